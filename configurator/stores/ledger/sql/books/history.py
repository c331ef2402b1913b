"""The record of one order or item, and the notes about orders, in SQL."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.books.events import Event
from configurator.stores.ledger.books.history import Note
from configurator.stores.ledger.books.movements import Movement
from configurator.stores.ledger.sql.books.audit import entry_of
from configurator.stores.ledger.sql.books.events import event_of
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import micros, moment
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.movement_row import movement_of
from configurator.stores.ledger.sql.schema import audit, event_outbox, movements, order_notes

MOST = 1000
EVENTS = (
    select(event_outbox).where(event_outbox.c.subject == bindparam("of")).order_by(event_outbox.c.id.desc()).limit(MOST)
)
AUDIT_ENTRIES = select(audit).where(audit.c.subject == bindparam("of")).order_by(audit.c.id.desc()).limit(MOST)
MOVEMENTS = (
    select(movements).where(movements.c.order_number == bindparam("of")).order_by(movements.c.id.desc()).limit(MOST)
)
ADD_NOTE = insert(order_notes)
NOTES = select(order_notes).where(order_notes.c.number == bindparam("of")).order_by(order_notes.c.id)


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


class SqlNotes:
    def __init__(self, cursor: Cursor, keys: Keys) -> None:
        self._cursor = cursor
        self._keys = keys

    def add(self, order: str, who: str, text: str, at: datetime) -> Note:
        note = Note(self._keys.take(order_notes), order, at, who, text)
        self._cursor.write(ADD_NOTE, [(note.id, int(order), micros(at), who, text)])
        return note

    def of(self, order: str) -> Sequence[Note]:
        rows = self._cursor.rows(NOTES, int(order))
        return [Note(id, str(number), moment(at), who, text) for id, number, at, who, text in rows]
