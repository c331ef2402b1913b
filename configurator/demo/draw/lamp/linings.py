"""The linings on offer."""

import numpy as np

from configurator.demo.draw.lamp.arrays import Array, step
from configurator.demo.draw.lamp.bodies import turned
from configurator.demo.draw.lamp.colour import WARM
from configurator.demo.draw.lamp.curves import rounded
from configurator.demo.draw.lamp.materials import metal, plain
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.sight import Material, Seen
from configurator.demo.draw.lamp.stage import RIM_RADIUS, RIM_Y, SHADE_X


def linings() -> dict[str, Part]:
    inside = rounded([(RIM_RADIUS - 1, RIM_Y), (150, 466), (60, 452), (0.5, 450)], 10)
    lip = [(RIM_RADIUS - 3, RIM_Y - 1), (RIM_RADIUS + 1, RIM_Y), (RIM_RADIUS - 3, RIM_Y + 1.5)]

    def lined(material: Material, bounce: float = 1.0) -> Part:
        def deep(seen: Seen) -> Array:
            out = material(seen)
            if seen.view == "lit":
                near = np.exp(-((np.hypot(seen.place[..., 0] - SHADE_X, seen.place[..., 1] - 480) / 190) ** 2))
                out[..., :3] = (
                    out[..., :3] * 0.6
                    + (0.9 * near + 0.35)[..., None] * WARM * material(_by_day(seen))[..., :3].clip(0, 1) * 2.4
                )
            else:
                out[..., :3] *= bounce * (0.55 + 0.45 * step(452, RIM_Y, seen.at[..., 1]))[..., None]
            return out

        return Part([[Piece(turned(inside, SHADE_X), deep), Piece(turned(lip, SHADE_X), deep)]])

    return {
        "lining-white": lined(plain("#f7f2e8", 0.2, 0.8), 2.3),
        "lining-gold": lined(metal("#e8b54a", 0.5, hammered=0.9)),
        "lining-copper": lined(metal("#b9643f", 0.25, hammered=0.5)),
        "lining-black": lined(plain("#1c1b1b", 0.3, 0.8), 1.6),
    }


def _by_day(seen: Seen) -> Seen:
    return Seen(seen.at, seen.place, seen.normal, seen.eye, seen.uv, "front")
