"""Receipts in SQL."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, insert, select, update

from configurator.stores.ledger.books.movements import Cause, merged
from configurator.stores.ledger.books.receipts import HandedOut, Receipt, ReceiptLine
from configurator.stores.ledger.page import row_key
from configurator.stores.ledger.sql.agenda import Agenda
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import json_text, micros, moment
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import RESERVED, UNFINISHED, receipt_lines, receipts
from layers.orders.line_id import line_id, place_of_line

LINE = receipt_lines.c
ADD = insert(receipts)
ADD_LINES = insert(receipt_lines)
FIRST = select(receipts).where(UNFINISHED).order_by(receipts.c.id).limit(1)
ONE = select(receipts).where(receipts.c.id == bindparam("of"))
WITHOUT = select(receipt_lines).where(RESERVED).order_by(LINE.receipt, LINE.place)
NEXT = WITHOUT.where(LINE.receipt == bindparam("of")).limit(bindparam("most"))
NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
SKUS: BindParameter[Any] = bindparam("skus", expanding=True)
FOR = WITHOUT.where(LINE.number.in_(NUMBERS))
OF = WITHOUT.where(LINE.sku.in_(SKUS))
LEFT = select(LINE.receipt).where(RESERVED, LINE.receipt == bindparam("of")).limit(1)
COUNT = select(func.count()).select_from(receipt_lines).where(RESERVED)
HAND_OUT = (
    update(receipt_lines)
    .where(LINE.receipt == bindparam("of"), LINE.place == bindparam("at"))
    .values(handed_out=bindparam("new"))
)
DONE = update(receipts).where(receipts.c.id == bindparam("of")).values(done_at=bindparam("new"))
OF_MOVEMENT = (
    select(receipts.c.done_at, receipt_lines)
    .join(receipt_lines, LINE.receipt == receipts.c.id)
    .where(receipts.c.movement == bindparam("of"))
    .order_by(LINE.receipt, LINE.place)
)


class SqlReceipts:
    def __init__(self, cursor: Cursor, keys: Keys, agenda: Agenda) -> None:
        self._cursor = cursor
        self._keys = keys
        self._agenda = agenda

    def next_id(self) -> int:
        return self._keys.take(receipts)

    def add(self, receipt: Receipt, lines: Sequence[ReceiptLine], done_at: datetime | None = None) -> None:
        row = (receipt.id, micros(receipt.at), receipt.cause.value, json_text(dict(receipt.came)))
        done = None if done_at is None else micros(done_at)
        self._cursor.write(ADD, [(*row, int(receipt.counted), receipt.movement, done)])
        handed_out = int(done_at is not None)
        self._cursor.write(ADD_LINES, [_line_values(line, handed_out) for line in lines])
        if done_at is None:
            self._agenda.to_hand_out(receipt.id)

    def first(self) -> Receipt | None:
        rows = self._cursor.ask(FIRST) if self._agenda.due.receipts else []
        return _receipt_of(rows[0]) if rows else None

    def get(self, id: int) -> Receipt | None:
        row = self._cursor.row(ONE, id)
        return _receipt_of(row) if row else None

    def reserved(self, receipt: int, limit: int) -> Sequence[ReceiptLine]:
        return [_line_of(row) for row in self._cursor.ask(NEXT, {"of": receipt, "most": limit})]

    def reserved_for(self, orders: Iterable[str]) -> Sequence[ReceiptLine]:
        keys = map(row_key, orders) if self._agenda.due.receipts else ()
        return [_line_of(row) for row in self._cursor.ask_for(FOR, "numbers", [key for key in keys if key])]

    def reserved_of(self, skus: Iterable[str]) -> Sequence[ReceiptLine]:
        if not self._agenda.due.receipts:
            return []
        return [_line_of(row) for row in self._cursor.ask(OF, {"skus": sorted(set(skus))})]

    def hand_out(self, lines: Iterable[ReceiptLine], now: datetime) -> None:
        keys = [(line.receipt, line.place) for line in lines]
        self._cursor.write(HAND_OUT, [(1, *key) for key in keys])
        for receipt in {receipt for receipt, _ in keys}:
            if not self._cursor.ask(LEFT, {"of": receipt}):
                self._cursor.change(DONE, micros(now), receipt)
                self._agenda.is_handed_out(receipt)

    def left(self) -> int:
        return int(self._cursor.rows(COUNT)[0][0])

    def of_movement(self, movement: int) -> HandedOut | None:
        rows = self._cursor.rows(OF_MOVEMENT, movement)
        if not rows:
            return None
        return HandedOut(all(row[0] is not None for row in rows), merged(_line_of(row[1:]).fill for row in rows))


def _line_values(line: ReceiptLine, handed_out: int) -> tuple[Any, ...]:
    key = (line.receipt, line.place, int(line.order), place_of_line(line.line), line.position)
    return (*key, line.sku, line.units, int(line.offered), handed_out)


def _line_of(row: Found) -> ReceiptLine:
    receipt, place, number, line, position, sku, units, offered, _ = row
    return ReceiptLine(receipt, place, str(number), line_id(number, line), position, sku, units, bool(offered))


def _receipt_of(row: Found) -> Receipt:
    id, at, cause, came, counted, movement, _ = row
    return Receipt(id, moment(at), Cause(cause), json.loads(came), bool(counted), movement)
