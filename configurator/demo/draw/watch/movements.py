"""The movements behind the window."""

from configurator.demo.draw.watch.engravings import CUT, engraved
from configurator.demo.draw.watch.filters import dropped, shaped
from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.lettering import around
from configurator.demo.draw.watch.metals import BLUED, GILT, STEEL, TITANIUM, Metal
from configurator.demo.draw.watch.screws import screw
from configurator.demo.draw.watch.shapes import clipped, path, turned
from configurator.demo.draw.watch.sweeps import polish, rays, satin, sweep
from configurator.demo.draw.watch.train import geneva, jewel, wheel, works


def hand_wound() -> str:
    """Three-quarter plate, two polished wheels on top."""
    three_quarter = geneva(
        path(
            "M410 600A190 190 0 0 1 790 600Q790 640 770 662Q720 620 664 626Q590 640 586 720"
            "Q584 760 600 790A190 190 0 0 1 410 600Z"
        ),
        0, STEEL,
    )  # fmt: skip
    wheels = wheel(560, 520, 68, 44, STEEL) + wheel(668, 500, 46, 30, STEEL)
    heads = screw(560, 520, 17, BLUED, 20) + screw(668, 500, 13, BLUED, 70)
    for x, y, turn in ((470, 660, 15), (730, 590, 100), (545, 735, 60)):
        heads += screw(x, y, 9, BLUED, turn)
    words = engraved(around("SEVENTEEN JEWELS", 150, 14, CUT, bottom=True, spacing=2))
    return works(three_quarter, STEEL) + wheels + heads + jewel(520, 640, 10) + jewel(620, 600, 10) + turned(words, 62)


def automatic() -> str:
    """A full half-moon of a rotor in steel."""
    sector = "M414 600A186 186 0 0 0 786 600L640 590A40 40 0 0 0 560 590Z"
    words = engraved(around("FIELD &amp; CO · AUTOMATIC", 158, 19, CUT, bottom=True, spacing=3))
    hub = sweep(polish(STEEL), 30) + screw(C, C, 15, BLUED, 30)
    return base_automatic() + turned(rotor(sector, STEEL) + words + dropped(hub, 2, 3, 2), 24)


def skeleton() -> str:
    """A gilt rotor sawn open, so the beat can be seen."""
    sector = (
        "M414 600A186 186 0 0 0 786 600L640 590A40 40 0 0 0 560 590Z "
        "M450 622L560 616Q568 632 580 640L530 728A146 146 0 0 1 450 622Z "
        "M552 740L596 646H606L648 740A150 150 0 0 1 552 740Z "
        "M670 728L620 640Q632 632 640 616L750 622A146 146 0 0 1 670 728Z"
    )
    hub = sweep(polish(GILT), 30) + screw(C, C, 15, BLUED, 30)
    return base_automatic() + turned(rotor(sector, GILT) + dropped(hub, 2, 3, 2), -38)


def base_automatic() -> str:
    bridges = geneva(path("M412 560A190 190 0 0 1 640 416Q650 520 560 560Q480 590 412 560Z"), 45, TITANIUM)
    bridges += geneva(path("M662 424A190 190 0 0 1 782 650Q720 640 690 600Q640 540 662 424Z"), 45, TITANIUM)
    return (
        works(bridges, TITANIUM)
        + jewel(540, 520)
        + jewel(720, 560)
        + screw(480, 540, 9, BLUED, 10)
        + screw(700, 480, 9, BLUED, 50)
    )


def rotor(shape: str, metal: Metal) -> str:
    brushed = sweep(satin(metal), 186) + sweep(rays(14, 0.16, 260), 186)
    return dropped(
        shaped(clipped(brushed, path(shape, more='clip-rule="evenodd"')), blur=2, depth=2.6, shine=0.6), 5, 8, 6, 0.55
    )
