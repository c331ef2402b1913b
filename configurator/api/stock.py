"""Stock items and the terms they are sold by."""

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import StringConstraints
from starlette.responses import Response

from configurator.accounts.roles import EVERYBODY
from configurator.accounts.tokens import Scope
from configurator.api.answers.shape import Listing
from configurator.api.answers.stock import StockAnswer, stock_answer
from configurator.api.items import item_of, refuse_stale, settled_policy, terms_etag
from configurator.api.keyed import Rendering, keyed
from configurator.api.operation import ApiCall, Nothing, Operation, answer
from configurator.api.query import PageQuery
from configurator.ordering import (
    TermsSet,
    release,
    set_terms,
)
from configurator.ordering.errors import NoSuchItem
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.page import Page
from configurator.stores.ledger.protocol import Books
from configurator.web.refusal import Refused
from layers.document.model import SKU
from layers.problem import Problem
from layers.stock.availability import Availability, item_availability
from layers.stock.stock import Policy, StockItem, StockTerms

READ_ONLY = (
    "sku", "on_hand", "allocated", "held", "backordered", "preordered", "available", "availability",
)  # fmt: skip


class StockQuery(PageQuery):
    q: Annotated[str, StringConstraints(max_length=200)] = ""
    availability: Availability | None = None


async def listing(call: ApiCall) -> Response:
    query: StockQuery = call.query
    policy = await settled_policy(call.services)
    page = await looked_up(call.services, _page, query, policy)
    items = [stock_answer(item, policy) for item in page.items]
    return answer(Listing[StockAnswer](items=items, next=page.next))


async def read(call: ApiCall) -> Response:
    policy = await settled_policy(call.services)
    item = await looked_up(call.services, lambda books: item_of(books, call.path("sku")))
    return answer(stock_answer(item, policy), ETag=terms_etag(item.terms))


async def replace(call: ApiCall) -> Response:
    sku = call.path("sku")
    if not re.fullmatch(SKU, sku):
        message = "sku: begins with a letter or digit; letters, digits, . _ - only"
        raise Refused(422, message, [Problem("invalid", message)])
    return await _set(call, lambda _: call.body)


async def change(call: ApiCall) -> Response:
    patch: StockTerms = call.body
    given = {name: getattr(patch, name) for name in patch.model_fields_set}

    def changed(item: StockItem | None) -> StockTerms:
        if item is None:
            raise NoSuchItem(call.path("sku"))
        return item.terms.model_copy(update=given)

    return await _set(call, changed)


async def end_preorder(call: ApiCall) -> Response:
    services = call.services
    policy = services.storefront().policy
    rendering = Rendering[TermsSet](lambda _: 200, lambda done: stock_answer(done.item, policy))
    sku, expected = call.path("sku"), call.request.headers.get("if-match")

    def released(books: Books) -> TermsSet:
        refuse_stale(item_of(books, sku), sku, expected)
        return release(books, shop_of(services), sku, services.now(), who=call.caller.name)

    return await keyed(call, rendering, released)


async def _set(call: ApiCall, terms: Callable[[StockItem | None], StockTerms]) -> Response:
    services, sku, expected = call.services, call.path("sku"), call.request.headers.get("if-match")

    def work(books: Books) -> TermsSet:
        item = books.stock.item(sku)
        refuse_stale(item, sku, expected)
        return set_terms(books, shop_of(services), sku, terms(item), services.now(), who=call.caller.name)

    done = await written(services, work)
    content = stock_answer(done.item, services.storefront().policy)
    return answer(content, 201 if done.created else 200, ETag=terms_etag(done.item.terms))


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


ONE = "/stock/{sku}"
operations = [
    Operation(
        "GET", "/stock", listing, "List stock items",
        scope=Scope.ADMIN, query=StockQuery, answer=Listing[StockAnswer], name="stock",
    ),
    Operation(
        "GET", ONE, read, "Read a stock item",
        scope=Scope.ADMIN, roles=EVERYBODY, answer=StockAnswer, refusals=(404,), name="item",
    ),
    Operation(
        "PUT", ONE, replace, "Create a stock item, or replace its terms",
        scope=Scope.ADMIN, roles=EVERYBODY, body=StockTerms, read_only=READ_ONLY, answer=StockAnswer, also=(201,),
        refusals=(409, 412), name="item",
    ),
    Operation(
        "PATCH", ONE, change, "Change the terms of a stock item",
        scope=Scope.ADMIN, roles=EVERYBODY, body=StockTerms, read_only=READ_ONLY, answer=StockAnswer,
        refusals=(404, 409, 412), name="item",
    ),
    Operation(
        "POST", ONE + "/release", end_preorder, "End a preorder",
        scope=Scope.ADMIN, roles=EVERYBODY, body=Nothing, optional=True, answer=StockAnswer, refusals=(404, 412),
        idempotent=True, name="release",
    ),
]  # fmt: skip
