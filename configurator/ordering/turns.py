"""Whose turn it is when units become free: a decision over values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from configurator.ledger.records import Order, WaitingUnits

Turn = tuple[WaitingUnits, int]
"""Who is served, and with how many units."""


def oldest_first(waiting: Iterable[WaitingUnits], free: Mapping[str, int]) -> list[Turn]:
    """In the order given, splitting the last who gets some."""
    left = dict(free)
    turns: list[Turn] = []
    for who in waiting:
        units = min(who.backordered, left.get(who.sku, 0))
        if units:
            left[who.sku] -= units
            turns.append((who, units))
    return turns


def complete_first(waiting: Sequence[WaitingUnits], free: Mapping[str, int], orders: Iterable[Order]) -> list[Turn]:
    """The orders that become whole, by placing, then the rest oldest first."""
    late = {order.number: _late(order) for order in orders}
    left = dict(free)
    whole: list[Turn] = []
    for number in dict.fromkeys(who.order for who in waiting):
        needs = late[number]
        if needs and all(units <= left.get(sku, 0) for sku, units in needs.items()):
            left.update({sku: left[sku] - units for sku, units in needs.items()})
            whole += [(who, who.backordered) for who in waiting if who.order == number and who.backordered]
    served = {who.order for who, _ in whole}
    return whole + oldest_first([who for who in waiting if who.order not in served], left)


def _late(order: Order) -> Mapping[str, int] | None:
    """The units of each item that would make the order whole; None where it waits for a preorder."""
    needs: defaultdict[str, int] = defaultdict(int)
    for line in order.lines:
        for option in line.options:
            if option.preordered:
                return None
            if option.sku and option.backordered:
                needs[option.sku] += option.backordered
    return needs
