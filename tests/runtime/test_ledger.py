"""Commands that open the ledger while a server may run."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from configurator.runtime.data_folder import LEDGER
from configurator.runtime.ledger import Apart, OtherVersion, open_beside, require_shared
from configurator.stores.ledger.errors import UnknownRevision
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.sqlite.schema_version import NEWEST
from configurator.stores.lock import FolderLock


def revision(data: Path, becomes: str | None = None) -> str:
    with closing(sqlite3.connect(data / LEDGER)) as ledger, ledger:
        if becomes:
            ledger.execute("UPDATE alembic_version SET version_num = ?", [becomes])
        return str(ledger.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_a_command_upgrades_no_ledger_beneath_a_server_of_another_version(tmp_path: Path) -> None:
    open_beside(tmp_path, new=True).close()
    revision(tmp_path, "0002")
    server = FolderLock(tmp_path)
    with pytest.raises(OtherVersion):
        open_beside(tmp_path)
    assert revision(tmp_path) == "0002"
    server.release()


def test_a_command_opens_a_ledger_of_its_own_version_beside_the_server(tmp_path: Path) -> None:
    open_beside(tmp_path, new=True).close()
    server = FolderLock(tmp_path)
    open_beside(tmp_path, new=True).close()
    server.release()


def test_a_command_shares_no_ledger_of_which_the_server_lost_the_index(tmp_path: Path) -> None:
    open_beside(tmp_path, new=True).close()
    server = FolderLock(tmp_path)
    with closing(open_ledger(tmp_path / LEDGER)):
        (tmp_path / f"{LEDGER}-shm").unlink()
        with pytest.raises(Apart):
            require_shared(tmp_path)
    server.release()
    require_shared(tmp_path)


def test_a_command_leaves_a_ledger_of_a_newer_version_alone(tmp_path: Path) -> None:
    open_beside(tmp_path, new=True).close()
    assert revision(tmp_path) == NEWEST
    revision(tmp_path, "9999")
    with pytest.raises(UnknownRevision):
        open_beside(tmp_path)
    assert revision(tmp_path) == "9999"
    FolderLock(tmp_path).release()
