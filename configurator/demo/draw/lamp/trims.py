"""The trims on offer."""

import numpy as np

from configurator.demo.draw.lamp.arrays import Array, mix, step
from configurator.demo.draw.lamp.bodies import Mesh, Shape, turned
from configurator.demo.draw.lamp.cloths import cloth
from configurator.demo.draw.lamp.colour import BRASS, rgb
from configurator.demo.draw.lamp.curves import Line
from configurator.demo.draw.lamp.materials import leather, metal
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.sight import Material, Seen
from configurator.demo.draw.lamp.stage import SHADE_X

BAND: Line = ((189.5, 482.0), (194.5, 484.0), (199.5, 502.0), (197.0, 504.0))


def trims() -> dict[str, Part]:
    def ribs(radius: Array, _y: Array, angle: Array) -> Array:
        return np.asarray(radius + 0.7 * np.sin(angle * 190))

    return {
        "trim-grosgrain": band(cloth("#28364a", 0.05, shine=0.3), ribs),
        "trim-herringbone": band(cloth("#efe6d4", 0.05, herringbone)),
        "trim-braid": band(metal(BRASS, 0.3), gold_braid),
        "trim-fringe": fringe(),
        "trim-scallop": scallops(),
    }


def band(material: Material, shape: Shape | None = None, line: Line = BAND) -> Part:
    return Part([[Piece(turned(line, SHADE_X, 0, shape), material)]])


def herringbone(seen: Seen) -> Array:
    across, along = seen.uv[..., 0] * 200, seen.uv[..., 1]
    zig = np.abs((along % 11) - 5.5)
    dark = step(-0.6, 0.6, 2.2 - np.abs(((across + zig) % 8.8) - 4.4))
    return mix(rgb("#efe6d4"), rgb("#303a4c"), dark)


def gold_braid(radius: Array, y: Array, angle: Array) -> Array:
    return np.asarray(radius + 1.5 * np.abs(np.sin(angle * 75 + np.abs(y - 493) * 0.4)))


def fringe() -> Part:
    silk = cloth("#c9a04f", 0.05, shine=0.5)

    def cut(seen: Seen) -> Array:
        out = silk(seen)
        strand = np.floor(seen.uv[..., 0] * 72 / np.pi)
        end = 539 + 3 * (np.abs(np.sin(strand * 127.1) * 43758.5) % 1)
        gap = np.abs(np.sin(seen.uv[..., 0] * 72))
        open_ = (seen.at[..., 1] > end) | ((gap < 0.22) & (seen.at[..., 1] > 512))
        dark = np.where(seen.at[..., 1] > 500, 0.55 + 0.45 * gap, 1.0)
        out[..., :3] *= dark[..., None]
        return np.asarray(out * (~open_)[..., None], np.float32)

    return Part([[Piece(fringe_mesh(), cut)]])


def fringe_mesh() -> Mesh:
    def strands(radius: Array, y: Array, angle: Array) -> Array:
        return np.asarray(radius + 1.6 * np.abs(np.sin(angle * 72)) - (y - 492) * 0.05)

    return turned(((196, 484), (199, 487), (199, 494), (198, 497), (199, 500), (198, 545)), SHADE_X, 0, strands)


def scallops() -> Part:
    mesh = turned(((192, 476), (196, 478), (200, 500), (200, 526)), SHADE_X)
    hide = leather("#9a5a34")

    def cut(seen: Seen) -> Array:
        wave = np.abs(np.sin(seen.uv[..., 0] * 15))
        edge = 501 + 20 * wave**0.7
        out = hide(seen)
        inset = np.abs(seen.at[..., 1] - (edge - 5.5))
        stitch = (inset < 1.1) & ((seen.uv[..., 0] * 60) % 1 < 0.6)
        top = (np.abs(seen.at[..., 1] - 482.5) < 0.9) & ((seen.uv[..., 0] * 36) % 1 < 0.6)
        out[..., :3] = np.where((stitch | top)[..., None], out[..., :3] * 0.3 + 0.45 * rgb("#f2e3c4"), out[..., :3])
        return np.asarray(out * (seen.at[..., 1] < edge)[..., None], np.float32)

    return Part([[Piece(mesh, cut)]])
