"""The ledger of a data folder, opened alone by a command."""

from pathlib import Path

from configurator.runtime.data_folder import LEDGER
from configurator.stores.errors import InUse
from configurator.stores.ledger.errors import NotUpgraded
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Ledger
from configurator.stores.lock import FolderLock


class OtherVersion(Exception):
    """A server of another version of this program runs on the folder."""

    def __init__(self, data: Path) -> None:
        super().__init__(f"a server of another version runs on {data}: use its own program, or stop it first")


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
