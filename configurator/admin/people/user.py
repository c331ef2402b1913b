"""One user as owners see them: role, browsers, and whether they may come in at all."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from configurator.accounts.invitation import address
from configurator.accounts.sessions import SignedIn
from configurator.accounts.staff import change, disable, enable, is_last_owner, member, offered, send_link, sign_out
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question, ask
from configurator.admin.frame.page_route import OWNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.people.account import browsers_of
from configurator.languages import gettext_noop, translations
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import Role, SessionKind, User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first, read_form
from configurator.web.refusal import Refused

T = TypeVar("T")
Act = Callable[[Books, str, datetime, str], T]
"""What is done to the user of an id, when and by whom."""


async def show(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    found: SignedIn = request.state.signed_in
    now = services.now()

    def read(books: Books) -> Response:
        them = member(books, _id(request))
        sessions = books.people.sessions(SessionKind.ADMIN, them.email, now)
        return admin_page(
            request, user, "admin/user.html", them=them, browsers=browsers_of(sessions, found.session),
            last=is_last_owner(books, them), roles=offered(translations(user.locale)),
        )  # fmt: skip

    return await looked_up(services, read)


async def save(request: Request, user: User) -> Response:
    fields = await read_form(request)
    name, role = first(fields, "name").strip()[:200], first(fields, "role")
    if role not in list(Role):
        raise Refused(422, gettext_noop("There is no such role."))
    await _acted(request, user, lambda books, id, now, who: change(books, id, name, Role(role), now, who))
    return _done(request, user, gettext_noop("Saved."))


async def ask_to_disable(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    them = await looked_up(services, member, _id(request))
    _ = translations(user.locale).gettext
    question = Question(
        _("Disable %(name)s?") % {"name": them.label},
        (
            _("They are signed out everywhere at once and cannot sign in."),
            _("What they did stays in the audit log, and you can enable them again."),
        ),
        _("Disable"),
        _address(request, "admin.disable_user"),
        _address(request, "admin.user"),
    )
    return ask(request, user, question)


async def disable_user(request: Request, user: User) -> Response:
    await read_form(request)
    await _acted(request, user, disable)
    return _done(request, user, gettext_noop("This user is disabled."))


async def enable_user(request: Request, user: User) -> Response:
    await read_form(request)
    await _acted(request, user, enable)
    return _done(request, user, gettext_noop("This user may sign in again."))


async def end_sessions(request: Request, user: User) -> Response:
    await read_form(request)
    await _acted(request, user, sign_out)
    return _done(request, user, gettext_noop("They are signed out everywhere."))


async def new_link(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    await read_form(request)
    secret = await _acted(request, user, send_link)
    said = gettext_noop("A new link is on its way by mail. It works once within a day; here it is too.")
    return _done(request, user, said, address(services.config, secret))


async def _acted(request: Request, user: User, act: Act[T]) -> T:
    services: Services = request.app.state.services
    return await written(services, act, _id(request), services.now(), user.label)


def _done(request: Request, user: User, sentence: str, secret: str = "") -> Response:
    return done(request, _address(request, "admin.user"), translations(user.locale).gettext(sentence), secret)


def _address(request: Request, name: str) -> str:
    return str(request.app.url_path_for(name, user=_id(request)))


def _id(request: Request) -> str:
    return str(request.path_params["user"])


routes: list[PageRoute] = [
    page_route("/users/{user}", show, OWNER, "admin.user"),
    page_route("/users/{user}", save, OWNER, "admin.save_user", ["POST"]),
    page_route("/users/{user}/disable", ask_to_disable, OWNER, "admin.ask_to_disable_user"),
    page_route("/users/{user}/disable", disable_user, OWNER, "admin.disable_user", ["POST"]),
    page_route("/users/{user}/enable", enable_user, OWNER, "admin.enable_user", ["POST"]),
    page_route("/users/{user}/sign-out", end_sessions, OWNER, "admin.sign_user_out", ["POST"]),
    page_route("/users/{user}/link", new_link, OWNER, "admin.new_link", ["POST"]),
]
