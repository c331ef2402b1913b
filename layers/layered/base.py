"""The file's own picture as a fixed base, for files whose layers cannot be stacked as they look."""

from collections.abc import Sequence
from dataclasses import replace

from layers.layered.name import Name
from layers.layered.node import Node, Picture
from layers.layered.plan import Omission, Planned, Role

PATH = "-1"
"""Below all layers of the file."""


def on_base(planned: Sequence[Planned], picture: Picture, label: str) -> tuple[Planned, ...]:
    """The choices on top of one picture, in which everything is that is always drawn."""
    base = Planned(Node(PATH, label, picture=picture), Name(label), label)
    return base, *(_without_drawn(one) for one in planned)


def _without_drawn(one: Planned) -> Planned:
    if one.omitted:
        return one
    if one.role is None:
        return replace(one, omitted=Omission.SKIPPED)
    if one.role is not Role.DRAWN:
        return one
    children = tuple(_without_drawn(child) for child in one.children)
    emptied = all(child.omitted for child in children)
    return replace(one, children=children, omitted=Omission.SKIPPED if emptied else None)
