"""How laces are woven."""

from collections.abc import Callable
from dataclasses import dataclass

from configurator.demo.draw.sneaker.line import trace
from configurator.demo.draw.sneaker.paint import line


@dataclass(frozen=True)
class Lace:
    """How a lace is woven: its threads along a path, at a width."""

    thread: Callable[[str, float], str]
    width: float = 24
    material: str = "tape"


BUTT = 'style="stroke-linecap:butt"'


def woven(path: str, width: float, colour: str, over: str = "") -> str:
    return line(path, colour, width, 1, 0, BUTT) + over + line(path, "url(#web)", width, 1, 0, BUTT)


def white_thread(path: str, width: float) -> str:
    return woven(path, width, "#efece4")


def black_thread(path: str, width: float) -> str:
    return woven(path, width, "#2d2d30")


def two_tone_thread(path: str, width: float) -> str:
    return woven(path, width, "#f3efe6", line(path, "#2f4d6b", width * 0.38, 1, 0, BUTT))


def zig_thread(path: str, width: float) -> str:
    swing = width * 0.31
    spots = trace(path, 5)
    zig = "M " + " L ".join("{:.1f} {:.1f}".format(*s.beside(swing if i % 2 else -swing)) for i, s in enumerate(spots))
    return woven(path, width, "#efe8d8", line(zig, "#b5432e", width * 0.15))


def rope_thread(path: str, width: float) -> str:
    twists = []
    for spot in trace(path, 6):
        x0, y0 = spot.beside(-width * 0.42, -3)
        x1, y1 = spot.beside(width * 0.42, 3)
        twists.append(line(f"M {x0:.1f} {y0:.1f} L {x1:.1f} {y1:.1f}", "#6b4e2c", 2, 0.55))
    return line(path, "#cfb184", width) + "".join(twists)
