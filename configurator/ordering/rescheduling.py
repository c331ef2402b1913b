"""Rescheduling the stock that orders wait for, and mailing their customers if the shop wants it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from configurator.ordering.errors import NoSuchItem
from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.filling import unreserved
from configurator.ordering.settling import settle
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.stock import WaitingUnits
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order, OrderOption
from layers.stock.stock import Late, Status, StockItem, StockTerms, preorder_active, promised_on


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """The item with its new day, and the numbers of the orders that wait for it, oldest first."""

    item: StockItem
    orders: tuple[str, ...]


DAYS = {Late.BACKORDER: "restock_on", Late.PREORDER: "preorder_release_on"}
"""The term that says when late units of each kind are expected."""


def redated(item: StockItem, terms: StockTerms) -> tuple[Late, ...]:
    """Which kinds of late units that orders wait for would come on another day under these terms."""
    waiting = {Late.BACKORDER: item.backordered, Late.PREORDER: item.preordered}
    if terms.status is not Status.PREORDER:
        del waiting[Late.PREORDER]
    return tuple(
        late
        for late, units in waiting.items()
        if units and getattr(item.terms, DAYS[late]) != getattr(terms, DAYS[late])
    )


def reschedule(
    books: Books,
    shop: Shop,
    sku: str,
    day: date | None,
    now: datetime,
    *,
    notify: bool,
    late: Late | None = None,
    who: str = "",
) -> Rescheduled:
    """Set the date an item is expected, and promise it to every order that waits for the item.

    `late` says which units are meant: backordered ones, for `restock_on`, or preordered ones, for the release
    day; None: those of what the item is now. With `notify` their customers are mailed, but for those who were
    never told of a delay. Raises NoSuchItem.
    """
    settle(books, shop, now)
    before = books.stock.item(sku)
    if before is None:
        raise NoSuchItem(sku)
    today = shop.storefront(now).policy.today
    kind = late or (Late.PREORDER if preorder_active(before.terms, today) else Late.BACKORDER)
    item = books.stock.set_terms(sku, before.terms.model_copy(update={DAYS[kind]: day}))
    when = promised_on(item.terms, kind, today)
    waiting = [units for units in unreserved(books, books.stock.waiting([sku])) if _units(units, kind)]
    orders = books.orders.many({units.order: None for units in waiting})
    changes = [(moved, order) for order in orders if (moved := _moved(order, sku, kind, when)) != order]
    books.orders.save(changes)
    books.audit.note(who, f"stock.{DAYS[kind]}", sku, f"{getattr(before.terms, DAYS[kind])} → {day}", now)
    _notify(books, changes, sku, kind, when, notify, now)
    return Rescheduled(item, tuple(dict.fromkeys(units.order for units in waiting)))


def _units(of: WaitingUnits | OrderOption, late: Late) -> int:
    return of.preordered if late is Late.PREORDER else of.backordered


def _moved(order: Order, sku: str, late: Late, when: date | None) -> Order:
    lines = {
        line.id: line.with_options(
            {
                option.position: replace(option, promised_on=when)
                for option in line.options
                if option.sku == sku and _units(option, late)
            }
        )
        for line in order.lines
    }
    return order.with_lines(lines)


def _notify(
    books: Books,
    changes: Sequence[tuple[Order, Order]],
    sku: str,
    late: Late,
    to: date | None,
    notify: bool,
    now: datetime,
) -> None:
    for order, before in changes:
        body = {"sku": sku, "from": _promised(before, sku), "to": to.isoformat() if to else None}
        books.events.record("order.redated", order.number, body, now)
        if notify and _knows(order, sku, late):
            notify_customer(books, MailKind.ORDER_DELAYED, order, body, now)


def _knows(order: Order, sku: str, late: Late) -> bool:
    """Whether the customer was told that units are late; of a preorder everybody is."""
    options = [option for line in order.lines for option in line.options if option.sku == sku and _units(option, late)]
    return any(late is Late.PREORDER or not option.silent for option in options)


def _promised(order: Order, sku: str) -> str | None:
    """The latest date that was promised for the item."""
    dates = [o.promised_on for line in order.lines for o in line.options if o.sku == sku and o.promised_on]
    return max(dates).isoformat() if dates else None
