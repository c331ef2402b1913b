"""The list of users, and inviting a new one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.responses import Response

from configurator.accounts.errors import EmailTaken
from configurator.accounts.invitation import address
from configurator.accounts.staff import ROLES, add, offered
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import OWNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import Role, SessionKind, User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import NO_ADDRESS, first
from settings.mail_address import mail_address


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user, and when one of their open sessions was last used."""

    user: User
    role: str
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class TypedUser:
    email: str = ""
    name: str = ""
    role: str = Role.KEEPER


async def show(call: AdminCall) -> Response:
    return await _page(call, TypedUser(), {})


async def invite_user(call: AdminCall) -> Response:
    """Redirect (303) to the list, which shows the link once for shops without a mail server; or 422."""
    services, fields = call.services, call.form
    _ = call.speech.gettext
    typed = TypedUser(
        first(fields, "email").strip().lower(), first(fields, "name").strip()[:200], first(fields, "role", Role.KEEPER)
    )
    if mail_address(typed.email) is None:
        said = _(NO_ADDRESS)
        return await _page(call, typed, {"email": said}, 422)
    if typed.role not in list(Role):
        return await _page(call, typed, {"role": _("Choose one of the roles.")}, 422)
    locale, now = services.catalogue.settings().shop.locale, services.now()
    try:
        secret = await written(services, add, typed.email, typed.name, Role(typed.role), locale, now, call.user.label)
    except EmailTaken:
        return await _page(call, typed, {"email": _("Somebody with this address works here already.")}, 422)
    sentence = _("%(email)s is invited. The mail has a link that works once within a day; here it is too.")
    there = call.address("admin.users")
    return done(call, there, sentence % {"email": typed.email}, address(services.config, secret))


async def _page(call: AdminCall, typed: TypedUser, errors: Mapping[str, str], status: int = 200) -> Response:
    now = call.services.now()

    def rows(books: Books) -> list[UserRow]:
        return [_row(books, each, now) for each in books.people.users()]

    return admin_page(
        call, "admin/users.html", status, rows=await looked_up(call.services, rows), typed=typed, errors=errors,
        roles=offered(call.speech),
    )  # fmt: skip


def _row(books: Books, user: User, now: datetime) -> UserRow:
    sessions = books.people.sessions(SessionKind.ADMIN, user.email, now)
    return UserRow(user, ROLES[user.role], sessions[0].seen_at if sessions else None)


routes: list[PageRoute] = [
    page_route("/users", show, OWNER, "admin.users"),
    page_route("/users", invite_user, OWNER, "admin.invite", ["POST"]),
]
