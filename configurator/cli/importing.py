"""Making a configurator of a file, exported or layered, or of a folder of pictures, without a browser."""

import re
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from configurator.cli.errors import refusals
from configurator.cli.options import data_option
from configurator.cli.packages import import_exported
from configurator.languages import translations
from configurator.products import publishing
from configurator.products.importing.accepting import Person, Read, Wanted, bring_in
from configurator.products.importing.choices import Choices, planned
from configurator.products.importing.describing import file_findings
from configurator.products.packages.unpacking import is_package
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.stores.catalogue.errors import NotPublishable
from configurator.stores.images.layered.reading import Reading
from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.drafts.slug import slug
from layers.layered.node import walk

BY = Person("", "command line")
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}", re.ASCII)


@click.command(name="import")
@data_option
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--id", help="The configurator's id; otherwise made of its title.")
@click.option("--title", help="The configurator's title; otherwise the name of the file.")
@click.option("--into", help="Bring the file into this configurator, by the names of its layers.")
@click.option("--view", help="The view that the file shows; otherwise the first one.")
@click.option("--remove-gone", is_flag=True, help="With --into: remove layers that the file no longer has.")
@click.option("--ignore-marks", is_flag=True, help="Take * and ! in names as letters.")
@click.option("--publish", is_flag=True, help="Publish it at once.")
def import_command(
    data: Path,
    path: Path,
    id: str | None,
    title: str | None,
    into: str | None,
    view: str | None,
    remove_gone: bool,
    ignore_marks: bool,
    publish: bool,
) -> None:
    """Make a configurator of PATH, where no server runs.

    PATH is a file that a configurator was exported to, a PSD, PSB or OpenRaster file, or a ZIP or folder of PNG and
    WebP. What was exported brings its own title, and its own id unless there is an --id.
    """
    if _is_exported(path):
        _refuse_options(title=title, into=into, view=view, remove_gone=remove_gone, ignore_marks=ignore_marks)
        _import_exported(data, path, id, publish=publish)
        return
    title = title or path.resolve().stem
    id = id or slug(title) or "product"
    _require_ids(id, view)
    wanted = Wanted(Choices(marks=not ignore_marks), id, title[:300], into, view, remove_gone)
    with refusals(), closing(open_services(Config(data=data))) as services, TemporaryDirectory() as place:
        read = _read(path, Path(place))
        draft = bring_in(services, read, wanted, BY)
        _say_findings(read, wanted)
        click.echo(f"{draft.document.id}: {_counted(draft.document)} from {path.name}")
        if publish:
            _publish(services, draft.document.id)


def _is_exported(path: Path) -> bool:
    with refusals():
        if path.is_dir():
            return False
        with path.open("rb") as file:
            return is_package(file)


def _import_exported(data: Path, path: Path, id: str | None, *, publish: bool) -> None:
    _require_ids(id)
    with refusals(), closing(open_services(Config(data=data))) as services:
        made = import_exported(services, path, id, BY.name)
        if publish:
            _publish(services, made)


def _require_ids(*names: str | None) -> None:
    for name in names:
        if name is not None and not ID.fullmatch(name):
            raise click.ClickException(f"{name} is not an id: use lower-case letters, digits and hyphens")


def _refuse_options(**options: object) -> None:
    """Raises ClickException for an option that says nothing about a file that was exported."""
    for name, value in options.items():
        if value:
            raise click.ClickException(f"--{name.replace('_', '-')} is for layered files; this one was exported")


def _read(path: Path, place: Path) -> Read:
    with click.progressbar(length=1000, label=f"Reading {path.name}") as bar:
        result = Reading(path, path.resolve().stem, place).run(lambda share: bar.update(round(share * 1000) - bar.pos))
        bar.update(1000 - bar.pos)
    return Read(result, place)


def _say_findings(read: Read, wanted: Wanted) -> None:
    """What could not be carried over, a line each, with the layer's name."""
    speech = translations("en")
    names = {node.path: node.name for node in walk(read.result.nodes)}
    plan = planned(read.result, read.folder, wanted.title, wanted.choices, speech)
    for found in file_findings(plan, read.result.compared, speech):
        click.echo(f"{names[found.layer]}: {found.message}" if found.layer else found.message, err=True)


def _publish(services: Services, id: str) -> None:
    try:
        version = publishing.publish(services, id, by=BY.name)
    except NotPublishable as error:
        for problem in error.problems:
            click.echo(problem.message, err=True)
        raise
    click.echo(f"{id}: published, version {version}")


def _counted(document: Configurator) -> str:
    """“12 options in 3 groups, 4 layers that are always drawn”."""
    tree = Tree(document)
    return f"{len(tree.options)} option(s) in {len(tree.choices)} group(s), {len(tree.drawn)} layer(s) always drawn"
