"""A layered file's plan as a configurator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layers.document.model import Blend, Choose, Configurator, Group, Image, Layer, LayerId, Placement, View
from layers.errors import TooManyInGroup
from layers.layered.drawing import depths
from layers.layered.ids import Ids
from layers.layered.node import Canvas
from layers.layered.plan import Planned, Role

VIEW = "front"
MOST_IN_GROUP = 2000
_GROUP, _LAYER = "group", "layer"
"""Ids of groups and of layers outside any begin so where nothing of a name is ASCII."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """Layers as the document has them; by id the path in the file that each comes from, and its label there."""

    layers: tuple[Layer, ...]
    paths: Mapping[str, str]
    names: Mapping[str, str]


def configurator(id: str, title: str, planned: Sequence[Planned], canvas: Canvas, view: str = VIEW) -> Configurator:
    """A new document with one view, of the canvas; raises TooManyInGroup."""
    sized = View(id=view, width=canvas.width, height=canvas.height)
    return Configurator(id=id, title=title, views=(sized,), layers=mapped(planned, view).layers)


def mapped(planned: Sequence[Planned], view: str) -> Mapped:
    """What is not left out, in menu order, which is the order of the stack; raises TooManyInGroup."""
    made = _Mapping(view, depths(planned))
    return Mapped(made.layers(planned, _LAYER), made.paths, made.names)


class _Mapping:
    def __init__(self, view: str, depths: Mapping[str, int]) -> None:
        self._view = view
        self._depths = depths
        self._ids = Ids()
        self.paths: dict[str, str] = {}
        self.names: dict[str, str] = {}

    def layers(self, planned: Sequence[Planned], parent: str) -> tuple[Layer, ...]:
        kept = [one for one in planned if not one.omitted]
        if len(kept) > MOST_IN_GROUP:
            raise TooManyInGroup(parent, MOST_IN_GROUP)
        return tuple(self._layer(one, parent) for one in kept)

    def _layer(self, one: Planned, parent: str) -> Layer:
        if one.role is None:
            return self._image(one, self._id(one, parent))
        id = self._id(one, _GROUP)
        choose = None if one.role is Role.DRAWN else Choose(one.role)
        return Group(
            id=id, label=one.label or id, choose=choose, required=one.required, layers=self.layers(one.children, id)
        )

    def _id(self, one: Planned, parent: str) -> LayerId:
        id = LayerId(self._ids.made(one.name.label, parent))
        self.paths[id], self.names[id] = one.node.path, one.name.label or id
        return id

    def _image(self, one: Planned, id: str) -> Image:
        picture = one.node.picture
        assert picture is not None
        place = Placement(
            asset=picture.asset,
            x=picture.x,
            y=picture.y,
            z=self._depths[one.node.path],
            blend=Blend(one.node.blend),
        )
        return Image(id=id, label=one.label or id, default=one.default, images={self._view: place})
