"""Allocating freed units to the backlog, before any new order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.allocation_order import Allocation, complete_first, oldest_first
from configurator.ordering.promises.amending import Amendment, Change, amend
from configurator.ordering.promises.offering import Batch, offer
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Cause, Fill, Kind
from configurator.stores.ledger.books.stock import WaitingUnits
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order
from settings import Filling

Receipts = Mapping[str, int]


def fill(
    books: Books, shop: Shop, freed: Mapping[str, int], cause: Cause, now: datetime, receipts: Receipts | None = None
) -> tuple[Fill, ...]:
    """Allocate freed units to the backlog of their items; returns the fills.

    A tracked item gives all that is available, one that is not tracked only what was freed now: whatever
    else is stored of it is ignored. `receipts` names the movements the units came with, and nobody is offered
    what they let pass; without, they are taken for those of which somebody let something pass last.
    """
    free = {sku: units for sku, most in freed.items() if (units := _free(books, sku, most))}
    if not free:
        return ()
    came = {sku: receipts[sku] if receipts and sku in receipts else books.offers.last_declined(sku) for sku in free}
    return _serve(books, shop, allocation_order(books, shop, free, came), Batch(came), cause, now)


def allocation_order(
    books: Books, shop: Shop, free: Mapping[str, int], receipts: Receipts | None = None
) -> Sequence[Allocation]:
    """The lines that get the free units, and how many; for `receipts`, only lines that did not decline them."""
    waiting = [who for who in books.stock.waiting(free) if who.backordered]
    candidates = _without_declined(books, _lacking(books, waiting), receipts or {})
    if shop.settings().stock.filling is Filling.OLDEST_FIRST:
        return oldest_first(candidates, free)
    return complete_first(candidates, free, books.orders.many({who.order: None for who in candidates}))


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


def fill_all(books: Books, shop: Shop, sku: str, cause: Cause, now: datetime) -> tuple[Fill, ...]:
    """Fill the whole backlog of an untracked item that is in stock."""
    waiting = [who for who in books.stock.waiting([sku]) if who.backordered]
    allocations = [(who, who.backordered) for who in _lacking(books, waiting)]
    return _serve(books, shop, allocations, Batch({}, counted=False), cause, now)


def _free(books: Books, sku: str, freed: int) -> int:
    item = books.stock.item(sku)
    if item is None or not item.backordered:
        return 0
    return item.available if item.terms.tracked else min(freed, item.available)


def _lacking(books: Books, waiting: Sequence[WaitingUnits]) -> list[WaitingUnits]:
    """The waiting units of each line for which nothing is held yet."""
    offers = books.offers.latest({who.line for who in waiting if who.offered})
    held: defaultdict[tuple[str, str], int] = defaultdict(int)
    for line, one in offers.items():
        if one.live:
            held.update({(line, sku): one.of(sku) for sku in {*one.units, *one.uncounted}})
    lacking = []
    for who in waiting:
        covered = min(held[who.line, who.sku], who.backordered)
        held[who.line, who.sku] -= covered
        if who.backordered > covered:
            lacking.append(replace(who, backordered=who.backordered - covered))
    return lacking


def _without_declined(books: Books, waiting: Sequence[WaitingUnits], came: Receipts) -> list[WaitingUnits]:
    """All lines except those that were offered these units and did not take them."""
    if not any(who.offered for who in waiting):
        return list(waiting)
    declined = {sku: books.offers.declined(sku, receipt) for sku, receipt in came.items()}
    return [who for who in waiting if not (who.offered and who.line in declined.get(who.sku, ()))]


def _serve(
    books: Books, shop: Shop, allocations: Sequence[Allocation], batch: Batch, cause: Cause, now: datetime
) -> tuple[Fill, ...]:
    gifts = [allocation for allocation in allocations if not allocation[0].offered]
    offered = [allocation for allocation in allocations if allocation[0].offered]
    fills = _give(books, gifts, batch.counted, cause, now) if gifts else ()
    if not offered:
        return fills
    allocation = {(who.line, who.sku): place for place, (who, _) in enumerate(allocations)}
    every = (*fills, *offer(books, shop, offered, batch, now))
    return tuple(sorted(every, key=lambda fill: allocation[fill.line, fill.sku]))


def _give(
    books: Books, allocations: Sequence[Allocation], counted: bool, cause: Cause, now: datetime
) -> tuple[Fill, ...]:
    amendments = [given(who, units, counted) for who, units in allocations]
    changes = amend(books, amendments, Kind.FILL, cause, now, finish=lambda after, before: owing(after, before, now))
    fills = _fills(allocations)
    _notify(books, changes, fills, now)
    return fills


def owing(order: Order, before: Order, now: datetime) -> Order:
    """Start the payment period of an unpaid order once units are ready to ship."""
    begins = order.lapsing_since is not None and before.lapsing_since is None
    return replace(order, due_since=now) if begins else order


def _fills(allocations: Iterable[Allocation]) -> tuple[Fill, ...]:
    """One fill per line and item, in allocation order."""
    units: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for who, served in allocations:
        units[who.order, who.line, who.sku] += served
    return tuple(Fill(order, line, served, sku) for (order, line, sku), served in units.items())


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
