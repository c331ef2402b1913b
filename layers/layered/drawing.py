"""What a layered file shows as it comes: its pictures by default, in the order in which they are stacked."""

from collections.abc import Sequence
from dataclasses import dataclass

from layers.layered.node import Picture
from layers.layered.plan import Planned, Role, walk


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture of the stack, and the path of its layer."""

    path: str
    picture: Picture
    blend: str


def drawn(planned: Sequence[Planned]) -> list[Drawn]:
    """The pictures that the configurator shows when it is opened, from the bottom up."""
    depths_of = depths(planned)
    found = sorted(_shown(planned, choosing=False), key=lambda one: depths_of[one.node.path])
    return [Drawn(one.node.path, one.node.picture, one.node.blend) for one in found if one.node.picture]


def depths(planned: Sequence[Planned]) -> dict[str, int]:
    """`z` of every picture by path: what its name says, else its group's, else 0.

    Where a choice stands at another place in the document than all its options have in the file, ranks in their stead.
    """
    said: dict[str, int] = {}
    _say(planned, 0, said)
    placed = [one.node.path for one in walk(planned) if one.role is None and not one.omitted]
    stacked = sorted(placed, key=lambda path: said[path])
    in_file = sorted(placed, key=lambda path: (said[path], _place(path)))
    return said if stacked == in_file else {path: rank for rank, path in enumerate(in_file)}


def _say(planned: Sequence[Planned], z: int, said: dict[str, int]) -> None:
    for one in planned:
        own = z if one.name.z is None else one.name.z
        said[one.node.path] = own
        _say(one.children, own, said)


def _place(path: str) -> tuple[int, ...]:
    """Where a layer is in its file, from the bottom up."""
    return tuple(int(step) for step in path.split("/"))


def _shown(planned: Sequence[Planned], *, choosing: bool) -> list[Planned]:
    """Options that are defaults, and everything else that is not left out; a heading's layers are options too."""
    found: list[Planned] = []
    for one in planned:
        if one.omitted:
            continue
        if one.role is None:
            found += [one] if one.default or not choosing else []
        else:
            found += _shown(one.children, choosing=one.role is not Role.DRAWN or choosing)
    return found
