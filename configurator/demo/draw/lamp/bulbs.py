"""The bulbs on offer."""

from collections.abc import Sequence

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU, Array, mix, step
from configurator.demo.draw.lamp.bodies import Mesh, Shape, closed, tube, turned
from configurator.demo.draw.lamp.curves import flowing, rounded, straight
from configurator.demo.draw.lamp.glasses import glass, hot, opal
from configurator.demo.draw.lamp.haze import blurred
from configurator.demo.draw.lamp.materials import metal, plain
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.sight import Material, Seen
from configurator.demo.draw.lamp.stage import SHADE_X


def bulbs() -> dict[str, Part]:
    neck = ((18.0, 416.0), (20.0, 424.0))
    globe = blown(*neck, (40, 448), (60, 478), (66, 512), (58, 545), (36, 568), (0.3, 578))
    pear = blown(*neck, (27, 446), (42, 480), (52, 516), (48, 550), (30, 574), (0.3, 584))
    flame = blown(
        *neck,
        (30, 446),
        (37, 484),
        (33, 524),
        (20, 562),
        (8, 590),
        (0.3, 602),
        shape=lambda r, y, a: np.asarray(r * (1 + 0.05 * np.sin(a * 7 + y * 0.045))),
    )
    mirror = blown(*neck, (34, 448), (50, 478), (55, 508), (49, 538), (30, 560), (0.3, 570))
    rustic = blown(*neck, (34, 442), (60, 470), (70, 508), (62, 548), (36, 574), (0.3, 584))
    long = blown((18, 416), (23, 426), (25, 440), (25, 500), (25, 568), (22, 582), (12, 590), (0.3, 592))
    return {
        "bulb-globe": bulb(globe, opal("#faf6ee", 1.25)),
        "bulb-filament": bulb(pear, glass("#cdd6d2", 0.07), filament(12, 452, 552, 19)),
        "bulb-candle": bulb(flame, glass("#cdd6d2", 0.09), filament(2, 470, 556, 5)),
        "bulb-reflector": bulb(mirror, half_mirror()),
        "bulb-amber": bulb(rustic, glass("#d98a2b", 0.30), spiral(7, 446, 562, 26), "#ff9a45"),
        "bulb-tube": bulb(long, opal("#f3f4f2", 1.35)),
    }


def bulb(envelope: Mesh, skin: Material, inner: Sequence[Piece] = (), glow: str = "#ffc37d") -> Part:
    holder = [
        Piece(
            turned(rounded([(0.5, 312), (27, 314), (30, 322), (30, 392), (26, 398), (0.5, 398)], 4), SHADE_X),
            plain("#efece4", 1.0, 0.15),
        ),
        Piece(
            turned([(19, 394), (20, 400), (18, 404), (20, 408), (18, 412), (20, 416), (17, 420)], SHADE_X),
            metal("#d8c9a0", 0.25),
        ),
    ]

    def halo(view: str) -> str:
        if view != "lit":
            return ""
        ellipse = f'<ellipse cx="{SHADE_X}" cy="525" rx="105" ry="80"/>'
        cone = f'<path d="M{SHADE_X - 170} 510 L{SHADE_X + 170} 510 L{SHADE_X + 330} 1000 L{SHADE_X - 330} 1000 Z"/>'
        return blurred(ellipse, 55, glow, 0.75) + blurred(cone, 50, glow, 0.10)

    def bloom(view: str) -> str:
        if view != "lit" or not inner:
            return ""
        near = blurred(f'<ellipse cx="{SHADE_X}" cy="506" rx="15" ry="42"/>', 9, "#fff0cf", 0.9)
        return blurred(f'<ellipse cx="{SHADE_X}" cy="508" rx="42" ry="58"/>', 24, glow, 0.9) + near

    return Part([holder, [*inner] if inner else holder, [Piece(envelope, skin)]], halo, bloom)


def blown(*points: tuple[float, float], shape: Shape | None = None) -> Mesh:
    return turned([(float(max(r, 0.3)), float(y)) for r, y in flowing(points, 24)], SHADE_X, 0, shape)


def filament(loops: int, low: float, high: float, spread: float) -> list[Piece]:
    t = np.linspace(0, 1, 1200)
    zigzag = np.abs((t * loops) % 2 - 1)
    angle = t * TAU * 0.98
    wire = np.stack([SHADE_X + spread * np.sin(angle), low + (high - low) * zigzag, spread * np.cos(angle)], -1)
    stalk = straight((SHADE_X, 415, 0), (SHADE_X, (low + high) / 2, 0))
    return [
        Piece(tube(wire, 1.5), hot("#ffb04d", 3.2)),
        Piece(tube(stalk, closed(5.0)), plain("#d8e2df", 1.2, 0.05)),
    ]


def spiral(turns: int, low: float, high: float, spread: float) -> list[Piece]:
    t = np.linspace(0, 1, 1400)
    width = spread * np.sin(np.pi * (0.12 + 0.76 * t))
    wire = np.stack(
        [SHADE_X + width * np.sin(t * TAU * turns), low + (high - low) * t, width * np.cos(t * TAU * turns)], -1
    )
    return [Piece(tube(wire, 1.7), hot("#ff9a3d", 3.2))]


def half_mirror() -> Material:
    white, chrome = opal("#f6f2ea", 1.5), metal("#dcdde0", 0.03)

    def shade(seen: Seen) -> Array:
        silver = step(505, 509, seen.at[..., 1])
        return mix(white(seen), chrome(seen), silver)

    return shade
