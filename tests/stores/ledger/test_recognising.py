"""A file that is no ledger is refused with its path, and left as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from configurator.stores.ledger.errors import NotALedger
from configurator.stores.ledger.open import open_ledger


def refused(path: Path, *, new: bool = True) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotALedger) as refusal:
        open_ledger(path, new=new)
    assert (path.read_bytes() if path.is_file() else None) == before
    return str(refusal.value)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def test_a_file_of_another_kind(path: Path) -> None:
    path.write_text("units: 7")
    assert refused(path) == f"{path} cannot be opened: it is no SQLite database"


def test_a_database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE plants (name)")
    assert refused(path) == f"{path} cannot be opened: its tables are those of another program"


def test_a_folder_in_its_place(path: Path) -> None:
    path.mkdir()
    assert refused(path) == f"{path} cannot be opened: Is a directory"


def test_a_ledger_of_which_a_part_is_missing(path: Path) -> None:
    open_ledger(path).close()
    path.write_bytes(path.read_bytes()[:9000])
    assert "malformed" in refused(path)


@pytest.mark.parametrize(("content", "reason"), [(None, "it is missing"), (b"", "it is empty")])
def test_nothing_where_a_ledger_was(path: Path, content: bytes | None, reason: str) -> None:
    if content is not None:
        path.write_bytes(content)
    assert refused(path, new=False) == f"{path} cannot be opened: {reason}"
    open_ledger(path).close()


def test_a_log_beside_which_the_ledger_is_missing(path: Path) -> None:
    path.with_name("ledger.db-wal").write_bytes(b"writes")
    assert refused(path) == f"{path} cannot be opened: it is missing"
    assert not path.exists()
