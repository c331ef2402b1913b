"""Carts in SQL."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from configurator.stores.ledger.books.carts import Cart, CartLine, OrderRef
from configurator.stores.ledger.sql.cursor import Cursor, Found, Values
from configurator.stores.ledger.sql.encoding import micros, moment, selection, selection_text
from configurator.stores.ledger.sql.schema import cart_lines, carts, orders

CART = (
    select(carts, orders.c.secret)
    .join_from(carts, orders, carts.c.closed_by == orders.c.number, isouter=True)
    .where(carts.c.id == bindparam("of"))
)
LINES = select(cart_lines).where(cart_lines.c.cart == bindparam("of")).order_by(cart_lines.c.position)
NUMBER_OF = (
    select(func.count(cart_lines.c.cart.distinct()))
    .join_from(cart_lines, carts, cart_lines.c.cart == carts.c.id)
    .where(cart_lines.c.configurator == bindparam("of"), carts.c.closed_by.is_(None))
)
ADD = insert(carts)
TOUCH = update(carts).where(carts.c.id == bindparam("of")).values(touched_at=bindparam("at"))
ADD_LINES = insert(cart_lines)
REMOVE_LINES = delete(cart_lines).where(cart_lines.c.cart == bindparam("of"))
CLOSE = update(carts).where(carts.c.id == bindparam("of")).values(touched_at=bindparam("at"), closed_by=bindparam("by"))
IDLE = select(carts.c.id).where(carts.c.touched_at < bindparam("since"))
PURGE_LINES = delete(cart_lines).where(cart_lines.c.cart.in_(IDLE))
PURGE = delete(carts).where(carts.c.touched_at < bindparam("since"))


class SqlCarts:
    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def get(self, cart: str) -> Cart | None:
        row = self._cursor.row(CART, cart)
        if row is None:
            return None
        order = None if row[3] is None else OrderRef(str(row[3]), row[4])
        lines = tuple(_line_of(line) for line in self._cursor.rows(LINES, cart))
        return Cart(row[0], moment(row[1]), moment(row[2]), lines, order)

    def number_of(self, configurator: str) -> int:
        (found,) = self._cursor.rows(NUMBER_OF, configurator)
        return int(found[0])

    def save(self, cart: Cart) -> None:
        touched = micros(cart.touched_at)
        if self._cursor.change(TOUCH, touched, cart.id) == 0:
            self._cursor.write(ADD, [(cart.id, micros(cart.created_at), touched, None)])
        self._cursor.write(REMOVE_LINES, [(cart.id,)])
        self._cursor.write(ADD_LINES, [_line_values(cart.id, place, line) for place, line in enumerate(cart.lines)])

    def close(self, cart: str, order: str, now: datetime) -> None:
        self._cursor.write(CLOSE, [(micros(now), int(order), cart)])

    def purge(self, untouched_since: datetime) -> int:
        self._cursor.change(PURGE_LINES, micros(untouched_since))
        return self._cursor.change(PURGE, micros(untouched_since))


def _line_values(cart: str, position: int, line: CartLine) -> Values:
    return (
        cart,
        line.id,
        position,
        line.configurator,
        line.version,
        line.title,
        selection_text(line.selected),
        line.quantity,
        line.agreed_price,
        line.origin,
    )


def _line_of(row: Found) -> CartLine:
    _, id, _, configurator, version, title, selected, quantity, agreed_price, origin = row
    return CartLine(id, configurator, version, title, selection(selected), quantity, agreed_price, origin)
