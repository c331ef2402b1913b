"""A shop's ledger, opened by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from configurator.runtime.archive.swap import finish_beside
from configurator.runtime.ledger import LEDGER, open_beside
from configurator.stores.ledger.protocol import Ledger


@contextmanager
def opened_ledger(data: Path, *, new: bool = False) -> Iterator[Ledger]:
    finish_beside(data)
    if new:
        data.mkdir(parents=True, exist_ok=True)
    elif not (data / LEDGER).exists():
        raise click.ClickException(f"there is no shop in {data}")
    ledger = open_beside(data)
    try:
        yield ledger
    finally:
        ledger.close()
