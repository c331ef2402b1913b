"""The buckles that close a strap."""

from configurator.demo.draw.watch.crowns import crown_body
from configurator.demo.draw.watch.engravings import CUT, engraved
from configurator.demo.draw.watch.filters import dropped, grained, shaped
from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.lettering import text
from configurator.demo.draw.watch.metals import BLACK, BRASS, SILVER, STEEL, Metal
from configurator.demo.draw.watch.paint import linear, slope
from configurator.demo.draw.watch.shapes import path, rect, stroke


def pin(metal: Metal) -> str:
    fill = linear((0, metal.dark, 1), (0.35, metal.glint, 1), (1, metal.deep, 1), line=(590, 0, 611, 0))
    return fill.definition + path("M592 556Q600 546 608 556L609 690Q600 700 591 690Z", str(fill))


def frame(outer: str, inner: str, metal: Metal, *, brushed: bool) -> str:
    fill = slope(metal, (420, 560, 760, 730))
    body = fill.definition + path(f"{outer} {inner}", str(fill), 'fill-rule="evenodd"')
    fine = (
        grained(path(f"{outer} {inner}", "#000", 'fill-rule="evenodd"'), 0.006, 0.9, dark=0.7, light=0.6)
        if brushed
        else ""
    )
    return dropped(shaped(body + fine, blur=4, depth=7, shine=0.9, sharp=20), 4, 8, 6, 0.55)


def tang_buckle() -> str:
    """The plain one: brushed steel, rounded shoulders."""
    outer = "M430 584Q430 572 442 572H462V660H738V572H758Q770 572 770 584V690Q770 716 744 716H456Q430 716 430 690Z"
    return frame(outer, "", STEEL, brushed=True) + dropped(shaped(pin(STEEL), blur=2, depth=3, shine=0.8), 3, 4, 3)


def roller_buckle() -> str:
    """Brass, heavy, with a roller where the pin rests."""
    outer = "M424 570Q424 556 438 556H464V650H736V556H762Q776 556 776 570V676L752 700H448L424 676Z"
    roll = linear(
        (0, BRASS.dark, 1), (0.3, BRASS.glint, 1), (0.6, BRASS.mid, 1), (1, BRASS.deep, 1), line=(0, 660, 0, 706)
    )
    roller = roll.definition + rect(486, 660, 228, 46, str(roll), r=10) + teeth_across(490, 710, 660, 706)
    pins = dropped(shaped(pin(BRASS), blur=2, depth=3, shine=0.8), 3, 4, 3)
    return frame(outer, "", BRASS, brushed=False) + dropped(shaped(roller, blur=2, depth=2), 2, 4, 4) + pins


def teeth_across(x0: float, x1: float, y0: float, y1: float) -> str:
    d = "".join(f"M{x0 + i * 8:.0f} {y0 + 3}V{y1 - 3}" for i in range(1, int((x1 - x0) / 8)))
    return stroke(d, "#000", 1.4, 'opacity=".28"')


def deployant() -> str:
    """A folding clasp with a polished bow and two buttons."""
    fill = slope(SILVER, (420, 560, 760, 730))
    bow = fill.definition + path("M436 590Q600 566 764 590V672Q600 696 436 672Z", str(fill))
    brush = grained(path("M436 590Q600 566 764 590V672Q600 696 436 672Z"), 0.5, 0.006, dark=0.8, light=0.8)
    buttons = (
        crown_body(418, 440, 0.1, STEEL)
        + rect(416, 610, 22, 44, STEEL.light, r=6)
        + rect(762, 610, 22, 44, STEEL.mid, r=6)
    )
    mark = engraved(text("F &amp; C", C, 642, 30, CUT, family="DejaVu Serif Condensed", more='letter-spacing="8"'))
    return (
        dropped(shaped(buttons, blur=2, depth=3) + shaped(bow + brush, blur=5, depth=7, shine=0.9), 4, 8, 7, 0.55)
        + mark
    )


def trail_buckle() -> str:
    """Black, angular, with three bars, the way it is sewn on packs."""
    outer = "M424 556H466V640H734V556H776V702L756 722H444L424 702Z"
    inner = "M500 668H568V694H500Z M632 668H700V694H632Z"
    return frame(outer, inner, BLACK, brushed=True) + dropped(shaped(pin(BLACK), blur=2, depth=3, shine=0.7), 3, 4, 3)
