"""Where the options of a group lie in the stack."""

from dataclasses import dataclass

from configurator.demo.draw.lamp.stage import SHADE_X


@dataclass(frozen=True)
class Slot:
    """Where the options of a group lie in each view's stack, and how much of the picture their swatch shows."""

    front: int
    back: int
    close: tuple[float, float, float] | None = None  # x, y, size in the front view; None: the whole part

    def z(self, view: str) -> int:
        return self.back if view == "back" else self.front


SLOTS = {
    "extra": Slot(6, 32),
    "cord": Slot(10, 26, (700, 1029, 44)),
    "plug": Slot(12, 28),
    "inline": Slot(14, 30),
    "base": Slot(20, 20),
    "stem": Slot(30, 22),
    "fittings": Slot(34, 34, (SHADE_X, 262, 110)),
    "collar": Slot(36, 36),
    "finial": Slot(38, 38),
    "lining": Slot(40, 40, (SHADE_X, 499, 32)),
    "bulb": Slot(44, 44),
    "chain": Slot(46, 43),
    "shade": Slot(50, 50),
    "trim": Slot(54, 54, (SHADE_X, 480, 50)),
}
