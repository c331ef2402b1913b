"""Opening a ledger by its address."""

from pathlib import Path

from configurator.ledger.protocol import Ledger
from configurator.ledger.sql.ledger import SqliteLedger


def open_ledger(path: Path) -> Ledger:
    """The SQLite ledger in the file `path`, brought up to the newest schema; close it when done."""
    return SqliteLedger(path)
