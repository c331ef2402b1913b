"""One user as owners see them: role, sessions, and whether they are disabled."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from starlette.responses import Response

from configurator.accounts.invitation import address
from configurator.accounts.staff import change, disable, enable, is_last_owner, member, offered, send_link, sign_out
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question, ask
from configurator.admin.frame.page_route import OWNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.people.account import browsers_of
from configurator.languages import gettext_noop
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import Role, SessionKind
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first
from configurator.web.refusal import Refused

T = TypeVar("T")
Act = Callable[[Books, str, datetime, str], T]
"""What is done to the user of an id, when and by whom."""


async def show(call: AdminCall) -> Response:
    now = call.services.now()

    def read(books: Books) -> Response:
        them = member(books, _id(call))
        sessions = books.people.sessions(SessionKind.ADMIN, them.email, now)
        return admin_page(
            call, "admin/user.html", them=them, browsers=browsers_of(sessions, call.session),
            last=is_last_owner(books, them), roles=offered(call.speech),
        )  # fmt: skip

    return await looked_up(call.services, read)


async def save(call: AdminCall) -> Response:
    name, role = first(call.form, "name").strip()[:200], first(call.form, "role")
    if role not in list(Role):
        raise Refused(422, gettext_noop("There is no such role."))
    await _acted(call, lambda books, id, now, who: change(books, id, name, Role(role), now, who))
    return _done(call, gettext_noop("Saved."))


async def ask_to_disable(call: AdminCall) -> Response:
    them = await looked_up(call.services, member, _id(call))
    _ = call.speech.gettext
    question = Question(
        _("Disable %(name)s?") % {"name": them.label},
        (
            _("They are signed out everywhere at once and cannot sign in."),
            _("What they did stays in the audit log, and you can enable them again."),
        ),
        _("Disable"),
        _address(call, "admin.disable_user"),
        _address(call, "admin.user"),
    )
    return ask(call, question)


async def disable_user(call: AdminCall) -> Response:
    await _acted(call, disable)
    return _done(call, gettext_noop("This user is disabled."))


async def enable_user(call: AdminCall) -> Response:
    await _acted(call, enable)
    return _done(call, gettext_noop("This user may sign in again."))


async def end_sessions(call: AdminCall) -> Response:
    await _acted(call, sign_out)
    return _done(call, gettext_noop("They are signed out everywhere."))


async def new_link(call: AdminCall) -> Response:
    secret = await _acted(call, send_link)
    said = gettext_noop("A new link is on its way by mail. It works once within a day; here it is too.")
    return _done(call, said, address(call.services.config, secret))


async def _acted(call: AdminCall, act: Act[T]) -> T:
    services = call.services
    return await written(services, act, _id(call), services.now(), call.user.label)


def _done(call: AdminCall, sentence: str, secret: str = "") -> Response:
    return done(call, _address(call, "admin.user"), call.speech.gettext(sentence), secret)


def _address(call: AdminCall, name: str) -> str:
    return call.address(name, user=_id(call))


def _id(call: AdminCall) -> str:
    return call.path("user")


routes: list[PageRoute] = [
    page_route("/users/{user}", show, OWNER, "admin.user"),
    page_route("/users/{user}", save, OWNER, "admin.save_user", ["POST"]),
    page_route("/users/{user}/disable", ask_to_disable, OWNER, "admin.ask_to_disable_user"),
    page_route("/users/{user}/disable", disable_user, OWNER, "admin.disable_user", ["POST"]),
    page_route("/users/{user}/enable", enable_user, OWNER, "admin.enable_user", ["POST"]),
    page_route("/users/{user}/sign-out", end_sessions, OWNER, "admin.sign_user_out", ["POST"]),
    page_route("/users/{user}/link", new_link, OWNER, "admin.new_link", ["POST"]),
]
