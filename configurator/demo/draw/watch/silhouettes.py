"""The outlines of the cases, each in its metal."""

import math
from dataclasses import dataclass

from configurator.demo.draw.watch.geometry import CASE, C, points, polar
from configurator.demo.draw.watch.metals import BLACK, BRONZE, SILVER, STEEL, TITANIUM, Metal
from configurator.demo.draw.watch.shapes import circle, path


@dataclass(frozen=True)
class Silhouette:
    """A case from above: `solid` is the body with its lugs, as SVG shapes."""

    solid: str
    metal: Metal
    brush: tuple[float, float] = (0.005, 0.9)
    edge: float = 4


def mirrored(shape: str) -> str:
    """A shape in all four quarters, given in the upper right one."""
    around_centre = ("1 0 0 1 0 0", "-1 0 0 1 1200 0", "1 0 0 -1 0 1200", "-1 0 0 -1 1200 1200")
    return "".join(f'<g transform="matrix({matrix})">{shape}</g>' for matrix in around_centre)


def lugs(d: str) -> str:
    return mirrored(path(d))


def superellipse(size: float, power: float) -> str:
    pairs = []
    for i in range(180):
        a = math.tau * i / 180
        x, y = math.cos(a), math.sin(a)
        k = size / (abs(x) ** power + abs(y) ** power) ** (1 / power)
        pairs.append((C + k * x, C + k * y))
    return points(pairs)


def octagon(r: float) -> str:
    return points(polar(r / math.cos(math.pi / 8), 22.5 + 45 * i) for i in range(8))


CURVED = "M760 455V254Q760 246 768 246H792Q806 246 808 262C813 322 826 390 862 455Z"
SHOULDERED = "M760 455V256Q760 246 770 246H802Q810 246 811 258C812 296 820 330 842 370L850 455Z"
STRAIGHT = "M760 455V236L767 229H808L815 238L826 300Q836 380 862 460Z"
ANGULAR = "M760 455V256L768 248H806L824 266L886 505L860 520Z"
CUT_LUG = "M720 309L760 309V254L768 246H800L818 270L850 388L891 480L800 520Z"
GUARDS = (
    "M870 500C900 512 926 524 931 536V546Q931 554 922 554H870Z "
    "M870 646H922Q931 646 931 654V664C926 676 900 688 870 700Z"
)
SCREWS = tuple((C + x * 187, C + y * 331) for x in (-1, 1) for y in (-1, 1))
ROUND = Silhouette(lugs(CURVED) + circle(CASE), STEEL)
CUSHION = Silhouette(lugs(SHOULDERED) + path(superellipse(294, 3.1)), STEEL, brush=(0.9, 0.005))
BRONZE_CASE = Silhouette(lugs(STRAIGHT) + circle(298), BRONZE, brush=(0.35, 0.35), edge=6)
GUARDED = Silhouette(lugs(ANGULAR) + path(GUARDS) + circle(302), BLACK, brush=(0.7, 0.7))
FACETED = Silhouette(lugs(CUT_LUG) + path(octagon(291)), TITANIUM, brush=(0.006, 0.8), edge=2.6)
TRENCH = Silhouette(circle(294), SILVER, edge=9)
