"""Which orders a filter finds, and how many: answered from indexes, whatever the number of orders."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select

from configurator.stores.ledger.books.orders import OrderFilter
from configurator.stores.ledger.page import row_key
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import micros
from configurator.stores.ledger.sql.schema import LATE, OFFERED, offers, order_options, orders
from layers.orders.order import Fulfilment, Payment

LISTED = orders.c.became.is_(None)
EVERY_STATE = [state.value for state in Fulfilment]
"""Said where a payment is asked for, so that its orders are found in the index of states without going through it."""
SEARCHED = orders.c.fulfilment.concat("")
"""The state as an expression: grouped by it, a search goes through the index that has the names, not that of states."""


def listed(cursor: Cursor, wanted: OrderFilter, before: int, limit: int) -> Sequence[int]:
    """Their numbers, newest first, below `before`."""
    found = _narrowed(select(orders.c.number), wanted).where(orders.c.number < before)
    if wanted.fulfilment:
        found = found.where(orders.c.fulfilment == wanted.fulfilment.value)
    return [row[0] for row in cursor.ask(found.order_by(orders.c.number.desc()).limit(limit))]


def counts(cursor: Cursor, wanted: OrderFilter) -> Mapping[Fulfilment, int]:
    """How many there are of each fulfilment, whichever of them the filter names."""
    by = SEARCHED if wanted.q else orders.c.fulfilment
    found = _narrowed(select(by, func.count()), wanted).group_by(by)
    if wanted.payment and not wanted.q:
        found = found.where(orders.c.fulfilment.in_(EVERY_STATE))
    known = {Fulfilment(row[0]): int(row[1]) for row in cursor.ask(found)}
    return {fulfilment: known.get(fulfilment, 0) for fulfilment in Fulfilment}


def _narrowed(statement: Select[Any], wanted: OrderFilter) -> Select[Any]:
    found = statement.where(LISTED)
    if wanted.payment:
        found = found.where(orders.c.payment == wanted.payment.value)
    if wanted.owing:
        found = _owing(found)
    if wanted.item:
        waiting = select(order_options.c.number).where(order_options.c.sku == wanted.item, LATE)
        found = found.where(orders.c.number.in_(waiting))
    if wanted.offer_ends:
        ending = select(offers.c.number).where(OFFERED, offers.c.expires_at < micros(wanted.offer_ends))
        found = found.where(orders.c.number.in_(ending))
    return _searched(found, wanted.q)


def _owing(statement: Select[Any]) -> Select[Any]:
    return statement.where(
        orders.c.payment == Payment.UNPAID.value,
        orders.c.fulfilment.in_([state.value for state in Fulfilment if state is not Fulfilment.CANCELLED]),
        orders.c.due_since.is_not(None),
    )


def _searched(statement: Select[Any], q: str) -> Select[Any]:
    if not q:
        return statement
    found = orders.c.search.contains(q.lower(), autoescape=True)
    if (number := row_key(q)) is not None:
        found = or_(found, orders.c.number == number)
    return statement.where(found)
