"""The audit log in SQL."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.page import Page
from configurator.stores.ledger.sql.cursor import Cursor, Found, Values
from configurator.stores.ledger.sql.encoding import micros, moment
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.pages import before, page
from configurator.stores.ledger.sql.schema import audit

NOTE = insert(audit)
ENTRIES = select(audit).where(audit.c.id < bindparam("before")).order_by(audit.c.id.desc())


class SqlAudit:
    """Entries are written together at the transaction's end."""

    def __init__(self, cursor: Cursor, keys: Keys) -> None:
        self._cursor = cursor
        self._keys = keys
        self._rows: list[Values] = []

    def note(self, who: str, what: str, subject: str, detail: str, at: datetime) -> None:
        self._rows.append((self._keys.take(audit), micros(at), who, what, subject, detail))

    def entries(
        self, after: str | None = None, limit: int = 100, *, who: str = "", what: str = "", subject: str = ""
    ) -> Page[AuditEntry]:
        statement = ENTRIES.limit(limit + 1)
        if who:
            statement = statement.where(audit.c.who == who)
        if subject:
            statement = statement.where(audit.c.subject == subject)
        if what:
            statement = statement.where(audit.c.what.startswith(what) if what.endswith(".") else audit.c.what == what)
        rows = self._cursor.ask(statement, {"before": before(after)})
        return page([entry_of(row) for row in rows], limit, lambda entry: str(entry.id))

    def flush(self) -> None:
        self._cursor.write(NOTE, self._rows)


def entry_of(row: Found) -> AuditEntry:
    id, at, *rest = row
    return AuditEntry(id, moment(at), *rest)
