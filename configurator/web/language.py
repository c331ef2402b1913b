"""The shopper's language: the one chosen in the menu, else the shop's own; browser settings are ignored."""

import re
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match

from configurator.languages import LANGUAGES, language_name, language_of
from configurator.presentation.views import Language
from configurator.runtime.services import Services
from configurator.web.call import Call
from configurator.web.form import first

NAME = "pc_lang"
DAYS = 365
_ADDRESS = re.compile(r"/(?![/\\])[!-~]{0,6000}", re.ASCII)
"""An address of our own: neither another host's nor with anything that does not belong into a header."""


async def choose(call: Call) -> Response:
    """Remember a language of the menu and show the page again on which it was chosen."""
    services, back, chosen = call.services, first(call.form, "back"), first(call.form, "language")
    known = back if _ADDRESS.fullmatch(back) else call.address("shop.list")
    response = RedirectResponse(known, 303)
    if chosen in {language.tag for language in languages(_own(services), chosen)}:
        secure = services.config.secure
        response.set_cookie(NAME, chosen, DAYS * 86400, path="/", httponly=True, samesite="lax", secure=secure)
    return response


def locale_of(request: Request, services: Services) -> str:
    """The locale of whoever asks; the shop's own region where they chose the shop's language."""
    own = _own(services)
    chosen = language_of(request.cookies.get(NAME, ""))
    return own if chosen is None or chosen == _language(own) else chosen


def languages(own: str, current: str) -> tuple[Language, ...]:
    """The shop's own language, then every other that its pages speak, each by its own name."""
    tags = dict.fromkeys([_language(own), *LANGUAGES])
    return tuple(Language(tag, language_name(tag), tag == _language(current)) for tag in tags)


def here(request: Request) -> str:
    """The address that shows this page again; what answers a form is read at the nearest address above it."""
    path = request.url.path
    if request.method == "GET":
        return quote(path, safe="/:@!$&'()*+,;=~") + (f"?{request.url.query}" if request.url.query else "")
    while path and not _readable(request, path):
        path = path.rpartition("/")[0]
    return path or "/"


def _readable(request: Request, path: str) -> bool:
    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
    return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)


def _own(services: Services) -> str:
    return services.catalogue.settings().shop.locale


def _language(locale: str) -> str:
    return locale.replace("_", "-").split("-")[0].lower()
