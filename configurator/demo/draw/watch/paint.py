"""Gradients that fill a shape."""

from collections.abc import Iterable
from dataclasses import dataclass

from configurator.demo.draw.watch.metals import Metal
from configurator.demo.draw.watch.names import name


@dataclass(frozen=True)
class Paint:
    """A definition that stands in the SVG before its use, used as `url(#id)`."""

    definition: str
    id: str

    def __str__(self) -> str:
        return f"url(#{self.id})"


def linear(*colours: tuple[float, str, float], line: tuple[float, float, float, float]) -> Paint:
    own, (x1, y1, x2, y2) = name("l"), line
    place = f'gradientUnits="userSpaceOnUse" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return Paint(f'<linearGradient id="{own}" {place}>{stops(colours)}</linearGradient>', own)


def radial(*colours: tuple[float, str, float], at: tuple[float, float, float]) -> Paint:
    own, (x, y, r) = name("r"), at
    place = f'gradientUnits="userSpaceOnUse" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"'
    return Paint(f'<radialGradient id="{own}" {place}>{stops(colours)}</radialGradient>', own)


def slope(metal: Metal, line: tuple[float, float, float, float]) -> Paint:
    return linear(
        (0, metal.light, 1),
        (0.35, metal.mid, 1),
        (0.62, metal.dark, 1),
        (0.85, metal.mid, 1),
        (1, metal.dark, 1),
        line=line,
    )


def stops(colours: Iterable[tuple[float, str, float]]) -> str:
    return "".join(f'<stop offset="{at}" stop-color="{c}" stop-opacity="{a}"/>' for at, c, a in colours)
