"""The last that a sole is built on, and the light on its side."""

from dataclasses import dataclass

from configurator.demo.draw.sneaker.heel import B_FEATHER, B_FRONT_SOLE, B_SOLE
from configurator.demo.draw.sneaker.line import along, reaching
from configurator.demo.draw.sneaker.paint import line, made_of, within
from configurator.demo.draw.sneaker.side import FEATHER, SOLE


@dataclass(frozen=True)
class Last:
    """The outline a sole is built on in one view."""

    sole: str
    feather: str
    cut: str
    depth: float
    left: float
    right: float
    ground: float
    behind: str = ""


SIDE = Last(SOLE, reaching(FEATHER), "sole", 100, 80, 1124, 862)
HEEL = Last(B_SOLE, reaching(B_FEATHER), "b-sole", 150, 366, 834, 967, B_FRONT_SOLE)


def sole_body(last: Last, material: str, colour: str) -> str:
    far = (
        made_of(material, last.behind, colour) + f'<path d="{last.behind}" fill="#140d06" opacity=".46"/>'
        if last.behind
        else ""
    )
    return far + made_of(material, last.sole, colour) + sole_light(last)


def sole_light(last: Last) -> str:
    d = last.depth
    return within(
        last.cut,
        line(along(last.feather, 5), "#fff", 5, 0.65, 2),
        line(along(last.feather, d * 0.35), "#fff", d * 0.18, 0.22, 9),
        line(f"M {last.left} {last.ground} L {last.right} {last.ground}", "#1a120a", d * 0.34, 0.3, 14),
        line(f"M {last.right} 700 L {last.right} {last.ground}", "#1a120a", 50, 0.24, 20),
    )
