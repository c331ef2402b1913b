"""Backup and restore."""

from pathlib import Path

import click

from configurator.cli.errors import refusals
from configurator.cli.options import data_option
from configurator.runtime.archive.backup import back_up
from configurator.runtime.archive.restoring import restore
from configurator.runtime.clock import utc_now
from configurator.runtime.config import Config

NAMED = 10
"""Missing pictures that are named; the rest are counted."""


@click.command()
@data_option
@click.argument("file", type=click.Path(path_type=Path))
def backup(data: Path, file: Path) -> None:
    """Write everything into one file, while the server runs or not."""
    with refusals():
        missing = back_up(data, file, key_needed=Config(data=data).secret_key is None)
    if missing:
        names = ", ".join(missing[:NAMED]) + (", …" if len(missing) > NAMED else "")
        click.echo(f"{len(missing)} picture(s) that products name are not in {data}: {names}", err=True)
    click.echo(f"Everything that is there is in {file}." if missing else f"Everything is in {file}.")


@click.command(name="restore")
@data_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore_command(data: Path, file: Path) -> None:
    """Bring back what a backup holds; what is there now is kept beside it."""
    with refusals():
        kept = restore(file, data, utc_now(), key_needed=Config(data=data).secret_key is None)
    click.echo(f"Restored into {data}." + (f" What was there is in {kept}." if kept else ""))
