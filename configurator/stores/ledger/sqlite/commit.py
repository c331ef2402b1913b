"""Doing several transactions in one commit, each of which succeeds or fails by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from configurator.stores.ledger.protocol import Due, Snapshot
from configurator.stores.ledger.sql.agenda import read_due
from configurator.stores.ledger.sql.cursor import Cursor, Texts
from configurator.stores.ledger.sql.item_row import all_items
from configurator.stores.ledger.sql.items import Items
from configurator.stores.ledger.sql.transaction import SqlBooks
from configurator.stores.ledger.sql.verifying import repair
from configurator.stores.ledger.sqlite.engine import data_version, in_transaction
from configurator.stores.ledger.sqlite.files import Files, storage_error
from configurator.stores.ledger.sqlite.numbers import Numbers, read_numbers
from configurator.stores.ledger.sqlite.writer import Job, Work


@dataclass(frozen=True, slots=True)
class State:
    """What the writer knows without asking, as of some point in its transaction."""

    items: Items
    due: Due


class Commit:
    """The writing connection; `snapshot` is what was committed last.

    The state is read anew whenever another connection has written to the file.
    """

    def __init__(self, connection: Connection, texts: Texts, path: Path) -> None:
        self._path = path
        self._connection = connection
        self._cursor = connection.connection.cursor()
        self._texts = texts
        self._version: int | None = None
        self._current = False
        self._numbers = Numbers({})
        self._committed = State(Items({}), Due())
        self.snapshot = Snapshot({}, 0, Due())
        self._files: Files | None = None
        self._together([])
        self._files = Files(path)

    def __call__(self, jobs: Sequence[Job]) -> None:
        """Do the jobs; every future is settled after the commit, those of refused jobs too."""
        try:
            outcomes = self._together(jobs)
        except BaseException as error:
            outcomes = [_Outcome(error=storage_error(self._path, error))] * len(jobs)
        for job, outcome in zip(jobs, outcomes, strict=True):
            outcome.settle(job)

    def repairing(self, now: datetime) -> Work:
        """Work that repairs the counters past the books, to be followed by `forget`."""
        return lambda _: repair(Cursor(self._connection, self._texts), self._numbers, now)

    def close(self) -> None:
        if self._files:
            self._files.close()

    def forget(self) -> None:
        """Read everything anew at the next commit: something was written past the books, or was not written."""
        self._current = False

    def _together(self, jobs: Sequence[Job]) -> "list[_Outcome]":
        outcomes = []
        try:
            self._sql("BEGIN IMMEDIATE")
            state = self._caught_up()
            for job in jobs:
                outcome, state = self._one(job, state)
                outcomes.append(outcome)
            if self._files:
                self._files.require()  # so that nothing is written elsewhere
            self._sql("COMMIT")
            if self._files:
                self._files.require(self._others_wrote)  # so that nobody is told it was
        except BaseException:
            self.forget()
            if in_transaction(self._connection):
                self._sql("ROLLBACK")
            raise
        self._publish(state)
        return outcomes

    def _others_wrote(self) -> bool:
        return data_version(self._cursor) != self._version

    def _caught_up(self) -> State:
        version = data_version(self._cursor)
        if self._current and version == self._version:
            return self._committed
        if self._files and version != self._version:
            self._files.may_shrink()
        cursor = Cursor(self._connection, self._texts)
        self._numbers = read_numbers(cursor)
        self._version, self._current = version, True
        return State(Items(all_items(cursor)), read_due(cursor))

    def _one(self, job: Job, state: State) -> "tuple[_Outcome, State]":
        savepoint = _Savepoint(self._sql)
        books = SqlBooks(Cursor(self._connection, self._texts, savepoint.set), self._numbers, state.due, state.items)
        try:
            result = job.work(books)
            books.flush()
        except BaseException as error:
            if not in_transaction(self._connection):
                raise  # a full disk has ended the transaction of all
            savepoint.undo()
            return _Outcome(error=storage_error(self._path, error)), state
        savepoint.release()
        changed = books.stock.changed
        return _Outcome(result), State(state.items.renewed(changed) if changed else state.items, books.due)

    def _publish(self, state: State) -> None:
        """Whether items changed is known by their identity: comparing all of them would take longer than an order."""
        renewed = state.items is not self._committed.items
        if renewed or state.due != self._committed.due or not self.snapshot.stamp:
            stamp = self.snapshot.stamp + renewed
            self.snapshot = Snapshot(state.items, stamp, state.due)
            self._committed = state

    def _sql(self, text: str) -> None:
        self._cursor.execute(text)


class _Savepoint:
    """Set when a job begins to write, so that one which only asks or refuses costs nothing."""

    def __init__(self, sql: Callable[[str], None]) -> None:
        self._sql = sql
        self._is_set = False

    def set(self) -> None:
        self._sql("SAVEPOINT job")
        self._is_set = True

    def undo(self) -> None:
        if self._is_set:
            self._sql("ROLLBACK TO job")
            self._sql("RELEASE job")

    def release(self) -> None:
        if self._is_set:
            self._sql("RELEASE job")


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: Any = None
    error: BaseException | None = None

    def settle(self, job: Job) -> None:
        if self.error is None:
            job.future.set_result(self.result)
        else:
            job.future.set_exception(self.error)
