"""Running statements on one connection: compiled once per dialect, values by position."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.sql.expression import ClauseElement

Values = tuple[Any, ...]
Found = Sequence[Any]
"""One row of a result; its columns are those of the statement."""

AT_ONCE = 500
"""Values for one expanding parameter: a statement is put together anew for each number of them."""


class Texts:
    """The SQL text of every statement, for one dialect whose parameters go by position."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._texts: dict[ClauseElement, str] = {}

    def of(self, statement: ClauseElement) -> str:
        text = self._texts.get(statement)
        if text is None:
            text = self._texts[statement] = str(statement.compile(dialect=self._dialect))
        return text


class Cursor:
    """A cursor for one transaction: `before_writing` is called once, before its first write.

    Constant statements are compiled by SQLAlchemy once and run on the driver's own cursor: measured, its
    machinery around every execution and row costs more than the rest of an order.
    """

    def __init__(self, connection: Connection, texts: Texts, before_writing: Callable[[], None] | None = None) -> None:
        self._connection = connection
        self._texts = texts
        self._before_writing = before_writing
        self._cursor = connection.connection.cursor()

    def rows(self, statement: ClauseElement, *values: Any) -> Sequence[Found]:
        """The rows of a constant statement, its parameters in order of appearance."""
        self._cursor.execute(self._texts.of(statement), values)
        return self._cursor.fetchall()

    def row(self, statement: ClauseElement, *values: Any) -> Found | None:
        rows = self.rows(statement, *values)
        return rows[0] if rows else None

    def ask(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[Found]:
        """The rows of a statement put together for the occasion."""
        return self._connection.execute(statement, parameters or {}).fetchall()

    def ask_for(self, statement: Executable, name: str, values: Sequence[Any]) -> Iterator[Found]:
        """The rows for many values of the parameter `name`, which expands, some hundred values at a time."""
        for start in range(0, len(values), AT_ONCE):
            yield from self.ask(statement, {name: values[start : start + AT_ONCE]})

    def write(self, statement: ClauseElement, rows: Sequence[Values]) -> None:
        """Run a constant statement for every row; an insert takes the table's columns in order."""
        if rows:
            self._begin_writing()
            self._cursor.executemany(self._texts.of(statement), rows)

    def change(self, statement: ClauseElement, *values: Any) -> int:
        """Run a constant statement once and answer how many rows it touched."""
        self._begin_writing()
        self._cursor.execute(self._texts.of(statement), values)
        return int(self._cursor.rowcount)

    def _begin_writing(self) -> None:
        if self._before_writing:
            self._before_writing()
            self._before_writing = None
