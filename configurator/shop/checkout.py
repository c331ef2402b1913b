"""The checkout: few fields, one press, one order."""

from typing import Any

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from configurator.languages import gettext_noop
from configurator.ordering import CartView, Checkout, Once, StoredAnswer, once, place
from configurator.ordering.answering import content_digest
from configurator.ordering.errors import CartClosed, CartEmpty, CartRefused, KeyReused, NoSuchCart
from configurator.presentation.reading import cart_page
from configurator.presentation.views import CheckoutPage, ProblemView, TypedCustomer
from configurator.products.evaluating import view_of
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up, written
from configurator.shop.call import ShopCall
from configurator.shop.carting import editing, open_view, seconds_held
from configurator.shop.cookies import forget_cart
from configurator.shop.rendering import OWN, PRIVATE, framed
from configurator.stores.ledger.protocol import Books
from configurator.web.customer import CustomerBody
from configurator.web.form import NO_ADDRESS, Fields, first, form_key
from layers.orders.line_id import order_of_line
from layers.orders.order import Customer, Order
from layers.problem import Problem
from layers.speech import Speech
from layers.words.storefront import Storefront
from settings import Settlement

FIELDS = ("name", "email", "address", "phone", "note")
SENTENCES = {
    "name": gettext_noop("Please tell us your name, in up to 300 characters."),
    "email": NO_ADDRESS,
    "address": gettext_noop("Please tell us where it should go."),
    "phone": gettext_noop("That phone number is too long."),
    "note": gettext_noop("The note may have up to 2,000 characters."),
}


async def show(call: ShopCall) -> Response:
    """The form; opening it holds nothing."""
    view = await open_view(call)
    if view is None or not view.reading.allowed:
        return RedirectResponse(call.address("shop.cart"), 303)
    return _form(call, view, await _known(call, view), {}, form_key())


async def place_order(call: ShopCall) -> Response:
    """Redirect (303) to the order; or the form again with its input and errors, nothing reserved."""
    services, fields, cart = call.services, call.form, call.cart
    typed = TypedCustomer(**{name: first(fields, name).strip() for name in FIELDS})
    errors = _errors(services, typed, call.storefront.speech)
    if cart is None:
        return RedirectResponse(call.address("shop.cart"), 303)
    if errors:
        return await _again(call, typed, errors, fields)
    try:
        done = await _placed(services, cart, typed, fields, call.locale)
    except CartRefused as refused:
        return await _again(call, typed, {}, fields, refused.problems)
    except (CartClosed, KeyReused):
        return _ordered(call, await _order_of(services, cart))
    except (NoSuchCart, CartEmpty):
        return RedirectResponse(call.address("shop.cart"), 303)
    return _ordered(call, done.body)


async def _known(call: ShopCall, view: CartView) -> TypedCustomer:
    """The customer of the order that a cart line is bought from, else of the logged-in customer's last order."""
    origins = [order_of_line(line.origin) for line in view.cart.lines if line.origin]
    session = None if origins else await call.customer()

    def customer(books: Books) -> Customer | None:
        if origins:
            order = books.orders.get(origins[0])
        else:
            order = next(iter(books.orders.of_email(session.email)), None) if session else None
        return order.customer if order else None

    found = await looked_up(call.services, customer) if origins or session else None
    return TypedCustomer(found.name, found.email, found.address, found.phone) if found else TypedCustomer()


async def _placed(services: Services, cart: str, typed: TypedCustomer, fields: Fields, locale: str) -> StoredAnswer:
    """The order's secret; a second press with the same key finds the same one."""
    customer = Customer(typed.name, typed.email, typed.address, typed.phone, typed.note)
    checkout = Checkout(customer, _number(fields, "accept_backorder") or 0, _number(fields, "total"), locale)
    digest = content_digest(fields)
    key = first(fields, "key")[:200] or None
    request: Once[Order] = Once(f"POST /checkout {cart}", key, digest, lambda order: StoredAnswer(201, order.secret))
    now = services.now()
    return await written(services, once, request, now, place, shop_of(services), cart, checkout, now)


async def _order_of(services: Services, cart: str) -> str:
    view = await run_in_threadpool(view_of, services, cart)
    return view.cart.order.secret if view.cart.order else ""


def _ordered(call: ShopCall, secret: str) -> Response:
    if not secret:
        return RedirectResponse(call.address("shop.cart"), 303)
    response = RedirectResponse(call.address("shop.order", secret=secret), 303, PRIVATE)
    forget_cart(response)
    return response


async def _again(
    call: ShopCall,
    typed: TypedCustomer,
    errors: dict[str, str],
    fields: Fields,
    problems: tuple[Problem, ...] = (),
) -> Response:
    view = await open_view(call)
    if view is None:
        return RedirectResponse(call.address("shop.cart"), 303)
    key = first(fields, "key")[:200] or form_key()
    return _form(call, view, typed, errors, form_key() if problems else key, problems, 422)


def _form(
    call: ShopCall,
    view: CartView,
    typed: TypedCustomer,
    errors: dict[str, str],
    key: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response:
    services, shop = call.services, call.storefront
    cart = cart_page(services, shop, view, editing(call.address))
    held = seconds_held(services, view)
    content = CheckoutPage(
        cart=cart,
        typed=typed,
        errors=errors,
        ask_address=services.catalogue.settings().orders.ask_address,
        total=cart.subtotal,
        sum=view.reading.subtotal,
        late_units=view.reading.late_units,
        key=key,
        held_seconds=held,
        due=_due(services, shop, view),
        changed=tuple(ProblemView(problem.code, problem.message) for problem in problems),
    )
    return framed(call, "pages/checkout.html", cart.quantity, status, OWN, page=content)


def _due(services: Services, shop: Storefront, view: CartView) -> str:
    """The amount due now, if part of the cart is paid when available."""
    now = sum(line.unit_price * line.complete for line in view.reading.lines)
    later = services.catalogue.settings().orders.settlement is Settlement.WHEN_AVAILABLE
    return shop.money(now) if later and now != view.reading.subtotal else ""


def _errors(services: Services, typed: TypedCustomer, speech: Speech) -> dict[str, str]:
    """What is wrong with what was typed, by field: the same rules as the API's."""
    values: dict[str, Any] = {name: getattr(typed, name) for name in FIELDS}
    wrong = set[str]()
    try:
        CustomerBody(**values)
    except ValidationError as error:
        wrong = {str(detail["loc"][0]) for detail in error.errors()}
    if services.catalogue.settings().orders.ask_address and not typed.address:
        wrong.add("address")
    return {name: speech.gettext(SENTENCES[name]) for name in FIELDS if name in wrong}


def _number(fields: Fields, name: str) -> int | None:
    digits = first(fields, name).strip()
    return int(digits) if digits.isdecimal() and len(digits) <= 15 else None
