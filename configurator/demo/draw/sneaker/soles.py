"""The soles on offer."""

import random
from collections.abc import Callable

from configurator.demo.draw.sneaker.last import HEEL, SIDE, Last, sole_body, sole_light
from configurator.demo.draw.sneaker.line import along, trace
from configurator.demo.draw.sneaker.lugs import sole_lugged
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.paint import cast, line, made_of, stitch, within

SUNK = 'transform="translate(0 2.4)"'


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


def sole(id: str, label: str, build: Callable[[Last], str], price: int, sku: str, **more: object) -> Option:
    return Option(id, label, build(SIDE), build(HEEL), price, sku, **more)  # type: ignore[arg-type]


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
