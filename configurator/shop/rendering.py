"""Rendering pages: one environment per theme and language, and the headers of every page."""

import secrets
from collections.abc import Awaitable, Callable
from functools import lru_cache
from html import escape
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from configurator.presentation.environment import environment
from configurator.presentation.theme import usable_theme
from configurator.presentation.views import Chrome
from configurator.runtime.caches.evaluations import question_key
from configurator.runtime.services import Services
from configurator.shop.call import ShopCall
from configurator.web.language import here, languages
from layers.words.storefront import babel_locale

PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
"""For pages with a secret in their address."""
OWN = {**PRIVATE, "Referrer-Policy": "same-origin"}
"""For pages that show what only one person may see, at an address that everybody knows."""
PERSONAL = {"Cache-Control": "private, no-cache"}
NONCE, HERE = "nonce-of-this-answer", "address-of-this-answer"
"""Placeholders in a cached page for values of a single response."""


async def page(
    call: ShopCall,
    template: str,
    status: int = 200,
    headers: dict[str, str] | None = None,
    locale: str | None = None,
    **context: Any,
) -> Response:
    """The template inside the shop's own frame; `locale` None: in the language of whoever asks."""
    quantity = await quantity_in_cart(call)
    return framed(call, template, quantity, status, headers, locale, **context)


def framed(
    call: ShopCall,
    template: str,
    quantity: int,
    status: int = 200,
    headers: dict[str, str] | None = None,
    locale: str | None = None,
    **context: Any,
) -> Response:
    """The same where the number of configurations in the cart is known."""
    return answered(call, whole(call, template, quantity, locale, **context), status, headers)


def whole(call: ShopCall, template: str, quantity: int, locale: str | None, **context: Any) -> str:
    """The page as text that may be kept: it has stand-ins for the nonce and address of one answer."""
    return rendered(call, template, locale, chrome=_chrome(call, quantity, locale), **context)


def answered(
    call: ShopCall, html: str, status: int = 200, headers: dict[str, str] | None = None, framed_by: str = "'none'"
) -> Response:
    """The answer to one request, with a nonce and address of its own, for frames of pages of `framed_by`.

    The stand-ins stand in quotation marks, which no text of a designer or shopper can bring into a page.
    """
    nonce = secrets.token_urlsafe(12)
    own = html.replace(f'nonce="{NONCE}"', f'nonce="{nonce}"', 1)
    own = own.replace(f'name="back" value="{HERE}"', f'name="back" value="{escape(here(call.request))}"', 1)
    return HTMLResponse(
        own, status, {"Content-Security-Policy": policy(nonce, framed_by), **PERSONAL, **(headers or {})}
    )


async def kept(call: ShopCall, key: object, make: Callable[[], Awaitable[str]]) -> Response:
    """A page as everybody without a cart sees it, made once until stock, settings, versions or the day change.

    `make` answers it `whole`, for a cart with nothing in it.
    """
    services = call.services
    stamp = (services.catalogue.stamp, services.ledger.snapshot.stamp, services.today())
    name = question_key(call.locale, key)
    html = services.evaluations.find(stamp, name)
    if html is None:
        html = (await make()).encode()
        services.evaluations.keep(stamp, name, html)
    return answered(call, html.decode())


def rendered(call: ShopCall, template: str, locale: str | None = None, **context: Any) -> str:
    """A template or one of its widgets as text; addresses come from the routes' names."""
    theme = call.services.catalogue.settings().theme.name
    found = environment(theme, locale or call.locale).get_template(template)
    return found.render(url=call.address, **context)


def policy(nonce: str, framed_by: str) -> str:
    """Nothing but our own files; the nonce allows the page's own block of boxes for the stage."""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:;"
        f" connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {framed_by}"
    )


def _chrome(call: ShopCall, quantity: int, locale: str | None) -> Chrome:
    settings = call.services.catalogue.settings()
    spoken = locale or call.locale
    tag = spoken.replace("_", "-")
    return Chrome(
        shop=settings.shop.name,
        locale=tag,
        direction=_direction(tag),
        theme=usable_theme(settings.theme.name),
        quantity=quantity,
        tax_note=settings.shop.tax_note,
        nonce=NONCE,
        languages=() if locale else languages(settings.shop.locale, spoken),
        here=HERE,
    )


@lru_cache(maxsize=64)
def _direction(locale: str) -> str:
    return str(babel_locale(locale).text_direction)


async def quantity_in_cart(call: ShopCall) -> int:
    """How many configurations the cart of the one who asks holds."""
    return await run_in_threadpool(_quantity_in_cart, call.services, call.cart) if call.cart else 0


def _quantity_in_cart(services: Services, cart: str) -> int:
    """Read without judging them."""
    known = services.ledger.read(lambda books: books.carts.get(cart))
    return sum(line.quantity for line in known.lines) if known and known.order is None else 0
