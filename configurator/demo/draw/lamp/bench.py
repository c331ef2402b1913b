"""Where the parts of the lamp are drawn, or left as they were."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from PIL import Image

from configurator.demo.draw.document import Json
from configurator.demo.draw.lamp.camera import Frame, inlined, photograph
from configurator.demo.draw.lamp.part import Part
from configurator.demo.draw.lamp.slots import SLOTS, Slot
from configurator.demo.draw.lamp.stage import OVERSAMPLING, VIEWS
from configurator.demo.draw.stock import managed
from configurator.demo.draw.studio import Studio
from configurator.demo.draw.swatch import save_swatch

Row: TypeAlias = tuple[str, str, int, str | None]  # id, label, price, sku of the stock item
UNITS = {"BRASS-SET": 2}
PAINTED = {"lining-white": "#f4efe4", "lining-black": "#1f1e1e"}  # plain colours, which need no picture


@dataclass
class Bench:
    """Draws parts and keeps what the document needs of them; parts not asked for keep their last pictures."""

    table: Studio
    product: str
    wanted: frozenset[str]
    before: dict[str, Json] = field(default_factory=dict)

    def skips(self, name: str) -> bool:
        return bool(self.wanted) and name not in self.wanted and name in self.before

    def scene(self, name: str, label: str, views: Sequence[str], z: int, svg: Callable[[str], str]) -> Json:
        """An always-drawn layer that is light or shadow only."""
        if self.skips(name):
            return self.before[name]
        images = {view: self.table.draw(name, view, svg(view), quality=88).at(z) for view in views}
        return {"kind": "image", "id": name, "label": label, "images": images}

    def options(self, parts: Mapping[str, Part], slot: str, rows: Sequence[Row], default: str = "") -> list[Json]:
        """One layer per row, drawn where `slot` lies; rows without a part are choices that show nothing."""
        return [self._option(row, parts.get(row[0]), SLOTS[slot], row[0] == default) for row in rows]

    def _option(self, row: Row, part: Part | None, slot: Slot, default: bool) -> Json:
        name, label, price, sku = row
        drawn = self._drawn(name, part, slot) if part else {"images": {}, "swatch": {"text": label}}
        layer: Json = {"kind": "image", "id": name, "label": label, "price": price, "default": default, **drawn}
        if sku:
            layer["stock"] = managed(sku, UNITS.get(sku, 1))
        return layer

    def _drawn(self, name: str, part: Part, slot: Slot) -> Json:
        if self.skips(name):
            return {key: self.before[name][key] for key in ("images", "swatch")}
        images: Json = {}
        for view in VIEWS:
            frame = photograph(part.passes, view)
            beneath = part.beneath(view) if part.beneath else ""
            above = part.above(view) if part.above else ""
            placed = self.table.draw(name, view, beneath + inlined(frame) + above, quality=80)
            images[view] = placed.at(slot.z(view))
            if view == "front":
                swatch = self._swatch(name, frame, slot)
        return {"images": images, "swatch": swatch}

    def _swatch(self, name: str, frame: Frame, slot: Slot) -> Json:
        """A 192 px picture of the part on a light ground: the whole of it, or a close look at its material."""
        wide, tall = frame.picture.size
        if slot.close is None:
            side = int(max(wide, tall) * 1.14)
            left, top = (wide - side) // 2, (tall - side) // 2
        else:
            x, y, size = slot.close
            side = int(size * OVERSAMPLING)
            left, top = (int((v - o - size / 2) * OVERSAMPLING) for v, o in ((x, frame.x), (y, frame.y)))
        if name in PAINTED:
            return {"color": PAINTED[name]}
        ground = Image.new("RGBA", (side, side), "#ebe6dc")
        ground.alpha_composite(frame.picture.crop((left, top, left + side, top + side)))
        file = f"{self.product}/{name}.swatch.webp"
        save_swatch(ground, file)
        return {"asset": file}
