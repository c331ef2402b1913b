"""The record of one order or item in SQL."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.books.events import Event
from configurator.stores.ledger.books.movements import Movement
from configurator.stores.ledger.sql.books.audit import entry_of
from configurator.stores.ledger.sql.books.events import event_of
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.movement_row import movement_of
from configurator.stores.ledger.sql.schema import audit, event_outbox, movements

MOST = 1000
EVENTS = (
    select(event_outbox).where(event_outbox.c.subject == bindparam("of")).order_by(event_outbox.c.id.desc()).limit(MOST)
)
AUDIT_ENTRIES = select(audit).where(audit.c.subject == bindparam("of")).order_by(audit.c.id.desc()).limit(MOST)
MOVEMENTS = (
    select(movements).where(movements.c.order_number == bindparam("of")).order_by(movements.c.id.desc()).limit(MOST)
)


class SqlHistory:
    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def events(self, subject: str) -> Sequence[Event]:
        rows = self._cursor.ask(EVENTS, {"of": subject})
        return [event_of(row) for row in reversed(rows)]

    def audit_entries(self, subject: str) -> Sequence[AuditEntry]:
        rows = self._cursor.ask(AUDIT_ENTRIES, {"of": subject})
        return [entry_of(row) for row in reversed(rows)]

    def movements(self, order: str) -> Sequence[Movement]:
        return [movement_of(row) for row in reversed(self._cursor.ask(MOVEMENTS, {"of": int(order)}))]
