"""Admin templates into answers: in the user's language, with headers that let nothing but our own files run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from configurator.admin.frame.flash import said, said_and_done, secret
from configurator.admin.frame.formats import formats_for
from configurator.admin.frame.navigation import Entry, entries
from configurator.languages import LANGUAGES, SOURCE, language_name, language_of
from configurator.presentation.environment import environment
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import User
from configurator.web.addresses import addresses
from configurator.web.language import locale_of

THEME = "default"
"""The admin area looks the same whatever the shop's theme."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page; `user` is None on the pages that strangers see, `said` and `secret` are shown once."""

    shop: str
    language: str
    direction: str
    user: User | None
    entries: tuple[Entry, ...]
    languages: tuple[tuple[str, str], ...]
    path: str
    said: str
    secret: str


def admin_page(
    request: Request,
    user: User | None,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> Response:
    """The template, which extends admin/base.html, for a user, or for a stranger where there is none."""
    html = _rendered(request, user, template, frame=_frame(request, user), **context)
    response = HTMLResponse(html, status, {**HEADERS, **(headers or {})})
    if user:
        said_and_done(request, response)
    return response


def admin_part(
    request: Request,
    user: User,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> Response:
    """A part of a page without its frame, as htmx asks for it."""
    html = _rendered(request, user, template, **context)
    return HTMLResponse(html, status, {**HEADERS, **(headers or {})})


def wants_part(request: Request) -> bool:
    """Whether htmx asks for a part, rather than a browser for the page."""
    return "hx-request" in request.headers and "hx-history-restore-request" not in request.headers


def _rendered(request: Request, user: User | None, template: str, **context: Any) -> str:
    """Templates have `url(name, …)` for addresses and `format` for numbers, money, days and moments."""
    services: Services = request.app.state.services
    found = environment(THEME, _language(request, user)).get_template(template)
    return found.render(url=addresses(request.app), format=formats_for(services, user), **context)


def _frame(request: Request, user: User | None) -> Frame:
    services: Services = request.app.state.services
    language, path = _language(request, user), request.url.path
    return Frame(
        shop=services.catalogue.settings().shop.name,
        language=language,
        direction=str(Locale.parse(language).text_direction),
        user=user,
        entries=entries(request.app, user.role, path) if user else (),
        languages=tuple((each, language_name(each)) for each in LANGUAGES),
        path=path,
        said=said(request) if user else "",
        secret=secret(request) if user else "",
    )


def _language(request: Request, user: User | None) -> str:
    """The user's own; strangers read what they read in the shop."""
    return language_of(user.locale if user else locale_of(request, request.app.state.services)) or SOURCE
