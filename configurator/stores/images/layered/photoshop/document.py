"""An opened Photoshop file: its layers as nodes, and each of them drawn."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from psd_tools import PSDImage
from psd_tools.api.layers import Group, Layer
from psd_tools.constants import BlendMode
from psd_tools.psd.parse_limits import ParseLimits

from configurator.stores.images.layered.photoshop.blends import NEAREST, SAME, called, keyword
from configurator.stores.images.layered.photoshop.header import header
from configurator.stores.images.layered.photoshop.painting import Painting, absorbed, base
from configurator.stores.images.layered.photoshop.preview import preview
from configurator.stores.images.layered.raster import Box, Raster, masked
from configurator.stores.images.layered.source import FileRefused, Limits, Painted, Preview, Refusal
from layers.layered.node import Canvas, Kind, Node, Note, Remark


class Document:
    """A PSD or PSB file; raises FileRefused."""

    def __init__(self, path: Path, limits: Limits) -> None:
        logging.getLogger("psd_tools").setLevel(logging.CRITICAL)
        size = path.stat().st_size
        with path.open("rb") as file:
            self._header = header(file, limits)
            file.seek(0)
            self._psd = PSDImage.open(
                file, max_alloc_bytes=limits.memory, parse_limits=ParseLimits(max_read_bytes=size)
            )
        self._limits = limits
        self._layers: dict[str, Layer] = {}
        self._nodes = tuple(self._read(self._psd, "", 1))

    @property
    def canvas(self) -> Canvas:
        return Canvas(self._header.width, self._header.height)

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self._nodes

    def paint(self, unit: Node) -> Painted:
        layer = self._layers[unit.path]
        painting = Painting(self._box, self._limits)
        raster = painting.drawn(layer)
        if raster is not None and (below := base(layer)) and not absorbed(layer):
            raster = self._clipped(raster, below)
            painting.remarks += [Remark(Note.CLIPPED_TO_GROUP, below.name)]
        for group in _groups(layer):
            raster = painting.through_group(group, raster) if raster else None
        clipped = ", ".join(above.name for above in _parts(layer))
        remarks = [*painting.remarks, *([Remark(Note.CLIPPED_INTO, clipped)] if clipped else [])]
        mode = _mode(layer)
        if mode in NEAREST:
            remarks.append(Remark(Note.BLEND_REPLACED, f"{called(mode)} → {keyword(mode)}"))
        return Painted(raster, keyword(mode), tuple(remarks))

    def remarks(self, group: Node) -> tuple[Remark, ...]:
        layer = self._layers[group.path]
        shown = sum(child.visible for child in group.children)
        found = []
        if layer.opacity < 255 and shown > 1:
            found.append(Remark(Note.OPACITY_OF_GROUP, f"{round(layer.opacity / 2.55)} %"))
        if keyword(layer.blend_mode) != "normal" and shown > 1:
            found.append(Remark(Note.BLEND_OF_GROUP, called(layer.blend_mode)))
        return tuple(found)

    def preview(self) -> Preview | None:
        return preview(self._psd)

    @property
    def _box(self) -> Box:
        return 0, 0, self._header.width, self._header.height

    def _read(self, layers: Iterable[Layer], parent: str, depth: int) -> Iterator[Node]:
        if depth > self._limits.depth:
            raise FileRefused(Refusal.TOO_DEEP)
        kept = [layer for layer in layers if not absorbed(layer)]
        for index, layer in enumerate(kept):
            path = f"{parent}/{index}" if parent else str(index)
            self._layers[path] = layer
            if len(self._layers) > self._limits.layers:
                raise FileRefused(Refusal.TOO_MANY_LAYERS)
            yield self._node(layer, path, depth)

    def _node(self, layer: Layer, path: str, depth: int) -> Node:
        group = isinstance(layer, Group)
        return Node(
            path,
            layer.name,
            Kind.GROUP if group else Kind.LEAF,
            layer.visible,
            blend=keyword(layer.blend_mode),
            opacity=layer.opacity / 255,
            children=tuple(self._read(layer, path, depth + 1)) if isinstance(layer, Group) else (),
        )

    def _clipped(self, raster: Raster, below: Layer) -> Raster | None:
        """Only where the layer is that it is clipped to."""
        outline = Painting(self._box, self._limits).drawn(below)
        if outline is None:
            return None
        return masked(raster, outline.image.getchannel("A"), outline.x, outline.y, 0)


def _groups(layer: Layer) -> Iterator[Layer]:
    """Those around it, from the inside out."""
    parent = layer.parent
    while isinstance(parent, Layer):
        yield parent
        parent = parent.parent


def _parts(layer: Layer) -> list[Layer]:
    return [above for above in layer.clip_layers if absorbed(above)]


def _mode(layer: Layer) -> BlendMode:
    """Its own blend mode; for one that has none, that of the groups around it."""
    modes = (each.blend_mode for each in (layer, *_groups(layer)))
    return next((mode for mode in modes if SAME.get(mode) != "normal"), BlendMode.NORMAL)
