"""Opening a ledger by its address."""

from pathlib import Path

from configurator.stores.ledger.protocol import Ledger
from configurator.stores.ledger.sqlite.ledger import SqliteLedger


def open_ledger(path: Path) -> Ledger:
    """The SQLite ledger in the file `path`, brought up to the newest schema; close it when done."""
    return SqliteLedger(path)
