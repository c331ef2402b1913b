"""What comes in the parcel beside the watch."""

import math

from configurator.demo.draw.watch.filters import dropped, embossed, shaped
from configurator.demo.draw.watch.lettering import text
from configurator.demo.draw.watch.metals import BRASS, STEEL, Metal
from configurator.demo.draw.watch.paint import linear, radial
from configurator.demo.draw.watch.shapes import circle, path, rect, ring, stroke, turned
from configurator.demo.draw.watch.sweeps import polish, sweep
from configurator.demo.draw.watch.ticks import small_ticks


def gift_box() -> str:
    """An open box of grey board, lined with wool felt, a cushion for the watch."""
    board = linear((0, "#4d524c", 1), (1, "#30342f", 1), line=(60, 60, 1140, 1140))
    shell = board.definition + embossed(rect(24, 24, 1140, 1140, str(board), r=22), 0.35, 0.45, octaves=1)
    felt = embossed(rect(58, 58, 1072, 1072, "#a59c8b", r=12), 0.3, 0.5, octaves=2)
    fall = linear((0, "#000", 0.55), (0.09, "#000", 0.2), (0.2, "#000", 0), line=(58, 58, 330, 260))
    top = linear((0, "#000", 0.5), (0.06, "#000", 0.12), (0.14, "#000", 0), line=(0, 58, 0, 1130))
    left = linear((0, "#000", 0.42), (0.05, "#000", 0.1), (0.12, "#000", 0), line=(58, 0, 1130, 0))
    inside = (
        fall.definition
        + top.definition
        + left.definition
        + rect(58, 58, 1072, 1072, str(top), r=12)
        + rect(58, 58, 1072, 1072, str(left), r=12)
    )
    cushion = shaped(
        embossed(rect(388, 110, 424, 980, "#c4bba9", r=60), 0.3, 0.45, octaves=2), blur=26, depth=26, shine=0.05
    )
    return (
        dropped(shaped(shell, blur=3, depth=3, shine=0.2), 10, 16, 14, 0.45)
        + felt
        + inside
        + dropped(cushion, 10, 16, 18, 0.5)
    )


def notebook() -> str:
    """A cloth-bound book with an elastic band and a pencil."""
    cover = embossed(rect(84, 96, 190, 290, "#3d4a3c", r=10), 0.4, 0.6, octaves=1)
    pages = rect(90, 102, 192, 290, "#e9e2cf", r=6) + "".join(
        rect(276 + i * 2, 104, 1, 284, "#b8ae95") for i in range(3)
    )
    elastic = rect(244, 96, 9, 290, "#16191a") + rect(245, 96, 2, 290, "#5a6062")
    label = (
        rect(116, 150, 106, 58, "#e6dcc0", r=3)
        + text("FIELD", 169, 176, 17, "#3a3a34", more='letter-spacing="4"')
        + text("NOTES", 169, 196, 13, "#3a3a34", more='letter-spacing="4"')
    )
    spine = linear((0, "#000", 0.4), (0.1, "#fff", 0.12), (0.16, "#000", 0.25), (0.22, "#000", 0), line=(84, 0, 274, 0))
    book = pages + cover + spine.definition + rect(84, 96, 190, 290, str(spine), r=10) + label + elastic
    return dropped(turned(dropped(book, 1, 2, 2, 0.4), -7, 180, 240), 8, 12, 10, 0.42)


def strap_tool() -> str:
    """A spring-bar tool of knurled steel, fork at one end, pin at the other."""
    shaft = (
        crown_turned(1046, 440, 24, 210, STEEL)
        + crown_turned(1052, 400, 12, 44, STEEL)
        + crown_turned(1052, 646, 12, 40, STEEL)
    )
    knurl = "".join(
        stroke(
            f"M1047 {460 + i * 7}L1069 {468 + i * 7}M1069 {460 + i * 7}L1047 {468 + i * 7}",
            "#000",
            1.1,
            'opacity=".35"',
        )
        for i in range(23)
    )
    tips = path("M1053 402L1050 366H1055V376H1061V366H1066L1063 402Z", STEEL.light) + path(
        "M1055 684L1057 724H1059L1061 684Z", STEEL.light
    )
    collar = crown_turned(1044, 434, 28, 12, BRASS) + crown_turned(1044, 640, 28, 12, BRASS)
    return dropped(turned(shaped(tips, blur=1, depth=2) + shaft + knurl + collar, 14, 1058, 545), 7, 11, 7, 0.45)


def crown_turned(x: float, y: float, w: float, h: float, metal: Metal) -> str:
    fill = linear(
        (0, metal.dark, 1),
        (0.25, metal.glint, 1),
        (0.5, metal.mid, 1),
        (0.85, metal.deep, 1),
        (1, metal.dark, 1),
        line=(x, 0, x + w, 0),
    )
    return fill.definition + rect(x, y, w, h, str(fill), r=3)


def pocket_compass() -> str:
    """A brass compass with a floating needle."""
    x, y, r = 1012, 236, 92
    bow = ring(22, BRASS.mid, 8, x=x + 62, y=y - 96)
    case = sweep(polish(BRASS), r, x=x, y=y) + sweep(polish(BRASS), r - 9, x=x, y=y, turn=180)
    card = (
        circle(r - 17, "#efe6cf", x=x, y=y)
        + small_ticks(x, y, 72, 64, "#3b2e1c", 72, 1.2)
        + small_ticks(x, y, 72, 58, "#3b2e1c", 12, 2.6)
    )
    for i, letter in enumerate("NESW"):
        a = math.radians(90 * i)
        card += text(
            letter, x + 46 * math.sin(a), y - 46 * math.cos(a) + 8, 22, "#3b2e1c", family="DejaVu Serif Condensed"
        )
    needle = turned(
        path(f"M{x} {y - 60}L{x - 9} {y}H{x + 9}Z", "#a32a1d") + path(f"M{x} {y + 60}L{x - 9} {y}H{x + 9}Z", "#2c3d63"),
        24,
        x,
        y,
    )
    fall = radial((0.75, "#000", 0), (1, "#000", 0.5), at=(x + 5, y + 6, 82))
    wash = linear((0, "#fff", 0.6), (0.5, "#fff", 0.06), (1, "#fff", 0), line=(x - 60, y - 60, x + 20, y + 40))
    glass = fall.definition + circle(75, str(fall), x=x, y=y) + wash.definition + circle(75, str(wash), x=x, y=y)
    metal = shaped(bow, blur=2, depth=4, shine=0.8) + case
    return dropped(
        metal + card + dropped(needle, 3, 4, 2, 0.5) + circle(6, BRASS.light, x=x, y=y) + glass, 8, 12, 9, 0.45
    )


def spare_strap() -> str:
    """A spare nylon strap, rolled and tied."""
    x, y = 176, 956
    spiral = "M" + "L".join(
        f"{x + (18 + i * 0.62) * math.cos(i * 0.16):.1f} {y + (18 + i * 0.62) * math.sin(i * 0.16):.1f}"
        for i in range(118)
    )
    roll = circle(92, "#3a3f2c", x=x, y=y) + stroke(spiral, "#6b7350", 10) + stroke(spiral, "#8b946c", 3)
    tail = path(f"M{x - 6} {y + 86}H{x + 92}V{y + 98}H{x - 6}Z", "#6b7350")
    band = rect(x - 98, y - 12, 60, 24, "#8a5a33", r=4) + rect(x + 38, y - 12, 60, 24, "#8a5a33", r=4)
    ring_part = shaped(stroke(f"M{x + 84} {y + 80}h26v24h-26z", STEEL.light, 6), blur=2, depth=4, shine=0.8)
    return dropped(
        shaped(embossed(roll + tail, 0.4, 0.8, octaves=1) + embossed(band, 0.08, 1), blur=2, depth=2.4, shine=0.1)
        + ring_part,
        8,
        12,
        9,
        0.5,
    )
