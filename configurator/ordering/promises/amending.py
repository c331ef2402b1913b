"""Changes of the splits of order lines and of the matching counters."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order, OrderOption


@dataclass(frozen=True, slots=True)
class Amendment:
    """How many units one option of one order line gains (or loses) of each kind; `on_hand` of its item too.

    Where it is `dated`, `promised_on` is the new date of its late units, else they keep the old.
    """

    order: str
    line: str
    position: int
    sku: str
    allocated: int = 0
    uncounted: int = 0
    backordered: int = 0
    preordered: int = 0
    on_hand: int = 0
    dated: bool = False
    promised_on: date | None = None

    @property
    def delta(self) -> Delta:
        return Delta(self.on_hand, self.allocated, 0, self.backordered, self.preordered)

    @property
    def units(self) -> int:
        """The units that moved, however many counters they touched."""
        changes = (self.allocated, self.backordered, self.preordered)
        return max(sum(change for change in changes if change > 0), -sum(change for change in changes if change < 0))


Change = tuple[Order, Order]
"""An order as it is now, and as it was."""


def amend(
    books: Books,
    amendments: Sequence[Amendment],
    kind: Kind,
    cause: Cause,
    now: datetime,
    who: str = "",
    finish: Callable[[Order, Order], Order] = lambda after, _: after,
) -> list[Change]:
    """Write the movements and the orders that `amendments` change; `finish` has the last word on each order."""
    record(books, amendments, kind, cause, now, who)
    found = books.orders.many({amendment.order: None for amendment in amendments})
    changes = [(finish(amended(order, part), order), order) for order, part in _by_order(found, amendments)]
    books.orders.save(changes)
    return changes


def record(
    books: Books, amendments: Iterable[Amendment], kind: Kind, cause: Cause, now: datetime, who: str = ""
) -> Mapping[str, int]:
    """One movement for each; units that are not counted move no counter and leave no record.

    Answers by sku the first movement, with which it comes that becomes free.
    """
    came: dict[str, int] = {}
    for one in amendments:
        if one.units:
            moved = books.stock.move(
                one.sku, kind, cause, one.delta, now, quantity=one.units, who=who, order=one.order, line=one.line
            )
            came.setdefault(one.sku, moved.id)
    return came


def amended(order: Order, amendments: Iterable[Amendment]) -> Order:
    """The order with the splits moved."""
    by_line: defaultdict[str, dict[int, OrderOption]] = defaultdict(dict)
    for one in amendments:
        line = order.line(one.line)
        assert line is not None
        options = by_line[one.line]
        options[one.position] = _moved(options.get(one.position) or line.options[one.position], one)
    lines = [line for line in order.lines if line.id in by_line]
    return order.with_lines({line.id: line.with_options(by_line[line.id]) for line in lines})


def _by_order(orders: Sequence[Order], amendments: Sequence[Amendment]) -> Iterable[tuple[Order, list[Amendment]]]:
    of: defaultdict[str, list[Amendment]] = defaultdict(list)
    for amendment in amendments:
        of[amendment.order].append(amendment)
    return [(order, of[order.number]) for order in orders]


def _moved(option: OrderOption, by: Amendment) -> OrderOption:
    late = option.late + by.backordered + by.preordered
    promised = by.promised_on if by.dated else option.promised_on
    return replace(
        option,
        allocated=option.allocated + by.allocated,
        uncounted=option.uncounted + by.uncounted,
        backordered=option.backordered + by.backordered,
        preordered=option.preordered + by.preordered,
        promised_on=promised if late else None,
    )
