"""A shop's ledger, opened by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from configurator.runtime.archive.swap import finish_beside
from configurator.runtime.config import Config
from configurator.runtime.data_folder import CATALOGUE, LEDGER
from configurator.runtime.existing import require_whole
from configurator.runtime.key import signing_key
from configurator.runtime.ledger import open_beside
from configurator.stores.ledger.protocol import Ledger


@contextmanager
def opened_ledger(data: Path, *, new: bool = False) -> Iterator[Ledger]:
    finish_beside(data)
    given = Config(data=data).secret_key is not None
    existing = require_whole(data, key_given=given)
    new = new and not existing
    if new:
        (data / CATALOGUE).mkdir(parents=True, exist_ok=True)
    elif not (data / LEDGER).exists():
        raise click.ClickException(f"there is no shop in {data}")
    ledger = open_beside(data, new=new)
    try:
        if new and not given:
            signing_key(data)
        yield ledger
    finally:
        ledger.close()
