"""A movement as a row, and back."""

from sqlalchemy import bindparam, insert, select

from configurator.stores.ledger.books.movements import Cause, Delta, Kind, Movement
from configurator.stores.ledger.sql.cursor import Found, Values
from configurator.stores.ledger.sql.encoding import micros, moment
from configurator.stores.ledger.sql.schema import COUNTERS, movements

ADD = insert(movements)
ONE = select(movements).where(movements.c.id == bindparam("of"))
NEWEST_FIRST = (
    select(movements)
    .where(movements.c.sku == bindparam("of"), movements.c.id < bindparam("before"))
    .order_by(movements.c.id.desc())
)


def movement_values(movement: Movement) -> Values:
    delta = movement.delta
    return (
        movement.id,
        movement.sku,
        micros(movement.at),
        movement.kind.value,
        movement.cause.value,
        movement.quantity,
        movement.on_hand,
        delta.on_hand,
        delta.allocated,
        delta.held,
        delta.backordered,
        delta.preordered,
        delta.held_backorder,
        delta.held_preorder,
        movement.reason,
        movement.who,
        None if movement.order is None else int(movement.order),
        movement.line,
        movement.hold,
    )


def movement_of(row: Found) -> Movement:
    number, sku, at, kind, cause, quantity, on_hand, *rest = row
    deltas, (reason, who, order, line, hold) = rest[: len(COUNTERS)], rest[len(COUNTERS) :]
    return Movement(
        id=number,
        sku=sku,
        at=moment(at),
        kind=Kind(kind),
        cause=Cause(cause),
        quantity=quantity,
        on_hand=on_hand,
        delta=Delta(*deltas),
        reason=reason,
        who=who,
        order=None if order is None else str(order),
        line=line,
        hold=hold,
    )
