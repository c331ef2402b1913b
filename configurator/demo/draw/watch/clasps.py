"""The strap closed, as the buckle side shows it."""

from collections.abc import Callable

from configurator.demo.draw.watch.band import Band
from configurator.demo.draw.watch.engravings import CUT, engraved
from configurator.demo.draw.watch.filters import dropped, embossed, grained, shaped
from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.lettering import text
from configurator.demo.draw.watch.metals import STEEL
from configurator.demo.draw.watch.paint import linear, slope
from configurator.demo.draw.watch.shapes import clipped, path, pierced, rect, ring, stroke


def clasp_band(make: Callable[[Band], str]) -> str:
    return make(Band(-1, start=0, radius=545, half=146)) + make(Band(1, start=0, radius=545, half=146))


def soft_clasp(make: Callable[[Band], str], hole: str, keeper: str) -> str:
    """The strap closed: the long end over the short one, holes below the buckle, two keepers above."""
    whole = clasp_band(make)
    tip = path("M0 0H1200V1200H0Z M740 1200V360Q740 286 600 270Q460 286 460 360V1200Z", "#000", 'fill-rule="evenodd"')
    long_end = pierced(whole, tip)
    eyes = lit = ""
    for y in (340, 470, 560, 730, 812, 886):
        eyes += f'<ellipse cx="600" cy="{y}" rx="9" ry="{9.5 - abs(y - 600) / 130:.1f}" fill="{hole}"/>'
        lit += ring(10, "#fff", 1.4, x=601, y=y + 1.6, more='opacity=".25"')
    loops = ""
    for y in (428, 512):
        fill = linear((0, "#fff", 0.28), (0.5, "#fff", 0), (1, "#000", 0.45), line=(0, y - 19, 0, y + 19))
        body = (
            embossed(rect(446, y - 19, 308, 38, keeper, r=7), 0.08, 0.9)
            + fill.definition
            + rect(446, y - 19, 308, 38, str(fill), r=7)
        )
        loops += dropped(shaped(body, blur=3, depth=3, shine=0.2), 3, 6, 5, 0.5)
    tip_seam = stroke("M478 400V366Q480 304 600 290Q720 304 722 366V400", "#000", 3, 'opacity=".28"')
    tip_seam += stroke("M479 400V367Q481 306 601 292Q721 306 723 367V400", "#fff", 1.5, 'opacity=".2"')
    return (
        whole + dropped(shaped(long_end, blur=3, depth=3.2, shine=0.3), 2, -5, 7, 0.75) + tip_seam + lit + eyes + loops
    )


def passing_through(make: Callable[[Band], str]) -> str:
    """A nylon strap over the case back in one length, with the sewn patch where the second layer begins."""
    run = make(Band(-1, start=0, radius=505, half=146)) + make(Band(1, start=0, radius=505, half=146))
    patch = clipped(make(Band(-1, start=-60, radius=505, half=150)), rect(440, 500, 320, 140, "#000"))
    box = stroke(
        "M470 516H730V626H470Z M470 516L730 626M730 516L470 626", "#efe6cf", 3.2, 'stroke-dasharray="9 5" opacity=".75"'
    )
    return (
        dropped(run, 4, 8, 8, 0.55)
        + dropped(shaped(patch, blur=3, depth=4, shine=0.1), 2, 4, 4, 0.5)
        + dropped(box, 0.8, 1.2, 0.8)
    )


def folding_clasp(make: Callable[[Band], str]) -> str:
    """A bracelet's own clasp: a brushed cover with the maker's name."""
    fill = slope(STEEL, (440, 480, 700, 760))
    cover = fill.definition + rect(448, 470, 304, 260, str(fill), r=14)
    brush = grained(rect(448, 470, 304, 260, "#000", r=14), 0.9, 0.006, dark=0.7, light=0.6)
    lip = linear((0, STEEL.light, 1), (0.4, STEEL.glint, 1), (1, STEEL.dark, 1), line=(0, 742, 0, 774))
    catch = lip.definition + rect(470, 736, 260, 36, str(lip), r=8)
    mark = engraved(text("FIELD &amp; CO", C, 610, 30, CUT, more='font-weight="bold" letter-spacing="7"'))
    body = shaped(catch, blur=2, depth=3) + shaped(cover + brush, blur=4, depth=5, shine=0.7)
    return clasp_band(make) + dropped(body, 4, 8, 8, 0.55) + mark
