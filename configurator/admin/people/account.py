"""A user's own page: the language they read, their password, and the browsers they are signed in with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from configurator.accounts.password import SHORTEST, hashed, matches, objection
from configurator.accounts.sessions import SignedIn
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import own_address
from configurator.admin.frame.page_route import EVERYBODY, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.languages import LANGUAGES, translations
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import Session, SessionKind, User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first, read_form


async def show(request: Request, user: User) -> Response:
    return await _page(request, user, {})


async def change_password(request: Request, user: User) -> Response:
    """Every other browser is signed out with it."""
    services: Services = request.app.state.services
    fields = await read_form(request)
    old, new = first(fields, "old"), first(fields, "password")
    _ = translations(user.locale).gettext
    errors = {}
    if user.password and not await matches(old, user.password):
        errors["old"] = _("This is not your password.")
    if said := objection(new, user.email):
        errors["password"] = _(said) % {"number": SHORTEST}
    if errors:
        return await _page(request, user, errors, 422)
    found: SignedIn = request.state.signed_in
    changed = replace(user, password=await hashed(new))
    await written(services, _save_password, services, changed, found.session)
    return done(request, _here(request), _("Your password is changed, and every other browser is signed out."))


async def change_language(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    fields = await read_form(request)
    language, back = first(fields, "language"), first(fields, "back")
    if language in LANGUAGES:
        await written(services, lambda books: books.people.save_user(replace(user, locale=language)))
    home = str(request.app.url_path_for("admin.home"))
    return done(request, own_address(back, home))


async def end_session(request: Request, user: User) -> Response:
    """One of their own; whoever ends the one they use is a stranger from then on."""
    services: Services = request.app.state.services
    fields, now = await read_form(request), services.now()
    id = first(fields, "session")

    def work(books: Books) -> None:
        own = {str(session.id): session for session in books.people.sessions(SessionKind.ADMIN, user.email, now)}
        if id in own:
            books.people.end_session(own[id].id, now)

    await written(services, work)
    return done(request, _here(request), translations(user.locale).gettext("That browser is signed out."))


async def end_others(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    found: SignedIn = request.state.signed_in
    await read_form(request)
    now = services.now()
    await written(
        services, lambda books: books.people.end_sessions(SessionKind.ADMIN, user.email, now, but=found.session.id)
    )
    return done(request, _here(request), translations(user.locale).gettext("Every other browser is signed out."))


async def _page(request: Request, user: User, errors: dict[str, str], status: int = 200) -> Response:
    services: Services = request.app.state.services
    found: SignedIn = request.state.signed_in
    now = services.now()
    sessions = await looked_up(services, lambda books: books.people.sessions(SessionKind.ADMIN, user.email, now))
    browsers = browsers_of(sessions, found.session)
    return admin_page(request, user, "admin/account.html", status, browsers=browsers, errors=errors, shortest=SHORTEST)


def _save_password(books: Books, services: Services, user: User, session: Session) -> None:
    now = services.now()
    books.people.save_user(user)
    books.people.end_sessions(SessionKind.ADMIN, user.email, now, but=session.id)
    books.audit.note(user.label, "user.password_changed", user.email, "", now)


def _here(request: Request) -> str:
    return str(request.app.url_path_for("admin.account"))


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
    """`current` is the session of whoever looks."""
    return [_browser(session, session.id == current.id) for session in sessions]


def browser_named(agent: str) -> str:
    """What a user agent says it is, in the words people use; the beginning of it where that is not known."""
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
