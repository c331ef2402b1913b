"""The upper in both views, with its panels and the forms of the foot."""

from configurator.demo.draw.sneaker.heel import (
    B_FEATHER,
    B_FRONT_UPPER,
    B_LEFT_EDGE,
    B_RIGHT_EDGE,
    B_RIM,
    B_UPPER,
    B_WING_LEFT,
    B_WING_RIGHT,
)
from configurator.demo.draw.sneaker.holes import perforations
from configurator.demo.draw.sneaker.leathers import Leather
from configurator.demo.draw.sneaker.line import along
from configurator.demo.draw.sneaker.paint import glow, line, made_of, within
from configurator.demo.draw.sneaker.side import COLLAR, EYESTAY_EDGE, FEATHER, QUARTER_EDGE, UPPER


def upper_side(cut: Leather, extra: str = "") -> str:
    return (
        made_of(cut.material, UPPER, cut.colour, cut.over)
        + extra
        + modelling_side(cut)
        + within("upper", laid_over(QUARTER_EDGE, -1), laid_over(EYESTAY_EDGE, -1, 1.5))
    )


def upper_heel(cut: Leather, extra: str = "") -> str:
    panel = (cut.material, cut.colour, cut.over)
    dark = f'<path d="{B_FRONT_UPPER}" fill="#140d06" opacity=".38"/>' + line(B_UPPER, "#140d06", 30, 0.4, 9)
    dark = f'<clipPath id="front"><path d="{B_FRONT_UPPER}"/></clipPath>' + within("front", dark)
    wings = "".join(made_of(panel[0], w, panel[1], panel[2]) for w in (B_WING_LEFT, B_WING_RIGHT))
    return (
        made_of(panel[0], B_FRONT_UPPER, panel[1], panel[2])
        + dark
        + wings
        + made_of(panel[0], B_UPPER, panel[1], panel[2])
        + extra
        + modelling_heel(cut)
    )


def laid_over(edge: str, inward: int, weight: float = 1.0) -> str:
    """The cut edge of one panel lying on another; `inward` is the side of the upper panel."""
    return (
        line(along(edge, -3.5 * inward), "#100a05", 7, 0.2 * weight, 3)
        + line(along(edge, -1 * inward), "#100a05", 2, 0.34 * weight, 1)
        + line(along(edge, 1 * inward), "#fff", 1.6, 0.34)
        + line(along(edge, 5 * inward), "#fff", 6, 0.16, 3)
    )


def modelling_side(cut: Leather) -> str:
    """The large forms: toe box, instep, ankle and heel, darker where they turn to the sole and away."""
    s, d = cut.sheen, cut.depth
    return within(
        "upper",
        line(FEATHER, "#140d06", 150, 0.12 * d, 30),
        line(FEATHER, "#140d06", 56, 0.2 * d, 14),
        line(along(FEATHER, -1), "#140d06", 12, 0.34 * d, 4),
        glow(640, 720, 230, 50, -6, "#140d06", 0.12 * d, 30),
        glow(340, 716, 70, 44, -10, "#140d06", 0.1 * d, 30),
        glow(200, 674, 84, 13, -23, "#fff", 0.55 * s, 9),
        glow(150, 708, 34, 24, -48, "#fff", 0.42 * s, 14),
        glow(350, 628, 74, 12, -18, "#fff", 0.34 * s, 9),
        glow(560, 566, 150, 12, -29, "#fff", 0.16 * s, 14),
        glow(800, 628, 120, 24, 10, "#fff", 0.22 * s, 20),
        glow(1016, 632, 34, 62, -6, "#fff", 0.34 * s, 20),
        line("M 1112 480 L 1120 640 L 1124 800", "#0c0805", 54, 0.34 * d, 20),
        line(along(COLLAR, 10), "#fff", 8, 0.3 * s, 4),
        line(along(COLLAR, 34), "#140d06", 14, 0.13 * d, 9),
        line(UPPER, "#2a2018", 5, 0.2, 2),
        line("M 350 628 C 374 656 388 690 384 722", "#140d06", 6, 0.09 * d, 4),
        line("M 341 632 C 364 660 377 692 373 724", "#fff", 5, 0.2 * s, 3),
        line("M 316 640 C 330 660 338 684 336 704", "#140d06", 5, 0.06 * d, 4),
    )


def modelling_heel(cut: Leather) -> str:
    s, d = cut.sheen, cut.depth
    return within(
        "b-upper",
        line(B_FEATHER, "#140d06", 190, 0.12 * d, 30),
        line(B_FEATHER, "#140d06", 70, 0.2 * d, 14),
        line(along(B_FEATHER, -1), "#140d06", 16, 0.34 * d, 4),
        line(B_LEFT_EDGE, "#140d06", 34, 0.22 * d, 14),
        line(B_RIGHT_EDGE, "#140d06", 110, 0.38 * d, 30),
        glow(494, 690, 40, 100, 8, "#fff", 0.5 * s, 30),
        glow(498, 560, 16, 60, 14, "#fff", 0.34 * s, 14),
        line(B_UPPER, "#2a2018", 5, 0.2, 2),
        line(along(B_RIM, 12), "#fff", 9, 0.28 * s, 4),
        line("M 600 440 L 600 820", "#140d06", 3, 0.22 * d, 1),
        line("M 603 440 L 603 820", "#fff", 2.4, 0.3 * s, 1),
    )


def perforated_panels() -> str:
    toe = [("M 150 712 C 210 682 290 664 366 648", 16.0 * i) for i in range(4)]
    side = [(along(EYESTAY_EDGE, 20.0 + 15 * i, 0.16, 0.86), 0.0) for i in range(2)]
    return within("upper", perforations(toe + side, 15, 2.8))


def perforated_heel() -> str:
    sides = [("M 462 650 C 446 700 438 740 436 780", -16.0 * i) for i in range(3)]
    others = [("M 738 650 C 754 700 762 740 764 780", 16.0 * i) for i in range(3)]
    return perforations(sides + others, 16, 3)
