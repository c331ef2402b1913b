"""Tasks that need attention today, each with a link to its list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from starlette.routing import NoMatchFound

from configurator.admin.frame.formats import Formats
from configurator.admin.frame.list_address import address_of
from configurator.admin.stock.index import StockIndex
from configurator.stores.ledger.books.backlogs import Backlogged
from configurator.stores.ledger.books.orders import OrderFilter
from configurator.stores.ledger.protocol import Books
from configurator.web.addresses import Addresses
from layers.orders.order import Fulfilment, Payment
from layers.stock.availability import Availability
from layers.stock.stock import StockItem, preorder_active

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Today:
    """Numbers of orders, but for the backlog and the mails; `late_since` is when the oldest late order was placed."""

    states: Mapping[Fulfilment, int]
    late_since: datetime | None
    owing: int
    refunds: int
    offers: int
    backlog: Backlogged
    failed_mails: int


@dataclass(frozen=True, slots=True)
class Task:
    """`name` is for tests and style; `note` says more; `href` is empty if there is no page for it yet."""

    name: str
    icon: str
    hue: str
    number: int
    label: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Releasing:
    """A preorder that ends soon, and how many units were promised of it."""

    item: StockItem
    on: date


def found_today(books: Books, end_of_day: datetime) -> Today:
    orders = books.orders
    return Today(
        states=orders.counts(),
        late_since=books.overview.oldest(Fulfilment.BACK_ORDERED),
        owing=sum(orders.counts(OrderFilter(owing=True)).values()),
        refunds=sum(orders.counts(OrderFilter(payment=Payment.REFUND_DUE)).values()),
        offers=sum(orders.counts(OrderFilter(offer_ends=end_of_day)).values()),
        backlog=books.backlogs.total(),
        failed_mails=books.overview.failed_mails(),
    )


def tasks(address: Addresses, formats: Formats, today: Today, index: StockIndex) -> tuple[Task, ...]:
    """Every task, most urgent first; one without orders has the number 0."""
    _, words = formats.shop.speech.gettext, formats.words
    since = formats.day(today.late_since.astimezone(formats.timezone).date()) if today.late_since else ""
    low, out = index.counts.get(Availability.LOW_STOCK, 0), index.counts.get(Availability.OUT_OF_STOCK, 0)
    backlog = today.backlog
    return (
        Task(
            "ready", "truck", "good", today.states[Fulfilment.READY], words("fulfilment.ready"),
            _("paid, and everything is here"), _address(address, "admin.orders", fulfilment="ready"),
        ),
        Task(
            "owing", "orders", "waiting", today.owing, _("To be paid"),
            _("something is due and not paid"), _address(address, "admin.orders", owing="yes"),
        ),
        Task(
            "late", "clock", "backorder", today.states[Fulfilment.BACK_ORDERED], words("fulfilment.back-ordered"),
            _("the longest since %(day)s") % {"day": since} if since else _("nobody waits"),
            _address(address, "admin.orders", fulfilment="back-ordered"),
        ),
        Task(
            "backlog", "box", "backorder", backlog.items, _("Products to get"),
            _("%(units)s units are wanted") % {"units": formats.number(backlog.units)},
            _address(address, "admin.backorders"),
        ),
        Task(
            "offers", "calendar", "preorder", today.offers, _("Offers that end today"),
            _("customers who have not bought yet"), _address(address, "admin.orders", offers="today"),
        ),
        Task(
            "refunds", "none", "wrong", today.refunds, _("Refunds due"),
            _("cancelled after they were paid"), _address(address, "admin.orders", payment="refund_due"),
        ),
        Task(
            "low", "low", "low_stock", low, words("status.low_stock"), _("products that run out soon"),
            _address(address, "admin.stock", availability="low_stock"),
        ),
        Task(
            "out", "box", "out_of_stock", out, words("status.out_of_stock"), _("products that nobody can buy"),
            _address(address, "admin.stock", availability="out_of_stock"),
        ),
        Task(
            "mails", "mail", "wrong", today.failed_mails, _("Mails that failed"), _("customers who were not told"),
            _address(address, "admin.outbox", state="failed"),
        ),
    )  # fmt: skip


def releasing(index: StockIndex, today: date) -> tuple[Releasing, ...]:
    """Preorders whose release is near, the next one first."""
    found = [
        Releasing(each.item, each.item.terms.preorder_release_on)
        for each in index.items
        if each.item.terms.preorder_release_on
        and preorder_active(each.item.terms, today)
        and each.item.terms.preorder_release_on <= today + SOON
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.item.sku)))


def _address(address: Addresses, name: str, **fields: str) -> str:
    try:
        path = address(name)
    except NoMatchFound:
        return ""
    return address_of(path, fields)
