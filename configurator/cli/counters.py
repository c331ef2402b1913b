"""Verifying and rebuilding the counters."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from configurator.cli.errors import refusals
from configurator.cli.opened import opened_ledger
from configurator.cli.options import data_option
from configurator.runtime.clock import utc_now
from configurator.stores.lock import FolderLock


@click.command()
@data_option
def verify(data: Path) -> None:
    """Recompute every counter; exit 1 and the differences if there are any."""
    with refusals(), opened_ledger(data) as ledger:
        differences = ledger.verify()
        kept, following = ledger.read(lambda books: (books.receipts.left(), books.follow_ups.left()))
    for found in differences:
        click.echo(f"{found.sku}: {found.counter} is {found.counted}, {found.source} say {found.expected}")
    if kept:
        click.echo(f"{kept} option(s) of order lines still get units that are kept for them; the server does that.")
    if following:
        click.echo(f"{following} order(s) still follow a change of their item; the server does that.")
    if differences:
        sys.exit(1)
    click.echo("Every counter is what its movements, orders and holds add up to.")


@click.command()
@data_option
def rebuild(data: Path) -> None:
    """Repair what `verify` finds; the server must not run."""
    with refusals(), opened_ledger(data) as ledger, _alone(data):
        repaired = ledger.rebuild(utc_now())
    for found in repaired:
        click.echo(f"{found.sku}: {found.counter} was {found.counted}, is {found.expected}")
    click.echo(f"{len(repaired)} counter(s) repaired.")


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    lock = FolderLock(data)
    try:
        yield
    finally:
        lock.release()
