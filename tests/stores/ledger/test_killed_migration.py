"""A migration that is killed at any moment starts over, or is done, when the ledger is opened next."""

import os
import signal
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.sqlite.schema_version import NEWEST
from tests.server.process import FORKS
from tests.stores.ledger.test_first_release import DUMP

MOMENTS = 10


def opened_and_killed(path: Path, seconds: float) -> None:
    def kill() -> None:
        time.sleep(seconds)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=kill, daemon=True).start()
    open_ledger(path)


@pytest.mark.parametrize("dump", [DUMP.read_text(encoding="utf-8"), ""], ids=["first release", "new"])
def test_a_killed_migration_is_started_over(tmp_path: Path, dump: str) -> None:
    killed = 0
    for moment in range(MOMENTS):
        path = tmp_path / f"{moment}.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(dump)
        process = FORKS.Process(target=opened_and_killed, args=(path, moment * 0.2 / MOMENTS))
        process.start()
        process.join(30)
        killed += process.exitcode == -signal.SIGKILL
        with closing(open_ledger(path)) as ledger:
            assert ledger.damage() is None
            assert ledger.verify() == []
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(NEWEST,)]
            orders = connection.execute("SELECT count(*) FROM orders").fetchone()[0]
        assert orders == (9 if dump else 0)
    assert killed
