"""The list of orders: filtered by state and payment, searched, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.formats import formats_for, tonight
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.orders.query import OrdersQuery, query_of
from configurator.admin.orders.row import PAYMENT_WORDS, OrderRow, order_row
from configurator.languages import translations
from configurator.ordering import settle_due
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.page import Page
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Fulfilment, Order, Payment

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
"""What somebody has to do something about stands first."""


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    href: str
    here: bool
    number: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    label: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Pick:
    value: str
    label: str
    here: bool


@dataclass(frozen=True, slots=True)
class OrdersPage:
    """`kept` are filters that the form does not show; `next` and `beginning` are addresses, empty for none."""

    rows: tuple[OrderRow, ...]
    tabs: tuple[Tab, ...]
    chips: tuple[Chip, ...]
    payments: tuple[Pick, ...]
    q: str
    kept: Mapping[str, str]
    filtered: bool
    next: str
    beginning: str


async def show(call: AdminCall) -> Response:
    services, user = call.services, call.user
    query = query_of(call.query, tonight(formats_for(services, user)))
    path = call.address("admin.orders")
    view = await run_in_threadpool(orders_page, services, user, query, path)
    return admin_page(call, "admin/orders.html", view=view)


def orders_page(services: Services, user: User, query: OrdersQuery, path: str) -> OrdersPage:
    settle_due(services.ledger, shop_of(services), services.now())
    page, counts = services.ledger.read(_found, query)
    formats = formats_for(services, user)
    kept = query.with_(q="", payment=None).fields()
    return OrdersPage(
        rows=tuple(order_row(order, formats.shop, formats.timezone) for order in page.items),
        tabs=_tabs(services, user, query, counts, path),
        chips=_chips(user, query, path),
        payments=_payments(user, query),
        q=query.wanted.q,
        kept=kept,
        filtered=query.filtered,
        next=OrdersQuery(query.wanted, page.next).address(path) if page.next else "",
        beginning=query.with_().address(path) if query.after else "",
    )


def _found(books: Books, query: OrdersQuery) -> tuple[Page[Order], Mapping[Fulfilment, int]]:
    """Where there are none there is nothing to look for."""
    counts, state = books.orders.counts(query.wanted), query.wanted.fulfilment
    if not (counts[state] if state else sum(counts.values())):
        return Page(()), counts
    return books.orders.page(query.wanted, query.after or None, PAGE), counts


def _tabs(
    services: Services, user: User, query: OrdersQuery, counts: Mapping[Fulfilment, int], path: str
) -> tuple[Tab, ...]:
    here, number = query.wanted.fulfilment, formats_for(services, user).number
    words = services.storefront(user.locale).words
    every = query.with_(fulfilment=None).address(path)
    everything = translations(user.locale).gettext("All")
    return (
        Tab(everything, every, here is None, number(sum(counts.values()))),
        *(
            Tab(
                words(f"fulfilment.{each}"),
                query.with_(fulfilment=each).address(path),
                here is each,
                number(counts[each]),
            )
            for each in TABS
        ),
    )


def _chips(user: User, query: OrdersQuery, path: str) -> tuple[Chip, ...]:
    _ = translations(user.locale).gettext
    wanted, chips = query.wanted, []
    if wanted.q:
        chips.append(Chip(_("Search"), wanted.q, query.with_(q="").address(path)))
    if wanted.payment:
        words = _(PAYMENT_WORDS[wanted.payment])
        chips.append(Chip(_("Payment"), words, query.with_(payment=None).address(path)))
    if wanted.owing:
        chips.append(Chip(_("Payment"), _("To be paid"), query.with_(owing=False).address(path)))
    if wanted.offer_ends:
        chips.append(Chip(_("Offer"), _("Ends today"), query.with_(offer_ends=None).address(path)))
    if wanted.item:
        chips.append(Chip(_("Waits for"), wanted.item, query.with_(item="").address(path)))
    return tuple(chips)


def _payments(user: User, query: OrdersQuery) -> tuple[Pick, ...]:
    _ = translations(user.locale).gettext
    return tuple(Pick(each, _(PAYMENT_WORDS[each]), each is query.wanted.payment) for each in Payment)


routes: list[PageRoute] = [page_route("/orders", show, KEEPER, "admin.orders")]
