"""Exporting and erasing a customer's data."""

from collections.abc import Callable
from pathlib import Path

import click

from configurator.cli.errors import refusals
from configurator.cli.opened import opened_ledger
from configurator.cli.options import data_option
from configurator.privacy.customer_data import customer_data
from configurator.privacy.exporting import export
from configurator.privacy.forgetting import forget
from configurator.runtime.clock import utc_now


@click.group()
def customer() -> None:
    """What the shop knows of a customer."""


@customer.command(name="export")
@data_option
@click.argument("email")
@click.argument("file", type=click.Path(path_type=Path))
def customer_export(data: Path, email: str, file: Path) -> None:
    """Write everything known of EMAIL into FILE, a JSON document."""
    with refusals(), opened_ledger(data) as ledger:
        if not ledger.read(customer_data, email).anything:
            raise click.ClickException("nothing is known of that address")
        _write_new(file, lambda: ledger.write(export, email, utc_now(), "command line").result())
    click.echo(f"Everything known of them is in {file}.")


@customer.command(name="erase")
@data_option
@click.option("--yes", is_flag=True, help="Do it; without it nothing is changed.")
@click.argument("email")
def customer_erase(data: Path, email: str, yes: bool) -> None:
    """Forget EMAIL: orders stay without their customer, everything else goes."""
    with refusals(), opened_ledger(data) as ledger:
        found = ledger.read(customer_data, email)
        counts = f"{len(found.orders)} order(s), {len(found.mails)} mail(s), {len(found.waits)} sign-up(s)"
        if not found.anything:
            raise click.ClickException("nothing is known of that address")
        if not yes:
            raise click.ClickException(f"{counts} are known; say --yes to forget who they are about")
        done = forget(ledger, data, email, utc_now(), "command line")
    click.echo(f"Forgotten: {counts}.")
    if not done.clean:
        click.echo("The ledger's file could not be written anew: pieces may stay in it until next time.", err=True)


def _write_new(file: Path, content: Callable[[], bytes]) -> None:
    """Never over what is there, and whole or not at all; for its owner's eyes only, as everything that is made here."""
    try:
        with file.open("xb") as written:
            try:
                written.write(content())
                written.flush()
            except BaseException:
                file.unlink()
                raise
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error
