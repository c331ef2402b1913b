"""The court sneaker of the demo shop: its outlines, materials, parts, document and stock."""

import itertools
import json
import math
import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image

from configurator.demo.draw.studio import ART, Studio, studio

PRODUCT = "court-sneaker"
HOME = ART.parent
GROUND = "#f3f1ec"

# Side view, toe to the left. Every layer is cut from these outlines, so any combination fits.
FEATHER = "M 92 786 C 220 800 380 798 520 788 C 700 775 900 766 1112 752"
SOLE = (
    "M 92 786 C 220 800 380 798 520 788 C 700 775 900 766 1112 752 C 1122 780 1122 820 1114 842"
    " C 1109 854 1098 861 1076 862 L 330 862 C 240 862 176 859 134 849 C 100 838 82 816 92 786 Z"
)
THROAT = "M 424 583 C 520 530 616 480 702 441"
COLLAR = "M 734 458 C 750 504 780 546 836 569 C 890 590 962 584 1016 556 C 1046 540 1066 512 1090 499"
UPPER = (
    "M 99 812 C 87 764 95 716 131 684 C 162 656 208 643 258 632 C 318 620 374 606 424 583"
    " C 520 530 616 480 702 441 C 718 434 729 442 734 458 C 750 504 780 546 836 569"
    " C 890 590 962 584 1016 556 C 1046 540 1066 512 1090 499 C 1104 494 1111 508 1108 528"
    " C 1102 562 1097 590 1103 630 C 1111 676 1116 716 1107 780 L 1098 800 L 520 816 Z"
)
QUARTER_EDGE = "M 421 584 C 412 630 436 672 476 712 C 504 740 540 766 576 790"
QUARTER = (
    "M 421 584 C 520 530 616 480 702 441 C 718 434 729 442 734 458 C 750 504 780 546 836 569"
    " C 890 590 962 584 1016 556 C 1046 540 1066 512 1090 499 C 1104 494 1111 508 1108 528"
    " C 1102 562 1097 590 1103 630 C 1111 676 1116 716 1107 780 L 1098 800 L 590 812 L 576 790"
    " C 540 766 504 740 476 712 C 436 672 412 630 421 584 Z"
)
EYESTAY_EDGE = "M 440 662 C 500 642 546 606 606 572 C 656 544 704 524 768 524"
COUNTER_EDGE = "M 978 578 C 960 616 962 646 950 678 C 938 712 906 742 866 764"
TONGUE = (
    "M 404 606 C 412 576 436 558 466 540 C 546 492 600 452 636 402 C 648 384 652 362 664 350"
    " C 678 338 716 336 730 346 C 742 356 736 378 734 400 C 732 430 738 452 752 480 L 800 560 L 720 600 L 470 650 Z"
)
TONGUE_RIDGE = "M 422 574 C 436 560 450 550 466 540 C 546 492 600 452 636 402"
INSIDE = (
    "M 729 396 C 764 484 828 522 900 529 C 976 536 1036 520 1082 492 C 1092 488 1101 492 1098 500"
    " C 1070 508 1046 540 1016 556 C 962 584 890 590 836 569 C 780 546 736 490 729 396 Z"
)
INSIDE_RIM = "M 734 410 C 772 488 830 522 900 529 C 976 536 1036 520 1082 492"
HEEL_TAB = (
    "M 1026 550 C 1050 536 1066 512 1090 499 C 1104 494 1112 508 1109 528 C 1103 562 1098 590 1105 634"
    " C 1084 646 1052 644 1032 632 C 1027 604 1024 578 1026 550 Z"
)
TOE_CAP_EDGE = "M 244 635 C 280 664 298 712 296 800"
TOE_CAP = "M 99 812 C 87 764 95 716 131 684 C 160 658 202 644 244 635 C 280 664 298 712 296 800 L 296 816 Z"
WING_EDGE = "M 326 617 C 298 632 284 652 284 672 C 334 684 400 702 448 736 C 478 758 496 772 514 790"
WING = (
    "M 99 812 C 87 764 95 716 131 684 C 162 656 208 643 258 632 C 282 627 304 622 326 617"
    " C 298 632 284 652 284 672 C 334 684 400 702 448 736 C 478 758 496 772 514 790 L 514 816 Z"
)
MUDGUARD_EDGE = "M 112 704 C 176 716 230 704 284 720 C 344 738 404 760 470 790"
MUDGUARD = "M 99 812 C 89 770 94 732 112 704 C 176 716 230 704 284 720 C 344 738 404 760 470 790 L 470 816 Z"

# Heel view.
B_FEATHER = "M 382 800 C 450 818 750 818 818 800"
B_SOLE = (
    "M 382 800 C 450 818 750 818 818 800 C 827 845 827 905 817 946 C 812 960 800 967 780 967"
    " L 420 967 C 400 967 388 960 383 946 C 373 905 373 845 382 800 Z"
)
B_RIM = "M 432 556 C 438 486 510 440 600 438 C 690 440 762 486 768 556"
B_UPPER = (
    "M 412 838 C 392 796 386 746 392 706 C 400 650 426 612 432 556 C 438 486 510 440 600 438"
    " C 690 440 762 486 768 556 C 774 612 800 650 808 706 C 814 746 808 796 788 838 Z"
)
B_LEFT_EDGE = "M 412 838 C 392 796 386 746 392 706 C 400 650 426 612 432 556"
B_RIGHT_EDGE = "M 788 838 C 808 796 814 746 808 706 C 800 650 774 612 768 556 C 764 520 744 490 724 470"
B_WING_LEFT = "M 440 600 C 424 530 420 430 444 366 C 452 348 480 346 490 362 C 498 420 510 500 530 560 Z"
B_WING_RIGHT = "M 760 600 C 776 530 780 430 756 366 C 748 348 720 346 710 362 C 702 420 690 500 670 560 Z"
B_TONGUE = (
    "M 490 484 C 482 430 470 350 482 296 C 490 262 536 250 600 247 C 664 250 710 262 718 296"
    " C 730 350 718 430 710 484 C 678 452 640 439 600 438 C 560 439 522 452 490 484 Z"
)
B_INSIDE = (
    "M 436 548 C 424 500 430 424 454 376 C 460 366 474 366 481 374 C 480 410 482 446 487 485"
    " C 520 452 560 439 600 438 C 640 439 680 452 713 485 C 718 446 720 410 719 374"
    " C 726 366 740 366 746 376 C 770 424 776 500 764 548 C 754 484 690 440 600 438 C 510 440 446 484 436 548 Z"
)
B_FRONT_UPPER = (
    "M 420 838 C 384 846 366 812 370 776 C 376 738 396 714 440 700 L 760 700 C 800 714 820 740 825 778 L 828 838 Z"
)
B_FRONT_SOLE = (
    "M 384 812 C 368 814 360 836 358 866 C 357 890 360 912 367 930 C 370 940 376 945 388 945 L 440 945 L 440 830 Z"
    " M 816 812 C 832 814 840 836 842 866 C 843 890 841 908 835 928 C 832 938 826 945 812 945 L 760 945 L 760 830 Z"
)
B_ROLL = (
    "M 431 572 C 430 474 508 427 600 425 C 692 427 770 474 769 572"
    " C 756 496 688 455 600 453 C 512 455 444 496 431 572 Z"
)
B_COUNTER_LEFT = "M 458 556 C 462 620 442 664 428 708 C 418 742 418 776 426 808"
B_COUNTER_RIGHT = "M 742 556 C 738 620 758 664 772 708 C 782 742 782 776 774 808"
B_TAB = (
    "M 506 462 C 560 434 640 434 694 462 C 692 514 678 562 668 616"
    " C 640 634 560 634 532 616 C 522 562 508 514 506 462 Z"
)
B_TAB_EDGE = "M 506 470 C 510 516 522 562 532 616 C 560 634 640 634 668 616 C 678 562 690 516 694 470"
TAB_EDGE = "M 1026 554 C 1024 578 1027 604 1032 632 C 1052 644 1084 646 1105 634"


class Spot(NamedTuple):
    """A point on an outline with its direction; the normal (-dy, dx) points down on a line drawn to the right."""

    x: float
    y: float
    dx: float
    dy: float

    def beside(self, distance: float, ahead: float = 0) -> tuple[float, float]:
        return self.x - self.dy * distance + self.dx * ahead, self.y + self.dx * distance + self.dy * ahead

    @property
    def angle(self) -> float:
        return math.degrees(math.atan2(self.dy, self.dx))


def trace(path: str, step: float = 5) -> list[Spot]:
    """Evenly spaced spots along a path of M, L and C commands."""
    points = _flatten(path)
    spots: list[Spot] = []
    rest = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        if length == 0:
            continue
        dx, dy = (x1 - x0) / length, (y1 - y0) / length
        while rest <= length:
            spots.append(Spot(x0 + dx * rest, y0 + dy * rest, dx, dy))
            rest += step
        rest -= length
    return spots


def _flatten(path: str, pieces: int = 40) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for command, text in re.findall(r"([MLC])([^MLCZ]*)", path):
        numbers = [float(n) for n in text.split()]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command != "C":
            points += pairs
            continue
        for i in range(0, len(pairs), 3):
            a, (b, c, d) = points[-1], pairs[i : i + 3]
            points += [_cubic(a, b, c, d, k / pieces) for k in range(1, pieces + 1)]
    return points


def _cubic(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float], t: float
) -> tuple[float, float]:
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    x, y = (sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1))
    return x, y


def along(path: str, distance: float, start: float = 0, end: float = 1) -> str:
    """The line beside `path`, between two fractions of its length."""
    spots = trace(path)
    spots = spots[round(start * len(spots)) : max(round(end * len(spots)), 2)]
    return "M " + " L ".join("{:.1f} {:.1f}".format(*spot.beside(distance)) for spot in spots)


def spread(path: str, count: int, start: float = 0.05, end: float = 0.95) -> list[Spot]:
    spots = trace(path, 1)
    return [spots[round((start + (end - start) * i / (count - 1)) * (len(spots) - 1))] for i in range(count)]


# Materials: a filter that lights a filled shape from the upper left, its own swell, its edge and its grain.
LIGHT = '<feDistantLight azimuth="232" elevation="54"/>'


def surface(
    name: str,
    *,
    grain: str = "0.4",
    octaves: int = 2,
    relief: float = 0.6,
    swell: float = 24,
    lift: float = 22,
    edge: float = 1.8,
    gloss: float = 0.0,
    shine: int = 40,
    mottle: float = 0.0,
    room: int = 10,
) -> str:
    """A filter: colour x swell x edge x grain, then a gloss; numbers are pixels or strengths."""
    return f"""<filter id="{name}" color-interpolation-filters="sRGB" x="-{room}%" y="-{room}%"
 width="{100 + 2 * room}%" height="{100 + 2 * room}%">
<feGaussianBlur in="SourceAlpha" stdDeviation="{swell}" result="a"/>
<feDiffuseLighting in="a" surfaceScale="{lift}" diffuseConstant="0.99" lighting-color="#fff">{LIGHT}</feDiffuseLighting>
<feGaussianBlur stdDeviation="{max(swell / 4, 0.6)}" result="body"/>
<feGaussianBlur in="SourceAlpha" stdDeviation="1.6"/>
<feDiffuseLighting surfaceScale="{edge}" diffuseConstant="0.99" lighting-color="#fff">{LIGHT}</feDiffuseLighting>
<feGaussianBlur stdDeviation="0.7" result="rim"/>
<feTurbulence type="fractalNoise" baseFrequency="{grain}" numOctaves="{octaves}" seed="4"/>
<feDiffuseLighting surfaceScale="{relief}" diffuseConstant="0.99" lighting-color="#fff"
 result="skin">{LIGHT}</feDiffuseLighting>
<feTurbulence type="fractalNoise" baseFrequency="0.018 0.03" numOctaves="3" seed="9"/>
<feColorMatrix values="{mottle} 0 0 0 {0.8 - mottle / 2} {mottle} 0 0 0 {0.8 - mottle / 2} {mottle} 0 0 0
 {0.8 - mottle / 2} 0 0 0 0 1" result="cloud"/>
<feComposite operator="arithmetic" in="SourceGraphic" in2="body" k1="0.94" k2="0.25"/>
<feComposite operator="arithmetic" in2="rim" k1="0.8" k2="0.36"/>
<feComposite operator="arithmetic" in2="skin" k1="1.25"/>
<feComposite operator="arithmetic" in2="cloud" k1="1.25" result="matt"/>
<feSpecularLighting in="a" surfaceScale="{lift}" specularConstant="{gloss}" specularExponent="{shine}"
 lighting-color="#fff">{LIGHT}</feSpecularLighting>
<feGaussianBlur stdDeviation="{max(swell / 4, 0.6)}" result="glint"/>
<feComposite operator="arithmetic" in="matt" in2="glint" k2="1" k3="1"/>
<feComposite operator="in" in2="SourceAlpha"/></filter>"""


def blur(name: str, amount: float) -> str:
    return (
        f'<filter id="{name}" filterUnits="userSpaceOnUse" x="-100" y="-100" width="1400" height="1400"'
        ' color-interpolation-filters="sRGB">'
        f'<feGaussianBlur stdDeviation="{amount}"/></filter>'
    )


def clip(name: str, path: str) -> str:
    return f'<clipPath id="{name}"><path d="{path}"/></clipPath>'


PATTERNS = """
<pattern id="weave" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-8)">
<rect width="9" height="9" fill="#5a4016" opacity=".42"/>
<rect x=".3" y=".6" width="4.2" height="3.3" rx="1.2" fill="#fff8e6" opacity=".62"/>
<rect x="4.8" y="5.1" width="4.2" height="3.3" rx="1.2" fill="#fff8e6" opacity=".62"/>
<rect x="5.2" y=".2" width="3.3" height="4.2" rx="1.2" fill="#fff8e6" opacity=".34"/>
<rect x=".7" y="4.7" width="3.3" height="4.2" rx="1.2" fill="#fff8e6" opacity=".34"/></pattern>
<pattern id="knit" width="11" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-6)">
<rect width="11" height="9" fill="#000" opacity=".3"/>
<path d="M.9 -1.5 L5 4.6 M10.1 -1.5 L6 4.6 M.9 7.5 L5 13.6 M10.1 7.5 L6 13.6" stroke="#fff" stroke-opacity=".62"
 stroke-width="3.7" stroke-linecap="round"/></pattern>
<pattern id="mesh" width="10" height="9" patternUnits="userSpaceOnUse">
<rect width="10" height="9" fill="#fff" opacity=".1"/>
<ellipse cx="2.5" cy="2.3" rx="1.8" ry="1.5" fill="#000" opacity=".6"/>
<ellipse cx="7.5" cy="6.8" rx="1.8" ry="1.5" fill="#000" opacity=".6"/></pattern>
<pattern id="terry" width="9" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(12)">
<rect width="9" height="8" fill="#000" opacity=".16"/>
<ellipse cx="2.3" cy="2" rx="2" ry="1.7" fill="#fff" opacity=".55"/>
<ellipse cx="6.8" cy="6" rx="2" ry="1.7" fill="#fff" opacity=".5"/>
<ellipse cx="6.6" cy="1.8" rx="1.6" ry="1.4" fill="#fff" opacity=".25"/>
</pattern>
<pattern id="web" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="4" height="4" fill="#000" opacity=".05"/><rect width="2" height="4" fill="#fff" opacity=".14"/></pattern>
<pattern id="ribs" width="7" height="7" patternUnits="userSpaceOnUse">
<rect width="3" height="7" fill="#000" opacity=".2"/>
<rect x="3" width="1.2" height="7" fill="#fff" opacity=".5"/></pattern>
<pattern id="diamonds" width="16" height="12" patternUnits="userSpaceOnUse">
<path d="M0 6 L8 0 L16 6 L8 12 Z" fill="#000" opacity=".10"/><path d="M1.4 6 L8 1.1 L14.6 6" fill="none" stroke="#fff"
 stroke-opacity=".65" stroke-width="1.4"/><path d="M1.4 6 L8 10.9 L14.6 6" fill="none" stroke="#000"
 stroke-opacity=".22" stroke-width="1.4"/></pattern>
<pattern id="beads" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">
<circle cx="3.5" cy="3.5" r="2.4" fill="#fff" opacity=".55"/><circle cx="3.1" cy="3.1" r="1" fill="#fff"/></pattern>
"""

DEFS = (
    "<defs>"
    + surface("calf", grain="0.6", relief=0.2, swell=34, lift=30, edge=1.1, gloss=0.22, mottle=0.05)
    + surface("tumbled", grain="0.15 0.17", octaves=3, relief=1.7, swell=34, lift=30, edge=1.1, gloss=0.16, mottle=0.07)
    + surface("suede", grain="0.85 0.6", octaves=2, relief=1.0, swell=34, lift=26, edge=1.0, mottle=0.22)
    + surface("cloth", grain="0.9", octaves=1, relief=0.25, swell=34, lift=26, edge=1.1, mottle=0.08)
    + surface("padded", grain="0.6", relief=0.22, swell=14, lift=17, gloss=0.16)
    + surface("fabric", grain="0.6", octaves=2, relief=0.6, swell=12, lift=14, mottle=0.08)
    + surface("fleece", grain="0.3", octaves=3, relief=1.0, swell=6, lift=6, edge=0.5, mottle=0.1)
    + surface("rubber", grain="0.5", octaves=2, relief=0.2, swell=15, lift=13, edge=1.3, gloss=0.16)
    + surface("crepe", grain="0.1 0.15", octaves=3, relief=0.9, swell=15, lift=13, edge=1.4, gloss=0.14, mottle=0.08)
    + surface("patch", grain="0.4", relief=0.4, swell=5, lift=7, edge=2.2, gloss=0.1)
    + surface("nap", grain="0.55", octaves=3, relief=1.2, swell=5, lift=6, edge=1.6, mottle=0.2)
    + surface("tape", grain="0.7", octaves=2, relief=0.22, swell=3.4, lift=3.2, edge=0.8, room=40)
    + surface("cord", grain="0.5", relief=0.4, swell=3.2, lift=7.0, edge=1.0, gloss=0.06, room=20)
    + surface("metal", grain="0.05", relief=0.1, swell=1.8, lift=5, edge=1.4, gloss=0.75, shine=18)
    + surface("thread", grain="0.6", relief=0.4, swell=1.1, lift=2.6, edge=0.8)
    + surface("card", grain="0.6", octaves=2, relief=0.12, swell=3, lift=1.6, edge=0.9)
    + "".join(blur(f"b{n}", n) for n in (1, 2, 3, 4, 6, 9, 14, 20, 30))
    + clip("upper", UPPER)
    + f'<clipPath id="shoe"><path d="{UPPER}"/><path d="{TONGUE}"/></clipPath>'
    + clip("quarter", QUARTER)
    + clip("sole", SOLE)
    + clip("tongue", TONGUE)
    + clip("inside", INSIDE)
    + clip("tab", HEEL_TAB)
    + clip("b-upper", B_UPPER)
    + clip("b-sole", B_SOLE)
    + clip("b-tongue", B_TONGUE)
    + clip("b-tab", B_TAB)
    + clip("cap", TOE_CAP)
    + clip("wing", WING)
    + PATTERNS
    + "</defs>"
)


def made_of(material: str, path: str, colour: str, over: str = "") -> str:
    """A shape in one material; `over` names a pattern woven into it."""
    woven = f'<path d="{path}" fill="url(#{over})"/>' if over else ""
    return f'<g filter="url(#{material})"><path d="{path}" fill="{colour}"/>{woven}</g>'


def line(path: str, colour: str, width: float, opacity: float = 1, soft: int = 0, extra: str = "") -> str:
    haze = f' filter="url(#b{soft})"' if soft else ""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-opacity="{opacity}"'
        f' stroke-linecap="round" stroke-linejoin="round"{haze} {extra}/>'
    )


def glow(x: float, y: float, rx: float, ry: float, turn: float, colour: str, opacity: float, soft: int) -> str:
    return (
        f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" transform="rotate({turn} {x} {y})" fill="{colour}"'
        f' opacity="{opacity}" filter="url(#b{soft})"/>'
    )


def within(name: str, *parts: str) -> str:
    return f'<g clip-path="url(#{name})">{"".join(parts)}</g>'


def group(*parts: str, turn: str = "") -> str:
    return f'<g transform="{turn}">{"".join(parts)}</g>' if turn else f"<g>{''.join(parts)}</g>"


def cast(path: str, dx: float = 2, dy: float = 3, soft: int = 3, opacity: float = 0.35) -> str:
    """The small shadow that a raised shape throws to the lower right."""
    return (
        f'<path d="{path}" fill="#1a130c" opacity="{opacity}" transform="translate({dx} {dy})" filter="url(#b{soft})"/>'
    )


def stitch(path: str, colour: str, width: float = 2.4, length: float = 8, gap: float = 4.5, tone: float = 0.9) -> str:
    """A seam: the furrow it pulls, the holes, and the threads with light on them."""
    dash = f'stroke-dasharray="{length} {gap}"'
    return (
        line(path, "#000", width + 3.2, 0.16, 1)
        + line(path, "#fff", width, 0.22, 1, 'transform="translate(1.6 2.4)"')
        + line(path, "#000", width + 0.6, 0.42, 0, f'{dash} transform="translate(.8 1.1)"')
        + line(path, colour, width, tone, 0, dash)
        + line(path, "#fff", width * 0.36, 0.5, 0, f'{dash} transform="translate(-.3 -.6)"')
    )


# The upper.
@dataclass(frozen=True)
class Leather:
    """What an upper is cut from."""

    material: str
    colour: str
    over: str = ""
    sheen: float = 0.5
    depth: float = 1.0


def upper_side(cut: Leather, extra: str = "") -> str:
    return (
        made_of(cut.material, UPPER, cut.colour, cut.over)
        + extra
        + modelling_side(cut)
        + within("upper", laid_over(QUARTER_EDGE, -1), laid_over(EYESTAY_EDGE, -1, 1.5))
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


def perforations(rows: list[tuple[str, float]], step: float = 13, size: float = 2.7) -> str:
    holes = []
    for path, distance in rows:
        for spot in trace(path, step):
            x, y = spot.beside(distance)
            holes.append(hole(x, y, size))
    return "".join(holes)


def hole(x: float, y: float, size: float) -> str:
    return (
        f'<circle cx="{x + 0.8:.1f}" cy="{y + 1:.1f}" r="{size + 0.7:.1f}" fill="#fff" opacity=".32"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" fill="#15110d" opacity=".72"/>'
    )


def perforated_panels() -> str:
    toe = [("M 150 712 C 210 682 290 664 366 648", 16.0 * i) for i in range(4)]
    side = [(along(EYESTAY_EDGE, 20.0 + 15 * i, 0.16, 0.86), 0.0) for i in range(2)]
    return within("upper", perforations(toe + side, 15, 2.8))


def perforated_heel() -> str:
    sides = [("M 462 650 C 446 700 438 740 436 780", -16.0 * i) for i in range(3)]
    others = [("M 738 650 C 754 700 762 740 764 780", 16.0 * i) for i in range(3)]
    return perforations(sides + others, 16, 3)


CALF_WHITE = Leather("calf", "#e3dfd7", sheen=0.7, depth=0.9)
CALF_BLACK = Leather("calf", "#2a2a2d", sheen=0.32, depth=1.3)
TUMBLED_TAN = Leather("tumbled", "#a06c42", sheen=0.42, depth=1.0)
CHALK = Leather("calf", "#d8cfbd", sheen=0.6, depth=0.85)
SUEDE_SAND = Leather("suede", "#c8ae8a", sheen=0.25, depth=0.9)
SUEDE_FOREST = Leather("suede", "#44594c", sheen=0.18, depth=1.1)
CANVAS = Leather("cloth", "#e9d7b2", "weave", sheen=0.3, depth=0.85)
KNIT = Leather("cloth", "#a3aab3", "knit", sheen=0.25, depth=0.95)


# Seams of the upper: drawn over it, so that the thread is a choice.
SEAMS = (
    (QUARTER_EDGE, -9.0),
    (EYESTAY_EDGE, -9.0),
    (COLLAR, 24.0),
    (COUNTER_EDGE, 0.0),
    (THROAT, 8.0),
)
B_SEAMS = ((B_COUNTER_LEFT, 0.0), (B_COUNTER_RIGHT, 0.0), (B_RIM, 26.0))


def seams(
    lines: tuple[tuple[str, float], ...],
    colour: str,
    width: float,
    length: float,
    gap: float,
    double: float,
    tone: float,
) -> str:
    drawn = [stitch(along(path, d), colour, width, length, gap, tone) for path, d in lines]
    if double:
        drawn += [stitch(along(path, d - double), colour, width, length, gap, tone) for path, d in lines[:2]]
    return within("upper" if lines is SEAMS else "b-upper", *drawn)


# Toes.
def toe_plain() -> str:
    return within("upper", glow(196, 684, 60, 8, -22, "#fff", 0.55, 6), glow(150, 716, 20, 8, -48, "#fff", 0.4, 6))


def toe_cap() -> str:
    return (
        within(
            "upper", line(along(TOE_CAP_EDGE, -2), "#000", 7, 0.4, 3), line(along(TOE_CAP_EDGE, 1), "#fff", 2, 0.4, 1)
        )
        + within("cap", glow(190, 690, 64, 12, -24, "#fff", 0.4, 9))
        + within(
            "upper",
            line(TOE_CAP_EDGE, "#000", 1.6, 0.5),
            stitch(along(TOE_CAP_EDGE, 9), "#cfc6b6", 2.2),
            stitch(along(TOE_CAP_EDGE, 17), "#cfc6b6", 2.2),
        )
    )


def toe_wing() -> str:
    medallion = [
        (196 + math.cos(a) * r * 1.3, 702 + math.sin(a) * r * 0.8 - (math.cos(a) * r * 0.4)) for a, r in _rosette()
    ]
    return (
        within("upper", line(along(WING_EDGE, -2), "#000", 8, 0.42, 3))
        + within("wing", f'<path d="{WING}" fill="#000" opacity=".07"/>', glow(190, 684, 60, 10, -24, "#fff", 0.36, 9))
        + within(
            "upper",
            line(WING_EDGE, "#000", 1.8, 0.5),
            line(along(WING_EDGE, 1.5), "#fff", 1.2, 0.4),
            stitch(along(WING_EDGE, 6, 0.02, 0.98), "#cfc6b6", 1.8, 6, 3.4),
            perforations([(along(WING_EDGE, 15, 0.04, 0.97), 0)], 12.5, 3.1),
            stitch(along(WING_EDGE, 24, 0.06, 0.94), "#cfc6b6", 1.8, 6, 3.4),
        )
        + "".join(hole(x, y, 2.6) for x, y in medallion)
    )


def _rosette() -> list[tuple[float, float]]:
    return (
        [(0.0, 0.0)]
        + [(i * math.tau / 6, 13.0) for i in range(6)]
        + [(i * math.tau / 12 + 0.26, 24.0) for i in range(12)]
    )


def toe_mudguard() -> str:
    return (
        within("upper", cast(MUDGUARD, 2, -3, 3, 0.38))
        + within("upper", made_of("nap", MUDGUARD, "#8d7a66"))
        + within("upper", glow(170, 730, 60, 12, 4, "#fff", 0.16, 9), line(FEATHER, "#140d06", 24, 0.4, 9))
        + within("upper", stitch(along(MUDGUARD_EDGE, 9), "#d8cbb6", 2.2))
    )


def toe_rubber() -> str:
    rand = (
        "M 92 812 C 83 764 92 728 112 706 C 134 702 154 716 174 734 C 224 770 330 788 452 792 L 452 800"
        " C 330 816 200 818 92 812 Z"
    )
    top = "M 112 706 C 134 702 154 716 174 734 C 224 770 330 788 452 792"
    return (
        within("upper", cast(rand, 3, -3, 4, 0.4))
        + made_of("rubber", rand, "#ebe6da")
        + f'<clipPath id="rand"><path d="{rand}"/></clipPath>'
        + within("rand", *(line(along(top, d), "#000", 1.6, 0.22) for d in (13, 24, 35)))
        + within("rand", *(line(along(top, d + 1.8), "#fff", 1.6, 0.7) for d in (13, 24, 35)))
        + within("rand", line(FEATHER, "#140d06", 12, 0.3, 4))
        + within("rand", glow(128, 740, 10, 26, 10, "#fff", 0.7, 4))
    )


# Side marks, between the eyestay and the heel.
STRIPES = (
    "M 604 664 C 612 659 636 648 644 645 C 668 696 700 738 738 776 L 686 779 C 652 744 624 708 604 664 Z",
    "M 690 626 C 698 623 722 616 731 614 C 756 670 790 722 830 770 L 778 774 C 740 728 712 680 690 626 Z",
)
WAVES = (
    ("M 586 782 C 662 768 704 726 748 686 C 794 646 850 656 902 650 C 944 645 972 630 998 604", 34.0),
    ("M 668 786 C 726 774 760 742 798 712 C 834 686 876 696 916 689 C 946 684 970 672 990 654", 16.0),
)


def ribbon(path: str, width: float) -> str:
    """A band along a line that swells in the middle and comes to a point at both ends."""
    spots = trace(path, 6)
    half = [width / 2 * math.sin(math.pi * (0.03 + 0.94 * i / (len(spots) - 1))) ** 0.7 for i in range(len(spots))]
    upper_edge = [spot.beside(-h) for spot, h in zip(spots, half, strict=True)]
    lower_edge = [spot.beside(h) for spot, h in zip(spots, half, strict=True)]
    return "M " + " L ".join(f"{x:.1f} {y:.1f}" for x, y in upper_edge + lower_edge[::-1]) + " Z"


def mark_stripes() -> str:
    parts = [within("quarter", cast(path, 2, 3, 3, 0.4)) + made_of("patch", path, "#33503f") for path in STRIPES]
    seams_ = [stitch(_inset(path, 0.84), "#6f8a78", 1.8, 6, 3.6) for path in STRIPES]
    return "".join(parts) + "".join(seams_)


def _inset(path: str, scale: float) -> str:
    """The outline drawn in towards its middle, for a seam."""
    points = _flatten(path)
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    return "M " + " L ".join(f"{x + (px - x) * scale:.1f} {y + (py - y) * scale:.1f}" for px, py in points) + " Z"


def mark_wave() -> str:
    bands = [ribbon(path, width) for path, width in WAVES]
    drawn = [within("quarter", cast(band, 2, 3, 3, 0.4)) + made_of("patch", band, "#33503f") for band in bands]
    crest = WAVES[0][0]
    seams_ = [stitch(along(crest, side, 0.12, 0.9), "#a9bdb0", 1.5, 6, 3.6, 0.8) for side in (-9, 9)]
    return within("quarter", *drawn, *seams_)


def star_path(x: float, y: float, outer: float, inner: float, turn: float) -> str:
    corners = []
    for i in range(10):
        radius = outer if i % 2 == 0 else inner
        angle = math.radians(turn - 90 + 36 * i)
        corners.append(f"{x + radius * math.cos(angle):.1f} {y + radius * math.sin(angle):.1f}")
    return "M " + " L ".join(corners) + " Z"


def mark_star() -> str:
    star = star_path(752, 672, 88, 40, -8)
    fray = line(star, "#cbb48c", 5, 1, 0)
    return within(
        "quarter", cast(star, 3, 4, 4, 0.42), f'<g filter="url(#nap)">{fray}<path d="{star}" fill="#cbb48c"/></g>'
    ) + stitch(star_path(752, 672, 70, 33, -8), "#f4ead4", 2, 6, 3.6)


def mark_punched() -> str:
    """Rays of holes around the shank, like a sun standing on the sole."""
    drawn = []
    for ray in range(13):
        angle = math.radians(190 + ray * 13.3)
        for ring in range(6 - ray % 2):
            radius = 58 + ring * 19 + (ray % 2) * 9.5
            x, y = 764 + radius * math.cos(angle), 772 + radius * 0.94 * math.sin(angle)
            drawn.append(hole(x, y, 4.2 - ring * 0.42))
    return within("quarter", *drawn)


PATCH = (
    "M 668 640 C 668 624 676 617 690 615 L 838 601 C 852 600 860 606 861 620 L 866 690"
    " C 867 704 860 712 846 714 L 696 729 C 682 730 674 724 673 710 Z"
)


def mark_monogram() -> str:
    return (
        within("quarter", cast(PATCH, 2, 3, 3, 0.4))
        + made_of("patch", PATCH, "#e9e0cf")
        + line(_inset(PATCH, 0.985), "#7d6a52", 1.4, 0.35)
    )


def letters(text: str, colour: str) -> str:
    """Initials in satin stitch."""
    hatch = (
        f'<pattern id="satin" width="3.2" height="3.2" patternUnits="userSpaceOnUse" patternTransform="rotate(28)">'
        f'<rect width="3.2" height="3.2" fill="{colour}"/><rect width="1.1" height="3.2" fill="#000" opacity=".28"/>'
        '<rect x="1.7" width=".9" height="3.2" fill="#fff" opacity=".26"/></pattern>'
    )
    return f'{hatch}<g filter="url(#thread)">{_initials(text, "url(#satin)", 2.4)}</g>'


def letters_bed(text: str) -> str:
    """Where the thread pulls the patch in around the initials."""
    return f'<g filter="url(#b2)" opacity=".45">{_initials(text, "#3a2a18", 7)}</g>'


def _initials(text: str, paint: str, width: float) -> str:
    return (
        '<text transform="rotate(-5.6 767 664) translate(767 685)" font-family="DejaVu Serif, serif" font-weight="700"'
        f' text-anchor="middle" font-size="56" fill="{paint}" stroke="{paint}" stroke-width="{width}">{text}</text>'
    )


def thread_border(colour: str) -> str:
    return stitch(_inset(PATCH, 0.88), colour, 3, 7, 3, 1)


# Soles, in both views.
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


def reaching(path: str) -> str:
    """The line drawn on past both of its ends, for what is cut off by the outline anyway."""
    points = _flatten(path)
    (x0, y0), (x1, y1) = points[0], points[-1]
    return f"M {x0 - 30:.1f} {y0:.1f} L {path[2:]} L {x1 + 30:.1f} {y1:.1f}"


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


SUNK = 'transform="translate(0 2.4)"'


def sole_cup(last: Last) -> str:
    parting = along(last.feather, last.depth * 0.66)
    tread = f"M {last.left} {last.ground - 11} L {last.right} {last.ground - 11}"
    return (
        sole_body(last, "rubber", "#ddd7ca")
        + within(
            last.cut,
            line(along(last.feather, 17), "#000", 5, 0.16, 1),
            line(along(last.feather, 20), "#fff", 3, 0.6, 1),
        )
        + within(last.cut, stitch(along(last.feather, 17), "#fbf8f1", 2.6, 9, 5))
        + (
            within(last.cut, line(parting, "#000", 2, 0.14), line(parting, "#fff", 2, 0.5, 0, SUNK))
            if last is HEEL
            else ""
        )
        + within(last.cut, line(tread, "#000", 2, 0.22), line(tread, "#fff", 2, 0.5, 0, SUNK))
    )


def sole_vulcanised(last: Last) -> str:
    gum = f"M {last.left - 10} {last.ground - 7} L {last.right + 10} {last.ground - 7}"
    return sole_body(last, "rubber", "#e9e4d9") + within(
        last.cut,
        line(along(last.feather, 30), "#000", 15, 0.2, 2),
        line(along(last.feather, 29), "#24405f", 13, 1),
        line(along(last.feather, 25), "#fff", 2, 0.3),
        line(along(last.feather, 52), "#000", 2, 0.25),
        line(along(last.feather, 54.4), "#fff", 2, 0.6),
        line(gum, "#a8763f", 17, 1),
        line(gum, "#000", 17, 0.16, 4),
        _licence_plate() if last is HEEL else "",
    )


def _licence_plate() -> str:
    plate = "M 540 864 L 660 864 L 660 914 L 540 914 Z"
    return (
        cast(plate, 1, 2, 2, 0.4)
        + made_of("patch", plate, "#24405f")
        + '<text x="602" y="896" font-family="DejaVu Sans" font-weight="700" font-size="20" letter-spacing="4"'
        ' text-anchor="middle" fill="#f4f0e6">COURT</text>'
    )


def sole_crepe(last: Last) -> str:
    layers = [along(last.feather, last.depth * share) for share in (0.3, 0.56, 0.8)]
    return sole_body(last, "crepe", "#c4965c") + within(
        last.cut,
        *(line(layer, "#4a2c10", 2.4, 0.34, 1) for layer in layers),
        *(line(layer, "#ffe9c6", 1.8, 0.4, 1, 'transform="translate(0 2.6)"') for layer in layers),
    )


def sole_speckled(last: Last) -> str:
    chance = random.Random(7)
    top = 730 if last is SIDE else 800
    flecks = []
    for _ in range(620):
        x, y = chance.uniform(last.left, last.right), chance.uniform(top, last.ground)
        size, turn = chance.uniform(0.8, 3.4), chance.uniform(0, 180)
        colour = chance.choice(("#27384f", "#b5502f", "#2f4d3c", "#6b655c", "#d8a93e", "#6b655c"))
        flecks.append(
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{size:.1f}" ry="{size * 0.6:.1f}" fill="{colour}"'
            f' transform="rotate({turn:.0f} {x:.1f} {y:.1f})"/>'
        )
    groove = along(last.feather, last.depth * 0.6)
    return (
        made_of("rubber", last.behind, "#d9d4c8") + f'<path d="{last.behind}" fill="#140d06" opacity=".46"/>'
        if last.behind
        else ""
    ) + (
        f'<g filter="url(#rubber)"><path d="{last.sole}" fill="#e7e2d6"/>{within(last.cut, *flecks)}</g>'
        + sole_light(last)
        + within(
            last.cut, line(groove, "#000", 7, 0.24, 2), line(groove, "#fff", 3, 0.7, 1, 'transform="translate(0 5)"')
        )
    )


def sole_lugged(last: Last) -> str:
    y = last.ground - last.depth * 0.36
    midsole = MIDSOLE if last is SIDE else B_MIDSOLE
    lugs = _lugs_side() if last is SIDE else _lugs_heel()
    return (
        (made_of("rubber", last.behind, "#2c2d30") if last.behind else "")
        + made_of("rubber", lugs, "#2c2d30")
        + f'<clipPath id="mid"><path d="{midsole}"/></clipPath>'
        + made_of("rubber", midsole, "#e4dcc9")
        + within(
            "mid",
            within(last.cut, line(along(last.feather, 5), "#fff", 5, 0.6, 2)),
            line(f"M {last.left} {y} L {last.right} {y}", "#000", 12, 0.3, 4),
            line(along(last.feather, last.depth * 0.3), "#000", 3, 0.16, 1),
        )
    )


MIDSOLE = (
    "M 92 786 C 220 800 380 798 520 788 C 700 775 900 766 1112 752 C 1121 776 1123 800 1119 824"
    " C 1000 830 800 832 700 832 L 330 832 C 230 830 150 824 92 808 C 87 800 88 792 92 786 Z"
)
B_MIDSOLE = (
    "M 382 800 C 450 818 750 818 818 800 C 825 836 827 880 824 912"
    " C 760 922 440 922 376 912 C 373 880 375 836 382 800 Z"
)


def _lugs_heel() -> str:
    blocks = "".join(f"M {x} 900 L {x + 68} 900 L {x + 63} 967 L {x + 5} 967 Z " for x in range(378, 800, 75))
    return f"M 376 900 C 440 910 760 910 824 900 L 822 936 L 378 936 Z {blocks}"


def _lugs_side() -> str:
    parts = [
        "M 92 804 C 150 822 230 828 330 828 L 1120 820 L 1116 842 L 1000 848 L 330 848 C 230 846 160 840 106 824 Z"
    ]
    for i in range(19):
        x = 122 + i * 52
        lift = max(0.0, (330 - x) / 230) ** 1.6 * 22 + max(0.0, (x - 1020) / 90) * 6
        parts.append(
            f"M {x} {828 - lift:.0f} L {x + 40} {828 - lift * 0.7:.0f}"
            f" L {x + 36} {864 - lift * 0.75:.0f} L {x + 7} {864 - lift:.0f} Z"
        )
    return " ".join(parts)


def sole_rope(last: Last) -> str:
    rows = 4 if last is SIDE else 6
    height = last.depth * 0.86 / rows
    twists = [_braid(along(last.feather, height * (i + 0.5) + 2), height, i) for i in range(rows)]
    tread = f"M {last.left - 10} {last.ground - 6} L {last.right + 10} {last.ground - 6}"
    return (
        (
            made_of("crepe", last.behind, "#b99a6b") + f'<path d="{last.behind}" fill="#140d06" opacity=".46"/>'
            if last.behind
            else ""
        )
        + f'<g filter="url(#rubber)"><path d="{last.sole}" fill="#8f7146"/></g>'
        + within(last.cut, f'<g filter="url(#tape)">{"".join(twists)}</g>')
        + within(last.cut, line(tread, "#5d4430", 14), sole_light(last))
    )


def _braid(path: str, height: float, row: int) -> str:
    lean = 1 if row % 2 else -1
    strands = []
    for i, spot in enumerate(trace(path, 13)):
        x0, y0 = spot.beside(-height * 0.4, -7 * lean)
        x1, y1 = spot.beside(height * 0.4, 7 * lean)
        tone = ("#d3b586", "#c8a974", "#dcc194")[i % 3]
        strands.append(line(f"M {x0:.1f} {y0:.1f} L {x1:.1f} {y1:.1f}", tone, 9.5))
        strands.append(line(f"M {x0:.1f} {y0:.1f} L {x1:.1f} {y1:.1f}", "#7a5c34", 0.9, 0.55))
    return "".join(strands)


# Tongue and lining.
def tongue_side(material: str, colour: str, over: str = "", extra: str = "") -> str:
    return (
        made_of(material, TONGUE, colour, over)
        + within(
            "tongue",
            line(along(THROAT, 2), "#140d06", 14, 0.34, 6),
            line("M 742 350 C 734 400 732 430 752 480", "#140d06", 20, 0.34, 6),
            glow(664, 378, 9, 26, 28, "#fff", 0.4, 4),
            line(TONGUE, "#2a2018", 4, 0.2, 2),
        )
        + stitch("M 646 408 C 660 384 664 372 674 360 C 688 352 708 352 720 358", "#cfc6b6", 1.7, 6, 3.6, 0.6)
        + extra
    )


def tongue_heel(material: str, colour: str, over: str = "", extra: str = "") -> str:
    seam = (
        "M 506 462 C 500 420 488 350 498 306 C 505 276 544 266 600 264"
        " C 656 266 695 276 702 306 C 712 350 700 420 694 462"
    )
    return (
        made_of(material, B_TONGUE, colour, over)
        + within(
            "b-tongue",
            f'<path d="{B_TONGUE}" fill="#140d06" opacity=".07"/>',
            stitch(seam, "#cfc6b6", 2, 7, 4, 0.6),
            line(along(B_RIM, -10), "#140d06", 70, 0.4, 20),
            line("M 726 270 L 728 480", "#140d06", 46, 0.3, 14),
            glow(540, 300, 44, 30, 0, "#fff", 0.24, 20),
        )
        + extra
    )


def tongue_flag() -> str:
    flag = "M 727 378 L 778 371 L 782 409 L 730 414 Z"
    return (
        cast(flag, 3, 4, 3, 0.36)
        + made_of("tape", flag, "#b5432e", "web")
        + line("M 736 383 L 739 408", "#fff", 1.6, 0.7, 0, 'stroke-dasharray="4 3"')
        + '<text transform="rotate(-7 760 393) translate(760 399)" font-family="DejaVu Sans" font-weight="700"'
        ' font-size="17" text-anchor="middle" fill="#fbf5ea">CT</text>'
    )


def inside_side(material: str, colour: str, over: str = "", fringe: str = "") -> str:
    roll = along(COLLAR, 2)
    pad = f'<g filter="url(#{material})">{line(roll, colour, 19)}{line(roll, f"url(#{over})", 19) if over else ""}</g>'
    return (
        made_of(material, INSIDE, colour, over)
        + within(
            "inside",
            line("M 735 416 C 742 490 780 546 836 569", "#000", 44, 0.5, 9),
            line(along(COLLAR, -14), "#000", 20, 0.42, 9),
            line(INSIDE_RIM, "#fff", 5, 0.3, 2),
        )
        + line(along(COLLAR, 12), "#000", 5, 0.3, 3)
        + pad
        + line(along(COLLAR, -3), "#fff", 3, 0.3, 2)
        + fringe
    )


def inside_heel(material: str, colour: str, over: str = "", fringe: str = "") -> str:
    return (
        made_of(material, B_INSIDE, colour, over)
        + f'<clipPath id="wells"><path d="{B_INSIDE}"/></clipPath>'
        + within(
            "wells",
            f'<path d="{B_INSIDE}" fill="#140d06" opacity=".16"/>',
            line(B_RIM, "#140d06", 90, 0.5, 20),
            line("M 481 374 C 480 410 482 446 487 485 M 719 374 C 720 410 718 446 713 485", "#140d06", 14, 0.5, 6),
        )
        + within("b-upper", cast(B_ROLL, 0, 6, 3, 0.34))
        + made_of(material, B_ROLL, colour, over)
        + line("M 470 470 C 506 440 550 432 600 431", "#fff", 5, 0.34, 3)
        + fringe
    )


def wool(path: str, reach: float) -> str:
    """Curls of shearling standing over an edge."""
    chance = random.Random(11)
    curls = [line(path, "#dccaa8", reach * 1.9)]
    for spot in trace(path, 4):
        for _ in range(3):
            x, y = spot.beside(chance.uniform(-reach, reach))
            size, turn = chance.uniform(4, 8.5), chance.uniform(0, 180)
            tone = chance.choice(("#eadcc0", "#e4d4b5", "#f3e9d5", "#dfcdab"))
            curls.append(
                f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{size:.1f}" ry="{size * 0.7:.1f}" fill="{tone}"'
                f' transform="rotate({turn:.0f} {x:.1f} {y:.1f})"/>'
            )
            curls.append(_curl(x, y, size * 0.6, turn))
    return f'<g filter="url(#fleece)">{"".join(curls)}</g>'


def _curl(x: float, y: float, size: float, turn: float) -> str:
    arc = f"M {x - size:.1f} {y + size * 0.4:.1f} a {size:.1f} {size:.1f} 0 0 1 {size * 1.8:.1f} {-size * 0.2:.1f}"
    return line(arc, "#8a744e", 1, 0.34, 0, f'transform="rotate({turn / 3 - 30:.0f} {x:.1f} {y:.1f})"')


# Heel tabs.
def tab_side(material: str, colour: str, extra: str = "", over: str = "") -> str:
    return (
        within("upper", cast(HEEL_TAB, -3, 3, 3, 0.4))
        + made_of(material, HEEL_TAB, colour, over)
        + within("tab", line("M 1112 500 L 1122 670", "#000", 34, 0.3, 9), glow(1062, 570, 14, 40, -6, "#fff", 0.22, 9))
        + extra
    )


def tab_heel(material: str, colour: str, extra: str = "", over: str = "") -> str:
    return (
        within("b-upper", cast(B_TAB, 3, 4, 4, 0.42))
        + made_of(material, B_TAB, colour, over)
        + within(
            "b-tab", glow(548, 540, 20, 70, 4, "#fff", 0.26, 14), line("M 694 450 L 690 640", "#000", 30, 0.22, 14)
        )
        + extra
    )


def tab_seam(colour: str) -> tuple[str, str]:
    return stitch(along(TAB_EDGE, -8, 0.04, 0.97), colour, 2), stitch(along(B_TAB_EDGE, -10, 0.02, 0.98), colour, 2.4)


def emboss(text: str, x: float, y: float, size: float) -> str:
    face = f'font-family="DejaVu Sans" font-weight="700" font-size="{size}" letter-spacing="3" text-anchor="middle"'
    return (
        f'<text x="{x + 1}" y="{y + 1.4}" {face} fill="#fff" opacity=".35">{text}</text>'
        f'<text x="{x}" y="{y}" {face} fill="#000" opacity=".5">{text}</text>'
    )


def loop_side() -> str:
    band = "M 1106 618 C 1099 572 1113 524 1109 486 C 1106 462 1086 464 1085 488 L 1084 516"
    return (
        line(band, "#000", 13, 0.3, 3, 'transform="translate(3 4)"')
        + f'<g filter="url(#tape)">{line(band, "#b04a2a", 12)}{line(band, "url(#web)", 12)}</g>'
        + line("M 1106 614 C 1099 572 1113 524 1109 490", "#f6e6d6", 1.8, 0.8, 0, 'stroke-dasharray="6 4"')
    )


def loop_heel() -> str:
    band = "M 580 636 C 582 560 576 480 580 424 C 584 396 616 396 620 424 C 624 480 618 560 620 636"
    strap = "M 578 642 L 576 430 C 578 392 622 392 624 430 L 622 642 Z"
    return (
        cast(strap, 4, 5, 4, 0.4)
        + made_of("tape", strap, "#c4552f", "web")
        + within("b-tab", "")
        + '<path d="M 590 440 C 592 412 608 412 610 440 L 609 470 L 591 470 Z" fill="#1d1410" opacity=".75"/>'
        + stitch("M 584 630 L 616 630 M 584 486 L 616 486 M 584 630 L 616 486 M 616 630 L 584 486", "#f6e6d6", 2, 6, 3)
        + line(band, "#fff", 1.6, 0.35, 0, 'stroke-dasharray="5 4"')
    )


# Lacing. Eyelets sit along the throat; laces leave them and go over the tongue.
EYELETS = 6


def eyelet_spots() -> list[Spot]:
    return spread(THROAT, EYELETS, 0.08, 0.95)


def eyelets_punched() -> str:
    return "".join(hole(*spot.beside(23), 6) for spot in eyelet_spots())


def eyelets_metal(colour: str) -> str:
    drawn = []
    for spot in eyelet_spots():
        x, y = spot.beside(23)
        drawn.append(
            f'<ellipse cx="{x + 2:.1f}" cy="{y + 3:.1f}" rx="12" ry="11.4" fill="#000" opacity=".4" filter="url(#b2)"/>'
        )
        drawn.append(
            f'<g filter="url(#metal)"><path fill-rule="evenodd" fill="{colour}" d="M {x - 11.6:.1f} {y:.1f}'
            f" a 11.6 11 0 1 0 23.2 0 a 11.6 11 0 1 0 -23.2 0 Z M {x - 6:.1f} {y:.1f} a 6 5.6 0 1 0 12 0"
            ' a 6 5.6 0 1 0 -12 0 Z"/></g>'
        )
        drawn.append(f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="6.2" ry="5.8" fill="#0f0c0a" opacity=".85"/>')
    return "".join(drawn)


def lace_rows() -> list[str]:
    """One arc per row, from its eyelet over the edge to beyond the tongue's ridge."""
    ridge = trace(TONGUE_RIDGE, 2)
    rows = []
    for spot in eyelet_spots():
        over = spot.beside(-42, -2)
        end = _nearest(ridge, *over)
        x0, y0 = spot.beside(25)
        x1, y1 = spot.beside(-8, 7)
        x2, y2 = end.beside(-4)
        rows.append(f"M {x0:.1f} {y0:.1f} C {x0 + 1:.1f} {y0 - 14:.1f} {x1:.1f} {y1:.1f} {x2:.1f} {y2:.1f}")
    return rows


def _nearest(spots: list[Spot], x: float, y: float) -> Spot:
    return min(spots, key=lambda spot: math.hypot(spot.x - x, spot.y - y))


def lacing(lace: "Lace") -> str:
    rows = lace_rows()
    shades = "".join(line(row, "#000", lace.width, 0.3, 3, 'transform="translate(3 4)"') for row in rows)
    threads = "".join(lace.thread(row, lace.width) for row in rows)
    return within("shoe", shades) + f'<g filter="url(#{lace.material})">{threads}</g>'


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


def elastic_straps() -> str:
    parts = []
    for a, b in ((0.1, 0.26), (0.4, 0.56), (0.7, 0.88)):
        low, high = spread(THROAT, 2, a, b)
        ridge = trace(TONGUE_RIDGE, 2)
        top = [_nearest(ridge, spot.x - 4, spot.y - 34).beside(-4) for spot in (low, high)]
        p0, p1 = low.beside(30), high.beside(30)
        strap = (
            f"M {p0[0]:.1f} {p0[1]:.1f} L {p1[0]:.1f} {p1[1]:.1f} L {top[1][0]:.1f} {top[1][1]:.1f}"
            f" L {top[0][0]:.1f} {top[0][1]:.1f} Z"
        )
        rib = (
            '<pattern id="rib" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(64)">'
            '<rect width="2.4" height="5" fill="#000" opacity=".4"/></pattern>'
        )
        seam = f"M {low.beside(23)[0]:.1f} {low.beside(23)[1]:.1f} L {high.beside(23)[0]:.1f} {high.beside(23)[1]:.1f}"
        parts.append(
            rib
            + cast(strap, 3, 4, 3, 0.4)
            + made_of("tape", strap, "#37383d", "rib")
            + stitch(seam, "#85868c", 1.8, 6, 3.4)
        )
    return "".join(parts)


def lace_peek(lace: Lace) -> str:
    """What the heel view shows of the lacing: two loops and an end, hanging out beside the tongue."""
    hanging = (
        "M 456 394 C 430 446 418 470 410 520",
        "M 458 388 C 424 374 396 394 391 432 C 388 466 408 480 424 458 C 438 438 450 412 456 400",
        "M 744 392 C 774 382 796 398 800 424 C 802 450 786 460 774 442 C 762 426 752 412 746 402",
    )
    width = min(lace.width, 14)
    shades = "".join(line(p, "#000", width, 0.2, 4, 'transform="translate(3 5)"') for p in hanging)
    aglet = line("M 411.5 510 L 408 532", "#c9c4b8", width * 0.6)
    threads = "".join(lace.thread(p, width) for p in hanging)
    return shades + f'<g filter="url(#{lace.material})">{aglet}{threads}</g>'


# Extras.
def lace_tag() -> str:
    spot = eyelet_spots()[1]
    x, y = spot.beside(-4, 6)
    plate = '<rect x="-24" y="-8.5" width="48" height="17" rx="8" fill="#c89b4b"/>'
    holes = '<circle cx="-14" r="3.4" fill="#1c130a"/><circle cx="14" r="3.4" fill="#1c130a"/>'
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({spot.angle:.1f})">'
        '<rect x="-22" y="-5" width="48" height="17" rx="8"'
        f' opacity=".5" filter="url(#b3)"/><g filter="url(#metal)">{plate}</g>{holes}</g>'
    )


DROP = (
    '<ellipse cx=".3" cy=".45" rx="1" ry=".95" opacity=".22"/><ellipse rx="1" ry=".92" fill="#dfe9ef" opacity=".24"/>'
    '<ellipse cx=".25" cy=".35" rx=".55" ry=".4" fill="#fff" opacity=".5"/>'
    '<ellipse cx="-.36" cy="-.4" rx=".26" ry=".2" fill="#fff"/>'
)


def droplets(cut: str, box: tuple[float, float, float, float]) -> str:
    chance = random.Random(23)
    drops = []
    for _ in range(190):
        x, y = chance.uniform(box[0], box[2]), chance.uniform(box[1], box[3])
        r = chance.choice((1.4, 1.8, 2.2, 2.6, 3.4, 4.6, 6))
        drops.append(f'<g transform="translate({x:.1f} {y:.1f}) scale({r})">{DROP}</g>')
    return within(cut, *drops)


def gift_box(x: float, y: float, w: float, h: float, lid: float) -> str:
    body = f"M {x} {y} L {x + w} {y} L {x + w - 4} {y + h} L {x + 4} {y + h} Z"
    front = f"M {x - 10} {y - lid} L {x + w + 10} {y - lid} L {x + w + 10} {y + 16} L {x - 10} {y + 16} Z"
    top = f"M {x - 10} {y - lid} L {x + 12} {y - lid - 26} L {x + w - 12} {y - lid - 26} L {x + w + 10} {y - lid} Z"
    mid = x + w * 0.3
    ribbon = (
        f"M {mid - 17} {y - lid - 26} L {mid + 22} {y - lid - 26} L {mid + 22} {y - lid} L {mid + 21} {y + h}"
        f" L {mid - 21} {y + h} L {mid - 22} {y - lid} Z"
    )
    dusk = (
        '<linearGradient id="dusk"><stop offset="0" stop-color="#fff" stop-opacity=".16"/>'
        '<stop offset=".4" stop-color="#000" stop-opacity="0"/>'
        '<stop offset="1" stop-color="#1a120a" stop-opacity=".3"/>'
        "</linearGradient>"
    )
    return (
        dusk
        + glow(x + w / 2 + 24, y + h, w / 2 + 10, 12, 0, "#1a120a", 0.4, 14)
        + made_of("card", body, "#b3a58c")
        + line(f"M {x} {y + 22} L {x + w - 2} {y + 22}", "#140d06", 12, 0.3, 6)
        + made_of("card", front, "#c4b69c")
        + f'<path d="{top}" fill="#ded3bd"/>'
        + made_of("tape", ribbon, "#33503f", "web")
        + f'<path d="{body} {front}" fill="url(#dusk)"/>'
        + line(f"M {x - 9} {y - lid} L {x + w + 9} {y - lid}", "#fff", 1.6, 0.5)
        + line(f"M {x - 8} {y + 15} L {x + w + 8} {y + 15}", "#000", 1.5, 0.3)
        + f'<text x="{x + w * 0.7:.0f}" y="{y - lid + 38:.0f}" font-family="DejaVu Serif"'
        ' font-size="20" letter-spacing="6"'
        ' text-anchor="middle" fill="#4d4232">FIELD &amp; CO</text>'
    )


def spare_laces(x: float, y: float) -> str:
    """A hank of lace lying on the ground, held by a paper band."""
    rings = []
    for i, turn in enumerate((4, -3, 2, -5, 1)):
        ring = (
            f'<ellipse cx="{x + turn}" cy="{y - i * 5}" rx="{92 - i * 4}" ry="{17 - i}" fill="none" stroke="#34557a"'
            f' stroke-width="8.5" transform="rotate({turn} {x} {y})"/>'
        )
        rings.append(f'<g filter="url(#cord)">{ring}</g>')
    wrap = (
        f"M {x - 19} {y - 36} C {x - 8} {y - 42} {x + 8} {y - 42} {x + 19} {y - 36} L {x + 21} {y + 17}"
        f" C {x + 8} {y + 25} {x - 8} {y + 25} {x - 21} {y + 17} Z"
    )
    return (
        glow(x + 10, y + 14, 96, 12, 0, "#1a120a", 0.5, 9)
        + "".join(rings)
        + cast(wrap, 3, 3, 3, 0.4)
        + made_of("card", wrap, "#e0d6c1")
        + line(f"M {x - 9} {y - 6} L {x + 9} {y - 6}", "#6f5d40", 2, 0.8)
    )


def dust_bag(x: float, y: float, w: float, h: float) -> str:
    bag = (
        f"M {x + 12} {y + h} C {x - 30} {y + h - 30} {x - 10} {y + h * 0.34} {x + w * 0.3} {y + 38}"
        f" L {x + w * 0.25} {y} C {x + w * 0.4} {y + 14} {x + w * 0.6} {y - 10} {x + w * 0.77} {y + 4}"
        f" L {x + w * 0.7} {y + 40}"
        f" C {x + w + 4} {y + h * 0.34} {x + w + 30} {y + h - 30} {x + w - 12} {y + h}"
        f" C {x + w * 0.7} {y + h + 8} {x + w * 0.3} {y + h + 8} {x + 12} {y + h} Z"
    )
    neck = f"M {x + w * 0.29} {y + 40} C {x + w * 0.45} {y + 50} {x + w * 0.58} {y + 50} {x + w * 0.71} {y + 42}"
    folds = [line(_fold(x, y, w, h, share), "#000", 9, 0.13, 6) for share in (0.36, 0.45, 0.55, 0.64)]
    return (
        glow(x + w / 2 + 16, y + h - 2, w / 2, 10, 0, "#1a120a", 0.4, 14)
        + made_of("fabric", bag, "#d7ccb4", "web")
        + "".join(folds)
        + f'<g filter="url(#cord)">{line(neck, "#7d6a4c", 7)}</g>'
    )


def _fold(x: float, y: float, w: float, h: float, share: float) -> str:
    points = ((share, 0.12), (share * 1.3 - 0.15, 0.4), (share * 1.5 - 0.25, 0.6), (share * 1.6 - 0.3, 0.86))
    a, b, c, d = (f"{x + w * across:.0f} {y + h * down:.0f}" for across, down in points)
    return f"M {a} C {b} {c} {d}"


# Always there.
def shadow_side() -> str:
    return (
        glow(640, 866, 540, 26, 0, "#1c140c", 0.34, 30)
        + glow(700, 864, 430, 12, 0, "#1c140c", 0.5, 9)
        + line("M 330 862 L 1066 862", "#120c06", 9, 0.6, 6)
        + glow(220, 862, 120, 8, 0, "#1c140c", 0.3, 9)
    )


def shadow_heel() -> str:
    return (
        glow(640, 972, 300, 34, 0, "#1c140c", 0.32, 30)
        + glow(614, 970, 246, 14, 0, "#1c140c", 0.5, 9)
        + line("M 392 968 L 808 968", "#120c06", 10, 0.7, 4)
    )


def light_side() -> str:
    return within(
        "upper",
        glow(150, 702, 26, 7, -40, "#fff", 0.4, 4),
        glow(560, 560, 120, 10, -30, "#fff", 0.1, 14),
    ) + within("sole", line(along(FEATHER, 4, 0.01, 0.5), "#fff", 3, 0.35, 1))


def light_heel() -> str:
    return within("b-upper", glow(452, 700, 12, 80, 14, "#fff", 0.22, 14)) + within(
        "b-sole", line(along(B_FEATHER, 5, 0.02, 0.5), "#fff", 4, 0.4, 2)
    )


# What the shop offers.
SHARED = ("LEATHER-TAN", "LEATHER-BLACK", "BRASS-SET", "GIFT-BOX")


class Window(NamedTuple):
    """The square of a view that a swatch is cut from."""

    view: str
    x: int
    y: int
    size: int


@dataclass(frozen=True)
class Option:
    """One choice: its pictures in both views and what it costs and consumes."""

    id: str
    label: str
    side: str = ""
    heel: str = ""
    price: int = 0
    sku: str = ""
    units: int = 1
    default: bool = False
    color: str = ""
    text: str = ""
    z: tuple[int, int] | None = None
    window: Window | None = None


@dataclass(frozen=True)
class Heading:
    """A plain sub-group: options under a name."""

    id: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Choice:
    """A choosing group."""

    id: str
    label: str
    members: tuple[Option | Heading, ...]
    z: tuple[int, int] = (0, 0)
    window: Window | None = None
    required: bool = True
    many: tuple[int, int] | None = None
    show_if: str | None = None

    @property
    def options(self) -> list[Option]:
        found: list[Option] = []
        for member in self.members:
            found += member.options if isinstance(member, Heading) else [member]
        return found


@dataclass(frozen=True)
class Fixed:
    """A layer that nobody chooses; with a condition it is drawn only while that holds."""

    id: str
    label: str
    side: str
    heel: str
    z: tuple[int, int]
    show_if: dict[str, list[str]] | None = None


def upper(id: str, label: str, cut: Leather, price: int, sku: str, **more: object) -> Option:
    extra = (perforated_panels(), perforated_heel()) if cut is CHALK else ("", "")
    units = 2 if sku in SHARED else 1
    return Option(id, label, upper_side(cut, extra[0]), upper_heel(cut, extra[1]), price, sku, units, **more)  # type: ignore[arg-type]


def sole(id: str, label: str, build: Callable[[Last], str], price: int, sku: str, **more: object) -> Option:
    return Option(id, label, build(SIDE), build(HEEL), price, sku, **more)  # type: ignore[arg-type]


def laces(id: str, label: str, lace: Lace, price: int, sku: str, **more: object) -> Option:
    return Option(id, label, lacing(lace), lace_peek(lace), price, sku, **more)  # type: ignore[arg-type]


def uppers() -> Choice:
    leather = (
        upper("upper-white", "White calf, smooth", CALF_WHITE, 0, "CS-UP-WHITE", default=True),
        upper("upper-black", "Black calf, smooth", CALF_BLACK, 500, "LEATHER-BLACK"),
        upper("upper-tan", "Tan leather, tumbled", TUMBLED_TAN, 1500, "LEATHER-TAN"),
        upper(
            "upper-perforated",
            "Chalk calf, perforated",
            CHALK,
            1000,
            "CS-UP-PERF",
            window=Window("front", 190, 640, 150),
        ),
    )
    suede = (
        upper("upper-sand", "Sand suede", SUEDE_SAND, 1000, "CS-UP-SAND"),
        upper("upper-forest", "Forest suede", SUEDE_FOREST, 1000, "CS-UP-FOREST"),
    )
    textile = (
        upper("upper-canvas", "Ecru canvas", CANVAS, -1000, "CS-UP-CANVAS"),
        upper("upper-knit", "Marl knit", KNIT, 500, "CS-UP-KNIT"),
    )
    headings = (
        Heading("upper-leathers", "Leather", leather),
        Heading("upper-suedes", "Suede", suede),
        Heading("upper-textiles", "Textile", textile),
    )
    return Choice("upper", "Upper", headings, (30, 30), Window("front", 350, 600, 150))


def seam_option(
    id: str,
    label: str,
    colour: str,
    width: float,
    length: float,
    gap: float,
    double: float,
    tone: float,
    price: int,
    sku: str,
) -> Option:
    side = seams(SEAMS, colour, width, length, gap, double, tone)
    heel = seams(B_SEAMS, colour, width, length, gap, 0, tone)
    return Option(id, label, side, heel, price, sku, default=id == "seam-fine")


def stitching() -> Choice:
    options = (
        seam_option("seam-fine", "Fine, double row", "#c9c2b6", 2.1, 7, 4, 8, 0.55, 0, "CS-THREAD-FINE"),
        seam_option("seam-saddle", "Saddle stitch, waxed linen", "#e9dcc0", 3.6, 13, 7, 0, 1, 1200, "CS-THREAD-LINEN"),
        seam_option("seam-contrast", "Contrast, rust", "#b4512f", 2.2, 8, 4, 7, 1, 600, "CS-THREAD-RUST"),
    )
    return Choice("stitching", "Stitching", options, (34, 34), Window("front", 400, 590, 150))


def toes() -> Choice:
    options = (
        Option("toe-plain", "Plain", toe_plain(), default=True),
        Option("toe-cap", "Stitched cap", toe_cap(), price=600, sku="CS-TOE-CAP"),
        Option("toe-wing", "Wing tip, punched", toe_wing(), price=1400, sku="CS-TOE-WING"),
        Option("toe-mudguard", "Suede mudguard", toe_mudguard(), price=900, sku="CS-TOE-MUD"),
        Option("toe-rubber", "Rubber bumper", toe_rubber(), price=800, sku="CS-TOE-RUBBER", z=(43, 43)),
    )
    return Choice("toe", "Toe", options, (36, 36), Window("front", 80, 606, 270))


def marks() -> Choice:
    options = (
        Option("mark-wave", "Wave", mark_wave(), price=0, sku="CS-MARK-WAVE", default=True),
        Option("mark-stripes", "Twin stripes", mark_stripes(), price=0, sku="CS-MARK-STRIPES"),
        Option("mark-star", "Suede star", mark_star(), price=700, sku="CS-MARK-STAR"),
        Option("mark-punched", "Punched sunrise", mark_punched(), price=300),
        Option("mark-monogram", "Monogram patch", mark_monogram(), price=1900, sku="CS-MARK-PATCH"),
    )
    return Choice("mark", "Side mark", options, (38, 38), Window("front", 560, 540, 330), required=False)


INITIALS = {"letters-mr": "M.R.", "letters-ak": "A.K.", "letters-no7": "No7", "letters-jo": "Jo."}
THREADS = {"thread-navy": "#27406a", "thread-gold": "#bd8a2e", "thread-red": "#a63a2c"}
PATCH_WINDOW = Window("front", 652, 574, 220)


def monogram_letters() -> Choice:
    options = tuple(
        Option(id, text, letters_bed(text), default=id == "letters-mr", sku="CS-LETTERS")
        for id, text in INITIALS.items()
    )
    return Choice("letters", "Initials", options, (39, 39), PATCH_WINDOW, show_if="mark-monogram")


def monogram_threads() -> Choice:
    labels = {"thread-navy": "Navy", "thread-gold": "Gold", "thread-red": "Brick red"}
    options = tuple(
        Option(id, labels[id], thread_border(colour), default=id == "thread-navy", color=colour, sku=f"CS-{id.upper()}")
        for id, colour in THREADS.items()
    )
    return Choice("thread", "Thread colour", options, (40, 40), PATCH_WINDOW, show_if="mark-monogram")


def embroidery() -> list[Fixed]:
    """The letters in thread: one layer per pair of initials and colour."""
    return [
        Fixed(
            f"embroidery-{word.split('-')[1]}-{thread.split('-')[1]}",
            f"{text} in {thread.split('-')[1]}",
            letters(text, colour),
            "",
            (41, 41),
            {"all": [word, thread]},
        )
        for word, text in INITIALS.items()
        for thread, colour in THREADS.items()
    ]


def soles() -> Choice:
    options = (
        sole("sole-cup", "Stitched cupsole", sole_cup, 0, "CS-SOLE-CUP", default=True),
        sole("sole-vulc", "Vulcanised, navy foxing", sole_vulcanised, 0, "CS-SOLE-VULC"),
        sole("sole-crepe", "Natural gum crepe", sole_crepe, 1800, "CS-SOLE-CREPE"),
        sole("sole-speckle", "Recycled speckle", sole_speckled, 900, "CS-SOLE-SPECKLE"),
        sole("sole-trail", "Lugged trail", sole_lugged, 2200, "CS-SOLE-TRAIL"),
        sole("sole-rope", "Jute rope", sole_rope, 1200, "CS-SOLE-ROPE"),
    )
    return Choice("sole", "Sole", options, (44, 44), Window("front", 70, 700, 210))


def tongues() -> Choice:
    mesh = (tongue_side("fabric", "#8f8a82", "mesh"), tongue_heel("fabric", "#8f8a82", "mesh"))
    flag = (tongue_side("padded", "#e3dfd7", "", tongue_flag()), tongue_heel("padded", "#e3dfd7", "", flag_heel()))
    suede = (tongue_side("nap", "#b08d63"), tongue_heel("nap", "#b08d63"))
    options = (
        Option(
            "tongue-padded",
            "Padded calf",
            tongue_side("padded", "#e3dfd7"),
            tongue_heel("padded", "#e3dfd7"),
            default=True,
            sku="CS-TONGUE-CALF",
        ),
        Option("tongue-flag", "Padded calf, woven flag", *flag, price=300, sku="CS-TONGUE-FLAG"),
        Option("tongue-mesh", "Spacer mesh", *mesh, sku="CS-TONGUE-MESH"),
        Option("tongue-suede", "Raw-edge suede", *suede, price=500, sku="CS-TONGUE-SUEDE"),
    )
    return Choice("tongue", "Tongue", options, (20, 32), Window("front", 620, 336, 200))


def flag_heel() -> str:
    flag = "M 712 318 L 760 322 L 758 362 L 713 358 Z"
    return cast(flag, 2, 3, 2, 0.4) + made_of("tape", flag, "#b5432e", "web")


def linings() -> Choice:
    shearling = (
        inside_side("fabric", "#e2d3b6", "", wool(along(INSIDE_RIM, 4), 12) + wool(along(COLLAR, 2), 13)),
        inside_heel("fabric", "#e2d3b6", "", wool(along(B_RIM, 1), 15)),
    )
    options = (
        Option(
            "lining-calf",
            "Tan calf",
            inside_side("padded", "#b88452"),
            inside_heel("padded", "#b88452"),
            default=True,
            sku="CS-LINING-CALF",
        ),
        Option(
            "lining-terry",
            "Grey terry",
            inside_side("fabric", "#a9acb0", "terry"),
            inside_heel("fabric", "#a9acb0", "terry"),
            sku="CS-LINING-TERRY",
        ),
        Option("lining-shearling", "Shearling", *shearling, price=2400, sku="CS-LINING-WOOL"),
        Option(
            "lining-mesh",
            "Black air mesh",
            inside_side("fabric", "#4a4c52", "mesh"),
            inside_heel("fabric", "#4a4c52", "mesh"),
            sku="CS-LINING-MESH",
        ),
    )
    return Choice("lining", "Lining and collar", options, (42, 36), Window("front", 850, 470, 200))


def tabs() -> Choice:
    fine, fine_back = tab_seam("#8fa898")
    gold, gold_back = tab_seam("#d9c39a")
    grey, grey_back = tab_seam("#6d7076")
    options = (
        Option(
            "tab-leather",
            "Green calf",
            tab_side("patch", "#33503f", fine),
            tab_heel("patch", "#33503f", fine_back + emboss("F&amp;C", 600, 560, 34)),
            default=True,
            sku="CS-TAB-CALF",
        ),
        Option(
            "tab-suede",
            "Rust suede",
            tab_side("nap", "#a9583a", gold),
            tab_heel("nap", "#a9583a", gold_back),
            price=300,
            sku="CS-TAB-SUEDE",
        ),
        Option(
            "tab-loop",
            "Webbing pull loop",
            tab_side("patch", "#4a4038", gold) + loop_side(),
            tab_heel("patch", "#4a4038", gold_back) + loop_heel(),
            price=400,
            sku="CS-TAB-LOOP",
        ),
        Option(
            "tab-reflective",
            "Reflective",
            tab_side("patch", "#b9bec4", grey, "beads"),
            tab_heel("patch", "#b9bec4", grey_back, "beads"),
            price=500,
            sku="CS-TAB-REFLECT",
        ),
        Option(
            "tab-tipped",
            "Tipped, two leathers",
            tipped_side(gold),
            tipped_heel(gold_back),
            price=600,
            sku="CS-TAB-TIPPED",
        ),
    )
    return Choice("heel-tab", "Heel tab", options, (48, 48), Window("back", 470, 410, 260))


TIP = "M 1020 540 C 1050 536 1066 512 1090 499 L 1130 499 L 1130 556 C 1094 566 1060 572 1020 584 Z"
B_TIP = "M 500 430 L 700 430 L 700 512 C 640 528 560 528 500 512 Z"


def tipped_side(seam: str) -> str:
    tip = within("tab", cast(TIP, -1, 3, 2, 0.4), made_of("patch", TIP, "#2c4566"))
    return tab_side(
        "patch",
        "#d9cbb0",
        seam + tip + within("tab", stitch("M 1020 576 C 1060 564 1094 558 1130 548", "#c6d0dc", 1.8, 6, 3.6)),
    )


def tipped_heel(seam: str) -> str:
    tip = within("b-tab", cast(B_TIP, 1, 3, 2, 0.4), made_of("patch", B_TIP, "#2c4566"))
    return tab_heel(
        "patch",
        "#d9cbb0",
        seam + tip + within("b-tab", stitch("M 500 503 C 560 519 640 519 700 503", "#c6d0dc", 2, 7, 4)),
    )


def eyelets() -> Choice:
    options = (
        Option("eyelets-punched", "Punched, no metal", eyelets_punched(), default=True),
        Option("eyelets-brass", "Brass", eyelets_metal("#c3964a"), price=700, sku="BRASS-SET"),
        Option("eyelets-gunmetal", "Gunmetal", eyelets_metal("#5a5d63"), price=500, sku="CS-EYE-GUN"),
    )
    return Choice("eyelets", "Eyelets", options, (50, 50), Window("front", 474, 476, 130))


def lacings() -> Choice:
    options = (
        laces("laces-white", "Flat cotton, white", Lace(white_thread), 0, "CS-LACE-WHITE", default=True),
        laces("laces-black", "Flat cotton, black", Lace(black_thread), 0, "CS-LACE-BLACK"),
        laces("laces-rope", "Round rope, waxed", Lace(rope_thread, 14, "cord"), 300, "CS-LACE-ROPE"),
        laces("laces-zig", "Zig pattern", Lace(zig_thread), 300, "CS-LACE-ZIG"),
        laces("laces-two-tone", "Two-tone stripe", Lace(two_tone_thread), 300, "CS-LACE-TWO"),
        Option("laces-elastic", "Elastic straps", elastic_straps(), elastic_heel(), 900, "CS-LACE-ELASTIC"),
    )
    return Choice("laces", "Laces", options, (52, 29), Window("front", 470, 400, 190))


def elastic_heel() -> str:
    ends = ("M 424 420 L 452 404 L 450 446 L 420 458 Z", "M 776 420 L 748 404 L 750 446 L 780 458 Z")
    return "".join(made_of("tape", e, "#2b2c30") for e in ends)


def extras() -> Choice:
    box, bag = gift_box(690, 330, 410, 528, 44), dust_bag(130, 400, 290, 438)
    drops = droplets("upper", (110, 440, 1110, 780)), droplets("b-upper", (390, 440, 810, 800))
    options = (
        Option(
            "extra-tag",
            "Brass lace tag",
            lace_tag(),
            price=900,
            sku="BRASS-SET",
            z=(56, 56),
            window=Window("front", 452, 476, 120),
        ),
        Option(
            "extra-drops",
            "Rain proofing",
            *drops,
            price=700,
            sku="CS-RAINPROOF",
            z=(60, 60),
            window=Window("front", 600, 580, 170),
        ),
        Option(
            "extra-laces",
            "Spare laces, navy",
            spare_laces(300, 950),
            spare_laces(250, 1030),
            price=500,
            sku="CS-LACE-SPARE",
            z=(58, 58),
            window=Window("front", 195, 830, 210),
        ),
        Option(
            "extra-bag",
            "Linen dust bag",
            bag,
            dust_bag(40, 480, 300, 440),
            price=800,
            sku="CS-DUST-BAG",
            z=(3, 3),
            window=Window("front", 46, 388, 462),
        ),
        Option(
            "extra-box",
            "Gift box",
            box,
            gift_box(770, 420, 360, 500, 44),
            price=600,
            sku="GIFT-BOX",
            z=(2, 2),
            window=Window("front", 578, 248, 620),
        ),
    )
    return Choice("extras", "Extras", options, required=False, many=(0, 3))


def sizes() -> Choice:
    options = tuple(
        Option(f"size-{n}", f"EU {n}", text=str(n), sku=f"CS-LAST-{n}", default=n == 42) for n in range(38, 47)
    )
    return Choice("size", "Size", options)


def catalogue() -> list[Choice | Fixed]:
    """Everything in menu order."""
    return [
        Fixed("shadow", "Contact shadow", shadow_side(), shadow_heel(), (5, 5)),
        sizes(),
        uppers(),
        toes(),
        marks(),
        monogram_letters(),
        monogram_threads(),
        *embroidery(),
        soles(),
        lacings(),
        eyelets(),
        tongues(),
        tabs(),
        linings(),
        stitching(),
        extras(),
        Fixed("light", "Light", light_side(), light_heel(), (70, 70)),
    ]


RULES: list[dict[str, object]] = [
    {
        "id": "elastic-punched",
        "if": "laces-elastic",
        "then": "eyelets-punched",
        "message": "Elastic straps are sewn in and leave no room for metal eyelets",
    },
    {
        "id": "tag-needs-laces",
        "if": "extra-tag",
        "then": {"not": "laces-elastic"},
        "message": "The brass tag threads onto laces, so it can't go with elastic straps",
    },
    {
        "id": "toe-stays-whole",
        "if": {"any": ["upper-knit", "upper-perforated"]},
        "then": {"not": {"any": ["toe-wing", "toe-cap"]}},
        "message": "A knit or perforated toe takes no sewn cap: the needle would tear it",
    },
    {
        "id": "knit-no-monogram",
        "if": "upper-knit",
        "then": {"not": "mark-monogram"},
        "message": "Monograms are sewn onto leather, suede or canvas, not onto knit",
    },
    {
        "id": "bumper-needs-rubber",
        "if": "toe-rubber",
        "then": {"any": ["sole-cup", "sole-vulc", "sole-speckle", "sole-trail"]},
        "message": "The rubber bumper bonds only to a rubber sole, not to crepe or jute",
    },
    {
        "id": "jute-stays-dry",
        "if": "extra-drops",
        "then": {"not": {"any": ["sole-rope", "upper-knit", "lining-shearling"]}},
        "message": "Rain proofing does not take on jute, knit or shearling",
    },
    {
        "id": "shearling-tongue",
        "if": "lining-shearling",
        "then": {"not": "tongue-mesh"},
        "message": "Shearling needs a lined tongue, so spacer mesh is not possible",
    },
    {
        "id": "trail-from-40",
        "if": "sole-trail",
        "then": {"not": {"any": ["size-38", "size-39"]}},
        "message": "The trail sole is moulded from size 40 upwards",
    },
]

PRESETS: dict[str, tuple[str, dict[str, str]]] = {
    "centre-court": ("Centre court", {}),
    "old-gym": (
        "Old gym",
        {"upper": "canvas", "sole": "vulc", "toe": "rubber", "mark": "star", "heel-tab": "loop", "lining": "terry"}
        | {"eyelets": "brass", "laces": "zig", "tongue": "flag"},
    ),
    "trail-end": (
        "Trail end",
        {"upper": "tan", "sole": "trail", "toe": "mudguard", "mark": "", "laces": "rope", "eyelets": "brass"}
        | {"heel-tab": "suede", "lining": "shearling", "stitching": "saddle", "tongue": "suede"},
    ),
    "after-dark": (
        "After dark",
        {"upper": "black", "mark": "punched", "laces": "elastic", "sole": "speckle", "heel-tab": "reflective"}
        | {"lining": "mesh", "tongue": "mesh"},
    ),
    "initials": (
        "Initials",
        {"upper": "forest", "sole": "crepe", "mark": "monogram", "toe": "cap", "letters": "ak", "thread": "gold"}
        | {"heel-tab": "tipped", "laces": "two-tone", "stitching": "saddle"},
    ),
    "sunday": ("Sunday", {"upper": "sand", "sole": "rope", "toe": "wing", "mark": "", "laces": "rope"}),
}


def preset_selection(changes: dict[str, str]) -> list[str]:
    """The defaults with some groups changed; a group that is then hidden is left out."""
    chosen: dict[str, str] = {}
    for choice in (c for c in catalogue() if isinstance(c, Choice) and not c.many):
        wanted = changes.get(choice.id)
        found = [o.id for o in choice.options if (o.default if wanted is None else o.id.endswith(f"-{wanted}"))]
        chosen[choice.id] = found[0] if found and wanted != "" else ""
    if chosen["mark"] != "mark-monogram":
        del chosen["letters"], chosen["thread"]
    return [id for id in chosen.values() if id]


# What a German customer reads; sizes and initials stay as they are.
GERMAN = {
    "size": "Größe",
    "upper": "Obermaterial",
    "upper-leathers": "Leder",
    "upper-suedes": "Velours",
    "upper-textiles": "Textil",
    "upper-white": "Kalbleder glatt, weiß",
    "upper-black": "Kalbleder glatt, schwarz",
    "upper-tan": "Leder genarbt, cognac",
    "upper-perforated": "Kalbleder gelocht, kreide",
    "upper-sand": "Velours, sand",
    "upper-forest": "Velours, waldgrün",
    "upper-canvas": "Canvas, ecru",
    "upper-knit": "Strick, meliert",
    "toe": "Spitze",
    "toe-plain": "Schlicht",
    "toe-cap": "Abgesteppte Kappe",
    "toe-wing": "Flügelkappe, gelocht",
    "toe-mudguard": "Velours-Blende",
    "toe-rubber": "Gummikappe",
    "mark": "Seitenzeichen",
    "mark-wave": "Welle",
    "mark-stripes": "Doppelstreifen",
    "mark-star": "Stern aus Velours",
    "mark-punched": "Gelochte Sonne",
    "mark-monogram": "Monogramm",
    "letters": "Initialen",
    "thread": "Garnfarbe",
    "thread-navy": "Marine",
    "thread-gold": "Gold",
    "thread-red": "Ziegelrot",
    "sole": "Sohle",
    "sole-cup": "Schalensohle, genäht",
    "sole-vulc": "Vulkanisiert, blauer Streifen",
    "sole-crepe": "Naturkrepp",
    "sole-speckle": "Recycelt, gesprenkelt",
    "sole-trail": "Profilsohle",
    "sole-rope": "Jute",
    "laces": "Schnürung",
    "laces-white": "Flach, Baumwolle, weiß",
    "laces-black": "Flach, Baumwolle, schwarz",
    "laces-rope": "Rund, gewachst",
    "laces-zig": "Zickzack",
    "laces-two-tone": "Zweifarbig",
    "laces-elastic": "Elastische Bänder",
    "eyelets": "Ösen",
    "eyelets-punched": "Gestanzt, ohne Metall",
    "eyelets-brass": "Messing",
    "eyelets-gunmetal": "Brüniert",
    "tongue": "Zunge",
    "tongue-padded": "Kalbleder, gepolstert",
    "tongue-flag": "Kalbleder mit Webetikett",
    "tongue-mesh": "Abstandsgewebe",
    "tongue-suede": "Velours, offenkantig",
    "heel-tab": "Fersenkappe",
    "tab-leather": "Kalbleder, grün",
    "tab-suede": "Velours, rost",
    "tab-loop": "Mit Anziehschlaufe",
    "tab-reflective": "Reflektierend",
    "tab-tipped": "Zwei Leder",
    "lining": "Futter und Kragen",
    "lining-calf": "Kalbleder, cognac",
    "lining-terry": "Frottee, grau",
    "lining-shearling": "Lammfell",
    "lining-mesh": "Netz, schwarz",
    "stitching": "Nähte",
    "seam-fine": "Fein, doppelt",
    "seam-saddle": "Sattlernaht, gewachstes Leinen",
    "seam-contrast": "Kontrast, rost",
    "extras": "Dazu",
    "extra-tag": "Schnürsenkelplättchen, Messing",
    "extra-drops": "Imprägnierung",
    "extra-laces": "Ersatzsenkel, marine",
    "extra-bag": "Leinenbeutel",
    "extra-box": "Geschenkkarton",
}


# The stock behind it: only what differs from a well-filled shelf.
SHELF: dict[str, dict[str, object]] = {
    "CS-LAST-38": {"on_hand": 0, "backorder": "deny"},
    "CS-LAST-39": {"on_hand": 2},
    "CS-LAST-40": {"on_hand": 14},
    "CS-LAST-44": {"on_hand": 1},
    "CS-LAST-45": {"on_hand": 0, "backorder": "allow", "restock_on": "days+21"},
    "CS-LAST-46": {"on_hand": 0, "backorder": "allow"},
    "CS-UP-SAND": {
        "on_hand": 0,
        "backorder": "allow",
        "backorder_limit": 12,
        "backorder_promo": "Up to %number% on backorder, %remaining% left",
        "restock_on": "days+14",
    },
    "CS-UP-KNIT": {"on_hand": 0, "status": "preorder", "preorder_release_on": "days+45", "preorder_limit": 30},
    "CS-UP-PERF": {"on_hand": 2},
    "CS-SOLE-CREPE": {"on_hand": 0, "backorder": "allow"},
    "CS-SOLE-ROPE": {"on_hand": 1},
    "CS-LACE-TWO": {"on_hand": 0, "backorder": "deny"},
    "CS-MARK-STAR": {"on_hand": 0, "tracked": False, "status": "out_of_stock", "backorder": "deny"},
    "CS-TAB-REFLECT": {"on_hand": 0, "backorder": "allow", "notify": False},
    "CS-TONGUE-MESH": {"on_hand": 1, "low_stock_threshold": 3},
    "CS-THREAD-GOLD": {"on_hand": 0, "backorder": "allow", "restock_on": "days+10", "backorder_limit": 25},
    "CS-LINING-WOOL": {"on_hand": 6, "backorder": "allow", "backorder_limit": 20, "restock_on": "days+28"},
}


def stock_item(sku: str, full: int) -> dict[str, object]:
    usual: dict[str, object] = {
        "sku": sku,
        "tracked": True,
        "status": "in_stock",
        "backorder": "inherit",
        "notify": True,
        "backorder_limit": None,
        "backorder_promo": "",
        "low_stock_threshold": None,
        "restock_on": None,
        "preorder_release_on": None,
        "preorder_limit": None,
        "on_hand": full,
    }
    return usual | SHELF.get(sku, {})


def stock() -> list[dict[str, object]]:
    skus = sorted({o.sku for c in catalogue() if isinstance(c, Choice) for o in c.options} - {"", *SHARED})
    return [stock_item(sku, 24 + 7 * (i % 6)) for i, sku in enumerate(skus)]


# The document.
VIEWS = ("front", "back")
Images = dict[str, dict[str, object]]


class Drawer:
    """Draws layers, or finds where an earlier run put those that are not asked for."""

    def __init__(self, table: Studio, only: list[str]) -> None:
        self.table = table
        self.only = only
        self.earlier = earlier_images() if only else {}

    def images(self, id: str, bodies: tuple[str, str], z: tuple[int, int]) -> Images:
        images: Images = {}
        for view, body, height in zip(VIEWS, bodies, z, strict=True):
            if body:
                images[view] = self._image(id, view, body, height)
        return images

    def _image(self, id: str, view: str, body: str, z: int) -> dict[str, object]:
        known = self.earlier.get(f"{PRODUCT}/{id}.{view}.webp")
        if known and not any(id.startswith(word) for word in self.only):
            return known | {"z": z}
        return self.table.draw(id, view, DEFS + body, quality=80).at(z)


def earlier_images() -> dict[str, dict[str, object]]:
    path = HOME / f"{PRODUCT}.json"
    found: dict[str, dict[str, object]] = {}

    def walk(layers: list[dict[str, object]]) -> None:
        for layer in layers:
            for image in layer.get("images", {}).values():  # type: ignore[attr-defined]
                found[image["asset"]] = image
            walk(layer.get("layers", []))  # type: ignore[arg-type]

    if path.exists():
        walk(json.loads(path.read_text())["layers"])
    return found


def layer_of(
    member: Choice | Fixed | Heading | Option, drawer: Drawer, home: Choice | None = None
) -> dict[str, object]:
    if isinstance(member, Fixed):
        return fixed_layer(member, drawer)
    if isinstance(member, Choice):
        return choice_layer(member, drawer)
    if isinstance(member, Heading):
        inner = [layer_of(o, drawer, home) for o in member.options]
        return {"kind": "group", "id": member.id, "label": member.label, "choose": None, "layers": inner}
    assert home is not None
    return option_layer(member, home, drawer)


def fixed_layer(fixed: Fixed, drawer: Drawer) -> dict[str, object]:
    images = drawer.images(fixed.id, (fixed.side, fixed.heel), fixed.z)
    picture: dict[str, object] = {"kind": "image", "id": fixed.id, "label": fixed.label, "images": images}
    if fixed.show_if is None:
        return picture
    folder = {"kind": "group", "id": f"when-{fixed.id}", "label": fixed.label, "choose": None, "show_if": fixed.show_if}
    return folder | {"layers": [picture]}


def choice_layer(choice: Choice, drawer: Drawer) -> dict[str, object]:
    layer: dict[str, object] = {"kind": "group", "id": choice.id, "label": choice.label}
    layer |= {"choose": "many" if choice.many else "one", "required": choice.required, "show_if": choice.show_if}
    if choice.many:
        layer |= {"min": choice.many[0], "max": choice.many[1]}
    return layer | {"layers": [layer_of(member, drawer, choice) for member in choice.members]}


def option_layer(option: Option, home: Choice, drawer: Drawer) -> dict[str, object]:
    layer: dict[str, object] = {"kind": "image", "id": option.id, "label": option.label, "price": option.price}
    if option.default:
        layer["default"] = True
    layer["swatch"] = swatch_of(option)
    layer["images"] = drawer.images(option.id, (option.side, option.heel), option.z or home.z)
    if option.sku:
        layer["stock"] = {"managed": True, "sku": option.sku, "units": option.units}
    return layer


def swatch_of(option: Option) -> dict[str, str]:
    if option.color:
        return {"color": option.color}
    if option.text:
        return {"text": option.text}
    return {"asset": f"{PRODUCT}/{option.id}.swatch.webp"}


def document(drawer: Drawer) -> dict[str, object]:
    presets = [
        {"id": id, "label": label, "selected": preset_selection(changes)} for id, (label, changes) in PRESETS.items()
    ]
    return {
        "id": PRODUCT,
        "title": "Court sneaker",
        "description": "A low court shoe, lasted and stitched to order: choose the leather, the sole it stands on"
        " and every part you touch.",
        "base_price": 12900,
        "backorder": "inherit",
        "views": [
            {"id": "front", "label": "Side", "width": 1200, "height": 1200},
            {"id": "back", "label": "Heel", "width": 1200, "height": 1200},
        ],
        "layers": [layer_of(member, drawer) for member in catalogue()],
        "rules": RULES,
        "presets": presets,
        "translations": {"de": GERMAN},
    }


# Swatches: close-ups of the finished shoe.
def swatches(layers: list[dict[str, object]]) -> None:
    images = flat_images(layers)
    for choice in (c for c in catalogue() if isinstance(c, Choice)):
        for option in choice.options:
            window = option.window or choice.window
            if window and not option.color and not option.text:
                close_up(images, choice, option, window).save(
                    ART / PRODUCT / f"{option.id}.swatch.webp", "WEBP", quality=82, method=6
                )


def flat_images(layers: list[dict[str, object]]) -> dict[str, Images]:
    found: dict[str, Images] = {}
    for layer in layers:
        if layer["kind"] == "image":
            found[str(layer["id"])] = layer["images"]  # type: ignore[assignment]
        else:
            found |= flat_images(layer["layers"])  # type: ignore[arg-type]
    return found


def close_up(images: dict[str, Images], choice: Choice, option: Option, window: Window) -> Image.Image:
    picture = Image.new("RGBA", (1200, 1200), GROUND)
    placed = [images[id][window.view] for id in shown_beside(choice, option) if window.view in images[id]]
    for image in sorted(placed, key=lambda i: int(str(i["z"]))):
        layer = Image.open(ART / str(image["asset"])).convert("RGBA")
        picture.alpha_composite(layer, (int(str(image["x"])), int(str(image["y"]))))
    box = (window.x, window.y, window.x + window.size, window.y + window.size)
    return picture.crop(box).resize((192, 192), Image.Resampling.LANCZOS).convert("RGB")


def shown_beside(choice: Choice, option: Option) -> list[str]:
    """The default shoe with this option in place, without what would hide it."""
    hidden = {"upper": {"mark"}, "eyelets": {"laces"}, "letters": {"mark"}, "extras": {"mark"}}.get(choice.id, set())
    if option.id in ("extra-box", "extra-bag"):
        return [option.id]
    chosen = ["shadow", "light", option.id]
    for other in (c for c in catalogue() if isinstance(c, Choice) and not c.show_if):
        if other.id not in hidden | {choice.id}:
            chosen += [o.id for o in other.options if o.default]
    if option.id == "mark-monogram":
        chosen += ["letters-mr", "thread-navy", "embroidery-mr-navy"]
    if choice.id == "letters":
        chosen += ["mark-monogram", "thread-navy", f"embroidery-{option.id.split('-')[1]}-navy"]
    return chosen


def draw(only: list[str] | None = None) -> None:
    """Draw every layer (or those whose ids begin with one of `only`) and write document and stock."""
    with studio(PRODUCT) as table:
        written = document(Drawer(table, only or []))
    swatches(written["layers"])  # type: ignore[arg-type]
    for name, value in ((f"{PRODUCT}.json", written), (f"{PRODUCT}.stock.json", stock())):
        (HOME / name).write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    draw(sys.argv[1:])
