"""Stock items: their terms, what moves them, and who waits for them."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.api.answers import (
    BacklogAnswer,
    FillAnswer,
    Listing,
    MovedAnswer,
    MovementAnswer,
    StockAnswer,
)
from configurator.api.keyed import Rendering, keyed
from configurator.api.operation import Call, Nothing, Operation, answer
from configurator.api.paging import PageQuery
from configurator.api.refusal import Refused
from configurator.caller import Scope
from configurator.catalogue.errors import Stale
from configurator.catalogue.etag import etag
from configurator.evaluating import shop_of
from configurator.ledger.protocol import Books
from configurator.ledger.records import Backlog, Fill, Kind, Movement, Page
from configurator.ordering import (
    Corrected,
    Correction,
    Shop,
    Shortage,
    TermsSet,
    correct,
    release,
    set_terms,
    settle_due,
)
from configurator.ordering.errors import BelowAllocated, NegativeStock, NoSuchItem
from configurator.services import Services
from configurator.writing import looked_up, written
from layers.availability import Availability, item_availability
from layers.model import SKU
from layers.problem import Problem
from layers.stock import Policy, StockItem, StockTerms

READ_ONLY = (
    "sku", "on_hand", "allocated", "held", "backordered", "preordered", "available", "availability",
)  # fmt: skip
LIMIT = 1_000_000_000
"""The most units one item may count."""


class StockQuery(PageQuery):
    q: Annotated[str, StringConstraints(max_length=200)] = ""
    availability: Availability | None = None


class MovementBody(BaseModel):
    """`receive` n > 0; `adjust` ±n with a reason; `count` sets `on_hand` to n."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["receive", "adjust", "count"]
    quantity: Annotated[int, Field(ge=-LIMIT, le=LIMIT)]
    reason: Annotated[str, StringConstraints(max_length=1000)] = ""
    shortage: Shortage = Shortage.REFUSE


async def listing(call: Call) -> Response:
    query: StockQuery = call.query
    policy = await _settled(call.services)
    page = await looked_up(call.services, _page, query, policy)
    items = [stock_answer(item, policy) for item in page.items]
    return answer(Listing[StockAnswer](items=items, next=page.next))


async def read(call: Call) -> Response:
    policy = await _settled(call.services)
    item = await looked_up(call.services, lambda books: _item(books, call.path("sku")))
    return answer(stock_answer(item, policy), ETag=_etag(item.terms))


async def replace(call: Call) -> Response:
    sku = call.path("sku")
    if not re.fullmatch(SKU, sku):
        message = "sku: begins with a letter or digit; letters, digits, . _ - only"
        raise Refused(422, message, [Problem("invalid", message)])
    return await _set(call, lambda _: call.body)


async def change(call: Call) -> Response:
    patch: StockTerms = call.body
    given = {name: getattr(patch, name) for name in patch.model_fields_set}

    def changed(item: StockItem | None) -> StockTerms:
        if item is None:
            raise NoSuchItem(call.path("sku"))
        return item.terms.model_copy(update=given)

    return await _set(call, changed)


async def move(call: Call) -> Response:
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


async def movements(call: Call) -> Response:
    query: PageQuery = call.query

    def work(books: Books) -> Page[Movement]:
        item = _item(books, call.path("sku"))
        return books.stock.movements(item.sku, query.cursor, query.limit)

    page = await looked_up(call.services, work)
    return answer(Listing[MovementAnswer](items=[movement_answer(each) for each in page.items], next=page.next))


async def end_preorder(call: Call) -> Response:
    services = call.services
    policy = services.storefront().policy
    rendering = Rendering[TermsSet](lambda _: 200, lambda done: stock_answer(done.item, policy))
    who = call.caller.name
    return await keyed(call, rendering, release, shop_of(services), call.path("sku"), services.now(), who=who)


async def backorders(call: Call) -> Response:
    query: PageQuery = call.query
    await _settled(call.services)
    page = await looked_up(call.services, lambda books: books.stock.backlogs(query.cursor, query.limit))
    return answer(Listing[BacklogAnswer](items=[_backlog(each) for each in page.items], next=page.next))


def stock_answer(item: StockItem, policy: Policy) -> StockAnswer:
    return StockAnswer(
        **item.terms.model_dump(),
        sku=item.sku,
        on_hand=item.on_hand,
        allocated=item.allocated,
        held=item.held,
        backordered=item.backordered,
        preordered=item.preordered,
        available=item.available,
        availability=item_availability(item, policy),
    )


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


async def _settled(services: Services) -> Policy:
    """Today's policy, after what is due by now has happened."""
    await run_in_threadpool(settle_due, services.ledger, shop_of(services), services.now())
    return services.storefront().policy


async def _set(call: Call, terms: Callable[[StockItem | None], StockTerms]) -> Response:
    services, sku, expected = call.services, call.path("sku"), call.request.headers.get("if-match")

    def work(books: Books) -> TermsSet:
        item = books.stock.item(sku)
        if expected not in (None, "*") and (item is None or _etag(item.terms) != expected):
            raise Stale(sku)
        return set_terms(books, shop_of(services), sku, terms(item), services.now(), who=call.caller.name)

    done = await written(services, work)
    content = stock_answer(done.item, services.storefront().policy)
    return answer(content, 201 if done.created else 200, ETag=_etag(done.item.terms))


def _etag(terms: StockTerms) -> str:
    return etag(terms.model_dump(mode="json"))


def _corrected(books: Books, shop: Shop, sku: str, correction: Correction, now: datetime, *, who: str) -> Corrected:
    """The correction; raises Refused 409 with the units nobody has a claim to where it would take more."""
    try:
        return correct(books, shop, sku, correction, now, who=who)
    except (BelowAllocated, NegativeStock) as error:
        text = f"{error}."
        available = _item(books, sku).available
        problem = Problem("out_of_stock", text, sku=sku, pointer="/quantity", available=available)
        raise Refused(409, text, [problem]) from error


def _item(books: Books, sku: str) -> StockItem:
    item = books.stock.item(sku)
    if item is None:
        raise NoSuchItem(sku)
    return item


def _page(books: Books, query: StockQuery, policy: Policy) -> Page[StockItem]:
    """A page of items; an availability is looked for page by page, since it is derived."""
    if query.availability is None:
        return books.stock.page(query.q, query.cursor, query.limit)
    found: list[StockItem] = []
    cursor = query.cursor
    while True:
        page = books.stock.page(query.q, cursor, query.limit - len(found))
        found += [item for item in page.items if item_availability(item, policy) is query.availability]
        cursor = page.next
        if cursor is None or len(found) >= query.limit:
            return Page(tuple(found), cursor)


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


def _backlog(backlog: Backlog) -> BacklogAnswer:
    return BacklogAnswer(
        sku=backlog.item.sku,
        required=backlog.required,
        backordered=backlog.item.backordered,
        preordered=backlog.item.preordered,
        on_hand=backlog.item.on_hand,
        restock_on=backlog.item.terms.restock_on,
        orders=list(backlog.orders),
    )


ONE = "/stock/{sku}"
operations = [
    Operation(
        "GET", "/stock", listing, "List stock items",
        scope=Scope.ADMIN, query=StockQuery, answer=Listing[StockAnswer], name="stock",
    ),
    Operation(
        "GET", ONE, read, "Read a stock item",
        scope=Scope.ADMIN, answer=StockAnswer, refusals=(404,), name="item",
    ),
    Operation(
        "PUT", ONE, replace, "Create a stock item, or replace its terms",
        scope=Scope.ADMIN, body=StockTerms, read_only=READ_ONLY, answer=StockAnswer, also=(201,), refusals=(409, 412),
        name="item",
    ),
    Operation(
        "PATCH", ONE, change, "Change the terms of a stock item",
        scope=Scope.ADMIN, body=StockTerms, read_only=READ_ONLY, answer=StockAnswer, refusals=(404, 409, 412),
        name="item",
    ),
    Operation(
        "POST", ONE + "/movements", move, "Receive, adjust or count",
        scope=Scope.ADMIN, body=MovementBody, answer=MovedAnswer, status=201, also=(200,), refusals=(404, 409),
        idempotent=True, name="movements",
    ),
    Operation(
        "GET", ONE + "/movements", movements, "The record of a stock item",
        scope=Scope.ADMIN, query=PageQuery, answer=Listing[MovementAnswer], refusals=(404,), name="movements",
    ),
    Operation(
        "POST", ONE + "/release", end_preorder, "End a preorder",
        scope=Scope.ADMIN, body=Nothing, optional=True, answer=StockAnswer, refusals=(404,), idempotent=True,
        name="release",
    ),
    Operation(
        "GET", "/backorders", backorders, "What is waited for, by stock item",
        scope=Scope.ADMIN, query=PageQuery, answer=Listing[BacklogAnswer], name="backorders",
    ),
]  # fmt: skip
