"""What an upper can be cut from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Leather:
    """What an upper is cut from."""

    material: str
    colour: str
    over: str = ""
    sheen: float = 0.5
    depth: float = 1.0


CALF_WHITE = Leather("calf", "#e3dfd7", sheen=0.7, depth=0.9)
CALF_BLACK = Leather("calf", "#2a2a2d", sheen=0.32, depth=1.3)
TUMBLED_TAN = Leather("tumbled", "#a06c42", sheen=0.42, depth=1.0)
CHALK = Leather("calf", "#d8cfbd", sheen=0.6, depth=0.85)
SUEDE_SAND = Leather("suede", "#c8ae8a", sheen=0.25, depth=0.9)
SUEDE_FOREST = Leather("suede", "#44594c", sheen=0.18, depth=1.1)
CANVAS = Leather("cloth", "#e9d7b2", "weave", sheen=0.3, depth=0.85)
KNIT = Leather("cloth", "#a3aab3", "knit", sheen=0.25, depth=0.95)
