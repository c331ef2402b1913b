"""Configurators as files on the command line: exported beside a server or without one, imported without."""

from pathlib import Path

import click

from configurator.cli.beside import opened_beside
from configurator.cli.errors import refusals
from configurator.cli.options import data_option
from configurator.products.packages.importing import Imported, import_package
from configurator.products.packages.packing import pack
from configurator.runtime.services import Services

NAMED = 10
"""Missing pictures that are named; the rest are counted."""


@click.command()
@data_option
@click.argument("id")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
def export(data: Path, id: str, file: Path | None) -> None:
    """Write the draft ID with its stock items and pictures into FILE, else ID.zip, while the server runs or not."""
    with refusals(), opened_beside(data) as shop:
        draft = shop.catalogue.draft(id)
        file = file or Path(f"{id}.zip")
        if file.exists():
            raise click.ClickException(f"{file} exists already")
        unfinished = file.with_name(f".{file.name}.unfinished")
        try:
            missing = pack(shop, draft, unfinished)
            unfinished.rename(file)
        finally:
            unfinished.unlink(missing_ok=True)
    if missing:
        names = ", ".join(missing[:NAMED]) + (", …" if len(missing) > NAMED else "")
        click.echo(f"{len(missing)} picture(s) that {id} names are not in {data}: {names}", err=True)
    click.echo(f"{draft.document.title} is in {file}.")


def import_exported(services: Services, path: Path, id: str | None, who: str) -> str:
    """The id of the new draft, once it is said what came with it; raises PackageError, Unsound, AlreadyExists."""
    with path.open("rb") as file:
        imported = import_package(services, file, id, who)
    click.echo(_said(imported, path))
    return imported.draft.document.id


def _said(imported: Imported, path: Path) -> str:
    created, kept = len(imported.created), len(imported.kept)
    said = f"{imported.draft.document.id}: imported from {path.name}, {created} stock item(s) new"
    return f"{said}, {kept} there already and left as they are" if kept else said
