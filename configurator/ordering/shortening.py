"""Less is there than was promised: holds lapse, and the youngest promises become late."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ledger.records import Cause, Kind
from configurator.ordering.amending import Amendment, amend
from configurator.ordering.reserving import end_all
from layers.stock import Late, Policy, StockItem, promised_on


def lapse(books: Books, sku: str, room: int, now: datetime) -> Mapping[str, int]:
    """End the newest holds until at most `room` units of `sku` are held; answers what is free because of it."""
    item = books.stock.items([sku])[sku]
    excess = item.held - room
    lapsing = []
    for hold in books.holds.on(sku):
        if excess > 0 and hold.units[sku].now:
            lapsing.append(hold)
            excess -= hold.units[sku].now
    return end_all(books, lapsing, Cause.HOLD_LAPSED, now)


def shorten(books: Books, item: StockItem, units: int, policy: Policy, now: datetime, who: str = "") -> tuple[str, ...]:
    """Make `units` that were allocated late, the youngest promise first; answers the orders' numbers."""
    promised = promised_on(item.terms, Late.BACKORDER, policy.today)
    amendments = [
        Amendment(order, line, position, item.sku, allocated=-late, backordered=late, dated=True, promised_on=promised)
        for order, line, position, late in _youngest(books, item.sku, units)
    ]
    changes = amend(books, amendments, Kind.SHORTEN, Cause.STOCK_SHORT, now, who)
    for order, _ in changes:
        late = {one.line: one.backordered for one in amendments if one.order == order.number}
        books.register.tell("order.delayed", order.number, {"sku": item.sku, "lines": late}, now)
    return tuple(order.number for order, _ in changes)


def _youngest(books: Books, sku: str, units: int) -> Iterator[tuple[str, str, int, int]]:
    for order, line, position, allocated in books.stock.present(sku):
        if units <= 0:
            return
        late = min(units, allocated)
        units -= late
        yield order, line, position, late
