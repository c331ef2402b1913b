"""What a person asks of a file that was read, and the plan that comes of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from configurator.products.importing.errors import NoMergedPicture, TooManyTogether, UnknownLayers
from configurator.stores.images.layered.result import Result, picture
from configurator.stores.images.webp import HEAD, size
from layers.errors import TooManyInGroup
from layers.layered.base import on_base
from layers.layered.node import Picture, walk
from layers.layered.plan import CHOICE, Planned, Wish, plan
from layers.speech import ENGLISH, Speech


@dataclass(frozen=True, slots=True)
class Choices:
    """`wishes` are by path; without `marks` those of PSDTool are letters; `base`: the file's own picture is fixed."""

    wishes: Mapping[str, Wish] = field(default_factory=dict)
    marks: bool = True
    base: bool = False


def planned(
    result: Result, folder: Path, title: str, choices: Choices, speech: Speech = ENGLISH
) -> tuple[Planned, ...]:
    """Raises UnknownLayers, NoMergedPicture."""
    wrong = list(_unknown(result, choices.wishes))
    if wrong:
        raise UnknownLayers(wrong)
    found = plan(result.nodes, title, choices.wishes, choices.marks)
    return on_base(found, _base(result, folder), speech.gettext("Base")) if choices.base else found


@contextmanager
def together() -> Iterator[None]:
    """Raises TooManyTogether where a group holds more layers than a document's may."""
    try:
        yield
    except TooManyInGroup as error:
        raise TooManyTogether(error.group, error.most) from error


def _unknown(result: Result, wishes: Mapping[str, Wish]) -> Iterator[str]:
    """Paths that the file does not have, and those of layers that are to be groups."""
    groups = {node.path: node.is_group for node in walk(result.nodes)}
    groups |= {f"{path}/{CHOICE}": True for path, is_group in groups.items() if is_group} | {CHOICE: True}
    for path, wish in wishes.items():
        if path not in groups or (wish.choose and not groups[path]):
            yield path


def _base(result: Result, folder: Path) -> Picture:
    if result.merged is None:
        raise NoMergedPicture
    with picture(folder, result.merged).open("rb") as file:
        found = size(file.read(HEAD))
    return Picture(result.merged, 0, 0, found.width, found.height)
