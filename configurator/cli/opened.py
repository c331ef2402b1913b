"""A shop's ledger, opened by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Ledger


@contextmanager
def opened_ledger(data: Path, *, new: bool = False) -> Iterator[Ledger]:
    if new:
        data.mkdir(parents=True, exist_ok=True)
    elif not (data / "ledger.sqlite3").exists():
        raise click.ClickException(f"there is no shop in {data}")
    ledger = open_ledger(data / "ledger.sqlite3")
    try:
        yield ledger
    finally:
        ledger.close()
