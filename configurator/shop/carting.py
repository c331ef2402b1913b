"""The cart's page and the forms on it."""

from datetime import timedelta
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
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
from configurator.shop.call import ShopCall
from configurator.shop.cookies import remember_cart
from configurator.shop.rendering import OWN, framed
from configurator.web.addresses import Addresses
from configurator.web.form import first
from layers.carts.cart import LineReading
from layers.problem import Problem

EMPTY = CartPage((), "", (), False, ())
MOST_DIGITS = 9


async def show(call: ShopCall) -> Response:
    return await shown(call)


async def change(call: ShopCall) -> Response:
    """A new quantity for one line; 0 removes it."""
    services, cart, line = call.services, call.cart, call.path("line")
    quantity = first(call.form, "quantity").strip()
    if cart is None or not quantity.isdecimal() or len(quantity) > MOST_DIGITS:
        return _to_cart(call)
    shop, now = shop_of(services), services.now()
    try:
        if int(quantity):
            await written(services, change_line, shop, cart, line, now, quantity=int(quantity), locale=call.locale)
        else:
            await written(services, remove_line, shop, cart, line, now, call.locale)
    except CartRefused as refused:
        return await shown(call, refused.problems)
    except QuantityTooLarge as error:
        return await shown(call, (Problem("too_many", error.said(call.storefront.speech), line),))
    except (NoSuchCart, NoSuchLine, CartClosed):
        pass
    return _to_cart(call)


async def hold(call: ShopCall) -> Response:
    """Proceed to checkout: hold the whole demand for a limited time, or show every problem."""
    services, cart = call.services, call.cart
    if cart is None:
        return _to_cart(call)
    try:
        await written(services, hold_cart, shop_of(services), cart, services.now(), call.locale)
    except CartRefused as refused:
        return await shown(call, refused.problems)
    except (NoSuchCart, CartClosed, CartEmpty):
        return _to_cart(call)
    return RedirectResponse(call.address("shop.checkout"), 303)


async def shown(call: ShopCall, refused: tuple[Problem, ...] = ()) -> Response:
    """The cart as it is; with `refused`, why a change of it was not made."""
    view = await open_view(call)
    if view is None:
        return framed(call, "pages/cart.html", 0, 200, OWN, cart=EMPTY, notice="")
    known = set(view.reading.problems)
    new = tuple(problem for problem in refused if problem not in known)
    shop = call.storefront
    cart = cart_page(call.services, shop, view, editing(call.address), new)
    notice = shop.speech.gettext("The cart was left as it was") if new else ""
    status = 422 if refused else 200
    response = framed(call, "pages/cart.html", cart.quantity, status, OWN, cart=cart, notice=notice)
    remember_cart(response, call.services, view.cart.id)
    return response


async def open_view(call: ShopCall) -> CartView | None:
    """The browser's cart with something in it, unless it became an order already."""
    if call.cart is None:
        return None
    try:
        view = await run_in_threadpool(view_of, call.services, call.cart, call.locale)
    except NoSuchCart:
        return None
    return view if view.reading.lines and view.cart.order is None else None


def editing(address: Addresses) -> Edit:
    """Addresses that open a line's configuration so that saving it changes that line."""

    def edit(line: LineReading, token: str) -> str:
        path = address("shop.configurator", configurator=line.configurator)
        return f"{path}?{urlencode({'cfg': token, 'line': line.id})}"

    return edit


def seconds_held(services: Services, view: CartView) -> int:
    """How much longer the cart's units are held; 0 where none are."""
    left = view.hold.expires_at - services.now() if view.hold else timedelta(0)
    return max(int(left.total_seconds()), 0)


def _to_cart(call: ShopCall) -> Response:
    return RedirectResponse(call.address("shop.cart"), 303)
