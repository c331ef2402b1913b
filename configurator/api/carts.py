"""Carts: lines, holds, checkout."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.api.answers.cart import CartAnswer, cart_answer
from configurator.api.answers.order import OrderAnswer, order_answer
from configurator.api.evaluate import Quantity, Selection, TokenText
from configurator.api.keyed import Rendering, keyed
from configurator.api.operation import ApiCall, Nothing, Operation, answer
from configurator.ordering import (
    CartView,
    Checkout,
    ChosenConfiguration,
    add_line,
    change_line,
    hold_cart,
    open_cart,
    place,
    remove_line,
    view_cart,
)
from configurator.ordering.errors import NoSuchLine
from configurator.products.evaluating import chosen, view_of
from configurator.runtime.configuration_token import Configured
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.stores.ledger.protocol import Books
from configurator.web.body import Body
from configurator.web.customer import CustomerBody
from configurator.web.refusal import Refused
from layers.document.model import Name
from layers.orders.order import Customer, Order
from layers.problem import Problem


class LineBody(Body):
    """A configuration by `configurator` and `selected`, or by `token`."""

    configurator: Name | None = None
    selected: Selection | None = None
    token: TokenText | None = None
    quantity: Quantity | None = None

    @model_validator(mode="after")
    def _named(self) -> "LineBody":
        if (self.token is None) == (self.configurator is None):
            raise ValueError("give a configurator and what is selected, or a token")
        return self


class LineChange(Body):
    quantity: Quantity | None = None
    selected: Selection | None = None


class CheckoutBody(Body):
    """`accept_backorder`: true, false, or the number of late stock units the customer was shown."""

    customer: CustomerBody
    accept_backorder: bool | Annotated[int, Field(ge=0, le=1_000_000_000_000)] = True
    total: Annotated[int, Field(ge=0, le=10**15)] | None = None
    locale: Annotated[str, StringConstraints(min_length=2, max_length=35)] | None = None


async def create(call: ApiCall) -> Response:
    """No idempotency keys here: two strangers with the same key would share a cart and its secret."""
    services = call.services

    def work(books: Books) -> CartView:
        cart = open_cart(books, services.now())
        return view_cart(books, shop_of(services), cart.id, services.now())

    return answer(cart_answer(services, await written(services, work)), 201)


async def read(call: ApiCall) -> Response:
    view = await run_in_threadpool(view_of, call.services, call.path("cart"))
    return answer(cart_answer(call.services, view), Cache_Control="no-store")


async def add(call: ApiCall) -> Response:
    asked: LineBody = call.body
    choice = _choice(call, asked)
    services = call.services
    return await keyed(
        call, _rendering(call, 201), add_line, shop_of(services), call.path("cart"), choice, services.now()
    )


async def change(call: ApiCall) -> Response:
    asked: LineChange = call.body
    services, cart, line, now = call.services, call.path("cart"), call.path("line"), call.services.now()

    def work(books: Books) -> CartView:
        selected, version = None, None
        if asked.selected is not None:
            configurator = _configurator_of(books, services, cart, line)
            _refuse_unknown(services, configurator, asked.selected)
            settled = chosen(services, configurator, asked.selected, 1)
            selected, version = settled.selected, settled.version
        return change_line(
            books, shop_of(services), cart, line, now, quantity=asked.quantity, selected=selected, version=version
        )

    return answer(cart_answer(services, await written(services, work)))


async def remove(call: ApiCall) -> Response:
    services = call.services
    view = await written(services, remove_line, shop_of(services), call.path("cart"), call.path("line"), services.now())
    return answer(cart_answer(services, view))


async def hold(call: ApiCall) -> Response:
    services = call.services
    return await keyed(call, _rendering(call, 200), hold_cart, shop_of(services), call.path("cart"), services.now())


async def checkout(call: ApiCall) -> Response:
    services = call.services
    asked = checkout_from(call.body)
    rendering = Rendering[Order](
        status=lambda _: 201,
        content=lambda order: order_answer(services, order),
        location=lambda order: f"/api/v1/orders/{order.secret}",
    )
    return await keyed(call, rendering, place, shop_of(services), call.path("cart"), asked, services.now())


def checkout_from(body: CheckoutBody) -> Checkout:
    customer = Customer(**body.customer.model_dump())
    return Checkout(customer, body.accept_backorder, body.total, body.locale)


def _choice(call: ApiCall, asked: LineBody) -> ChosenConfiguration:
    services = call.services
    if asked.token is None:
        assert asked.configurator is not None
        _refuse_unknown(services, asked.configurator, asked.selected)
        return chosen(services, asked.configurator, asked.selected, asked.quantity or 1)
    configured = services.tokens.read(asked.token)
    return _of_token(services, configured, asked.quantity or configured.quantity)


def _refuse_unknown(services: Services, configurator: str, selected: Sequence[str] | None) -> None:
    """Raises Refused 422 naming every id that the configurator does not have, each where it stands."""
    options = services.catalogue.product(configurator).tree.options
    problems = [
        Problem("unknown", f"There is no option {name}.", layer=name, pointer=f"/selected/{index}")
        for index, name in enumerate(selected or ())
        if name not in options
    ]
    if problems:
        raise Refused(422, f"{len(problems)} id(s) are unknown.", problems)


def _of_token(services: Services, configured: Configured, quantity: int) -> ChosenConfiguration:
    """The configuration of a token unchanged: the cart reports options that are gone."""
    product = services.catalogue.product(configured.configurator)
    if all(name in product.tree.options for name in configured.selected):
        return chosen(services, product.id, configured.selected, quantity)
    return ChosenConfiguration(product.id, configured.version, product.title, configured.selected, quantity)


def _configurator_of(books: Books, services: Services, cart: str, line: str) -> str:
    view = view_cart(books, shop_of(services), cart, services.now())
    found = next((each for each in view.cart.lines if each.id == line), None)
    if found is None:
        raise NoSuchLine(line)
    return found.configurator


def _rendering(call: ApiCall, status: int) -> Rendering[CartView]:
    return Rendering(lambda _: status, lambda view: cart_answer(call.services, view))


CART = "/carts/{cart}"
LINE = CART + "/lines/{line}"
operations = [
    Operation(
        "POST", "/carts", create, "Open a cart; its id is its secret",
        body=Nothing, optional=True, answer=CartAnswer, status=201, name="carts",
    ),
    Operation("GET", CART, read, "Read a cart", answer=CartAnswer, refusals=(404,), name="cart"),
    Operation(
        "POST", CART + "/lines", add, "Add a configuration",
        body=LineBody, answer=CartAnswer, status=201, refusals=(404, 409, 410), idempotent=True, name="lines",
    ),
    Operation(
        "PATCH", LINE, change, "Change a line's quantity or configuration",
        body=LineChange, answer=CartAnswer, refusals=(404, 409, 410), name="line",
    ),
    Operation("DELETE", LINE, remove, "Remove a line", answer=CartAnswer, refusals=(404, 409), name="line"),
    Operation(
        "POST", CART + "/hold", hold, "Hold the cart's whole demand for a time",
        body=Nothing, optional=True, answer=CartAnswer, refusals=(404, 409), idempotent=True, name="hold",
    ),
    Operation(
        "POST", CART + "/checkout", checkout, "Order what is in the cart",
        body=CheckoutBody, answer=OrderAnswer, status=201, refusals=(404, 409), idempotent=True, name="checkout",
    ),
]  # fmt: skip
