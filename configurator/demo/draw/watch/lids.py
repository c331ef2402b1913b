"""The lids of the case back."""

from configurator.demo.draw.watch.dial import circles
from configurator.demo.draw.watch.engravings import CUT, engraved
from configurator.demo.draw.watch.filters import dropped, embossed, grained, shaped
from configurator.demo.draw.watch.geometry import C, polar
from configurator.demo.draw.watch.lettering import around
from configurator.demo.draw.watch.metals import STEEL
from configurator.demo.draw.watch.paint import linear, radial
from configurator.demo.draw.watch.screws import screw
from configurator.demo.draw.watch.shapes import circle, clipped, path, pierced, rect, ring, turned
from configurator.demo.draw.watch.sweeps import polish, rays, satin, sweep


def plate(r: float = 268) -> str:
    """A steel lid, brushed round, with its maker's words."""
    brushed = sweep(satin(STEEL), r) + sweep(rays(31, 0.1, 360), r)
    lines = engraved(ring(234, CUT, 1.6) + ring(188, CUT, 1.6))
    words = engraved(around("FIELD &amp; CO · STAINLESS STEEL · No. 0417", 207, 20, CUT, spacing=3.4))
    edge = ring(r - 2, STEEL.glint, 3, more='opacity=".7"') + ring(r - 6, "#000", 2, more='opacity=".25"')
    return dropped(brushed, 2, 4, 4) + circles(238, 262, 3, "#000", 0.12) + edge + lines + words


def notched_back() -> str:
    """Six notches for the key."""
    cuts = "".join(turned(rect(C - 15, C - 270, 30, 24, "#000", r=5), 60 * i) for i in range(6))
    floor = "".join(turned(rect(C - 15, C - 270, 30, 24, "#5b6065", r=5), 60 * i) for i in range(6))
    centre = circle(186, "#000")
    face = sweep(satin(STEEL), 186, turn=20) + grained(centre, 0.005, 0.9, dark=0.7, light=0.6)
    return floor + shaped(pierced(plate(), cuts), blur=2, depth=2, shine=0.3) + face


def screwed_back() -> str:
    """Held by eight screws; the middle is hammered."""
    screws = "".join(screw(*polar(250, 22.5 + 45 * i), 11, STEEL, 37.0 * i) for i in range(8))
    hammered = embossed(sweep(satin(STEEL), 186, turn=40), 0.055, 3.4, octaves=1, seed=9)
    return plate() + screws + hammered + ring(186, "#000", 2, more='opacity=".35"')


def medal_back() -> str:
    """A mountain in relief under a struck sky, in a coined rim."""
    coin = "".join(turned(rect(C - 2.4, C - 267, 4.8, 24, STEEL.dark), 3 * i) for i in range(120))
    sky = sweep(satin(STEEL), 184, turn=60) + sweep(rays(3, 0.2, 200), 184)
    far = path("M414 660L500 566L546 612L612 530L690 622L722 590L786 660V790H414Z", "#a6abaf")
    near = path("M414 700L470 640L512 676L566 604L640 690L676 660L786 730V800H414Z", "#c4c8cb")
    snow = path(
        "M566 604L548 630L562 640L572 630L586 644L596 638ZM612 530L592 560L606 570L616 560L630 574L640 564Z", "#f3f5f6"
    )
    pines = ""
    for x, h in ((470, 60), (500, 78), (534, 58), (664, 62), (694, 84), (728, 60)):
        pines += path(
            f"M{x} {756 - h}L{x - 17} {756 - h * 0.4}H{x - 8}L{x - 22} 756H{x + 22}L{x + 8} {756 - h * 0.4}H{x + 17}Z",
            "#8d9296",
        )
    sun = circle(30, "#dfe2e4", x=500, y=506)
    scene = sky + sum_shaped(sun, far, near, snow, pines)
    well_ring = ring(184, "#000", 4, more='opacity=".35"') + ring(181, "#fff", 2, more='opacity=".6"')
    return shaped(plate() + coin, blur=1.4, depth=1.6, shine=0.3) + clipped(scene, circle(184)) + well_ring


def sum_shaped(*parts: str) -> str:
    return "".join(dropped(shaped(part, blur=3, depth=4, shine=0.4), 2, 3, 3, 0.4) for part in parts)


def exhibition_back() -> str:
    """A window on the movement; the glass has its own reflection."""
    rim = pierced(plate() + sweep(polish(STEEL), 190, inner=176), circle(177))
    cuts = "".join(turned(rect(C - 15, C - 270, 30, 24, "#000", r=5), 60 * i) for i in range(6))
    fall = radial((0.8, "#000", 0), (1, "#000", 0.55), at=(C + 8, C + 10, 186))
    wash = linear((0, "#fff", 0.3), (0.6, "#fff", 0.03), (1, "#fff", 0), line=(480, 460, 640, 700))
    pane = clipped(path("M400 640L620 400H690L430 730Z", str(wash)), circle(177))
    floor = cuts.replace("#000", "#5b6065")
    return floor + pierced(rim, cuts) + fall.definition + circle(178, str(fall)) + wash.definition + pane
