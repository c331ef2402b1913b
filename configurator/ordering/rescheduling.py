"""Rescheduling the stock that orders wait for, and mailing their customers if the shop wants it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from configurator.ordering.errors import NoSuchItem
from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.filling import unreserved
from configurator.ordering.settling import settle
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.follow_ups import Concerned, FollowUp, FollowUpKind
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.stock import WaitingUnits
from configurator.stores.ledger.protocol import Books, Task
from layers.orders.order import Order, OrderOption
from layers.stock.stock import Late, Status, StockItem, StockTerms, preorder_active, promised_on


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """The item with its new day, and the numbers of the orders that wait for it, oldest first.

    `tasks` are what of it is done in later transactions.
    """

    item: StockItem
    orders: tuple[str, ...]
    tasks: frozenset[Task] = frozenset()


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
    """Set the date an item is expected, and promise it to every order that waits for the item; to many in steps.

    `late` says which units are meant: backordered ones, for `restock_on`, or preordered ones, for the release
    day; None: those of what the item is now. With `notify` their customers are mailed, but for those who were
    never told of a delay. Raises NoSuchItem.
    """
    settle(books, shop, now)
    before = books.stock.item(sku)
    if before is None:
        raise NoSuchItem(sku)
    today = shop.today(now)
    kind = late or (Late.PREORDER if preorder_active(before.terms, today) else Late.BACKORDER)
    item = books.stock.set_terms(sku, before.terms.model_copy(update={DAYS[kind]: day}))
    when = promised_on(item.terms, kind, today)
    waiting = unreserved(books, books.stock.waiting([sku]))
    orders = tuple(dict.fromkeys(units.order for units in waiting if _units(units, kind)))
    books.audit.note(who, f"stock.{DAYS[kind]}", sku, f"{getattr(before.terms, DAYS[kind])} → {day}", now)
    change, earlier = _Change(sku, kind, when, notify), books.due.tasks
    _drop_earlier(books, change)
    if len(orders) > shop.lines_at_once:
        books.follow_ups.add(FollowUpKind.RESCHEDULE, sku, map(Concerned, orders), now, change.details)
    else:
        _promise(books, orders, change, now)
    return Rescheduled(item, orders, books.due.tasks - earlier)


def reschedule_next(books: Books, follow_up: FollowUp, orders: Sequence[Concerned], now: datetime) -> None:
    """Promise the new day to these orders."""
    _promise(books, [one.order for one in orders], _Change.of(follow_up), now)


@dataclass(frozen=True, slots=True)
class _Change:
    """Late units of one kind are expected on another day, or nobody knows when."""

    sku: str
    late: Late
    day: date | None
    notify: bool

    @property
    def details(self) -> Mapping[str, Any]:
        return {"late": self.late.value, "day": self.day and self.day.isoformat(), "notify": self.notify}

    @classmethod
    def of(cls, follow_up: FollowUp) -> "_Change":
        said = follow_up.details
        day = date.fromisoformat(said["day"]) if said["day"] else None
        return cls(follow_up.sku, Late(said["late"]), day, said["notify"])


def _drop_earlier(books: Books, change: _Change) -> None:
    """Who has not heard of an earlier day never does."""
    for earlier in books.follow_ups.of(FollowUpKind.RESCHEDULE, change.sku):
        if _Change.of(earlier).late is change.late:
            books.follow_ups.drop(earlier)


def _promise(books: Books, orders: Iterable[str], change: _Change, now: datetime) -> None:
    found = books.orders.many(orders)
    changes = [(moved, order) for order in found if (moved := _moved(order, change)) != order]
    books.orders.save(changes)
    for order, before in changes:
        body = {"sku": change.sku, "from": _promised(before, change.sku), "to": change.details["day"]}
        books.events.record("order.redated", order.number, body, now)
        if change.notify and _knows(order, change.sku, change.late):
            notify_customer(books, MailKind.ORDER_DELAYED, order, body, now)


def _units(of: WaitingUnits | OrderOption, late: Late) -> int:
    return of.preordered if late is Late.PREORDER else of.backordered


def _moved(order: Order, change: _Change) -> Order:
    lines = {
        line.id: line.with_options(
            {
                option.position: replace(option, promised_on=change.day)
                for option in line.options
                if option.sku == change.sku and _units(option, change.late)
            }
        )
        for line in order.lines
    }
    return order.with_lines(lines)


def _knows(order: Order, sku: str, late: Late) -> bool:
    """Whether the customer was told that units are late; of a preorder everybody is."""
    options = [option for line in order.lines for option in line.options if option.sku == sku and _units(option, late)]
    return any(late is Late.PREORDER or not option.silent for option in options)


def _promised(order: Order, sku: str) -> str | None:
    """The latest date that was promised for the item."""
    dates = [o.promised_on for line in order.lines for o in line.options if o.sku == sku and o.promised_on]
    return max(dates).isoformat() if dates else None
