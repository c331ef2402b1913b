"""The stock list: search, filters, and inline editing."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.formats import formats_for
from configurator.admin.frame.list_address import ListAddress, address_of
from configurator.admin.frame.list_page import Chip, Pages, Pick, chips, numbered_pages, picks
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page, admin_part, wants_part
from configurator.admin.stock.found import Found, find
from configurator.admin.stock.index import StockIndex, stock_index
from configurator.admin.stock.query import Only, Sort, StockQuery, query_of
from configurator.admin.stock.row import ItemRow, item_row
from configurator.languages import gettext_noop, translations
from configurator.products.uses import uses_of
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
FILTERS = {"q": gettext_noop("Search"), "availability": gettext_noop("Availability"), "only": gettext_noop("Only")}


@dataclass(frozen=True, slots=True)
class StockPage:
    """`filters` are what the list was asked for, `here` is the address that asks for it."""

    rows: tuple[ItemRow, ...]
    found: Found
    q: str
    filters: Mapping[str, str]
    chips: tuple[Chip, ...]
    availabilities: tuple[Pick, ...]
    onlies: tuple[Pick, ...]
    sorts: tuple[Pick, ...]
    items: int
    management: bool
    here: str
    pages: Pages
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
    here, _ = ListAddress(address("admin.stock"), query.filters()), translations(user.locale).gettext
    return StockPage(
        rows=tuple(item_row(each, index.policy, uses(each.item.sku)) for each in found.items),
        found=found,
        q=query.q,
        filters=here.besides(),
        chips=_chips(services, user, query, here),
        availabilities=_availabilities(services, user, query, index),
        onlies=picks({only: _(label) for only, label in ONLY.items()}, query.only),
        sorts=picks({sort: _(label) for sort, label in SORTS.items()}, query.sort),
        items=len(index.items),
        management=index.policy.management,
        here=here.numbered(found.page),
        pages=numbered_pages(here, found.page, found.pages),
        export=address_of(address("admin.stock.file"), query.filters()),
    )


def _chips(services: Services, user: User, query: StockQuery, here: ListAddress) -> tuple[Chip, ...]:
    _, words = translations(user.locale).gettext, services.storefront(user.locale).words
    values = {
        "q": query.q,
        "availability": words(f"status.{query.availability}") if query.availability else "",
        "only": _(ONLY[query.only]) if query.only else "",
    }
    return chips(here, {name: _(label) for name, label in FILTERS.items()}, values)


def _availabilities(services: Services, user: User, query: StockQuery, index: StockIndex) -> tuple[Pick, ...]:
    """The availabilities with the number of items of each."""
    formats = formats_for(services, user)
    labels = {
        each: f"{formats.words(f'status.{each}')} ({formats.number(index.counts.get(each, 0))})"
        for each in Availability
    }
    return picks(labels, query.availability)


routes: list[PageRoute] = [page_route("/stock", show, KEEPER, "admin.stock")]
