"""Units that become free go to those who wait, before any newcomer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ledger.records import Cause, Fill, Kind, WaitingUnits
from configurator.ordering.amending import Amendment, Change, amend
from configurator.ordering.turns import Turn, complete_first, oldest_first
from settings import Filling


def fill(books: Books, filling: Filling, freed: Mapping[str, int], cause: Cause, now: datetime) -> tuple[Fill, ...]:
    """Serve the backlog of the items of which units were freed; answers who got how much.

    A tracked item gives all that is available, one that is not tracked only what was freed now:
    whatever else is stored of it is ignored.
    """
    free = {sku: units for sku, most in freed.items() if (units := _free(books, sku, most))}
    if not free:
        return ()
    waiting = [who for who in books.stock.waiting(free) if who.backordered]
    return _serve(books, _turns(books, filling, waiting, free), cause, now)


def fill_all(books: Books, sku: str, cause: Cause, now: datetime) -> tuple[Fill, ...]:
    """Serve the whole backlog of an item that is there without being counted."""
    turns = [(who, who.backordered) for who in books.stock.waiting([sku]) if who.backordered]
    return _serve(books, turns, cause, now, counted=False)


def _free(books: Books, sku: str, freed: int) -> int:
    item = books.stock.item(sku)
    if item is None or not item.backordered:
        return 0
    return item.available if item.terms.tracked else min(freed, item.available)


def _turns(books: Books, filling: Filling, waiting: Sequence[WaitingUnits], free: Mapping[str, int]) -> Sequence[Turn]:
    if filling is Filling.OLDEST_FIRST:
        return oldest_first(waiting, free)
    return complete_first(waiting, free, books.orders.many({who.order: None for who in waiting}))


def _serve(books: Books, turns: Sequence[Turn], cause: Cause, now: datetime, counted: bool = True) -> tuple[Fill, ...]:
    if not turns:
        return ()
    amendments = [
        Amendment(
            who.order,
            who.line,
            who.position,
            who.sku,
            backordered=-units,
            allocated=units if counted else 0,
            uncounted=0 if counted else units,
        )
        for who, units in turns
    ]
    changes = amend(books, amendments, Kind.FILL, cause, now)
    fills = _fills(turns)
    _tell(books, changes, fills, now)
    return fills


def _fills(turns: Sequence[Turn]) -> tuple[Fill, ...]:
    """One for each line and item, in the order they were served."""
    units: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for who, served in turns:
        units[who.order, who.line, who.sku] += served
    return tuple(Fill(order, line, served, sku) for (order, line, sku), served in units.items())


def _tell(books: Books, changes: Sequence[Change], fills: Sequence[Fill], now: datetime) -> None:
    """One fact for each order, however many of its lines were served."""
    of: defaultdict[str, list[Fill]] = defaultdict(list)
    for one in fills:
        of[one.order].append(one)
    for order, before in changes:
        body = {
            "filled": [{"line": one.line, "sku": one.sku, "units": one.units} for one in of[order.number]],
            "fulfilment": [before.fulfilment.value, order.fulfilment.value],
        }
        books.register.tell("order.available", order.number, body, now)
