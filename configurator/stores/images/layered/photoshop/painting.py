"""Drawing one layer of a Photoshop file alone: pixels, mask, opacity, what is clipped to it, and what a group holds."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from psd_tools.api.layers import AdjustmentLayer, Group, Layer
from psd_tools.composite import composite_pil
from psd_tools.constants import BlendMode, Tag

from configurator.stores.images.layered.photoshop.blends import called, mixing
from configurator.stores.images.layered.photoshop.pixels import rgba, stored, through_mask
from configurator.stores.images.layered.raster import Box, Raster, Sheet, common, faded, on_top, stacked
from configurator.stores.images.layered.source import Limits
from layers.layered.node import Note, Remark

DRAWN_EFFECTS = ("Stroke", "ColorOverlay", "GradientOverlay", "PatternOverlay")
"""Those that psd-tools draws."""
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
SEEN = 0.02
"""The share of a blended layer that may lie over nothing in its group before that is worth a word."""


class Painting:
    """One layer being drawn; `remarks` are what could not be."""

    def __init__(self, canvas: Box, limits: Limits) -> None:
        self._canvas = canvas
        self._limits = limits
        self.remarks: list[Remark] = []

    def drawn(self, layer: Layer) -> Raster | None:
        """The layer with all that belongs to it, at its own opacity, as if it were visible."""
        if isinstance(layer, AdjustmentLayer):
            self._note(Note.ADJUSTMENT)
            return None
        if isinstance(layer, Group):
            return self._group(layer)
        return self._leaf(layer)

    def through_group(self, group: Layer, raster: Raster) -> Raster:
        """A layer as its group shows it: through the group's mask, at its opacity."""
        return faded(through_mask(group, raster), _opacity(group))

    def _group(self, group: Group) -> Raster | None:
        shown = [layer for layer in group if layer.visible]
        self._note_effects(group)
        if any(isinstance(layer, AdjustmentLayer) for layer in shown):
            raster = self._composited(group, _extent(group))
            return self.through_group(group, raster) if raster else None
        stack = stacked(self._sheets(shown), self._canvas)
        if stack.uncovered > SEEN and group.blend_mode is BlendMode.PASS_THROUGH:
            modes = [called(layer.blend_mode) for layer in shown if mixing(layer.blend_mode)]
            self._note(Note.BLEND_INSIDE, ", ".join(dict.fromkeys(modes)))
        return self.through_group(group, stack.raster) if stack.raster else None

    def _sheets(self, layers: Sequence[Layer]) -> Iterator[Sheet]:
        """Each layer with those that are clipped to it."""
        for layer in layers:
            if layer.clipping and layer is not layers[0]:
                continue
            raster = self.drawn(layer)
            if raster:
                yield Sheet(raster, mixing(layer.blend_mode))

    def _leaf(self, layer: Layer) -> Raster | None:
        if not self._limits.has_room_for(max(layer.width, 1), max(layer.height, 1)):
            self._note(Note.TOO_LARGE)
            return None
        clipped = [above for above in layer.clip_layers if above.visible and not _stands_alone(above)]
        if not layer.has_pixels() or _effects(layer, DRAWN_EFFECTS) or any(map(_is_adjustment, clipped)):
            raster = self._by_psd_tools(layer)
        else:
            raster = self._simply(layer, clipped)
        self._note_effects(layer)
        return raster

    def _simply(self, layer: Layer, clipped: Iterable[Layer]) -> Raster | None:
        raster = stored(layer)
        if raster is None:
            return None
        raster = through_mask(layer, raster)
        sheets = [Sheet(above, mixing(each.blend_mode)) for each in clipped if (above := self.drawn(each))]
        if sheets:
            raster = on_top(raster, sheets)
        return faded(raster, _opacity(layer) * _fill(layer))

    def _by_psd_tools(self, layer: Layer) -> Raster | None:
        """Layers without pixels of their own, and with effects; where it cannot, the pixels there are."""
        if common(_reach(layer), self._canvas) is None:
            return None
        raster = self._composited(layer, _reach(layer))
        if raster is None and layer.has_pixels():
            self._note(Note.EFFECTS, _spelt(_effects(layer, DRAWN_EFFECTS)) or "…")
            return self._simply(layer, ())
        return raster

    def _composited(self, layer: Layer, extent: Box) -> Raster | None:
        """None where psd-tools lacks what it would need, and a note where there is nothing else to show."""
        box = common(extent, self._canvas)
        if box is None:
            return None
        try:
            image = composite_pil(layer, 1.0, 0.0, box, lambda each: each is layer or each.visible, False)
        except Exception:  # A descriptor of an effect can hold anything, and a fill can take any memory.
            if not layer.has_pixels():
                self._note(Note.NO_PIXELS)
            return None
        return Raster(rgba(image, None), box[0], box[1]) if image else None

    def _note_effects(self, layer: Layer) -> None:
        missing = [name for name in _effects(layer) if name not in DRAWN_EFFECTS or isinstance(layer, Group)]
        if missing:
            self._note(Note.EFFECTS, _spelt(missing))

    def _note(self, note: Note, detail: str = "") -> None:
        remark = Remark(note, detail)
        if remark not in self.remarks:
            self.remarks.append(remark)


def absorbed(layer: Layer) -> bool:
    """Whether a layer is a part of the one that it is clipped to."""
    return bool(layer.clipping and layer.visible and not _stands_alone(layer))


def base(layer: Layer) -> Layer | None:
    """The layer that one is clipped to."""
    if not layer.clipping or layer.parent is None:
        return None
    found: Layer | None = None
    for sibling in layer.parent:
        if sibling is layer:
            return found
        if isinstance(sibling, Layer) and not sibling.clipping:
            found = sibling
    return None


def _stands_alone(layer: Layer) -> bool:
    """A group that is clipped, or what is clipped to a group, stays a layer of its own."""
    below = base(layer)
    return isinstance(layer, Group) or below is None or isinstance(below, Group)


def _is_adjustment(layer: Layer) -> bool:
    return isinstance(layer, AdjustmentLayer)


def _effects(layer: Layer, kinds: Sequence[str] = ()) -> list[str]:
    """The effects that are switched on, or those of some kinds, by psd-tools' names."""
    effects = layer.effects
    if not effects.enabled:
        return []
    names = [effect.name for effect in effects if effect.enabled]
    return [name for name in dict.fromkeys(names) if not kinds or name in kinds]


def _spelt(effects: Sequence[str]) -> str:
    """“drop shadow, inner glow”, as Photoshop's menu has them."""
    return ", ".join(_WORDS.sub(" ", name).lower() for name in effects)


def _reach(layer: Layer) -> Box:
    """The layer's box with what a stroke adds around it."""
    sizes = [float(getattr(effect, "size", 0)) for effect in layer.effects.find("stroke")]
    margin = math.ceil(min(max(sizes, default=0), 1000))
    left, top, right, bottom = layer.bbox
    return left - margin, top - margin, right + margin, bottom + margin


def _extent(group: Group) -> Box:
    return Group.extract_bbox(group, include_invisible=True)


def _opacity(layer: Layer) -> float:
    return float(layer.opacity) / 255


def _fill(layer: Layer) -> float:
    return float(layer.tagged_blocks.get_data(Tag.BLEND_FILL_OPACITY, 255)) / 255
