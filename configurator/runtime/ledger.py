"""The ledger of a data folder, opened alone by a command."""

from pathlib import Path

from configurator.runtime.data_folder import LEDGER
from configurator.stores.errors import InUse
from configurator.stores.ledger.errors import NotUpgraded
from configurator.stores.ledger.open import is_open, open_ledger
from configurator.stores.ledger.protocol import Ledger
from configurator.stores.lock import FolderLock, is_locked


class OtherVersion(Exception):
    """A server of another version of this program runs on the folder."""

    def __init__(self, data: Path) -> None:
        super().__init__(f"a server of another version runs on {data}: use its own program, or stop it first")


class Apart(Exception):
    """A server runs on the folder, and its ledger cannot be shared with it."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"another process is using {data}, and its {LEDGER}-shm is gone: wait until the server has started, "
            "or start it again"
        )


def require_shared(data: Path) -> None:
    """Raises Apart where a server lost the index of its ledger's log, before anybody makes a new one by reading.

    With two of them each process would write over what the other has confirmed.
    """
    path = data / LEDGER
    if path.exists() and not is_open(path) and is_locked(data):
        raise Apart(data)


def open_beside(data: Path, *, new: bool = False) -> Ledger:
    """The ledger alone, for a command; a server may be running on the folder.

    Raises NotALedger where there is none, unless it may be `new`.
    Only the program that runs the server may upgrade the ledger beneath it: raises OtherVersion.
    """
    path = data / LEDGER
    try:
        return open_ledger(path, upgrading=False, new=new)
    except NotUpgraded:
        try:
            alone = FolderLock(data)
        except InUse as error:
            raise OtherVersion(data) from error
        try:
            return open_ledger(path, new=new)
        finally:
            alone.release()
