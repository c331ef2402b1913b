"""The linings on offer, with the collar they roll over."""

import random

from configurator.demo.draw.sneaker.heel import B_INSIDE, B_RIM, B_ROLL
from configurator.demo.draw.sneaker.line import along, trace
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.paint import cast, line, made_of, within
from configurator.demo.draw.sneaker.side import COLLAR, INSIDE, INSIDE_RIM


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
