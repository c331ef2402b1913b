"""Allocating freed units to the backlog, before any new order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from configurator.ordering.promises.allocation_order import Allocation, complete_first, oldest_first
from configurator.ordering.promises.handing_out import allot
from configurator.ordering.promises.offering import Batch
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.movements import Cause, Fill
from configurator.stores.ledger.books.stock import WaitingUnits
from configurator.stores.ledger.protocol import Books
from settings import Filling

Came = Mapping[str, int]
"""By sku the movements that units came with."""


def fill(
    books: Books,
    shop: Shop,
    freed: Mapping[str, int],
    cause: Cause,
    now: datetime,
    came: Came | None = None,
    movement: int | None = None,
) -> tuple[Fill, ...]:
    """Allocate freed units to the backlog of their items; returns the fills.

    A tracked item gives all that is available, one that is not tracked only what was freed now: whatever
    else is stored of it is ignored. `came` names the movements the units came with, and nobody is offered
    what they let pass; without, they are taken for those of which somebody let something pass last.
    Where `movement` was made by hand, what it brought to whom can be asked for later.
    """
    free = {sku: units for sku, most in freed.items() if (units := _free(books, sku, most))}
    if not free:
        return ()
    known = {sku: came[sku] if came and sku in came else books.offers.last_declined(sku) for sku in free}
    return allot(books, shop, allocation_order(books, shop, free, now, known), Batch(known), cause, now, movement)


def allocation_order(
    books: Books, shop: Shop, free: Mapping[str, int], now: datetime, came: Came | None = None
) -> Sequence[Allocation]:
    """The lines that get the free units, and how many; of units that `came`, only lines that did not decline them.

    An offer that is over must not grow, even where so many are over that its turn to end has not come.
    """
    waiting = [who for who in books.stock.waiting(free) if who.backordered]
    candidates = _without_declined(books, _lacking(books, waiting, now), came or {})
    if shop.settings().stock.filling is Filling.OLDEST_FIRST:
        return oldest_first(candidates, free)
    late = books.stock.late({who.order: None for who in candidates})
    return complete_first(candidates, free, _lacking(books, late))


def fill_all(books: Books, shop: Shop, sku: str, cause: Cause, now: datetime) -> tuple[Fill, ...]:
    """Fill the whole backlog of an untracked item that is in stock."""
    waiting = [who for who in books.stock.waiting([sku]) if who.backordered]
    allocations = [(who, who.backordered) for who in _lacking(books, waiting) if who.backordered]
    return allot(books, shop, allocations, Batch({}, counted=False), cause, now)


def unreserved(books: Books, waiting: Iterable[WaitingUnits]) -> list[WaitingUnits]:
    """The waiting units for which no receipt keeps any."""
    every = list(waiting)
    reserved = {(one.line, one.position): 0 for one in every}
    for one in books.receipts.reserved_of({who.sku for who in every}):
        if (one.line, one.position) in reserved:
            reserved[one.line, one.position] += one.units
    left = [
        replace(who, backordered=who.backordered - kept) if (kept := reserved[who.line, who.position]) else who
        for who in every
    ]
    return [who for who in left if who.backordered or who.preordered]


def _free(books: Books, sku: str, freed: int) -> int:
    item = books.stock.item(sku)
    if item is None or not item.awaited:
        return 0
    return item.available if item.terms.tracked else min(freed, item.available)


def _lacking(books: Books, waiting: Iterable[WaitingUnits], now: datetime | None = None) -> list[WaitingUnits]:
    """The waiting units of each line for which nothing is held yet; without lines whose offer is over at `now`."""
    left = unreserved(books, waiting) if books.due.receipts else list(waiting)
    offers = books.offers.latest({who.line for who in left if who.offered})
    held: defaultdict[tuple[str, str], int] = defaultdict(int)
    for line, one in offers.items():
        if one.live:
            held.update({(line, sku): one.of(sku) for sku in {*one.units, *one.uncounted}})
    lacking = []
    over = {line for line, one in offers.items() if now and one.open and one.expires_at and one.expires_at <= now}
    for who in left:
        if who.line in over:
            continue
        covered = min(held[who.line, who.sku], who.backordered)
        held[who.line, who.sku] -= covered
        if who.backordered > covered or who.preordered:
            lacking.append(replace(who, backordered=who.backordered - covered) if covered else who)
    return lacking


def _without_declined(books: Books, waiting: Sequence[WaitingUnits], came: Came) -> list[WaitingUnits]:
    """All lines except those that were offered these units and did not take them."""
    if not any(who.offered for who in waiting):
        return list(waiting)
    declined = {sku: books.offers.declined(sku, movement) for sku, movement in came.items()}
    return [who for who in waiting if not (who.offered and who.line in declined.get(who.sku, ()))]
