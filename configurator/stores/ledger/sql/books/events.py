"""The event outbox in SQL."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from configurator.stores.ledger.books.events import Event
from configurator.stores.ledger.sql.cursor import Cursor, Found, Values
from configurator.stores.ledger.sql.encoding import json_text, micros, moment
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import event_outbox

RECORD = insert(event_outbox)
SINCE = select(event_outbox).where(event_outbox.c.id > bindparam("after")).order_by(event_outbox.c.id)


class SqlEvents:
    """Events are written together at the transaction's end."""

    def __init__(self, cursor: Cursor, keys: Keys) -> None:
        self._cursor = cursor
        self._keys = keys
        self._rows: list[Values] = []

    def record(self, kind: str, subject: str, body: Mapping[str, object], at: datetime) -> None:
        self._rows.append((self._keys.take(event_outbox), micros(at), kind, subject, json_text(body)))

    def since(self, after: int = 0, limit: int = 100) -> Sequence[Event]:
        return [event_of(row) for row in self._cursor.ask(SINCE.limit(limit), {"after": after})]

    def flush(self) -> None:
        self._cursor.write(RECORD, self._rows)


def event_of(row: Found) -> Event:
    id, at, kind, subject, body = row
    return Event(id, moment(at), kind, subject, json.loads(body))
