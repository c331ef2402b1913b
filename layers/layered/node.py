"""A layered file as a tree of named layers, whatever program wrote it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    GROUP = "group"
    LEAF = "leaf"


class Note(StrEnum):
    """What could not be carried over from a layer, or not as it was; `layered.findings` has the sentences."""

    ADJUSTMENT = "adjustment"
    EFFECTS = "effects"
    BLEND_REPLACED = "blend_replaced"
    BLEND_INSIDE = "blend_inside"
    BLEND_OF_GROUP = "blend_of_group"
    OPACITY_OF_GROUP = "opacity_of_group"
    CLIPPED_INTO = "clipped_into"
    CLIPPED_TO_GROUP = "clipped_to_group"
    NO_PIXELS = "no_pixels"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    NO_POSITION = "no_position"
    CHOICES_INSIDE = "choices_inside"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Remark:
    """A note about one layer; `detail` is what its sentence names: a blend mode, a layer, a share."""

    note: Note
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A layer's own pixels: an asset, its upper left corner on the canvas, and its size, all in pixels."""

    asset: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Node:
    """A group, or a leaf: a layer, or a group that is drawn as one picture.

    `path` is unique in its file. Children go from the bottom of the stack to its top. `opacity`, 0 to 1, and `blend`,
    a keyword of CSS, are the layer's own; a picture has the opacity in it already.
    """

    path: str
    name: str
    kind: Kind = Kind.LEAF
    visible: bool = True
    picture: Picture | None = None
    blend: str = "normal"
    opacity: float = 1.0
    children: "tuple[Node, ...]" = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def is_group(self) -> bool:
        return self.kind is Kind.GROUP


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size that all positions refer to, in pixels."""

    width: int
    height: int


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every node, groups before what is in them, from the bottom up."""
    for node in nodes:
        yield node
        yield from walk(node.children)
