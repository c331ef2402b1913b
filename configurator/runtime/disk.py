"""Whether the disk beneath the data folder takes what is written."""

from configurator.runtime.services import Services
from configurator.stores.file import PRIVATE, write
from configurator.stores.ledger.protocol import Books

PROBE = "probe"
BYTES = 1 << 16
"""More than a small order writes: the last free page of a disk is not enough."""


def require_writable(services: Services) -> None:
    """Write a file and remove it, and look at the ledger's own files; raises StorageError."""
    services.ledger.write(_nothing).result()
    path = services.config.data / PROBE
    write(path, bytes(BYTES), durable=False, mode=PRIVATE)
    path.unlink(missing_ok=True)


def _nothing(_: Books) -> None:
    """A transaction without work, which is committed only where the ledger is still in its place."""
