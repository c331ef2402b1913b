"""The stock list: searched, filtered, and changed right there."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page, admin_part, wants_part
from configurator.admin.stock.found import Found, find
from configurator.admin.stock.index import StockIndex, stock_index
from configurator.admin.stock.query import Only, Sort, StockQuery, query_of
from configurator.admin.stock.row import ItemRow, item_row, uses_of
from configurator.languages import gettext_noop, translations
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import User
from configurator.web.addresses import Addresses
from layers.stock.availability import Availability

ONLY = {
    Only.WAITED_FOR: gettext_noop("Orders wait for it"),
    Only.COUNTED: gettext_noop("Counted"),
    Only.NOT_COUNTED: gettext_noop("Not counted"),
    Only.ALLOWED: gettext_noop("Backorder allowed"),
    Only.DENIED: gettext_noop("Backorder denied"),
}
SORTS = {
    Sort.SKU: gettext_noop("Sorted by name"),
    Sort.AVAILABLE: gettext_noop("Scarcest first"),
    Sort.WAITING: gettext_noop("Most waited for first"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    label: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice in a select, with how many items it finds where that is known."""

    value: str
    label: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class StockPage:
    """`before` and `after` are addresses of the neighbouring pages, empty at the ends."""

    rows: tuple[ItemRow, ...]
    found: Found
    query: StockQuery
    chips: tuple[Chip, ...]
    availabilities: tuple[Pick, ...]
    onlies: tuple[Pick, ...]
    sorts: tuple[Pick, ...]
    items: int
    management: bool
    here: str
    before: str
    after: str
    export: str


async def show(call: AdminCall) -> Response:
    """htmx asks for the list alone."""
    view = await run_in_threadpool(stock_page, call.services, call.user, query_of(call.query), call.address)
    if wants_part(call):
        return admin_part(call, "admin/stock/list.html", headers={"HX-Push-Url": view.here}, view=view)
    return admin_page(call, "admin/stock/stock.html", view=view)


def stock_page(services: Services, user: User, query: StockQuery, address: Addresses) -> StockPage:
    index, products = stock_index(services), services.catalogue.products()
    found = find(index, query, products, user.locale)
    uses = uses_of(products, user.locale)
    path = address("admin.stock")
    here = query.with_(page=found.page)
    return StockPage(
        rows=tuple(item_row(each, index.policy, uses(each.item.sku)) for each in found.items),
        found=found,
        query=query,
        chips=_chips(services, user, query, path),
        availabilities=_availabilities(services, user, index),
        onlies=_picks(user, ONLY),
        sorts=_picks(user, SORTS),
        items=len(index.items),
        management=index.policy.management,
        here=here.address(path),
        before=query.with_(page=found.page - 1).address(path) if found.page > 1 else "",
        after=query.with_(page=found.page + 1).address(path) if found.page < found.pages else "",
        export=query.with_().address(address("admin.stock.file")),
    )


def _chips(services: Services, user: User, query: StockQuery, path: str) -> tuple[Chip, ...]:
    _ = translations(user.locale).gettext
    words = services.storefront(user.locale).words
    chips = []
    if query.q:
        chips.append(Chip(_("Search"), query.q, query.with_(q="").address(path)))
    if query.availability:
        said = words(f"status.{query.availability}")
        chips.append(Chip(_("Availability"), said, query.with_(availability=None).address(path)))
    if query.only:
        chips.append(Chip(_("Only"), _(ONLY[query.only]), query.with_(only=None).address(path)))
    return tuple(chips)


def _availabilities(services: Services, user: User, index: StockIndex) -> tuple[Pick, ...]:
    words = services.storefront(user.locale).words
    return tuple(Pick(each, words(f"status.{each}"), index.counts.get(each, 0)) for each in Availability)


def _picks(user: User, labels: Mapping[Only, str] | Mapping[Sort, str]) -> tuple[Pick, ...]:
    _ = translations(user.locale).gettext
    return tuple(Pick(value, _(label)) for value, label in labels.items())


routes: list[PageRoute] = [page_route("/stock", show, KEEPER, "admin.stock")]
