"""The stores that must pass the same tests; a new one is a name and a way to open it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Ledger

STORES = ("sqlite",)


@contextmanager
def opened(store: str, folder: Path) -> Iterator[Ledger]:
    """An empty ledger of that kind in `folder`."""
    assert store == "sqlite"
    path = folder / "ledger.db"
    if not path.exists():
        shutil.copyfile(_empty(), path)
    ledger = open_ledger(path)
    try:
        yield ledger
    finally:
        ledger.close()


@cache
def _empty() -> Path:
    """Migrated once for all tests."""
    path = Path(mkdtemp()) / "ledger.db"
    open_ledger(path).close()
    return path
