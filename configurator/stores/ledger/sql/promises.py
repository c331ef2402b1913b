"""What orders were promised of an item: who waits, whose units are present, and the backlog as a list."""

from collections.abc import Iterable, Iterator

from sqlalchemy import bindparam, select, text

from configurator.stores.ledger.books.stock import Backlog, WaitingUnits
from configurator.stores.ledger.page import Page
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.item_row import ALL, item_of
from configurator.stores.ledger.sql.pages import page
from configurator.stores.ledger.sql.schema import order_lines, order_options, orders, stock_items
from layers.orders.line_id import line_id
from settings import Settlement

OPTION = order_options.c
LATE = text("order_options.backordered + order_options.preordered > 0")
"""As the index of waiting units says it, so that it is used."""
AGE = (OPTION.placed_at, OPTION.number, OPTION.line, OPTION.position)
OFFERED = (orders.c.settlement == Settlement.WHEN_AVAILABLE.value) & (order_lines.c.paid == 0)
EVERY_LATE = (
    select(*AGE, OPTION.sku, OPTION.backordered, OPTION.preordered, OFFERED)
    .join_from(order_options, orders, OPTION.number == orders.c.number)
    .join(order_lines, (order_lines.c.number == OPTION.number) & (order_lines.c.line == OPTION.line))
    .where(LATE)
    .order_by(*AGE)
)
WAITING = EVERY_LATE.where(OPTION.sku.in_(bindparam("skus", expanding=True)))
OF_ORDERS = EVERY_LATE.where(OPTION.number.in_(bindparam("numbers", expanding=True)))
PREORDERED = EVERY_LATE.where(OPTION.sku == bindparam("of"), OPTION.preordered > 0)
PRESENT = (
    select(OPTION.number, OPTION.line, OPTION.position, OPTION.allocated)
    .where(OPTION.sku == bindparam("of"), text("allocated > 0"))
    .order_by(*(column.desc() for column in AGE))
)
AWAITED = (
    ALL.where(text("backordered + preordered > 0"), stock_items.c.sku > bindparam("after"))
    .order_by(stock_items.c.sku)
    .limit(bindparam("most"))
)


def waiting(cursor: Cursor, skus: Iterable[str]) -> list[WaitingUnits]:
    return [_waiting_units(row) for row in cursor.ask(WAITING, {"skus": sorted(set(skus))})]


def preordered(cursor: Cursor, sku: str, limit: int | None) -> list[WaitingUnits]:
    return [_waiting_units(row) for row in cursor.ask(PREORDERED.limit(limit), {"of": sku})]


def late(cursor: Cursor, numbers: Iterable[str]) -> list[WaitingUnits]:
    return [_waiting_units(row) for row in cursor.ask_for(OF_ORDERS, "numbers", [int(number) for number in numbers])]


def present(cursor: Cursor, sku: str) -> Iterator[tuple[str, str, int, int]]:
    for number, line, position, allocated in cursor.rows(PRESENT, sku):
        yield str(number), line_id(number, line), position, allocated


def backlogs(cursor: Cursor, after: str | None, limit: int) -> Page[Backlog]:
    items = [item_of(row) for row in cursor.ask(AWAITED.limit(limit + 1), {"after": after or ""})]
    orders: dict[str, dict[str, None]] = {item.sku: {} for item in items}
    for units in waiting(cursor, orders):
        orders[units.sku][units.order] = None
    found = [Backlog(item, tuple(orders[item.sku])) for item in items]
    return page(found, limit, lambda backlog: backlog.item.sku)


def _waiting_units(row: Found) -> WaitingUnits:
    _, number, line, position, sku, backordered, preordered, offered = row
    return WaitingUnits(str(number), line_id(number, line), position, sku, backordered, preordered, bool(offered))
