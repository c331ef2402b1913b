"""Files that hold a picture for every layer: what OpenRaster and folders have in common."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PIL import Image

from configurator.stores.images.blending import MIXES
from configurator.stores.images.layered.decoding import decoded
from configurator.stores.images.layered.entries import Entries, content
from configurator.stores.images.layered.raster import Box, Raster, Sheet, faded, stacked
from configurator.stores.images.layered.source import FileRefused, Limits, Painted, Preview
from layers.layered.node import Canvas, Node, Note, Remark


@dataclass(frozen=True, slots=True)
class Placed:
    """The file of a layer's picture and its upper left corner; `remarks` are about where that came from."""

    name: str
    x: int
    y: int
    remarks: tuple[Remark, ...] = ()


class Pictures:
    """Layers whose pictures are files of their own."""

    def __init__(
        self,
        entries: Entries,
        limits: Limits,
        canvas: Canvas,
        nodes: Sequence[Node],
        placed: Mapping[str, Placed],
        merged: str | None = None,
    ) -> None:
        self._entries = entries
        self._limits = limits
        self._canvas = canvas
        self._nodes = tuple(nodes)
        self._placed = placed
        self._merged = merged
        self._around = dict(_parents(nodes, ()))

    @property
    def canvas(self) -> Canvas:
        return self._canvas

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self._nodes

    def paint(self, unit: Node) -> Painted:
        remarks: list[Remark] = []
        raster = self._drawn(unit, remarks.append)
        for group in self._around[unit.path]:
            raster = faded(raster, group.opacity) if raster else None
        around = (group.blend for group in reversed(self._around[unit.path]))
        blend = next((blend for blend in (unit.blend, *around) if blend != "normal"), "normal")
        return Painted(raster, blend, tuple(remarks))

    def remarks(self, group: Node) -> tuple[Remark, ...]:
        shown = sum(child.visible for child in group.children)
        if shown < 2:
            return ()
        faint = [Remark(Note.OPACITY_OF_GROUP, f"{round(group.opacity * 100)} %")] if group.opacity < 1 else []
        blending = [Remark(Note.BLEND_OF_GROUP, group.blend)] if group.blend != "normal" else []
        return *faint, *blending

    def preview(self) -> Preview | None:
        if self._merged is None:
            return None
        image = decoded(content(self._entries, self._merged), self._limits, self._merged)
        if image.size != (self._canvas.width, self._canvas.height):
            return None
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image)
        return Preview(white.convert("RGB"), image.getchannel("A"))

    def _drawn(self, node: Node, note: Callable[[Remark], None]) -> Raster | None:
        placed = self._placed.get(node.path)
        if placed is None:
            inside = [child for child in node.children if child.visible]
            stack = stacked(self._sheets(inside, note), self._box)
            return faded(stack.raster, node.opacity) if stack.raster else None
        for remark in placed.remarks:
            note(remark)
        try:
            image = decoded(content(self._entries, placed.name), self._limits, placed.name)
        except FileRefused:
            note(Remark(Note.DAMAGED))
            return None
        return faded(Raster(image, placed.x, placed.y), node.opacity)

    def _sheets(self, nodes: Sequence[Node], note: Callable[[Remark], None]) -> Iterator[Sheet]:
        for node in nodes:
            raster = self._drawn(node, note)
            if raster:
                yield Sheet(raster, None if node.blend == "normal" else MIXES[node.blend])

    @property
    def _box(self) -> Box:
        return 0, 0, self._canvas.width, self._canvas.height


def _parents(nodes: Sequence[Node], around: tuple[Node, ...]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    for node in nodes:
        yield node.path, around
        yield from _parents(node.children, (*around, node))
