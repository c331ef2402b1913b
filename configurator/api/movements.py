"""Stock movements made by hand, the list of movements, and what they brought to orders."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from starlette.responses import Response

from configurator.accounts.roles import EVERYBODY
from configurator.accounts.tokens import Scope
from configurator.api.answers.shape import Listing
from configurator.api.answers.stock import (
    AcceptedAnswer,
    FillAnswer,
    MovedAnswer,
    MovementAnswer,
    ReceiptAnswer,
    stock_answer,
)
from configurator.api.items import item_of
from configurator.api.keyed import Rendering, keyed, keyed_later
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import PageQuery
from configurator.ordering import Corrected, Correction, Shop, ShortagePolicy, correct
from configurator.ordering.errors import BelowAllocated, NegativeStock
from configurator.ordering.settling import settled
from configurator.ordering.stepping import finished
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.movements import BY_HAND, Fill, Kind, Movement
from configurator.stores.ledger.books.receipts import HandedOut
from configurator.stores.ledger.page import Page, row_key
from configurator.stores.ledger.protocol import Books
from configurator.web.body import Body
from configurator.web.refusal import Refused
from layers.problem import Problem
from layers.stock.stock import MOST_UNITS, Policy

WAIT = 10.0
"""Seconds until it is answered that orders are still to follow."""


class MovementBody(Body):
    """`receive` n > 0; `adjust` ±n with a reason; `count` sets `on_hand` to n."""

    kind: Literal["receive", "adjust", "count"]
    quantity: Annotated[int, Field(ge=-MOST_UNITS, le=MOST_UNITS)]
    reason: Annotated[str, StringConstraints(max_length=1000)] = ""
    shortage: ShortagePolicy = ShortagePolicy.REFUSE


async def move(call: ApiCall) -> Response:
    asked: MovementBody = call.body
    _refuse_senseless(asked)
    policy = call.services.storefront().policy
    correction = Correction(Kind(asked.kind), asked.quantity, asked.reason, asked.shortage)
    services, who, done = call.services, call.caller.name, list[Corrected]()

    def work(books: Books) -> Corrected:
        done.append(_corrected(books, shop_of(services), call.path("sku"), correction, services.now(), who=who))
        return done[-1]

    answered = await keyed(call, _rendering(policy), work)
    tasks = done[-1].tasks if done else frozenset()
    if not tasks or not await finished(services, tasks, WAIT):
        return answered
    return await keyed_later(call, _rendering(policy), _whole, done[-1])


async def read_receipt(call: ApiCall) -> Response:
    found = await looked_up(call.services, _receipt, call.path("id"))
    if found is None:
        raise Refused(404, "There is no such receipt.")
    return answer(ReceiptAnswer(done=found.done, filled=[fill_answer(fill) for fill in found.filled]))


async def movements(call: ApiCall) -> Response:
    query: PageQuery = call.query

    def work(books: Books) -> Page[Movement]:
        item = item_of(books, call.path("sku"))
        return books.stock.movements(item.sku, query.cursor, query.limit)

    await settled(call.services)
    page = await looked_up(call.services, work)
    return answer(Listing[MovementAnswer](items=[movement_answer(each) for each in page.items], next=page.next))


def _rendering(policy: Policy) -> Rendering[Corrected]:
    """202 as long as it is going on, else 201; 200 where nothing moved."""
    return Rendering(
        status=lambda done: 202 if done.tasks else 201 if done.movement else 200,
        content=lambda done: _accepted(done) if done.tasks else _moved(done, policy),
    )


def _accepted(done: Corrected) -> AcceptedAnswer:
    assert done.movement is not None
    return AcceptedAnswer(receipt=str(done.movement.id))


def _moved(done: Corrected, policy: Policy) -> MovedAnswer:
    return MovedAnswer(
        movement=movement_answer(done.movement) if done.movement else None,
        filled=[fill_answer(fill) for fill in done.filled],
        stock=stock_answer(done.item, policy),
        receipt=str(done.movement.id) if done.movement else None,
    )


def _whole(books: Books, done: Corrected) -> Corrected:
    """The correction, now that all of it is done."""
    return replace(done, item=books.stock.items([done.item.sku])[done.item.sku], tasks=frozenset())


def _receipt(books: Books, id: str) -> HandedOut | None:
    """What a movement made by hand brought, no fills where no order waited; None for any other movement."""
    number = row_key(id) or 0
    followed = not books.follow_ups.of_movement(number)
    found = books.receipts.of_movement(number)
    if found:
        return replace(found, done=found.done and followed)
    movement = books.stock.movement(number)
    return HandedOut(followed, ()) if movement and movement.kind in BY_HAND else None


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
        scope=Scope.ADMIN, roles=EVERYBODY, body=MovementBody, answer=MovedAnswer, accepted=AcceptedAnswer, status=201,
        also=(200,), refusals=(404, 409), idempotent=True, name="movements",
    ),
    Operation(
        "GET", MOVEMENTS, movements, "The record of a stock item",
        scope=Scope.ADMIN, roles=EVERYBODY, query=PageQuery, answer=Listing[MovementAnswer], refusals=(404,),
        name="movements",
    ),
    Operation(
        "GET", "/receipts/{id}", read_receipt, "What a movement brought to orders that waited",
        scope=Scope.ADMIN, roles=EVERYBODY, answer=ReceiptAnswer, refusals=(404,), name="receipt",
    ),
]  # fmt: skip
