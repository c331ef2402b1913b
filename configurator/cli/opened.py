"""A shop's ledger, opened by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from configurator.runtime.archive.swap import finish_beside
from configurator.runtime.config import Config
from configurator.runtime.data_folder import LEDGER
from configurator.runtime.existing import require_whole
from configurator.runtime.key import signing_key
from configurator.runtime.ledger import open_beside, require_shared
from configurator.stores.errors import InUse
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Ledger
from configurator.stores.lock import FolderLock


@contextmanager
def opened_ledger(data: Path, *, new: bool = False) -> Iterator[Ledger]:
    finish_beside(data)
    require_shared(data)
    given = Config(data=data).secret_key is not None
    existing = require_whole(data, key_given=given)
    new = new and not existing
    if not new and not (data / LEDGER).exists():
        raise click.ClickException(f"there is no shop in {data}")
    ledger = _begun(data, key_given=given) if new else open_beside(data)
    try:
        yield ledger
    finally:
        ledger.close()


def _begun(data: Path, *, key_given: bool) -> Ledger:
    """The ledger of a new shop, which gets its key last; no server may be making the same one meanwhile."""
    try:
        alone = FolderLock(data)
    except InUse as error:
        if key_given and (data / LEDGER).exists():
            return open_beside(data)
        raise click.ClickException(
            f"a server is just starting on {data}: wait until it says where the shop is"
        ) from error
    try:
        ledger = open_ledger(data / LEDGER)
        try:
            if not key_given:
                signing_key(data)
        except Exception:
            ledger.close()
            raise
    finally:
        alone.release()
    return ledger
