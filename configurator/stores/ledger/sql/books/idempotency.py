"""Answers kept under their idempotency keys, in SQL."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from configurator.stores.ledger.books.idempotency import IdempotencyRecord
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import micros, moment
from configurator.stores.ledger.sql.schema import idempotency_records

KEEP = insert(idempotency_records)
FIND = select(idempotency_records).where(
    idempotency_records.c.scope == bindparam("scope_is"), idempotency_records.c.key == bindparam("key_is")
)
CHANGING = ("digest", "status", "body", "location")
KEEP_INSTEAD = (
    update(idempotency_records)
    .where(idempotency_records.c.scope == bindparam("scope_is"), idempotency_records.c.key == bindparam("key_is"))
    .values({name: bindparam(f"new_{name}") for name in CHANGING})
)
FORGET = delete(idempotency_records).where(idempotency_records.c.at <= bindparam("before"))


class SqlIdempotency:
    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def find(self, scope: str, key: str) -> IdempotencyRecord | None:
        row = self._cursor.row(FIND, scope, key)
        if row is None:
            return None
        scope, key, digest, status, body, location, at = row
        return IdempotencyRecord(scope, key, digest, status, body, location, moment(at))

    def keep(self, record: IdempotencyRecord) -> None:
        answer = (record.digest, record.status, record.body, record.location)
        row = (record.scope, record.key, *answer, micros(record.at))
        self._cursor.write(KEEP, [row])

    def keep_instead(self, record: IdempotencyRecord) -> None:
        answer = (record.digest, record.status, record.body, record.location)
        self._cursor.change(KEEP_INSTEAD, *answer, record.scope, record.key)

    def forget(self, before: datetime) -> int:
        return self._cursor.change(FORGET, micros(before))
