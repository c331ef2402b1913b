"""Orders, for the shop and for the customer who placed them."""

from collections.abc import Callable, Mapping
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints
from starlette.responses import Response

from configurator.accounts.roles import KEEPER
from configurator.accounts.tokens import Scope
from configurator.api.answers.cart import CartAnswer, cart_answer
from configurator.api.answers.order import OrderAnswer, order_answer
from configurator.api.answers.shape import Listing
from configurator.api.keyed import Rendering, keyed
from configurator.api.operation import ApiCall, Endpoint, Nothing, Operation, answer
from configurator.api.query import PageQuery
from configurator.ordering import (
    CartView,
    Purchase,
    cancel,
    deliver,
    pay,
    purchase,
    refund,
    ship,
    view_cart,
)
from configurator.ordering.errors import NoSuchLine, NoSuchOrder
from configurator.ordering.finding import present
from configurator.ordering.settling import settled
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.orders import OrderFilter
from configurator.stores.ledger.protocol import Books
from configurator.web.body import Body
from configurator.web.caller import recognised
from configurator.web.refusal import Refused
from layers.orders.order import Fulfilment, Order, Payment
from layers.problem import Problem

Units = Annotated[int, Field(ge=1, le=10_000)]
LineId = Annotated[str, StringConstraints(min_length=1, max_length=200)]
PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


class OrdersQuery(PageQuery):
    fulfilment: Fulfilment | None = None
    payment: Payment | None = None
    q: Annotated[str, StringConstraints(max_length=200)] = ""


class LinesBody(Body):
    """Configurations by line id; without `lines` all that can be done."""

    lines: Annotated[dict[LineId, Units], Field(max_length=100)] | None = None


async def listing(call: ApiCall) -> Response:
    query: OrdersQuery = call.query
    await settled(call.services)
    wanted = OrderFilter(query.fulfilment, query.payment, query.q)
    page = await looked_up(call.services, lambda books: books.orders.page(wanted, query.cursor, query.limit))
    items = [order_answer(call.services, order) for order in page.items]
    return answer(Listing[OrderAnswer](items=items, next=page.next))


async def read(call: ApiCall) -> Response:
    """By secret for whoever has it, by number for the shop."""
    key = call.path("order")
    await settled(call.services)
    order = await looked_up(call.services, lambda books: books.orders.by_secret(key))
    if order is None:
        order = await _by_number(call, key)
    order = await looked_up(call.services, present, order)
    return Response(answer(order_answer(call.services, order)).body, headers=PRIVATE, media_type="application/json")


async def buy(call: ApiCall) -> Response:
    """By the order's secret alone: the offer is its customer's."""
    services, now, line = call.services, call.services.now(), call.path("line")
    shop = shop_of(services)

    def work(books: Books) -> tuple[Purchase, CartView]:
        order = books.orders.by_secret(call.path("order"))
        if order is None:
            raise NoSuchOrder(call.path("order"))
        bought = purchase(books, shop, order.number, line, now)
        return bought, view_cart(books, shop, bought.cart, now)

    rendering = Rendering[tuple[Purchase, CartView]](
        lambda done: 201 if done[0].created else 200, lambda done: cart_answer(services, done[1])
    )
    return await keyed(call, rendering, work)


async def mark_paid(call: ApiCall) -> Response:
    shop, now, who = shop_of(call.services), call.services.now(), call.caller.name
    return await _acted(call, lambda books, number: pay(books, shop, number, now, who=who))


async def mark_refunded(call: ApiCall) -> Response:
    shop, now, who = shop_of(call.services), call.services.now(), call.caller.name
    return await _acted(call, lambda books, number: refund(books, shop, number, now, who=who))


async def mark_delivered(call: ApiCall) -> Response:
    shop, now, who = shop_of(call.services), call.services.now(), call.caller.name
    return await _acted(call, lambda books, number: deliver(books, shop, number, now, who=who))


async def ship_lines(call: ApiCall) -> Response:
    shop, now, who = shop_of(call.services), call.services.now(), call.caller.name
    return await _acted(call, lambda books, number: ship(books, shop, number, _lines(call), now, who=who))


async def cancel_lines(call: ApiCall) -> Response:
    shop, now, who = shop_of(call.services), call.services.now(), call.caller.name
    return await _acted(call, lambda books, number: cancel(books, shop, number, _lines(call), now, who=who))


async def _acted(call: ApiCall, act: Callable[[Books, str], Order]) -> Response:
    key = call.path("order")
    rendering = Rendering[Order](lambda _: 200, lambda order: order_answer(call.services, order))

    def work(books: Books) -> Order:
        order = books.orders.by_secret(key)
        try:
            return act(books, order.number if order else key)
        except NoSuchLine as error:
            problem = Problem("unknown", str(error), line=error.line, pointer=f"/lines/{error.line}")
            raise Refused(422, str(error), [problem]) from error

    return await keyed(call, rendering, work)


async def _by_number(call: ApiCall, number: str) -> Order:
    caller = await recognised(call.request, call.services, KEEPER)
    if caller is None or caller.scope is not Scope.ADMIN:
        raise Refused(404, "There is no such order.")
    order = await looked_up(call.services, lambda books: books.orders.get(number))
    if order is None:
        raise Refused(404, "There is no such order.")
    return order


def _lines(call: ApiCall) -> Mapping[str, int] | None:
    asked: LinesBody = call.body
    return asked.lines


ONE = "/orders/{order}"


def _verb(verb: str, endpoint: Endpoint, summary: str, body: type[BaseModel] = Nothing) -> Operation:
    return Operation(
        "POST", f"{ONE}/{verb}", endpoint, summary,
        scope=Scope.ADMIN, body=body, optional=True, answer=OrderAnswer, refusals=(404, 409), idempotent=True,
        name=f"order-{verb}",
    )  # fmt: skip


operations = [
    Operation(
        "GET", "/orders", listing, "List orders, newest first",
        scope=Scope.ADMIN, query=OrdersQuery, answer=Listing[OrderAnswer], name="orders",
    ),
    Operation(
        "GET", ONE, read, "Read an order: by its secret, or with a token by its number",
        answer=OrderAnswer, refusals=(404, 410), name="order",
    ),
    Operation(
        "POST", f"{ONE}/lines/{{line}}/purchase", buy, "Put what is offered of a line into a cart that holds it",
        body=Nothing, optional=True, answer=CartAnswer, status=201, also=(200,), refusals=(404, 409, 410),
        idempotent=True, name="order-purchase",
    ),
    _verb("pay", mark_paid, "Mark an order paid"),
    _verb("refund", mark_refunded, "Mark what is due back as refunded"),
    _verb("ship", ship_lines, "Ship what is complete", LinesBody),
    _verb("deliver", mark_delivered, "Mark what was shipped as delivered"),
    _verb("cancel", cancel_lines, "Cancel what is not shipped", LinesBody),
]  # fmt: skip
