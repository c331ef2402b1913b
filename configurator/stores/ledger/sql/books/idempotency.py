"""Answers kept under their idempotency keys, in SQL."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from configurator.stores.ledger.books.idempotency import IdempotencyRecord
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import micros, moment
from configurator.stores.ledger.sql.schema import idempotency_records

KEEP = insert(idempotency_records)
FIND = select(idempotency_records).where(
    idempotency_records.c.scope == bindparam("scope_is"), idempotency_records.c.key == bindparam("key_is")
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

    def forget(self, before: datetime) -> int:
        return self._cursor.change(FORGET, micros(before))
