"""Rendering admin templates: in the user's language, with headers that allow only our own files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import HTMLResponse, Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import said, said_and_done, secret
from configurator.admin.frame.formats import formats_for
from configurator.admin.frame.navigation import Entry, entries
from configurator.languages import LANGUAGES, SOURCE, language_name, language_of
from configurator.presentation.environment import environment
from configurator.stores.ledger.books.people import User
from configurator.web.call import Call
from layers.words.storefront import babel_locale

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
    """The frame of a page; `user` is None on public pages, `said` and `secret` are shown once."""

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
    call: AdminCall,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> Response:
    """Render a template that extends admin/base.html, for the signed-in user."""
    response = _response(call, call.user, template, status, headers, frame=_frame(call, call.user), **context)
    said_and_done(call, response)
    return response


def open_page(
    call: Call, template: str, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
) -> Response:
    """The same for an anonymous visitor, in the language they read in the shop."""
    return _response(call, None, template, status, headers, frame=_frame(call, None), **context)


def admin_part(
    call: AdminCall,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> Response:
    """Render a fragment without the frame, for htmx."""
    return _response(call, call.user, template, status, headers, **context)


def wants_part(call: Call) -> bool:
    """Whether htmx requests a fragment."""
    headers = call.request.headers
    return "hx-request" in headers and "hx-history-restore-request" not in headers


def _response(
    call: Call, user: User | None, template: str, status: int, headers: Mapping[str, str] | None, **context: Any
) -> Response:
    """Templates have `url(name, …)` for addresses and `format` for numbers, money, days and moments."""
    found = environment(THEME, _language(call)).get_template(template)
    html = found.render(url=call.address, format=formats_for(call.services, user), **context)
    return HTMLResponse(html, status, {**HEADERS, **(headers or {})})


def _frame(call: Call, user: User | None) -> Frame:
    language, path = _language(call), call.request.url.path
    return Frame(
        shop=call.services.catalogue.settings().shop.name,
        language=language,
        direction=str(babel_locale(language).text_direction),
        user=user,
        entries=entries(call.address, user.role, path) if user else (),
        languages=tuple((each, language_name(each)) for each in LANGUAGES),
        path=path,
        said=said(call) if user else "",
        secret=secret(call) if user else "",
    )


def _language(call: Call) -> str:
    return language_of(call.locale) or SOURCE
