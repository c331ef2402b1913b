"""Who waits for stock, in SQL."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from configurator.stores.ledger.books.waits import Wait
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import micros, micros_or_none, moment, moment_or_none
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import stock_waits

OPEN = (
    stock_waits.c.confirmed_at.is_not(None),
    stock_waits.c.told_at.is_(None),
    stock_waits.c.ended_at.is_(None),
)
CHANGING = ("digest", "asked_at", "confirmed_at", "told_at", "ended_at")

ADD = insert(stock_waits)
SAVE = (
    update(stock_waits).where(stock_waits.c.id == bindparam("of")).values({n: bindparam(f"new_{n}") for n in CHANGING})
)
WAIT = select(stock_waits).where(stock_waits.c.id == bindparam("of"))
BY_DIGEST = select(stock_waits).where(stock_waits.c.digest == bindparam("of"))
OF_EMAIL = select(stock_waits).where(stock_waits.c.email == bindparam("of")).order_by(stock_waits.c.id)
OPEN_FOR = select(stock_waits).where(stock_waits.c.sku == bindparam("of"), *OPEN)
WANTED = select(stock_waits.c.sku).where(*OPEN).distinct().order_by(stock_waits.c.sku)
FORGET = delete(stock_waits).where(stock_waits.c.confirmed_at.is_(None), stock_waits.c.asked_at < bindparam("before"))
FORGET_EMAIL = delete(stock_waits).where(stock_waits.c.email == bindparam("of"))


class SqlWaits:
    def __init__(self, cursor: Cursor, keys: Keys) -> None:
        self._cursor = cursor
        self._keys = keys

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

    def open_for(self, skus: Iterable[str]) -> Sequence[Wait]:
        rows = (row for sku in set(skus) for row in self._cursor.rows(OPEN_FOR, sku))
        return sorted((_wait_of(row) for row in rows), key=lambda wait: wait.id)

    def wanted(self) -> Sequence[str]:
        return [row[0] for row in self._cursor.rows(WANTED)]

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
