"""What is particular to the store in one SQLite file."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from configurator.stores.errors import Displaced, Unwritable
from configurator.stores.ledger.books.movements import Cause, Delta, Difference, Kind
from configurator.stores.ledger.errors import UnknownRevision
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Books, Ledger
from configurator.stores.ledger.sql import migrations
from configurator.stores.ledger.sql.schema import metadata
from configurator.stores.ledger.sqlite.engine import writing_engine
from configurator.stores.ledger.sqlite.schema_version import NEWEST

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def receive(books: Books, sku: str, units: int) -> None:
    books.stock.open([sku])
    books.stock.move(sku, Kind.RECEIVE, Cause.BY_HAND, Delta(on_hand=units), NOON, quantity=units)


def break_in(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_the_revisions_lead_to_the_tables_as_written(tmp_path: Path) -> None:
    open_ledger(tmp_path / "ledger.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'ledger.db'}", poolclass=NullPool)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_revision_is_the_last_one_there_is() -> None:
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads() == [NEWEST]


def test_a_new_ledger_may_be_opened_by_many_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        ledgers = list(pool.map(lambda _: open_ledger(tmp_path / "ledger.db"), range(4)))
    for ledger in ledgers:
        ledger.write(receive, "A", 1).result()
    assert [ledger.read(lambda books: books.stock.items(["A"])["A"].on_hand) for ledger in ledgers] == [4, 4, 4, 4]
    for ledger in ledgers:
        ledger.close()


def test_a_ledger_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    break_in(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UnknownRevision) as refusal:
        open_ledger(path)
    assert (refusal.value.found, refusal.value.newest) == ("9999", NEWEST)


def test_commits_are_durable_when_they_return(tmp_path: Path) -> None:
    engine = writing_engine(tmp_path / "ledger.db")
    with engine.connect() as connection:
        ask = connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar_one() == "wal"
        assert ask("PRAGMA synchronous").scalar_one() == 2
        assert ask("PRAGMA foreign_keys").scalar_one() == 1


def test_a_ledger_takes_nothing_once_the_index_of_its_log_is_gone(tmp_path: Path) -> None:
    """Another process would make a new one, and each would write over what the other has confirmed."""
    path = tmp_path / "ledger.db"
    with closing(open_ledger(path)) as ledger:
        (tmp_path / "ledger.db-shm").unlink()
        with closing(open_ledger(path)) as other:
            with pytest.raises(Displaced) as refused:
                ledger.write(receive, "A", 1).result()
            assert refused.value.path == tmp_path / "ledger.db-shm"
            with pytest.raises(Displaced):
                other.write(receive, "B", 1).result()


@pytest.mark.parametrize("end", ["wal", "journal"])
def test_a_folder_that_appears_among_the_files_is_told_by_its_path(ledger: Ledger, tmp_path: Path, end: str) -> None:
    beside = tmp_path / f"ledger.db-{end}"
    beside.unlink(missing_ok=True)
    beside.mkdir()
    for ask in (ledger.verify, ledger.empty_log, lambda: ledger.backup_to(tmp_path / "copy.db")):
        with pytest.raises(Unwritable) as told:
            ask()
        assert told.value.place.startswith(f"{beside} cannot be written: it is a folder")


def test_verify_says_where_counters_and_record_differ_and_rebuild_repairs(ledger: Ledger, tmp_path: Path) -> None:
    ledger.write(receive, "A", 5).result()
    ledger.write(receive, "B", 5).result()
    break_in(tmp_path / "ledger.db", "UPDATE stock_items SET on_hand = 9, allocated = 2 WHERE sku = 'A'")
    assert ledger.verify() == [
        Difference("A", "on_hand", "movements", 9, 5),
        Difference("A", "allocated", "movements", 2, 0),
        Difference("A", "allocated", "promises", 2, 0),
    ]
    assert len(ledger.rebuild(NOON)) == 3
    assert ledger.verify() == []
    assert ledger.snapshot.items["A"].on_hand == 5
    assert ledger.read(lambda books: books.stock.movements("A")).items[0].kind is Kind.RECEIVE


def test_rebuild_completes_a_record_that_fell_short_with_a_movement(ledger: Ledger, tmp_path: Path) -> None:
    ledger.write(receive, "A", 5).result()
    break_in(tmp_path / "ledger.db", "INSERT INTO holds VALUES ('h', 'checkout', 'o', 0, 9000000000000000, NULL)")
    break_in(tmp_path / "ledger.db", "INSERT INTO hold_units VALUES ('h', 'A', 3, 0, 0)")
    assert ledger.rebuild(NOON) == (Difference("A", "held", "promises", 0, 3),)
    assert ledger.verify() == []
    [repair, _] = ledger.read(lambda books: books.stock.movements("A")).items
    assert (repair.kind, repair.cause, repair.delta.held) == (Kind.REPAIR, Cause.REBUILD, 3)


def test_a_backup_is_whole_while_others_write(ledger: Ledger, tmp_path: Path) -> None:
    ledger.write(receive, "A", 1).result()
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(lambda: [ledger.write(receive, "A", 1).result() for _ in range(100)])
        for number in range(5):
            ledger.backup_to(tmp_path / f"{number}.db")
        writing.result()
    for number in range(5):
        copy = open_ledger(tmp_path / f"{number}.db")
        assert copy.verify() == []
        assert copy.snapshot.items["A"].on_hand >= 1
        copy.close()


def test_what_another_process_wrote_counts_from_the_next_write_on(ledger: Ledger, tmp_path: Path) -> None:
    ledger.write(receive, "A", 1).result()
    break_in(tmp_path / "ledger.db", "UPDATE stock_items SET tracked = 1 WHERE sku = 'A'")
    seen = ledger.write(lambda books: books.stock.items(["A"])).result()
    assert seen["A"].terms.tracked
    assert ledger.snapshot.items["A"].terms.tracked


def test_every_day_knows_what_its_movements_add_up_to(ledger: Ledger, tmp_path: Path) -> None:
    def move(books: Books, at: datetime, **delta: int) -> None:
        books.stock.open(["A", "B"])
        for sku in ("A", "B"):
            books.stock.move(sku, Kind.RECEIVE, Cause.BY_HAND, Delta(**delta), at, quantity=1)

    ledger.write(move, NOON, on_hand=3, backordered=1).result()
    ledger.write(move, NOON + timedelta(hours=11), on_hand=2).result()
    ledger.write(move, NOON + timedelta(hours=13), backordered=-1).result()
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        days = connection.execute("SELECT day, on_hand, allocated, backordered FROM stock_days ORDER BY day").fetchall()
    assert days == [("2026-03-02", 10, 0, 2), ("2026-03-03", 0, 0, -2)]
    assert ledger.verify() == []


def test_a_day_that_does_not_add_up_is_found_and_put_right(ledger: Ledger, tmp_path: Path) -> None:
    ledger.write(receive, "A", 5).result()
    break_in(tmp_path / "ledger.db", "UPDATE stock_days SET on_hand = 7")
    assert ledger.verify() == [Difference("2026-03-02", "on_hand", "movements", 7, 5)]
    assert ledger.rebuild(NOON) == (Difference("2026-03-02", "on_hand", "movements", 7, 5),)
    assert ledger.verify() == []
