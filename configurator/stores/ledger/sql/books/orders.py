"""Orders in SQL."""

import hmac
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, exists, func, insert, select, update

from configurator.stores.ledger.books.orders import EVERY_ORDER, OrderFilter
from configurator.stores.ledger.page import Page
from configurator.stores.ledger.sql import order_row, orders_list
from configurator.stores.ledger.sql.agenda import Agenda
from configurator.stores.ledger.sql.books.offers import offer_of
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import day_text, micros
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.pages import before, page
from configurator.stores.ledger.sql.schema import offers, order_lines, order_options, orders
from layers.orders.line_id import line_id, place_of_line
from layers.orders.order import Fulfilment, Order, OrderLine, OrderOption
from layers.stock.offer import LIVE, Offer
from settings import Settlement

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
    "became",
    "lapsing_since",
)
SAVE = update(orders).where(orders.c.number == bindparam("of")).values({n: bindparam(f"new_{n}") for n in CHANGING})
LINE_KEY = (order_lines.c.number == bindparam("of"), order_lines.c.line == bindparam("at"))
LINE_CHANGING = ("quantity", "shipped", "cancelled", "delivered", "paid")
SAVE_LINE = update(order_lines).where(*LINE_KEY).values({n: bindparam(f"new_{n}") for n in LINE_CHANGING})
REMOVE_LINE = delete(order_lines).where(*LINE_KEY)
REMOVE_OPTIONS = delete(order_options).where(
    order_options.c.number == bindparam("of"), order_options.c.line == bindparam("at")
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
NUMBER_OF = select(func.count(order_lines.c.number.distinct())).where(order_lines.c.configurator == bindparam("of"))
NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
ORDERS = select(orders).where(orders.c.number.in_(NUMBERS)).order_by(orders.c.number)
LINES = select(order_lines).where(order_lines.c.number.in_(NUMBERS)).order_by(order_lines.c.number, order_lines.c.line)
OPTIONS = (
    select(order_options)
    .where(order_options.c.number.in_(NUMBERS))
    .order_by(order_options.c.number, order_options.c.line, order_options.c.position)
)
OFFERS = select(offers).where(offers.c.number.in_(NUMBERS), offers.c.state.in_([state.value for state in LIVE]))
SAVE_CUSTOMER = (
    update(orders)
    .where(orders.c.number == bindparam("of"))
    .values({n: bindparam(f"new_{n}") for n in ("customer", "search", "email")})
)
OF_EMAIL = select(orders.c.number).where(orders.c.email == bindparam("of")).order_by(orders.c.number.desc())
LAPSED = (
    select(orders.c.number)
    .where(orders.c.lapsing_since.is_not(None), orders.c.lapsing_since <= bindparam("until"))
    .order_by(orders.c.lapsing_since, orders.c.number)
    .limit(bindparam("most"))
)


class SqlOrders:
    def __init__(self, cursor: Cursor, keys: Keys, agenda: Agenda) -> None:
        self._cursor = cursor
        self._keys = keys
        self._agenda = agenda

    def next_number(self) -> str:
        return str(self._keys.take(orders))

    def add(self, order: Order) -> None:
        self._cursor.write(ADD, [order_row.order_values(order)])
        self._add_lines([(order, line) for line in order.lines])
        self._note_debts([order])

    def save(self, changes: Sequence[tuple[Order, Order]]) -> None:
        rows = [(*order_row.changing_values(o), *order_row.found_by(o), int(o.number)) for o, _ in changes]
        self._cursor.write(SAVE, rows)
        self._note_debts([order for order, _ in changes])
        gone = [_key(before, line) for order, before in changes for line in before.lines if not order.line(line.id)]
        self._cursor.write(REMOVE_OPTIONS, gone)
        self._cursor.write(REMOVE_LINE, gone)
        self._add_lines([(order, line) for order, was in changes for line in order.lines if not was.line(line.id)])
        lines = [(order, *pair) for order, before in changes for pair in _changed_lines(order, before)]
        self._cursor.write(SAVE_LINE, [(*_moving(new), *_key(order, new)) for order, new, _ in lines])
        options = [(o, new, pair[0]) for o, new, old in lines for pair in _changed(new.options, old.options)]
        self._cursor.write(
            SAVE_OPTION, [(*_split(option), *_key(o, line), option.position) for o, line, option in options]
        )

    def save_customer(self, order: Order) -> None:
        who = order.customer
        self._cursor.write(
            SAVE_CUSTOMER,
            [(order_row.customer_text(who), order_row.search_text(who), who.email.lower(), int(order.number))],
        )

    def of_email(self, email: str) -> Sequence[Order]:
        return list(reversed(self.many([str(row[0]) for row in self._cursor.rows(OF_EMAIL, email.lower())])))

    def lapsed(self, since: datetime, limit: int) -> Sequence[str]:
        return [str(row[0]) for row in self._cursor.ask(LAPSED, {"until": micros(since), "most": limit})]

    def _note_debts(self, changed: Sequence[Order]) -> None:
        for order in changed:
            if order.lapsing_since is not None:
                self._agenda.owed(order.lapsing_since)

    def _add_lines(self, new: Sequence[tuple[Order, OrderLine]]) -> None:
        self._cursor.write(ADD_LINES, [order_row.line_values(order.number, line) for order, line in new])
        options = [order_row.option_values(order, line, option) for order, line in new for option in line.options]
        self._cursor.write(ADD_OPTIONS, options)

    def any_of(self, configurator: str) -> bool:
        (found,) = self._cursor.rows(OF_CONFIGURATOR, configurator)
        return bool(found[0])

    def number_of(self, configurator: str) -> int:
        (found,) = self._cursor.rows(NUMBER_OF, configurator)
        return int(found[0])

    def get(self, number: str) -> Order | None:
        return next(iter(self.many([number])), None)

    def many(self, numbers: Iterable[str]) -> Sequence[Order]:
        wanted = [int(number) for number in numbers if NUMBER.fullmatch(number)]
        chunks = (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE))
        return [order for chunk in chunks for order in self._together(self._cursor.ask(ORDERS, {"numbers": chunk}))]

    def by_secret(self, secret: str) -> Order | None:
        number = number_in_secret(secret)
        order = self.get(number) if number else None
        return order if order and hmac.compare_digest(order.secret.encode(), secret.encode()) else None

    def page(self, wanted: OrderFilter = EVERY_ORDER, after: str | None = None, limit: int = 100) -> Page[Order]:
        numbers = orders_list.listed(self._cursor, wanted, before(after), limit + 1)
        newest_first = list(reversed(self.many(map(str, sorted(numbers)))))
        return page(newest_first, limit, lambda order: order.number)

    def counts(self, wanted: OrderFilter = EVERY_ORDER) -> Mapping[Fulfilment, int]:
        return orders_list.counts(self._cursor, wanted)

    def _together(self, rows: Sequence[Found]) -> list[Order]:
        """Orders with their lines and options, in two or three more questions whatever their number."""
        numbers = {"numbers": [row[0] for row in rows]}
        options: defaultdict[tuple[int, int], list[OrderOption]] = defaultdict(list)
        for row in self._cursor.ask(OPTIONS, numbers):
            options[row[0], row[1]].append(order_row.option_of(row))
        live = {offer.line: offer for offer in self._offers(rows)}
        lines: defaultdict[int, list[OrderLine]] = defaultdict(list)
        for row in self._cursor.ask(LINES, numbers):
            offer = live.get(line_id(row[0], row[1]))
            lines[row[0]].append(order_row.line_of(row, options[row[0], row[1]], offer))
        return [order_row.order_of(row, lines[row[0]]) for row in rows]

    def _offers(self, rows: Sequence[Found]) -> list[Offer]:
        numbers = [row[0] for row in rows if row[5] == Settlement.WHEN_AVAILABLE.value]
        return [offer_of(row) for row in self._cursor.ask(OFFERS, {"numbers": numbers})] if numbers else []


def number_in_secret(secret: str) -> str | None:
    """An order's secret begins with its number, so that it needs no index of its own."""
    prefix, _, rest = secret.partition("_")
    number, _, key = rest.partition("_")
    return number if prefix == "ord" and key and number.isdecimal() and number.isascii() else None


def _key(order: Order, line: OrderLine) -> tuple[int, int]:
    return int(order.number), place_of_line(line.id)


def _moving(line: OrderLine) -> tuple[int, ...]:
    return line.quantity, line.shipped, line.cancelled, line.delivered, int(line.paid)


def _changed_lines(order: Order, before: Order) -> list[tuple[OrderLine, OrderLine]]:
    pairs = [(line, was) for line in order.lines if (was := before.line(line.id))]
    return [(line, was) for line, was in pairs if line != was]


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
