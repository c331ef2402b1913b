"""Orders in SQL."""

import hmac
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, exists, insert, or_, select, update

from configurator.ledger.records import Fulfilment, Order, OrderLine, OrderOption, Page, Payment
from configurator.ledger.schema import order_lines, order_options, orders
from configurator.ledger.sql import order_row
from configurator.ledger.sql.encoding import day_text
from configurator.ledger.sql.numbers import Numbers
from configurator.ledger.sql.pages import before, page
from configurator.ledger.sql.pen import Found, Pen

AT_ONCE = 500
ADD = insert(orders)
ADD_LINES = insert(order_lines)
ADD_OPTIONS = insert(order_options)
CHANGING = (
    "paid",
    "paid_at",
    "refunded",
    "refunded_at",
    "due_since",
    "reference",
    "origin",
    "purchases",
    "fulfilment",
    "payment",
)
SAVE = update(orders).where(orders.c.number == bindparam("of")).values({n: bindparam(f"new_{n}") for n in CHANGING})
LINE_KEY = (order_lines.c.number == bindparam("of"), order_lines.c.line == bindparam("at"))
SAVE_LINE = (
    update(order_lines)
    .where(*LINE_KEY)
    .values({n: bindparam(f"new_{n}") for n in ("shipped", "cancelled", "delivered")})
)
SPLIT = ("allocated", "uncounted", "backordered", "preordered", "promised_on")
SAVE_OPTION = (
    update(order_options)
    .where(
        order_options.c.number == bindparam("of"),
        order_options.c.line == bindparam("at"),
        order_options.c.position == bindparam("place"),
    )
    .values({n: bindparam(f"new_{n}") for n in SPLIT})
)
NUMBER = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)
OF_CONFIGURATOR = select(exists().where(order_lines.c.configurator == bindparam("of")))
NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
ORDERS = select(orders).where(orders.c.number.in_(NUMBERS)).order_by(orders.c.number)
LINES = select(order_lines).where(order_lines.c.number.in_(NUMBERS)).order_by(order_lines.c.number, order_lines.c.line)
OPTIONS = (
    select(order_options)
    .where(order_options.c.number.in_(NUMBERS))
    .order_by(order_options.c.number, order_options.c.line, order_options.c.position)
)


class SqlOrders:
    def __init__(self, pen: Pen, numbers: Numbers) -> None:
        self._pen = pen
        self._numbers = numbers

    def next_number(self) -> str:
        return str(self._numbers.take(orders))

    def add(self, order: Order) -> None:
        self._pen.write(ADD, [order_row.order_values(order)])
        self._pen.write(ADD_LINES, [order_row.line_values(order.number, line) for line in order.lines])
        options = [order_row.option_values(order, line, o) for line in order.lines for o in line.options]
        self._pen.write(ADD_OPTIONS, options)

    def save(self, changes: Sequence[tuple[Order, Order]]) -> None:
        self._pen.write(SAVE, [(*order_row.changing_values(order), int(order.number)) for order, _ in changes])
        lines = [(order, *pair) for order, before in changes for pair in _changed(order.lines, before.lines)]
        self._pen.write(
            SAVE_LINE,
            [(new.shipped, new.cancelled, new.delivered, *_key(order, new)) for order, new, _ in lines],
        )
        options = [(o, new, pair[0]) for o, new, old in lines for pair in _changed(new.options, old.options)]
        self._pen.write(
            SAVE_OPTION, [(*_split(option), *_key(o, line), option.position) for o, line, option in options]
        )

    def any_of(self, configurator: str) -> bool:
        (found,) = self._pen.rows(OF_CONFIGURATOR, configurator)
        return bool(found[0])

    def get(self, number: str) -> Order | None:
        return next(iter(self.many([number])), None)

    def many(self, numbers: Iterable[str]) -> Sequence[Order]:
        wanted = [int(number) for number in numbers if NUMBER.fullmatch(number)]
        chunks = (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE))
        return [order for chunk in chunks for order in self._together(self._pen.ask(ORDERS, {"numbers": chunk}))]

    def by_secret(self, secret: str) -> Order | None:
        number = number_in_secret(secret)
        order = self.get(number) if number else None
        return order if order and hmac.compare_digest(order.secret.encode(), secret.encode()) else None

    def page(
        self,
        fulfilment: Fulfilment | None = None,
        payment: Payment | None = None,
        q: str = "",
        after: str | None = None,
        limit: int = 100,
    ) -> Page[Order]:
        statement = select(orders).where(orders.c.number < before(after))
        if fulfilment:
            statement = statement.where(orders.c.fulfilment == fulfilment.value)
        if payment:
            statement = statement.where(orders.c.payment == payment.value)
        if q:
            statement = _searched(statement, q)
        rows = self._pen.ask(statement.order_by(orders.c.number.desc()).limit(limit + 1))
        return page(self._together(rows), limit, lambda order: order.number)

    def _together(self, rows: Sequence[Found]) -> list[Order]:
        """Orders with their lines and options, in two more questions whatever their number."""
        numbers = {"numbers": [row[0] for row in rows]}
        options: defaultdict[tuple[int, int], list[OrderOption]] = defaultdict(list)
        for row in self._pen.ask(OPTIONS, numbers):
            options[row[0], row[1]].append(order_row.option_of(row))
        lines: defaultdict[int, list[OrderLine]] = defaultdict(list)
        for row in self._pen.ask(LINES, numbers):
            lines[row[0]].append(order_row.line_of(row, options[row[0], row[1]]))
        return [order_row.order_of(row, lines[row[0]]) for row in rows]


def number_in_secret(secret: str) -> str | None:
    """An order's secret begins with its number, so that it needs no index of its own."""
    prefix, _, rest = secret.partition("_")
    number, _, key = rest.partition("_")
    return number if prefix == "ord" and key and number.isdecimal() and number.isascii() else None


def _searched(statement: Select[Any], q: str) -> Select[Any]:
    found = orders.c.search.contains(q.lower(), autoescape=True)
    if q.isascii() and q.isdecimal() and len(q) < 19:
        found = or_(found, orders.c.number == int(q))
    return statement.where(found)


def _key(order: Order, line: OrderLine) -> tuple[int, int]:
    return int(order.number), order_row.line_of_id(line.id)


def _split(option: OrderOption) -> tuple[Any, ...]:
    return (
        option.allocated,
        option.uncounted,
        option.backordered,
        option.preordered,
        day_text(option.promised_on),
    )


def _changed(new: Sequence[Any], old: Sequence[Any]) -> list[tuple[Any, Any]]:
    return [(one, other) for one, other in zip(new, old, strict=True) if one != other]
