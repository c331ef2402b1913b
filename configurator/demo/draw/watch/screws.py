"""A polished screw and its slot."""

from configurator.demo.draw.watch.filters import dropped
from configurator.demo.draw.watch.metals import Metal
from configurator.demo.draw.watch.shapes import rect, ring, turned
from configurator.demo.draw.watch.sweeps import polish, sweep


def screw(x: float, y: float, r: float, metal: Metal, turn: float) -> str:
    slot = turned(rect(x - r, y - r * 0.14, 2 * r, r * 0.28, metal.deep), turn, x, y)
    return (
        dropped(sweep(polish(metal), r, x=x, y=y), 1, 1.5, 1, 0.6)
        + ring(r, "#000", 1.2, x=x, y=y, more='opacity=".5"')
        + slot
    )
