"""The list of orders: filtered by state and payment, searched, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.formats import end_of_day, formats_for
from configurator.admin.frame.list_address import ListAddress
from configurator.admin.frame.list_page import Chip, Pages, Pick, Tab, chips, cursor_pages, picks, tabs
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.orders.query import OrdersQuery, query_of
from configurator.admin.orders.row import PAYMENT_WORDS, OrderRow, order_row
from configurator.languages import gettext_noop, translations
from configurator.ordering import settle_due
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.orders import OrderFilter
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.page import Page
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Fulfilment, Order

PAGE = 50
TABS = (
    Fulfilment.BACK_ORDERED,
    Fulfilment.PRE_ORDERED,
    Fulfilment.NEW,
    Fulfilment.READY,
    Fulfilment.SHIPPED,
    Fulfilment.DELIVERED,
    Fulfilment.CANCELLED,
)
"""The states that need action come first."""
FILTERS = {
    "q": gettext_noop("Search"),
    "payment": gettext_noop("Payment"),
    "owing": gettext_noop("Payment"),
    "offers": gettext_noop("Offer"),
    "item": gettext_noop("Waits for"),
}


@dataclass(frozen=True, slots=True)
class OrdersPage:
    """`kept` are filters that the form does not show."""

    rows: tuple[OrderRow, ...]
    tabs: tuple[Tab, ...]
    chips: tuple[Chip, ...]
    payments: tuple[Pick, ...]
    q: str
    kept: Mapping[str, str]
    filtered: bool
    pages: Pages


async def show(call: AdminCall) -> Response:
    services, user = call.services, call.user
    query = query_of(call.query, end_of_day(formats_for(services, user)))
    path = call.address("admin.orders")
    view = await run_in_threadpool(orders_page, services, user, query, path)
    return admin_page(call, "admin/orders.html", view=view)


def orders_page(services: Services, user: User, query: OrdersQuery, path: str) -> OrdersPage:
    settle_due(services.ledger, shop_of(services), services.now())
    page, counts = services.ledger.read(_found, query)
    formats, here = formats_for(services, user), ListAddress(path, query.filters())
    payments = {each: formats.shop.speech.gettext(label) for each, label in PAYMENT_WORDS.items()}
    return OrdersPage(
        rows=tuple(order_row(order, formats.shop, formats.timezone) for order in page.items),
        tabs=_tabs(services, user, here, counts),
        chips=_chips(user, query.wanted, here),
        payments=picks(payments, query.wanted.payment),
        q=query.wanted.q,
        kept=here.besides("q", "payment"),
        filtered=here.filtered,
        pages=cursor_pages(here, query.after, page.next),
    )


def _found(books: Books, query: OrdersQuery) -> tuple[Page[Order], Mapping[Fulfilment, int]]:
    """Where there are none there is nothing to look for."""
    counts, state = books.orders.counts(query.wanted), query.wanted.fulfilment
    if not (counts[state] if state else sum(counts.values())):
        return Page(()), counts
    return books.orders.page(query.wanted, query.after or None, PAGE), counts


def _tabs(services: Services, user: User, here: ListAddress, counts: Mapping[Fulfilment, int]) -> tuple[Tab, ...]:
    words, number = services.storefront(user.locale).words, formats_for(services, user).number
    labels = {
        "": translations(user.locale).gettext("All"),
        **{each.value: words(f"fulfilment.{each}") for each in TABS},
    }
    numbers = {"": number(sum(counts.values())), **{each.value: number(counts[each]) for each in TABS}}
    return tabs(here, "fulfilment", here.filters["fulfilment"], labels, numbers)


def _chips(user: User, wanted: OrderFilter, here: ListAddress) -> tuple[Chip, ...]:
    _ = translations(user.locale).gettext
    values = {
        "q": wanted.q,
        "payment": _(PAYMENT_WORDS[wanted.payment]) if wanted.payment else "",
        "owing": _("To be paid") if wanted.owing else "",
        "offers": _("Ends today") if wanted.offer_ends else "",
        "item": wanted.item,
    }
    return chips(here, {name: _(label) for name, label in FILTERS.items()}, values)


routes: list[PageRoute] = [page_route("/orders", show, KEEPER, "admin.orders")]
