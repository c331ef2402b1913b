"""Splitting an order line: some of its configurations leave with their units."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from layers.orders.line_id import line_id, place_of_line
from layers.orders.order import Order, OrderLine, OrderOption
from settings import Settlement


@dataclass(frozen=True, slots=True)
class Taken:
    """The units that leave one option: present ones, and late ones for which stock has come.

    Of the present ones `allocated` are counted and `uncounted` are not; so are `come` and `come_uncounted`.
    """

    option: OrderOption
    allocated: int = 0
    uncounted: int = 0
    come: int = 0
    come_uncounted: int = 0


def needed(line: OrderLine, configurations: int) -> Mapping[str, int]:
    """The units of each sku that must come to complete so many configurations of the line."""
    lacking: dict[str, int] = {}
    for option in line.options:
        missing = option.units * configurations - option.present
        if option.sku and missing > 0:
            lacking[option.sku] = lacking.get(option.sku, 0) + missing
    return lacking


def whole_with(line: OrderLine, there: Mapping[str, int]) -> int:
    """How many open configurations of the line are complete once these units have come."""
    low, high = 0, line.open
    while low < high:
        middle = (low + high + 1) // 2
        if all(units <= there.get(sku, 0) for sku, units in needed(line, middle).items()):
            low = middle
        else:
            high = middle - 1
    return low


def taken(line: OrderLine, configurations: int, uncounted: Mapping[str, int]) -> tuple[Taken, ...]:
    """The units that `configurations` of the line take along: present ones first, of those that came the uncounted."""
    left = dict(uncounted)
    return tuple(_taken(option, configurations * option.units, left) for option in line.options)


def leaving(line: OrderLine, configurations: int, takes: tuple[Taken, ...], id: str) -> OrderLine:
    """The part that leaves, all of whose units are present; what it was bought from and paid with stays noted."""
    options = {
        take.option.position: replace(
            take.option,
            allocated=take.allocated + take.come,
            uncounted=take.uncounted + take.come_uncounted,
            backordered=0,
            preordered=0,
            promised_on=None,
        )
        for take in takes
    }
    part = replace(line, id=id, quantity=configurations, shipped=0, cancelled=0, delivered=0, offer=None)
    return part.with_options(options)


def staying(line: OrderLine, configurations: int, takes: tuple[Taken, ...]) -> OrderLine | None:
    """The rest of the line; None if nothing is left."""
    if line.quantity == configurations:
        return None
    return replace(line, quantity=line.quantity - configurations).with_options(
        {take.option.position: _without(take) for take in takes}
    )


def apart(line: OrderLine) -> tuple[OrderLine, ...]:
    """The complete or shipped part of a line and its waiting part, both with the line's id; or the line as it is."""
    if line.paid or not line.late or not (line.complete or line.shipped):
        return (line,)
    takes = taken(line, line.complete, {})
    whole, rest = leaving(line, line.complete, takes, line.id), staying(line, line.complete, takes)
    assert rest is not None
    sent, arrived = line.shipped, line.delivered
    return (
        replace(whole, quantity=whole.quantity + sent, shipped=sent, delivered=arrived),
        replace(rest, quantity=rest.quantity - line.shipped, shipped=0, delivered=0),
    )


def payable_apart(order: Order, last: int = 0) -> Order:
    """Under `when_available`, every unpaid line either wholly payable or wholly waiting; new lines come last.

    `last` is the highest number of the lines that have left the order.
    """
    if order.settlement is not Settlement.WHEN_AVAILABLE:
        return order
    parts = [apart(line) for line in order.lines]
    waiting = [part for line in parts for part in line[1:]]
    return replace(order, lines=(*(line[0] for line in parts), *_numbered(order, waiting, last))) if waiting else order


def _numbered(order: Order, lines: list[OrderLine], last: int) -> tuple[OrderLine, ...]:
    """New lines of the order, with unused ids."""
    first = max(last, *(place_of_line(line.id) for line in order.lines)) + 1
    return tuple(replace(line, id=line_id(order.number, place)) for place, line in enumerate(lines, start=first))


def _taken(option: OrderOption, units: int, uncounted: dict[str, int]) -> Taken:
    if not option.sku:
        return Taken(option)
    allocated = min(units, option.allocated)
    loose = min(units - allocated, option.uncounted)
    come = units - allocated - loose
    come_uncounted = min(come, uncounted.get(option.sku, 0))
    uncounted[option.sku] = uncounted.get(option.sku, 0) - come_uncounted
    return Taken(option, allocated, loose, come - come_uncounted, come_uncounted)


def _without(take: Taken) -> OrderOption:
    option = take.option
    late = take.come + take.come_uncounted
    left = option.backordered - late
    return replace(
        option,
        allocated=option.allocated - take.allocated,
        uncounted=option.uncounted - take.uncounted,
        backordered=left,
        promised_on=option.promised_on if left or option.preordered else None,
    )
