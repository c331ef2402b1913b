"""Taking an order's lines back, late units before present ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ledger.records import Cause, Kind, Order, OrderLine, OrderOption
from configurator.ordering.amending import Amendment, amended, record
from configurator.ordering.announcing import announce
from configurator.ordering.errors import NothingTo, NotThatMany
from configurator.ordering.filling import fill
from configurator.ordering.finding import line_of, order_of
from configurator.ordering.settling import settle
from configurator.ordering.shop import Shop


def cancel(
    books: Books, shop: Shop, order: str, lines: Mapping[str, int] | None, now: datetime, *, who: str = ""
) -> Order:
    """Cancel configurations by line id, or with None all that is not shipped (safe to repeat).

    What was allocated goes to those who wait. Raises NoSuchOrder, NoSuchLine, NotThatMany, NothingTo.
    """
    settle(books, shop, now)
    before = order_of(books, order)
    asked = _everything(before) if lines is None else _checked(before, lines)
    if not asked:
        return before
    amendments = [one for line, count in asked.items() for one in _taken_back(before, line_of(before, line), count)]
    after = _cancelled(amended(before, amendments), asked)
    record(books, amendments, Kind.CANCEL, Cause.ORDER_CANCELLED, now, who)
    books.orders.save([(after, before)])
    books.register.tell("order.cancelled", order, {"lines": asked, "refund_due": after.refund_due}, now)
    books.register.audit(who, "order.cancel", order, ", ".join(f"{line}: {n}" for line, n in asked.items()), now)
    fill(books, shop.settings().stock.filling, _freed(amendments), Cause.ORDER_CANCELLED, now)
    announce(books, shop.storefront(now).policy, now)
    return order_of(books, order)


def _everything(order: Order) -> dict[str, int]:
    """What is not shipped; nothing where that was cancelled before."""
    found = {line.id: line.open for line in order.lines if line.open}
    if not found and not any(line.cancelled for line in order.lines):
        raise NothingTo(order.number, "cancel")
    return found


def _checked(order: Order, lines: Mapping[str, int]) -> dict[str, int]:
    for id, count in lines.items():
        line = line_of(order, id)
        if not 0 < count <= line.open:
            raise NotThatMany(id, count, line.open)
    return dict(lines)


def _taken_back(order: Order, line: OrderLine, count: int) -> Iterator[Amendment]:
    return (_option(order, line, option, count * option.units) for option in line.options if option.sku)


def _option(order: Order, line: OrderLine, option: OrderOption, units: int) -> Amendment:
    backordered = min(units, option.backordered)
    preordered = min(units - backordered, option.preordered)
    uncounted = min(units - backordered - preordered, option.uncounted)
    allocated = units - backordered - preordered - uncounted
    assert option.sku
    return Amendment(
        order.number,
        line.id,
        option.position,
        option.sku,
        allocated=-allocated,
        uncounted=-uncounted,
        backordered=-backordered,
        preordered=-preordered,
    )


def _cancelled(order: Order, asked: Mapping[str, int]) -> Order:
    lines = {id: line_of(order, id) for id in asked}
    return order.with_lines({id: replace(line, cancelled=line.cancelled + asked[id]) for id, line in lines.items()})


def _freed(amendments: Iterable[Amendment]) -> Mapping[str, int]:
    freed: defaultdict[str, int] = defaultdict(int)
    for one in amendments:
        freed[one.sku] -= one.allocated
    return {sku: units for sku, units in freed.items() if units}
