"""The order in which free units are allocated to waiting lines: a decision over values."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from configurator.stores.ledger.books.stock import WaitingUnits

Allocation = tuple[WaitingUnits, int]
"""The order lines that get units, and how many."""


def oldest_first(waiting: Iterable[WaitingUnits], free: Mapping[str, int]) -> list[Allocation]:
    """In the given order; the last one may get a part."""
    left = dict(free)
    allocations: list[Allocation] = []
    for who in waiting:
        units = min(who.backordered, left.get(who.sku, 0))
        if units:
            left[who.sku] -= units
            allocations.append((who, units))
    return allocations


def complete_first(
    waiting: Sequence[WaitingUnits], free: Mapping[str, int], late: Iterable[WaitingUnits]
) -> list[Allocation]:
    """The orders that become whole, by placing, then the rest oldest first.

    `late` is everything that the waiting orders lack, of whichever item.
    """
    lacking = _needs(late)
    left = dict(free)
    whole: list[Allocation] = []
    for number, asking in _by_order(waiting).items():
        needs = lacking[number]
        if needs and needs == _wanted(asking) and all(units <= left.get(sku, 0) for sku, units in needs.items()):
            left.update({sku: left[sku] - units for sku, units in needs.items()})
            whole += [(who, who.backordered) for who in asking if who.backordered]
    served = {who.order for who, _ in whole}
    return whole + oldest_first([who for who in waiting if who.order not in served], left)


def _needs(late: Iterable[WaitingUnits]) -> Mapping[str, Mapping[str, int] | None]:
    """By order, the units of each item that would make it whole; None where it waits for a preorder."""
    needs: defaultdict[str, Counter[str] | None] = defaultdict(Counter)
    for units in late:
        lacked = needs[units.order]
        if units.preordered:
            needs[units.order] = None
        elif lacked is not None:
            lacked[units.sku] += units.backordered
    return needs


def _wanted(waiting: Iterable[WaitingUnits]) -> Mapping[str, int]:
    """By sku, the units that the eligible lines ask for."""
    wanted: Counter[str] = Counter()
    for who in waiting:
        wanted[who.sku] += who.backordered
    return wanted


def _by_order(waiting: Iterable[WaitingUnits]) -> Mapping[str, list[WaitingUnits]]:
    found: defaultdict[str, list[WaitingUnits]] = defaultdict(list)
    for who in waiting:
        found[who.order].append(who)
    return found
