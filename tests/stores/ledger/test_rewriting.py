"""What was removed is gone from the files too, while others go on writing and reading."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from configurator.stores.errors import Damaged
from configurator.stores.ledger.protocol import Books, Ledger
from configurator.stores.ledger.sqlite import engine

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOWHERE = text("SELECT nothing FROM orders WHERE number = :words")
WORDS = b"Beeblebrox of Magrathea"


def note(books: Books) -> int:
    return books.notes.add("1001", "Kim", WORDS.decode(), NOON).id


def blank(books: Books) -> None:
    books.erasing.rewrite([replace(found, text="") for found in books.erasing.texts(["1001"])])


def content(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("ledger.db*"))


def test_the_log_keeps_what_was_until_it_is_emptied(ledger: Ledger, tmp_path: Path) -> None:
    ledger.write(note).result()
    ledger.write(blank).result()
    assert WORDS in content(tmp_path)
    assert ledger.empty_log()
    assert WORDS not in content(tmp_path)
    assert (tmp_path / "ledger.db-wal").stat().st_size == 0


def test_a_log_that_somebody_still_reads_is_left_and_nothing_else_waits(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "READ_SECONDS", 0.01)
    began, done = Event(), Event()
    ledger.write(note).result()

    def slowly(books: Books) -> None:
        books.notes.of("1001")
        began.set()
        assert done.wait(30)

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(ledger.read, slowly)
        assert began.wait(30)
        ledger.write(note).result()
        assert not ledger.empty_log()
        ledger.write(note).result()
        done.set()
        reading.result()
    assert ledger.empty_log()


def test_others_write_and_read_while_the_file_is_written_anew(ledger: Ledger) -> None:
    ledger.write(lambda books: [note(books) for _ in range(5000)]).result()
    with ThreadPoolExecutor(2) as pool:
        rewritten = [pool.submit(ledger.rewrite) for _ in range(3)]
        written = [ledger.write(note) for _ in range(50)]
        assert all(ledger.read(lambda books: books.notes.of("1001")) for _ in range(20))
        assert [each.result() for each in rewritten] == [True] * 3
    assert sorted(each.result() for each in written) == list(range(5001, 5051))
    assert len(ledger.read(lambda books: books.notes.of("1001"))) == 5050


def test_a_file_that_cannot_be_written_anew_stays_as_it_is(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    ledger.write(note).result()
    with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not ledger.rewrite()
        other.execute("ROLLBACK")
    assert ledger.rewrite()
    assert len(ledger.read(lambda books: books.notes.of("1001"))) == 1


def test_an_error_of_the_database_does_not_quote_what_was_to_be_written(ledger: Ledger) -> None:
    with pytest.raises(SQLAlchemyError) as raised:
        ledger.read(lambda books: books.cursor.ask(NOWHERE, {"words": WORDS.decode()}))  # type: ignore[attr-defined]
    assert WORDS.decode() not in str(raised.value)


def fill(books: Books, count: int) -> None:
    for _ in range(count):
        books.audit.note("Kim", "test", "1001", "x" * 500, NOON)


def test_a_file_that_was_rewritten_smaller_grows_again(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    ledger.write(fill, 2000).result()
    assert ledger.empty_log()
    ledger.write(fill, 1).result()
    large = path.stat().st_size
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM audit")
    assert ledger.rewrite()
    assert path.stat().st_size < large
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE others AS SELECT randomblob(100000) AS more")
    ledger.write(fill, 3000).result()
    ledger.write(fill, 1).result()


def test_a_log_that_is_emptied_while_it_is_looked_at_is_not_taken_for_a_cut_one(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each look in turn: after a commit nothing keeps anybody from emptying the log."""
    look, looks = os.pread, list[int]()

    def emptied_at(place: int) -> None:
        def pread(file: int, length: int, offset: int) -> bytes:
            looks.append(file)
            if len(looks) == place:
                ledger.empty_log()
            return look(file, length, offset)

        looks.clear()
        monkeypatch.setattr(os, "pread", pread)
        ledger.write(fill, 1).result()

    for place in range(1, 6):
        emptied_at(place)


@pytest.mark.parametrize("part", [0.0, 0.5], ids=["emptied", "cut in half"])
def test_a_file_that_was_cut_takes_nothing_more_however_often_it_is_tried(
    ledger: Ledger, tmp_path: Path, part: float
) -> None:
    """What the connection remembers of the file is enough to write, until somebody opens it anew."""
    for _ in range(50):
        ledger.write(note).result()
    assert ledger.empty_log()
    ledger.write(note).result()
    file = tmp_path / "ledger.db"
    os.truncate(file, int(file.stat().st_size * part))
    for _ in range(3):
        with pytest.raises(Damaged):
            ledger.write(note).result()
