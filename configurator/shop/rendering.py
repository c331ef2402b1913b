"""Templates into answers: one environment per theme, and the headers that every page carries."""

import secrets
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from configurator.services import Services
from configurator.shop.cookie import cart_of
from configurator.shop.views import Chrome

PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
"""For pages that show what only one person may see."""
PERSONAL = {"Cache-Control": "private, no-cache"}
STAND_IN = "nonce-of-this-answer"


async def page(
    request: Request, template: str, status: int = 200, headers: dict[str, str] | None = None, **context: Any
) -> Response:
    """The template inside the shop's own frame."""
    services: Services = request.app.state.services
    cart = cart_of(request)
    pieces = await run_in_threadpool(_pieces, services, cart) if cart else 0
    return framed(request, template, pieces, status, headers, **context)


def framed(
    request: Request,
    template: str,
    pieces: int,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **context: Any,
) -> Response:
    """The same where it is known how many pieces the cart holds."""
    return answered(whole(request, template, pieces, **context), status, headers)


def whole(request: Request, template: str, pieces: int, **context: Any) -> str:
    """The page as text that may be kept: in place of the nonce of one answer it has a stand-in."""
    services: Services = request.app.state.services
    return rendered(request, template, chrome=_chrome(services, pieces, STAND_IN), **context)


def answered(html: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """The answer to one request, with a nonce of its own.

    The stand-in stands in quotation marks, which no text of a designer or shopper can bring into a page.
    """
    nonce = secrets.token_urlsafe(12)
    own = html.replace(f'nonce="{STAND_IN}"', f'nonce="{nonce}"', 1)
    return HTMLResponse(own, status, {"Content-Security-Policy": policy(nonce), **PERSONAL, **(headers or {})})


def kept(request: Request, key: Hashable, template: str, content: Callable[[], Mapping[str, Any]]) -> Response:
    """A page as everybody without a cart sees it, made once until stock, settings, versions or the day change."""
    services: Services = request.app.state.services
    stamp = (services.catalogue.stamp, services.ledger.snapshot.stamp, services.storefront().policy.today)
    html = services.evaluations.find(stamp, (template, key))
    if html is None:
        html = whole(request, template, 0, **content()).encode()
        services.evaluations.keep(stamp, (template, key), html)
    return answered(html.decode())


def rendered(request: Request, template: str, **context: Any) -> str:
    """A template or one of its widgets as text; addresses come from the routes' names."""
    services: Services = request.app.state.services
    theme = services.catalogue.settings().theme.name
    return environment(theme).get_template(template).render(url=request.app.url_path_for, **context)


def policy(nonce: str) -> str:
    """Nothing but our own files; the nonce allows the page's own block of boxes for the stage."""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:;"
        " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@lru_cache(maxsize=8)
def environment(theme: str) -> Environment:
    """A theme's own templates stand before the common ones of the same name."""
    common = templates()
    made = Environment(
        loader=FileSystemLoader([common / "themes" / theme, common]),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return made


def templates() -> Path:
    """Beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def _chrome(services: Services, pieces: int, nonce: str) -> Chrome:
    settings = services.catalogue.settings()
    locale = settings.shop.locale.replace("_", "-")
    return Chrome(
        shop=settings.shop.name,
        locale=locale,
        direction=_direction(locale),
        theme=settings.theme.name,
        pieces=pieces,
        tax_note=settings.shop.tax_note,
        nonce=nonce,
    )


@lru_cache(maxsize=64)
def _direction(locale: str) -> str:
    return str(Locale.parse(locale, sep="-").text_direction)


def _pieces(services: Services, cart: str) -> int:
    """How many configurations the cart holds, read without judging them."""
    known = services.ledger.read(lambda books: books.carts.get(cart))
    return sum(line.quantity for line in known.lines) if known and known.order is None else 0
