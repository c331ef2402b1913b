"""The backlog by item: how many units, since when, for which orders, and when they are expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.backorders.query import BackordersQuery, query_of, said
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.list_address import ListAddress
from configurator.admin.frame.list_page import Pages, Tab, cursor_pages, tabs
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.languages import gettext_noop, translations
from configurator.ordering import settle_due
from configurator.products.uses import Use, uses_of
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.backlogs import Awaited, Backlogged, BacklogOrder, WaitingOrder
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.page import Page
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import StockItem, preorder_active

PAGE = 50
SHOWN = 10
"""How many waiting orders are named per item; the list of orders has the others."""
SORTS: Mapping[BacklogOrder, str] = {
    BacklogOrder.OLDEST: gettext_noop("Longest waiting first"),
    BacklogOrder.MOST: gettext_noop("Most wanted first"),
}


@dataclass(frozen=True, slots=True)
class BackorderRow:
    """`expected` is when the units should come, or be released; `first` are those who have waited longest."""

    item: StockItem
    uses: tuple[Use, ...]
    required: int
    orders: int
    since: datetime
    offered: int
    preorder: bool
    expected: date | None
    first: Sequence[WaitingOrder]


@dataclass(frozen=True, slots=True)
class BackordersPage:
    rows: tuple[BackorderRow, ...]
    total: Backlogged
    tabs: tuple[Tab, ...]
    q: str
    kept: Mapping[str, str]
    pages: Pages

    @property
    def offered(self) -> bool:
        """Whether offers hold units of any item listed here."""
        return any(row.offered for row in self.rows)


async def show(call: AdminCall) -> Response:
    query = query_of(call.query)
    path = call.address("admin.backorders")
    view = await run_in_threadpool(backorders_page, call.services, call.user, query, path)
    return admin_page(call, "admin/backorders.html", view=view)


def backorders_page(services: Services, user: User, query: BackordersQuery, path: str) -> BackordersPage:
    settle_due(services.ledger, shop_of(services), services.now())
    page, first, total = services.ledger.read(_found, query)
    uses, today = uses_of(services.catalogue.products(), user.locale), services.today()
    here, _ = ListAddress(path, query.filters()), translations(user.locale).gettext
    return BackordersPage(
        rows=tuple(_row(each, uses(each.item.sku), first[each.item.sku], today) for each in page.items),
        total=total,
        tabs=tabs(here, "sort", said(query.sort), {said(sort): _(label) for sort, label in SORTS.items()}),
        q=query.q,
        kept=here.besides("q"),
        pages=cursor_pages(here, query.after, page.next),
    )


def _found(
    books: Books, query: BackordersQuery
) -> tuple[Page[Awaited], Mapping[str, Sequence[WaitingOrder]], Backlogged]:
    page = books.backlogs.page(query.sort, query.q, query.after or None, PAGE)
    first = books.backlogs.first([each.item.sku for each in page.items], SHOWN)
    return page, first, books.backlogs.total()


def _row(awaited: Awaited, uses: Sequence[Use], first: Sequence[WaitingOrder], today: date) -> BackorderRow:
    terms = awaited.item.terms
    preorder = preorder_active(terms, today)
    return BackorderRow(
        awaited.item,
        tuple(uses),
        awaited.required,
        awaited.orders,
        awaited.since,
        awaited.offered,
        preorder,
        terms.preorder_release_on if preorder else terms.restock_on,
        first,
    )


routes: list[PageRoute] = [page_route("/backorders", show, KEEPER, "admin.backorders")]
