"""What orders were promised of an item: who waits, whose units are present, and the backlog as a list."""

from collections.abc import Iterable, Iterator

from sqlalchemy import bindparam, select, text

from configurator.ledger.records import Backlog, Page, WaitingUnits
from configurator.ledger.schema import LATE, order_options, stock_items
from configurator.ledger.sql.item_row import ALL, item_of
from configurator.ledger.sql.pages import page
from configurator.ledger.sql.pen import Found, Pen

OPTION = order_options.c
AGE = (OPTION.placed_at, OPTION.number, OPTION.line, OPTION.position)
WAITING = (
    select(*AGE, OPTION.sku, OPTION.backordered, OPTION.preordered)
    .where(OPTION.sku.in_(bindparam("skus", expanding=True)), LATE)
    .order_by(*AGE)
)
PRESENT = (
    select(OPTION.number, OPTION.line, OPTION.position, OPTION.allocated)
    .where(OPTION.sku == bindparam("of"), text("allocated > 0"))
    .order_by(*(column.desc() for column in AGE))
)
AWAITED = ALL.where(LATE, stock_items.c.sku > bindparam("after")).order_by(stock_items.c.sku).limit(bindparam("most"))


def waiting(pen: Pen, skus: Iterable[str]) -> list[WaitingUnits]:
    return [_waiting_units(row) for row in pen.ask(WAITING, {"skus": sorted(set(skus))})]


def present(pen: Pen, sku: str) -> Iterator[tuple[str, str, int, int]]:
    for number, line, position, allocated in pen.rows(PRESENT, sku):
        yield str(number), f"{number}-{line}", position, allocated


def backlogs(pen: Pen, after: str | None, limit: int) -> Page[Backlog]:
    items = [item_of(row) for row in pen.ask(AWAITED.limit(limit + 1), {"after": after or ""})]
    orders: dict[str, dict[str, None]] = {item.sku: {} for item in items}
    for units in waiting(pen, orders):
        orders[units.sku][units.order] = None
    found = [Backlog(item, tuple(orders[item.sku])) for item in items]
    return page(found, limit, lambda backlog: backlog.item.sku)


def _waiting_units(row: Found) -> WaitingUnits:
    _, number, line, position, sku, backordered, preordered = row
    return WaitingUnits(str(number), f"{number}-{line}", position, sku, backordered, preordered)
