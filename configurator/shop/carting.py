"""The cart's page and the forms on it."""

from datetime import timedelta
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from configurator.ordering import CartView, change_line, hold_cart, remove_line
from configurator.ordering.errors import (
    CartClosed,
    CartEmpty,
    CartRefused,
    NoSuchCart,
    NoSuchLine,
    QuantityTooLarge,
)
from configurator.presentation.reading import Edit, cart_page
from configurator.presentation.views import CartPage
from configurator.products.evaluating import view_of
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.shop.cookie import cart_of, remember
from configurator.shop.rendering import OWN, framed
from configurator.web.form import first, posted
from configurator.web.language import locale_of, storefront_of
from layers.carts.cart import LineReading
from layers.problem import Problem

EMPTY = CartPage((), "", (), False, ())
MOST_DIGITS = 9


async def show(request: Request) -> Response:
    return await shown(request)


async def change(request: Request) -> Response:
    """A new quantity for one line; 0 removes it."""
    services: Services = request.app.state.services
    quantity = first(await posted(request), "quantity").strip()
    cart, line = cart_of(request), request.path_params["line"]
    if cart is None or not quantity.isdecimal() or len(quantity) > MOST_DIGITS:
        return _to_cart(request)
    shop, now, locale = shop_of(services), services.now(), locale_of(request)
    try:
        if int(quantity):
            await written(services, change_line, shop, cart, line, now, quantity=int(quantity), locale=locale)
        else:
            await written(services, remove_line, shop, cart, line, now, locale)
    except CartRefused as refused:
        return await shown(request, refused.problems)
    except QuantityTooLarge as error:
        return await shown(request, (Problem("too_many", error.said(storefront_of(request).speech), line),))
    except (NoSuchCart, NoSuchLine, CartClosed):
        pass
    return _to_cart(request)


async def hold(request: Request) -> Response:
    """Proceed to checkout: hold the whole demand for a time, or say everything that is in the way."""
    services: Services = request.app.state.services
    await posted(request)
    cart = cart_of(request)
    if cart is None:
        return _to_cart(request)
    try:
        await written(services, hold_cart, shop_of(services), cart, services.now(), locale_of(request))
    except CartRefused as refused:
        return await shown(request, refused.problems)
    except (NoSuchCart, CartClosed, CartEmpty):
        return _to_cart(request)
    return RedirectResponse(request.app.url_path_for("shop.checkout"), 303)


async def shown(request: Request, refused: tuple[Problem, ...] = ()) -> Response:
    """The cart as it is; with `refused`, why a change of it was not made."""
    view = await open_view(request)
    if view is None:
        return framed(request, "pages/cart.html", 0, 200, OWN, cart=EMPTY, notice="")
    services: Services = request.app.state.services
    known = set(view.reading.problems)
    told = tuple(problem for problem in refused if problem not in known)
    shop = storefront_of(request)
    cart = cart_page(services, shop, view, editing(request), told)
    notice = shop.speech.gettext("The cart was left as it was") if told else ""
    status = 422 if refused else 200
    response = framed(request, "pages/cart.html", cart.pieces, status, OWN, cart=cart, notice=notice)
    remember(response, services, view.cart.id)
    return response


async def open_view(request: Request) -> CartView | None:
    """The browser's cart with something in it, unless it became an order already."""
    services: Services = request.app.state.services
    cart = cart_of(request)
    if cart is None:
        return None
    try:
        view = await run_in_threadpool(view_of, services, cart, locale_of(request))
    except NoSuchCart:
        return None
    return view if view.reading.lines and view.cart.order is None else None


def editing(request: Request) -> Edit:
    """Addresses that open a line's configuration so that saving it changes that line."""

    def edit(line: LineReading, token: str) -> str:
        path = request.app.url_path_for("shop.configurator", configurator=line.configurator)
        return f"{path}?{urlencode({'cfg': token, 'line': line.id})}"

    return edit


def seconds_held(services: Services, view: CartView) -> int:
    """How much longer the cart's units are held; 0 where none are."""
    left = view.hold.expires_at - services.now() if view.hold else timedelta(0)
    return max(int(left.total_seconds()), 0)


def _to_cart(request: Request) -> Response:
    return RedirectResponse(request.app.url_path_for("shop.cart"), 303)
