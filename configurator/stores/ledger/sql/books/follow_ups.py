"""Follow-ups in SQL."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select

from configurator.stores.ledger.books.follow_ups import Concerned, FollowUp, FollowUpKind
from configurator.stores.ledger.page import row_key
from configurator.stores.ledger.sql.agenda import Agenda
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import json_text, micros
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import follow_up_orders, follow_ups

WHAT = (follow_ups.c.id, follow_ups.c.kind, follow_ups.c.sku, follow_ups.c.movement, follow_ups.c.details)
ADD = insert(follow_ups)
ADD_ORDERS = insert(follow_up_orders)
FIRST = select(*WHAT).order_by(follow_ups.c.id).limit(1)
OF = (
    select(*WHAT)
    .where(follow_ups.c.kind == bindparam("kind"), follow_ups.c.sku == bindparam("of"))
    .order_by(follow_ups.c.id)
)
OF_MOVEMENT = select(follow_ups.c.id).where(follow_ups.c.movement == bindparam("of"))
NEXT = (
    select(follow_up_orders.c.place, follow_up_orders.c.number, follow_up_orders.c.units)
    .where(follow_up_orders.c.follow_up == bindparam("of"))
    .order_by(follow_up_orders.c.place)
)
OF_ORDERS = (
    select(*WHAT, follow_up_orders.c.place, follow_up_orders.c.number, follow_up_orders.c.units)
    .join_from(follow_up_orders, follow_ups)
    .where(follow_ups.c.kind == bindparam("kind"), follow_up_orders.c.number.in_(bindparam("numbers", expanding=True)))
    .order_by(follow_ups.c.id, follow_up_orders.c.place)
)
COUNT = select(func.count()).select_from(follow_up_orders)
FORGET_ORDER = delete(follow_up_orders).where(
    follow_up_orders.c.follow_up == bindparam("of"), follow_up_orders.c.place == bindparam("at")
)
FORGET_ORDERS = delete(follow_up_orders).where(follow_up_orders.c.follow_up == bindparam("of"))
FORGET = delete(follow_ups).where(follow_ups.c.id == bindparam("of"))


class SqlFollowUps:
    def __init__(self, cursor: Cursor, keys: Keys, agenda: Agenda) -> None:
        self._cursor = cursor
        self._keys = keys
        self._agenda = agenda

    def add(
        self,
        kind: FollowUpKind,
        sku: str,
        orders: Iterable[Concerned],
        at: datetime,
        details: Mapping[str, Any],
        movement: int | None = None,
    ) -> FollowUp:
        found = FollowUp(self._keys.take(follow_ups), kind, sku, movement, details)
        self._cursor.write(ADD, [(found.id, micros(at), kind.value, sku, movement, json_text(dict(details)))])
        rows = [(found.id, place, int(one.order), one.units) for place, one in enumerate(orders)]
        self._cursor.write(ADD_ORDERS, rows)
        self._agenda.to_follow_up(found.id)
        return found

    def first(self) -> FollowUp | None:
        rows = self._cursor.ask(FIRST) if self._agenda.due.follow_ups else []
        return _follow_up_of(rows[0]) if rows else None

    def of(self, kind: FollowUpKind, sku: str) -> Sequence[FollowUp]:
        rows = self._cursor.rows(OF, kind.value, sku) if self._agenda.due.follow_ups else []
        return [_follow_up_of(row) for row in rows]

    def of_movement(self, movement: int) -> bool:
        return bool(self._agenda.due.follow_ups and self._cursor.row(OF_MOVEMENT, movement))

    def take(self, follow_up: FollowUp, limit: int | None = None) -> Sequence[Concerned]:
        rows = self._cursor.ask(NEXT.limit(limit), {"of": follow_up.id})
        self._forget([(follow_up.id, place) for place, *_ in rows])
        return [_concerned(row) for row in rows]

    def take_of(self, kind: FollowUpKind, orders: Iterable[str]) -> Sequence[tuple[FollowUp, Concerned]]:
        if not self._agenda.due.follow_ups:
            return []
        keys = [key for key in map(row_key, orders) if key]
        asked = OF_ORDERS.params(kind=kind.value)
        rows = list(self._cursor.ask_for(asked, "numbers", keys))
        self._forget([(row[0], row[5]) for row in rows])
        return [(_follow_up_of(row[:5]), _concerned(row[5:])) for row in rows]

    def left(self) -> int:
        return int(self._cursor.rows(COUNT)[0][0])

    def drop(self, follow_up: FollowUp) -> None:
        self._cursor.write(FORGET_ORDERS, [(follow_up.id,)])
        self._end(follow_up.id)

    def _forget(self, keys: Sequence[tuple[int, int]]) -> None:
        """A follow-up without orders is done."""
        self._cursor.write(FORGET_ORDER, keys)
        for id in {id for id, _ in keys}:
            if not self._cursor.ask(NEXT.limit(1), {"of": id}):
                self._end(id)

    def _end(self, id: int) -> None:
        self._cursor.write(FORGET, [(id,)])
        self._agenda.is_followed_up(id)


def _follow_up_of(row: Found) -> FollowUp:
    id, kind, sku, movement, details = row
    return FollowUp(id, FollowUpKind(kind), sku, movement, json.loads(details))


def _concerned(row: Found) -> Concerned:
    _, number, units = row
    return Concerned(str(number), units)
