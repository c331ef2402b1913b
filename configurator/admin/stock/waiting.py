"""The orders that wait for a stock item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order

SHOWN = 50


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """`promised_on` is the day its customer was told, if any."""

    number: str
    customer: str
    placed_at: datetime
    backordered: int
    preordered: int
    promised_on: date | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """The oldest of them, and how many more there are."""

    orders: Sequence[WaitingOrder]
    more: int

    @property
    def total(self) -> int:
        return len(self.orders) + self.more


def waiting_for(books: Books, sku: str) -> Waiting:
    units: dict[str, list[int]] = {}
    for each in books.stock.waiting([sku]):
        of = units.setdefault(each.order, [0, 0])
        of[0] += each.backordered
        of[1] += each.preordered
    oldest = {order.number: order for order in books.orders.many(list(units)[:SHOWN])}
    shown = [_waiting_order(oldest[number], sku, *of) for number, of in units.items() if number in oldest]
    return Waiting(shown, len(units) - len(shown))


def _waiting_order(order: Order, sku: str, backordered: int, preordered: int) -> WaitingOrder:
    days = [each.promised_on for line in order.lines for each in line.options if each.sku == sku and each.late]
    promised = None if None in days else max((day for day in days if day), default=None)
    return WaitingOrder(order.number, order.customer.name, order.placed_at, backordered, preordered, promised)
