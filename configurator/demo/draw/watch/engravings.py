"""What is cut into metal."""

from configurator.demo.draw.watch.filters import dropped
from configurator.demo.draw.watch.geometry import C, both_sides, polar
from configurator.demo.draw.watch.lettering import around, scale_text, text
from configurator.demo.draw.watch.shapes import path, rect, ring, stroke, turned
from configurator.demo.draw.watch.ticks import ticks

CUT = "#33373b"


def engraved(body: str, colour: str = "#33373b") -> str:
    """Cut into metal: dark, with light on the lower right lip."""
    lip = f'<g transform="translate(1.1 1.3)" opacity=".75">{body.replace(colour, "#fff")}</g>'
    return lip + f'<g opacity=".85">{body}</g>'


def depth_mark(words: str) -> str:
    return engraved(around(words, 222, 20, CUT, bottom=True, spacing=3.4))


def compass_rose() -> str:
    star = ""
    for i in range(8):
        long, wide = (118, 22) if i % 2 == 0 else (74, 14)
        for sign, tone in ((-1, "#4a4f54"), (1, "#b9bdc1")):
            star += turned(path(f"M{C} {C - long}L{C + sign * wide} {C - wide}L{C} {C}Z", tone), 45 * i)
    rings = engraved(ring(132, CUT, 2.4) + ring(124, CUT, 1.2) + ticks(132, 124, CUT, 1.2, total=72))
    letters = engraved("".join(scale_text(letter, 90 * i, 150, 26, CUT) for i, letter in enumerate("NESW")))
    return rings + letters + dropped(star, 0.6, 0.8, 0.6, 0.5)


def pine_mark() -> str:
    tiers = ""
    for i in range(5):
        top, wide = 482 + 36 * i, 30 + 17 * i
        right = (
            ((wide * 0.3, top + 24), (wide * 0.8, top + 46), (wide, top + 58)),
            ((wide / 2, top + 46), (9, top + 50), (0, top + 54)),
        )
        tiers += both_sides((0, top), *right)
    twigs = ""
    for i in range(10):
        y, wide = 500 + 16 * i, 12 + 6 * i
        twigs += f"M{C} {y}L{C - wide} {y + 32}M{C} {y}L{C + wide} {y + 32}"
    needles = stroke(twigs, CUT, 1.6)
    tree = path(tiers, "none", f'stroke="{CUT}" stroke-width="3" stroke-linejoin="round"') + needles
    return engraved(tree + rect(C - 7, 684, 14, 34, CUT) + stroke("M520 722H680M544 734H656", CUT, 2.4))


def coordinates() -> str:
    lines = text("47°33′ N", C, 578, 44, CUT, family="DejaVu Serif Condensed") + text(
        "10°44′ E", C, 644, 44, CUT, family="DejaVu Serif Condensed"
    )
    rule = stroke("M510 598H690M540 672H660M540 524H660", CUT, 1.8)
    return engraved(lines + rule + path("M600 690L588 716H612Z", CUT))


def monogram() -> str:
    """Two letters bound by a laurel."""
    letters = text(
        "F&amp;C", C, 630, 84, CUT, family="DejaVu Serif Condensed", more='letter-spacing="-4" font-style="italic"'
    )
    leaves = ""
    for side in (-1, 1):
        for i in range(9):
            x, y = polar(126, side * (165 - 15 * i))
            tilt = side * (165 - 15 * i) + side * 62
            leaves += turned(f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="9" ry="24" fill="{CUT}"/>', tilt, x, y)
    return engraved(letters + leaves)
