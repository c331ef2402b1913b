"""Notes about orders in SQL."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from configurator.stores.ledger.books.history import Note
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import micros, moment
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import order_notes

ADD = insert(order_notes)
OF = select(order_notes).where(order_notes.c.number == bindparam("of")).order_by(order_notes.c.id)


class SqlNotes:
    def __init__(self, cursor: Cursor, keys: Keys) -> None:
        self._cursor = cursor
        self._keys = keys

    def add(self, order: str, who: str, text: str, at: datetime) -> Note:
        note = Note(self._keys.take(order_notes), order, at, who, text)
        self._cursor.write(ADD, [(note.id, int(order), micros(at), who, text)])
        return note

    def of(self, order: str) -> Sequence[Note]:
        rows = self._cursor.rows(OF, int(order))
        return [Note(id, str(number), moment(at), who, text) for id, number, at, who, text in rows]
