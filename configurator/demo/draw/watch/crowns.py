"""The crowns that wind the watch."""

import math

from configurator.demo.draw.watch.filters import dropped, shaped
from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.metals import BRASS, STEEL, Metal
from configurator.demo.draw.watch.paint import linear, radial
from configurator.demo.draw.watch.shapes import path, rect, stroke


def crown_body(x0: float, x1: float, half: float, metal: Metal, r: float = 8) -> str:
    fill = linear(
        (0, metal.dark, 1), (0.16, metal.light, 1), (0.3, metal.glint, 1), (0.46, metal.mid, 1), (0.72, metal.dark, 1),
        (0.9, metal.deep, 1), (1, metal.dark, 1), line=(0, C - half, 0, C + half),
    )  # fmt: skip
    return fill.definition + rect(x0, C - half, x1 - x0, 2 * half, str(fill), r=r)


def teeth(x0: float, x1: float, half: float, many: int, width: float = 2.6) -> str:
    """Grooves of a turned cylinder, closer at its edges."""
    d = ""
    for i in range(1, many):
        y = C - half * math.cos(math.pi * i / many)
        d += f"M{x0:.1f} {y:.1f}H{x1:.1f}"
    lit = stroke(d, "#fff", width * 0.45, f'opacity=".5" transform="translate(0 {width * 0.6:.1f})"')
    return stroke(d, "#000", width, 'opacity=".6"') + lit


def stem(metal: Metal) -> str:
    return crown_body(872, 912, 22, metal, 2)


def finished(low: str, head: str, flip: bool) -> str:
    """A crown on its stem, at the right of the front or at the left of the back; light comes last."""
    turn = 'transform="matrix(-1 0 0 1 1200 0)"' if flip else ""
    return f"<g {turn}>{low}</g>" + dropped(shaped(f"<g {turn}>{head}</g>", blur=2.2, depth=2.8), 3, 5, 4)


def fluted_crown(flip: bool = False) -> str:
    return finished(stem(STEEL), crown_body(904, 950, 44, STEEL) + teeth(910, 946, 44, 16), flip)


def screw_crown(flip: bool = False) -> str:
    """Short, wide, knurled, with a gasket."""
    seal = rect(896, C - 30, 12, 60, "#17191b", r=3)
    low = stem(STEEL) + seal + crown_body(938, 950, 45, STEEL, 4)
    return finished(low, crown_body(906, 942, 53, STEEL, 5) + teeth(910, 940, 53, 26, 2), flip)


def onion_crown(flip: bool = False) -> str:
    """Lobes like an onion, for gloved fingers."""
    lobes, metal = "", BRASS
    for i in (-3, 3, -2, 2, -1, 1, 0):
        y, high = C + 44 * math.sin(math.radians(25 * i)), 13 * math.cos(math.radians(22 * i))
        fill = linear(
            (0, metal.light, 1),
            (0.25, metal.glint, 1),
            (0.55, metal.mid, 1),
            (1, metal.deep, 1),
            line=(0, y - high, 0, y + high),
        )
        lobe = f'<ellipse cx="929" cy="{y:.1f}" rx="{26 - abs(i) * 2.2:.1f}" ry="{high:.1f}"'
        dusk = f'{lobe} opacity="{i * 0.13:.2f}"/>' if i > 0 else ""
        lobes += f'{fill.definition}{lobe} fill="{fill}"/>{dusk}'
    low = stem(metal) + crown_body(946, 960, 15, metal, 5) + crown_body(900, 912, 34, metal, 3)
    return finished(low, lobes, flip)


def cabochon_crown(flip: bool = False) -> str:
    """A cone with a blue stone at its end."""
    m = STEEL
    tones = ((0, m.dark, 1), (0.2, m.glint, 1), (0.5, m.mid, 1), (0.85, m.deep, 1), (1, m.mid, 1))
    fill = linear(*tones, line=(0, C - 42, 0, C + 42))
    cone = (
        fill.definition
        + path("M904 566Q908 558 918 556L944 572V628L918 644Q908 642 904 634Z", str(fill))
        + teeth(908, 940, 40, 14, 2.2)
    )
    stone = radial((0, "#d5e2ff", 1), (0.25, "#4468d8", 1), (1, "#101e63", 1), at=(952, 588, 34))
    jewel = stone.definition + f'<ellipse cx="946" cy="600" rx="17" ry="23" fill="{stone}"/>'
    return finished(stem(STEEL) + jewel, cone, flip)
