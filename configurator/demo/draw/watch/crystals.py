"""The glass over the dial."""

from configurator.demo.draw.watch.dial import raised
from configurator.demo.draw.watch.filters import blurred, dropped
from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.lettering import numeral
from configurator.demo.draw.watch.metals import STEEL
from configurator.demo.draw.watch.paint import linear, radial
from configurator.demo.draw.watch.shapes import circle, clipped, path, rect, ring, stroke
from configurator.demo.draw.watch.sweeps import glare, sweep


def flat_crystal() -> str:
    """Sapphire, ground flat: two clean streaks of a window."""
    wash = linear((0, "#fff", 0.2), (0.5, "#fff", 0.05), (1, "#fff", 0), line=(420, 400, 640, 720))
    streaks = path("M330 560L560 330H640L350 660Z", str(wash)) + path("M362 690L664 340H690L376 726Z", str(wash))
    light = glare((0, 255, 0.1), (60, 255, 0), (135, 255, 0.35), (200, 255, 0), (315, 255, 0.7), (360, 255, 0.1))
    edge = sweep(light, 246, inner=241)
    return wash.definition + clipped(streaks, circle(240)) + edge


def domed_crystal() -> str:
    """Warm acrylic: the dial bends at the rim and a window lies on the dome."""
    bend = radial(
        (0.8, "#fff8e6", 0), (0.9, "#fff8e6", 0.2), (0.955, "#4a3c22", 0.25), (1, "#fff8e6", 0.4), at=(C, C, 246)
    )
    pane = linear((0, "#fff", 0.62), (1, "#fff", 0.06), line=(440, 420, 540, 560))
    window = path("M436 520Q448 446 516 418L556 470Q500 490 488 552Z", str(pane))
    bars = stroke("M476 446L522 508M450 480Q505 470 540 446", "#000", 5, 'opacity=".12"')
    back = stroke(
        f"M{C + 60} {C + 214}A222 222 0 0 0 {C + 214} {C + 60}", "#fff", 12, 'opacity=".3" stroke-linecap="round"'
    )
    glow = radial((0, "#ffefc9", 0.12), (1, "#ffefc9", 0), at=(C - 60, C - 60, 250))
    return (
        bend.definition + glow.definition + circle(246, str(glow)) + circle(246, str(bend)) + pane.definition
        + blurred(window + bars, 2.2) + blurred(back, 5)
    )  # fmt: skip


def box_crystal() -> str:
    """A tall box of sapphire: a bright wall all round and a blue coating."""
    light = glare(
        (0, 255, 0.35), (50, 255, 0.05), (120, 255, 0.3), (140, 255, 0.55), (190, 255, 0.05), (235, 0, 0.25),
        (280, 255, 0.2),
        (316, 255, 0.85), (360, 255, 0.35),
    )  # fmt: skip
    wall = sweep(light, 246, inner=226)
    coat = radial((0, "#5d6bff", 0.34), (0.6, "#6a4dff", 0.1), (1, "#6a4dff", 0), at=(C - 120, C - 150, 210))
    lines = ring(227, "#fff", 1.6, more='opacity=".5"') + ring(236, "#fff", 1, more='opacity=".3"')
    return coat.definition + clipped(circle(240, str(coat)), circle(228)) + wall + lines


def lens_crystal() -> str:
    """Flat sapphire with a ground lens, and the date enlarged beneath it."""
    x, y = C + 172, C
    glass = rect(x - 46, y - 36, 92, 72, "#000", r=15)
    seen = rect(x - 46, y - 36, 92, 72, STEEL.mid) + raised(rect(x - 43, y - 33, 86, 66, STEEL.light, r=6))
    seen += rect(x - 36, y - 26, 72, 52, "#f4f2ea", r=4) + numeral("17", x, y, 38, "#1b1c1e", 2.6)
    tones = ((0, "#fff", 0.7), (0.3, "#fff", 0.08), (0.55, "#000", 0.02), (1, "#0d1420", 0.42))
    dome = linear(*tones, line=(x - 46, y - 40, x + 46, y + 40))
    rim = rect(x - 46, y - 36, 92, 72, "none", r=15, more='stroke="#fff" stroke-width="2.2" opacity=".8"')
    arc = stroke(f"M{x - 38} {y + 4}V{y - 16}Q{x - 38} {y - 29} {x - 24} {y - 29}H{x + 10}", "#fff", 3, 'opacity=".75"')
    bulge = dome.definition + glass.replace('fill="#000"', f'fill="{dome}"')
    return flat_crystal() + dropped(clipped(seen, glass), 2, 4, 4, 0.45) + bulge + rim + blurred(arc, 1)


def glint() -> str:
    """The last light on the glass, whatever its shape."""
    arc = stroke(
        f"M{C - 215} {C - 78}A229 229 0 0 1 {C - 78} {C - 215}", "#fff", 5, 'opacity=".5" stroke-linecap="round"'
    )
    soft = linear((0, "#fff", 0.1), (1, "#fff", 0), line=(430, 400, 560, 560))
    return soft.definition + blurred(arc, 3) + clipped(circle(240, str(soft)), circle(240))
