"""Opening a ledger by its address."""

from pathlib import Path

from configurator.stores.ledger.protocol import Ledger
from configurator.stores.ledger.sqlite.files import index_of
from configurator.stores.ledger.sqlite.ledger import SqliteLedger
from configurator.stores.ledger.sqlite.recognising import holds_anything


def open_ledger(path: Path, *, upgrading: bool = True, new: bool = True) -> Ledger:
    """The SQLite ledger in the file `path`, upgraded to the newest schema; close it when done.

    Raises NotALedger for any other file, and where there is none or an empty one unless it may be `new`,
    UnknownRevision, and NotUpgraded if it needs an upgrade and is not to get one.
    """
    return SqliteLedger(path, upgrading=upgrading, new=new)


def is_in_use(path: Path) -> bool:
    """Whether the ledger at `path` holds orders, items or users; False where there is none; raises NotALedger."""
    return holds_anything(path)


def is_open(path: Path) -> bool:
    """Whether a process has the ledger at `path` open, or had until it was killed."""
    return index_of(path).exists()
