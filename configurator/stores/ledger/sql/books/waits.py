"""Who waits for stock, in SQL."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, insert, select, update

from configurator.stores.ledger.books.waits import Wait
from configurator.stores.ledger.sql.agenda import Agenda, wanted
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import micros, micros_or_none, moment, moment_or_none
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import OPEN_WAITS, stock_waits

CHANGING = ("digest", "asked_at", "confirmed_at", "told_at", "ended_at")

ADD = insert(stock_waits)
SAVE = (
    update(stock_waits).where(stock_waits.c.id == bindparam("of")).values({n: bindparam(f"new_{n}") for n in CHANGING})
)
WAIT = select(stock_waits).where(stock_waits.c.id == bindparam("of"))
BY_DIGEST = select(stock_waits).where(stock_waits.c.digest == bindparam("of"))
OF_EMAIL = select(stock_waits).where(stock_waits.c.email == bindparam("of")).order_by(stock_waits.c.id)
IS_WANTED = select(exists().where(stock_waits.c.sku == bindparam("of"), OPEN_WAITS))
NEXT_OPEN = (
    select(stock_waits)
    .where(stock_waits.c.sku == bindparam("of"), stock_waits.c.id > bindparam("after"), OPEN_WAITS)
    .order_by(stock_waits.c.id)
    .limit(bindparam("most"))
)
FORGET = delete(stock_waits).where(stock_waits.c.confirmed_at.is_(None), stock_waits.c.asked_at < bindparam("before"))
FORGET_EMAIL = delete(stock_waits).where(stock_waits.c.email == bindparam("of"))


class SqlWaits:
    def __init__(self, cursor: Cursor, keys: Keys, agenda: Agenda) -> None:
        self._cursor = cursor
        self._keys = keys
        self._agenda = agenda

    def add(self, digest: str, email: str, sku: str, configurator: str, layer: str, locale: str, at: datetime) -> Wait:
        wait = Wait(self._keys.take(stock_waits), digest, email.lower(), sku, configurator, layer, locale, at)
        row = (wait.id, digest, wait.email, sku, configurator, layer, locale, micros(at), None, None, None)
        self._cursor.write(ADD, [row])
        return wait

    def save(self, waits: Iterable[Wait]) -> None:
        self._cursor.write(SAVE, [(wait.digest, *_times(wait), wait.id) for wait in waits])

    def get(self, id: int) -> Wait | None:
        row = self._cursor.row(WAIT, id)
        return _wait_of(row) if row else None

    def by_digest(self, digest: str) -> Wait | None:
        row = self._cursor.row(BY_DIGEST, digest)
        return _wait_of(row) if row else None

    def of_email(self, email: str) -> Sequence[Wait]:
        return [_wait_of(row) for row in self._cursor.rows(OF_EMAIL, email.lower())]

    def look_for(self, skus: Iterable[str]) -> bool:
        found = [sku for sku in skus if self._cursor.rows(IS_WANTED, sku)[0][0]]
        self._agenda.to_look_for(found)
        return bool(found)

    def next_open(self, limit: int) -> Sequence[Wait]:
        found: list[Wait] = []
        for sku, after in self._agenda.due.waits.items():
            most = limit - len(found)
            if not most:
                break
            rows = self._cursor.ask(NEXT_OPEN, {"of": sku, "after": after, "most": most})
            waits = [_wait_of(row) for row in rows]
            self._agenda.has_looked_for(sku, waits[-1].id if len(waits) == most else None)
            found += waits
        return found

    def wanted(self) -> Sequence[str]:
        return wanted(self._cursor)

    def forget_unconfirmed(self, before: datetime) -> int:
        return self._cursor.change(FORGET, micros(before))

    def forget_email(self, email: str) -> int:
        return self._cursor.change(FORGET_EMAIL, email.lower())


def _times(wait: Wait) -> tuple[int | None, ...]:
    return (
        micros(wait.asked_at),
        micros_or_none(wait.confirmed_at),
        micros_or_none(wait.told_at),
        micros_or_none(wait.ended_at),
    )


def _wait_of(row: Found) -> Wait:
    id, digest, email, sku, configurator, layer, locale, asked_at, *times = row
    return Wait(
        id, digest, email, sku, configurator, layer, locale, moment(asked_at), *(moment_or_none(time) for time in times)
    )
