"""A user's own page: the language they read, their password, and the browsers they are signed in with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from starlette.responses import Response

from configurator.accounts.password import SHORTEST, hashed, matches, objection
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import own_address
from configurator.admin.frame.page_route import EVERYBODY, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.languages import LANGUAGES
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import Session, SessionKind, User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first


async def show(call: AdminCall) -> Response:
    return await _page(call, {})


async def change_password(call: AdminCall) -> Response:
    """Every other browser is signed out with it."""
    services, user = call.services, call.user
    old, new = first(call.form, "old"), first(call.form, "password")
    _ = call.speech.gettext
    errors = {}
    if user.password and not await matches(old, user.password, services.passwords, user.email):
        errors["old"] = _("This is not your password.")
    if said := objection(new, user.email):
        errors["password"] = _(said) % {"number": SHORTEST}
    if errors:
        return await _page(call, errors, 422)
    changed = replace(user, password=await hashed(new, services.passwords, user.email))
    await written(services, _save_password, services, changed, call.session)
    return done(call, _here(call), _("Your password is changed, and every other browser is signed out."))


async def change_language(call: AdminCall) -> Response:
    language, back = first(call.form, "language"), first(call.form, "back")
    if language in LANGUAGES:
        await written(call.services, lambda books: books.people.save_user(replace(call.user, locale=language)))
    return done(call, own_address(back, call.address("admin.home")))


async def end_session(call: AdminCall) -> Response:
    """End one of the user's own sessions; ending the current one signs them out."""
    services, id, now = call.services, first(call.form, "session"), call.services.now()

    def work(books: Books) -> None:
        own = {str(session.id): session for session in books.people.sessions(SessionKind.ADMIN, call.user.email, now)}
        if id in own:
            books.people.end_session(own[id].id, now)

    await written(services, work)
    return done(call, _here(call), call.speech.gettext("That browser is signed out."))


async def end_others(call: AdminCall) -> Response:
    email, session, now = call.user.email, call.session, call.services.now()
    await written(call.services, lambda books: books.people.end_sessions(SessionKind.ADMIN, email, now, but=session.id))
    return done(call, _here(call), call.speech.gettext("Every other browser is signed out."))


async def _page(call: AdminCall, errors: dict[str, str], status: int = 200) -> Response:
    email, now = call.user.email, call.services.now()
    sessions = await looked_up(call.services, lambda books: books.people.sessions(SessionKind.ADMIN, email, now))
    browsers = browsers_of(sessions, call.session)
    return admin_page(call, "admin/account.html", status, browsers=browsers, errors=errors, shortest=SHORTEST)


def _save_password(books: Books, services: Services, user: User, session: Session) -> None:
    now = services.now()
    books.people.save_user(user)
    books.people.end_sessions(SessionKind.ADMIN, user.email, now, but=session.id)
    books.audit.note(user.label, "user.password_changed", user.email, "", now)


def _here(call: AdminCall) -> str:
    return call.address("admin.account")


routes: list[PageRoute] = [
    page_route("/account", show, EVERYBODY, "admin.account"),
    page_route("/account/password", change_password, EVERYBODY, "admin.password", ["POST"]),
    page_route("/account/language", change_language, EVERYBODY, "admin.language", ["POST"]),
    page_route("/account/sessions/end", end_session, EVERYBODY, "admin.end_session", ["POST"]),
    page_route("/account/sessions/end-others", end_others, EVERYBODY, "admin.end_others", ["POST"]),
]


@dataclass(frozen=True, slots=True)
class Browser:
    """One open session as its user sees it; `agent` is what the browser calls itself, in words."""

    id: int
    agent: str
    created_at: datetime
    seen_at: datetime
    here: bool


def browsers_of(sessions: Sequence[Session], current: Session) -> list[Browser]:
    """`current` is the session of this request."""
    return [_browser(session, session.id == current.id) for session in sessions]


def browser_named(agent: str) -> str:
    """A readable name for a user agent; its beginning if it is unknown."""
    families = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
    systems = {
        "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "macOS",
        "Linux": "Linux",
    }  # fmt: skip
    family = next((name for mark, name in families.items() if mark in agent), "")
    system = next((name for mark, name in systems.items() if mark in agent), "")
    return " · ".join(part for part in (family, system) if part) or agent[:60]


def _browser(session: Session, here: bool) -> Browser:
    return Browser(session.id, browser_named(session.agent), session.created_at, session.seen_at, here)
