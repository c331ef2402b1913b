"""How each kind of part becomes an option: its place in the stack and its swatch."""

from collections.abc import Callable

from configurator.demo.draw.watch.band import Band, halves
from configurator.demo.draw.watch.cases import case_back, case_front
from configurator.demo.draw.watch.clasps import folding_clasp, passing_through, soft_clasp
from configurator.demo.draw.watch.engravings import depth_mark
from configurator.demo.draw.watch.geometry import OPENING
from configurator.demo.draw.watch.option import Draw, Option
from configurator.demo.draw.watch.shapes import circle, rect
from configurator.demo.draw.watch.silhouettes import ROUND, Silhouette

NEUTRAL = "#d9d5cc"
PLAIN_DIAL = "#23272b"


def on(ground_colour: str, make: Draw, x: float, y: float, size: float) -> tuple[Draw, tuple[float, float, float]]:
    """A swatch: a square of the drawing, on a ground of one colour."""
    return lambda: rect(0, 0, 1200, 1200, ground_colour) + make(), (x, y, size)


def case(own: str, label: str, price: int, shape: Silhouette, sku: str, default: bool = False) -> Option:
    front, back = (lambda: case_front(shape)), (lambda: case_back(shape))
    swatch = on(NEUTRAL, lambda: case_front(shape), 590, 225, 385)
    return Option(own, label, price, {"front": (30, front), "back": (30, back)}, swatch, sku, default)


def bezel(own: str, label: str, price: int, make: Draw, sku: str) -> Option:
    swatch = on(NEUTRAL, lambda: circle(280, PLAIN_DIAL) + make(), 525, 284, 150)
    return Option(own, label, price, {"front": (32, make)}, swatch, sku)


def dial(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False) -> Option:
    return Option(own, label, price, {"front": (14, make)}, on(NEUTRAL, make, 595, 375, 230), sku, default)


def complication(own: str, label: str, price: int, make: Draw, box: tuple[float, float, float], sku: str) -> Option:
    z = 22 if own == "second-zone" else 16
    return Option(own, label, price, {"front": (z, make)}, on(PLAIN_DIAL, make, *box), sku)


def hands(
    own: str, label: str, price: int, make: Draw, sku: str, default: bool = False, ground_colour: str = PLAIN_DIAL
) -> Option:
    return Option(own, label, price, {"front": (20, make)}, on(ground_colour, make, 460, 440, 310), sku, default)


def second_hand(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False) -> Option:
    return Option(own, label, price, {"front": (24, make)}, on("#8f938f", make, 400, 560, 250), sku, default)


def crystal(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False, near: float = 345) -> Option:
    swatch = on(
        NEUTRAL, lambda: case_front(ROUND) + circle(OPENING, PLAIN_DIAL) + make(), near, 345 if near < 500 else 480, 250
    )
    return Option(own, label, price, {"front": (40, make)}, swatch, sku, default)


def crown(own: str, label: str, price: int, make: Callable[[bool], str], sku: str, default: bool = False) -> Option:
    looks: dict[str, tuple[int, Draw]] = {"front": (28, lambda: make(False)), "back": (28, lambda: make(True))}
    return Option(own, label, price, looks, on(NEUTRAL, lambda: make(False), 862, 535, 130), sku, default)


def strap(
    own: str,
    label: str,
    price: int,
    make: Callable[[Band], str],
    sku: str,
    hole: str = "",
    keeper: str = "",
    default: bool = False,
) -> Option:
    closed = (lambda: soft_clasp(make, hole, keeper)) if keeper else (lambda: folding_clasp(make))
    through = own.startswith("strap-nato")
    inside = (lambda: passing_through(make)) if through else (lambda: halves(make, lining=True))
    looks: dict[str, tuple[int, Draw]] = {
        "front": (10, lambda: halves(make)), "back": (50 if through else 10, inside), "clasp": (10, closed),
    }  # fmt: skip
    return Option(own, label, price, looks, on(NEUTRAL, lambda: halves(make), 450, 165, 190), sku, default)


def buckle(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False) -> Option:
    return Option(own, label, price, {"clasp": (20, make)}, on("#77695a", make, 410, 480, 380), sku, default)


def lid(
    own: str, label: str, price: int, make: Draw, sku: str, default: bool = False, below: Draw | None = None
) -> Option:
    swatch = on("#4d4a44", (lambda: below() + make()) if below else make, 560, 320, 300)
    return Option(own, label, price, {"back": (34, make)}, swatch, sku, default)


def engraving(own: str, label: str, price: int, make: Draw, sku: str) -> Option:
    return Option(own, label, price, {"back": (36, make)}, on("#b3b7ba", make, 430, 430, 340), sku)


def depth(own: str, label: str, price: int, words: str, default: bool = False) -> Option:
    return Option(own, label, price, {"back": (37, lambda: depth_mark(words))}, label, None, default)


def movement(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False) -> Option:
    return Option(own, label, price, {"back": (32, make)}, on("#222", make, 470, 430, 260), sku, default)


def extra(own: str, label: str, price: int, z: int, make: Draw, box: tuple[float, float, float], sku: str) -> Option:
    return Option(own, label, price, {"front": (z, make)}, on("#e6e2d8", make, *box), sku)
