"""Conic gradients: how turned, brushed and polished metal runs round a centre."""

import random

from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.metals import Metal


def sweep(colours: str, r: float, *, inner: float = 0, x: float = C, y: float = C, turn: float = 0) -> str:
    """A conic gradient as a disc or a ring; `colours` are CSS colour stops, 0° is up, clockwise."""
    cut = 100 * inner / r
    mask = (
        f"radial-gradient(circle closest-side,transparent {cut - 0.15:.2f}%,#000 {cut + 0.15:.2f}%)"
        if inner
        else "none"
    )
    style = (
        f"width:{2 * r}px;height:{2 * r}px;border-radius:50%;-webkit-mask:{mask};"
        f"background:conic-gradient(from {turn}deg,{colours})"
    )
    box = f'x="{x - r}" y="{y - r}" width="{2 * r}" height="{2 * r}"'
    return f'<foreignObject {box}><div xmlns="http://www.w3.org/1999/xhtml" style="{style}"></div></foreignObject>'


def polish(metal: Metal) -> str:
    m = metal
    tones = [
        (0, m.mid),
        (22, m.dark),
        (48, m.deep),
        (66, m.mid),
        (92, m.light),
        (112, m.mid),
        (128, m.glint),
        (146, m.mid),
        (178, m.dark),
        (212, m.deep),
        (236, m.dark),
        (258, m.mid),
        (290, m.light),
        (315, m.glint),
        (338, m.light),
        (360, m.mid),
    ]
    return ",".join(f"{tone} {at}deg" for at, tone in tones)


def satin(metal: Metal) -> str:
    m = metal
    tones = [(0, m.mid), (45, m.dark), (90, m.mid), (135, m.light), (180, m.mid), (225, m.dark), (270, m.mid),
             (315, m.light), (360, m.mid)]  # fmt: skip
    return ",".join(f"{tone} {at}deg" for at, tone in tones)


def glare(*tones: tuple[float, int, float]) -> str:
    """Conic stops of white (255) or black (0) by angle and strength: what a window does to a rim."""
    return ",".join(f"rgba({grey},{grey},{grey},{alpha}) {at}deg" for at, grey, alpha in tones)


def rays(seed: int, strength: float, lines: int = 300) -> str:
    """Conic stops of faint black and white streaks: a sunray brush."""
    chance = random.Random(seed)
    tones = []
    for i in range(lines):
        grey = 255 if chance.random() > 0.5 else 0
        tones.append(f"rgba({grey},{grey},{grey},{chance.random() * strength:.3f}) {360 * i / lines:.2f}deg")
    return ",".join([*tones, tones[0].split(" ")[0] + " 360deg"])
