"""Stock movements made by hand, and the list of movements."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.shape import Listing
from configurator.api.answers.stock import FillAnswer, MovedAnswer, MovementAnswer, stock_answer
from configurator.api.items import item_of
from configurator.api.keyed import Rendering, keyed
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import PageQuery
from configurator.ordering import Corrected, Correction, Shop, ShortagePolicy, correct
from configurator.ordering.errors import BelowAllocated, NegativeStock
from configurator.ordering.settling import settled
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.movements import Fill, Kind, Movement
from configurator.stores.ledger.books.page import Page
from configurator.stores.ledger.protocol import Books
from configurator.web.body import Body
from configurator.web.refusal import Refused
from layers.problem import Problem

LIMIT = 1_000_000_000
"""The most units one movement may name."""


class MovementBody(Body):
    """`receive` n > 0; `adjust` ±n with a reason; `count` sets `on_hand` to n."""

    kind: Literal["receive", "adjust", "count"]
    quantity: Annotated[int, Field(ge=-LIMIT, le=LIMIT)]
    reason: Annotated[str, StringConstraints(max_length=1000)] = ""
    shortage: ShortagePolicy = ShortagePolicy.REFUSE


async def move(call: ApiCall) -> Response:
    asked: MovementBody = call.body
    _refuse_senseless(asked)
    policy = call.services.storefront().policy
    correction = Correction(Kind(asked.kind), asked.quantity, asked.reason, asked.shortage)
    rendering = Rendering[Corrected](
        status=lambda done: 201 if done.movement else 200,
        content=lambda done: MovedAnswer(
            movement=movement_answer(done.movement) if done.movement else None,
            filled=[fill_answer(fill) for fill in done.filled],
            stock=stock_answer(done.item, policy),
        ),
    )
    services, who = call.services, call.caller.name
    return await keyed(
        call, rendering, _corrected, shop_of(services), call.path("sku"), correction, services.now(), who=who
    )


async def movements(call: ApiCall) -> Response:
    query: PageQuery = call.query

    def work(books: Books) -> Page[Movement]:
        item = item_of(books, call.path("sku"))
        return books.stock.movements(item.sku, query.cursor, query.limit)

    await settled(call.services)
    page = await looked_up(call.services, work)
    return answer(Listing[MovementAnswer](items=[movement_answer(each) for each in page.items], next=page.next))


def movement_answer(movement: Movement) -> MovementAnswer:
    return MovementAnswer(
        id=str(movement.id),
        at=movement.at,
        kind=movement.kind,
        quantity=movement.quantity,
        on_hand=movement.on_hand,
        reason=movement.reason,
        cause=movement.cause,
    )


def fill_answer(fill: Fill) -> FillAnswer:
    return FillAnswer(order=fill.order, line=fill.line, units=fill.units)


def _corrected(books: Books, shop: Shop, sku: str, correction: Correction, now: datetime, *, who: str) -> Corrected:
    """The correction; raises Refused 409 with the units nobody has a claim to where it would take more."""
    try:
        return correct(books, shop, sku, correction, now, who=who)
    except (BelowAllocated, NegativeStock) as error:
        text = str(error)
        available = item_of(books, sku).available
        problem = Problem("out_of_stock", text, sku=sku, pointer="/quantity", available=available)
        raise Refused(409, text, [problem]) from error


def _refuse_senseless(asked: MovementBody) -> None:
    faults = {
        "receive": (asked.quantity <= 0, "/quantity", "quantity: receive 1 or more"),
        "count": (asked.quantity < 0, "/quantity", "quantity: there cannot be less than nothing"),
        "adjust": (asked.quantity == 0, "/quantity", "quantity: an adjustment of 0 changes nothing"),
    }
    wrong, pointer, message = faults[asked.kind]
    problems = [Problem("invalid", message, pointer=pointer)] if wrong else []
    if asked.kind == "adjust" and not asked.reason.strip():
        problems.append(Problem("invalid", "reason: say why", pointer="/reason"))
    if problems:
        raise Refused(422, problems[0].message, problems)


MOVEMENTS = "/stock/{sku}/movements"
operations = [
    Operation(
        "POST", MOVEMENTS, move, "Receive, adjust or count",
        scope=Scope.ADMIN, body=MovementBody, answer=MovedAnswer, status=201, also=(200,), refusals=(404, 409),
        idempotent=True, name="movements",
    ),
    Operation(
        "GET", MOVEMENTS, movements, "The record of a stock item",
        scope=Scope.ADMIN, query=PageQuery, answer=Listing[MovementAnswer], refusals=(404,), name="movements",
    ),
]  # fmt: skip
