"""Serving order lines that wait: units are given to them, or offered to their customers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.allocation_order import Allocation
from configurator.ordering.promises.amending import Amendment, Change, amend
from configurator.ordering.promises.offering import Batch, offer
from configurator.ordering.promises.releasing import release_orders
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Cause, Fill, Kind, merged
from configurator.stores.ledger.books.stock import WaitingUnits
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order


def serve(
    books: Books, shop: Shop, allocations: Sequence[Allocation], batch: Batch, cause: Cause, now: datetime
) -> tuple[Fill, ...]:
    """Give the lines their units, or offer them to their customers; they must wait for that many."""
    release_orders(books, shop, {who.order: None for who, _ in allocations}, now)
    gifts = [allocation for allocation in allocations if not allocation[0].offered]
    offered = [allocation for allocation in allocations if allocation[0].offered]
    fills = _give(books, gifts, batch.counted, cause, now) if gifts else ()
    if not offered:
        return fills
    allocation = {(who.line, who.sku): place for place, (who, _) in enumerate(allocations)}
    every = (*fills, *offer(books, shop, offered, batch, now))
    return tuple(sorted(every, key=lambda fill: allocation[fill.line, fill.sku]))


def given(who: WaitingUnits, units: int, counted: bool = True) -> Amendment:
    """The amendment of an order line that gets its units without an offer."""
    return Amendment(
        who.order,
        who.line,
        who.position,
        who.sku,
        backordered=-units,
        allocated=units if counted else 0,
        uncounted=0 if counted else units,
    )


def _give(
    books: Books, allocations: Sequence[Allocation], counted: bool, cause: Cause, now: datetime
) -> tuple[Fill, ...]:
    amendments = [given(who, units, counted) for who, units in allocations]
    changes = amend(books, amendments, Kind.FILL, cause, now, finish=lambda after, before: owing(after, before, now))
    fills = merged(Fill(who.order, who.line, served, who.sku) for who, served in allocations)
    _notify(books, changes, fills, now)
    return fills


def owing(order: Order, before: Order, now: datetime) -> Order:
    """Start the payment period of an unpaid order once units are ready to ship."""
    begins = order.lapsing_since is not None and before.lapsing_since is None
    return replace(order, due_since=now) if begins else order


def _notify(books: Books, changes: Sequence[Change], fills: Sequence[Fill], now: datetime) -> None:
    """One event and one mail per order, however many of its lines got units."""
    of: defaultdict[str, list[Fill]] = defaultdict(list)
    for one in fills:
        of[one.order].append(one)
    for order, before in changes:
        filled = [{"line": one.line, "sku": one.sku, "units": one.units} for one in of[order.number]]
        states = [before.fulfilment.value, order.fulfilment.value]
        books.events.record("order.available", order.number, {"filled": filled, "fulfilment": states}, now)
        if _knew(before, {one.sku for one in of[order.number]}):
            notify_customer(books, MailKind.ORDER_AVAILABLE, order, {"filled": filled}, now)


def _knew(order: Order, skus: set[str]) -> bool:
    """Whether the customer was told that any of it was late."""
    return any(o.sku in skus and o.late and not o.silent for line in order.lines for o in line.options)
