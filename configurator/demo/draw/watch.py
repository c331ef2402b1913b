"""The field watch: its layers drawn as SVG, and the document and stock that sell it."""

import json
import math
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from configurator.demo.draw.studio import ART, Placed, Studio, studio

PRODUCT = "field-watch"
HERE = ART.parent
C = 600.0
CASE = 300.0
DIAL = 236.0
OPENING = 231.0
HOUR, MINUTE, SECOND = 304.0, 55.0, 218.0
VIEWS = {"front": "Front", "back": "Case back", "clasp": "Buckle"}
numbers = count()


# Paint


@dataclass(frozen=True)
class Paint:
    """A definition that stands in the SVG before its use, used as `url(#id)`."""

    definition: str
    id: str

    def __str__(self) -> str:
        return f"url(#{self.id})"


@dataclass(frozen=True)
class Metal:
    """One metal in five tones, from the deepest reflection to the glint."""

    deep: str
    dark: str
    mid: str
    light: str
    glint: str


STEEL = Metal("#3d4145", "#777c81", "#aeb3b7", "#d9dde0", "#ffffff")
TITANIUM = Metal("#3b3a38", "#67655f", "#8f8c85", "#b4b0a7", "#e6e2d8")
BRONZE = Metal("#3c2411", "#7d5530", "#ad7f4c", "#d2a872", "#ffe9c4")
BRASS = Metal("#4f3a10", "#94742f", "#c6a24f", "#e6cd86", "#fff6d4")
BLACK = Metal("#08090a", "#1b1c1e", "#303235", "#4b4e52", "#8d9297")
SILVER = Metal("#46443f", "#8b8780", "#c3bfb6", "#e9e6df", "#ffffff")
BLUED = Metal("#050d2b", "#0d2263", "#1d41a0", "#4a78dc", "#b9d2ff")
GILT = Metal("#5a421a", "#a27d3a", "#d3ad63", "#efd59b", "#fffbe6")
ORANGE = Metal("#7a2505", "#bd4211", "#e85d1c", "#f88a4c", "#ffd0ac")


def name(prefix: str) -> str:
    return f"{prefix}{next(numbers)}"


def stops(colours: Iterable[tuple[float, str, float]]) -> str:
    return "".join(f'<stop offset="{at}" stop-color="{c}" stop-opacity="{a}"/>' for at, c, a in colours)


def linear(*colours: tuple[float, str, float], line: tuple[float, float, float, float]) -> Paint:
    own, (x1, y1, x2, y2) = name("l"), line
    place = f'gradientUnits="userSpaceOnUse" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return Paint(f'<linearGradient id="{own}" {place}>{stops(colours)}</linearGradient>', own)


def radial(*colours: tuple[float, str, float], at: tuple[float, float, float]) -> Paint:
    own, (x, y, r) = name("r"), at
    place = f'gradientUnits="userSpaceOnUse" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"'
    return Paint(f'<radialGradient id="{own}" {place}>{stops(colours)}</radialGradient>', own)


def slope(metal: Metal, line: tuple[float, float, float, float]) -> Paint:
    return linear(
        (0, metal.light, 1),
        (0.35, metal.mid, 1),
        (0.62, metal.dark, 1),
        (0.85, metal.mid, 1),
        (1, metal.dark, 1),
        line=line,
    )


AREA = 'filterUnits="userSpaceOnUse" x="0" y="0" width="1200" height="1200" color-interpolation-filters="sRGB"'
HEIGHT = 48
LIGHT = f'<feDistantLight azimuth="225" elevation="{HEIGHT}"/>'


def shaped(body: str, *, blur: float, depth: float, shine: float = 0.5, sharp: float = 18) -> str:
    """`body` with edges rounded by light from the upper left; level ground keeps its colour."""
    own, level = name("f"), shine * math.cos(math.radians((90 - HEIGHT) / 2)) ** sharp
    gain = 1 / (1 - level)
    return (
        f'<filter id="{own}" {AREA}><feGaussianBlur in="SourceAlpha" stdDeviation="{blur}" result="h"/>'
        f'<feDiffuseLighting in="h" surfaceScale="{depth}" diffuseConstant="1.35" lighting-color="#fff" result="d">'
        f'{LIGHT}</feDiffuseLighting><feComposite in="SourceGraphic" in2="d" operator="arithmetic" k1="1" result="m"/>'
        f'<feSpecularLighting in="h" surfaceScale="{depth}" specularConstant="{shine}" specularExponent="{sharp}"'
        f' lighting-color="#fff" result="s">{LIGHT}</feSpecularLighting><feComponentTransfer in="s" result="t">'
        f'<feFuncA type="linear" slope="{gain:.3f}" intercept="{-level * gain:.3f}"/></feComponentTransfer>'
        '<feComposite in="m" in2="t" operator="arithmetic" k2="1" k3="1" result="sum"/>'
        f'<feComposite in="sum" in2="SourceAlpha" operator="in"/></filter><g filter="url(#{own})">{body}</g>'
    )


def dropped(body: str, dx: float, dy: float, blur: float, alpha: float = 0.45) -> str:
    own = name("f")
    shadow = f'<feDropShadow dx="{dx}" dy="{dy}" stdDeviation="{blur}" flood-color="#0c0a08" flood-opacity="{alpha}"/>'
    return f'<filter id="{own}" {AREA}>{shadow}</filter><g filter="url(#{own})">{body}</g>'


def blurred(body: str, deviation: float) -> str:
    own = name("f")
    blur = f'<filter id="{own}" {AREA}><feGaussianBlur stdDeviation="{deviation}"/></filter>'
    return f'{blur}<g filter="url(#{own})">{body}</g>'


def grained(shape: str, fx: float, fy: float, *, dark: float = 2.0, light: float = 2.0, seed: int = 3) -> str:
    """Fine dark and light noise inside `shape`, nothing else; unequal frequencies make a brushed finish."""
    own = name("f")

    def tone(value: int, gain: float, sign: int) -> str:
        row = f"0 0 0 0 {value} "
        return f'<feColorMatrix in="n" values="{row * 3}{sign * gain} 0 0 0 {-sign * gain * 0.5}" result="t{value}"/>'

    return (
        f'<filter id="{own}" {AREA}><feTurbulence type="fractalNoise" baseFrequency="{fx} {fy}" numOctaves="2"'
        f' seed="{seed}" result="n"/>{tone(1, light, 1)}{tone(0, dark, -1)}'
        '<feMerge result="both"><feMergeNode in="t1"/><feMergeNode in="t0"/></feMerge>'
        f'<feComposite in="both" in2="SourceAlpha" operator="in"/></filter><g filter="url(#{own})">{shape}</g>'
    )


def embossed(body: str, frequency: float, scale: float, *, octaves: int = 3, seed: int = 5) -> str:
    """`body` with a lit grain in its surface: leather, canvas, paper, cast metal."""
    own = name("f")
    return (
        f'<filter id="{own}" {AREA}><feTurbulence type="fractalNoise" baseFrequency="{frequency}"'
        f' numOctaves="{octaves}" seed="{seed}" result="n"/><feColorMatrix in="n" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0'
        f' 1 0 0 0 0" result="h"/><feDiffuseLighting in="h" surfaceScale="{scale}" diffuseConstant="1.35"'
        f' lighting-color="#fff" result="d">{LIGHT}</feDiffuseLighting>'
        '<feComposite in="SourceGraphic" in2="d" operator="arithmetic" k1="1" result="m"/>'
        f'<feComposite in="m" in2="SourceAlpha" operator="in"/></filter><g filter="url(#{own})">{body}</g>'
    )


def clipped(body: str, *shapes: str) -> str:
    own = name("c")
    return f'<clipPath id="{own}">{"".join(shapes)}</clipPath><g clip-path="url(#{own})">{body}</g>'


def pierced(body: str, hole: str) -> str:
    own = name("m")
    mask = f'<mask id="{own}" maskUnits="userSpaceOnUse" x="0" y="0" width="1200" height="1200">'
    ground = '<rect width="1200" height="1200" fill="#fff"/>'
    return f'{mask}{ground}<g fill="#000" stroke="#000">{hole}</g></mask><g mask="url(#{own})">{body}</g>'


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


def circle(r: float, fill: str = "#000", *, x: float = C, y: float = C, more: str = "") -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" {more}/>'


def ring(r: float, stroke: str, width: float, *, x: float = C, y: float = C, more: str = "") -> str:
    return circle(r, "none", x=x, y=y, more=f'stroke="{stroke}" stroke-width="{width}" {more}')


def rect(x: float, y: float, w: float, h: float, fill: str, *, r: float = 0, more: str = "") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}"'
    return f'<rect {place} rx="{r}" fill="{fill}" {more}/>'


def path(d: str, fill: str = "#000", more: str = "") -> str:
    return f'<path d="{d}" fill="{fill}" {more}/>'


def stroke(d: str, colour: str, width: float, more: str = "") -> str:
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" {more}/>'


def turned(body: str, degrees: float, x: float = C, y: float = C) -> str:
    return f'<g transform="rotate({degrees:.2f} {x:.1f} {y:.1f})">{body}</g>'


def polar(r: float, degrees: float) -> tuple[float, float]:
    a = math.radians(degrees)
    return C + r * math.sin(a), C - r * math.cos(a)


def points(pairs: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in pairs) + "Z"


DIGITS = {
    "0": "M-5-3.5C-5-6.4-3-8 0-8S5-6.4 5-3.5V3.5C5 6.4 3 8 0 8S-5 6.4-5 3.5Z",
    "1": "M-3-5.2L1-8V8",
    "2": "M-4.7-3.6C-4.7-6.6-2.6-8 0-8 2.8-8 4.7-6.3 4.7-3.8 4.7-1.6 3.2-.2 1.4 1.6L-4.4 7.8H5",
    "3": "M-4.5-7.9H4L-.6-1.8C3-2 4.9 .2 4.9 3 4.9 6 2.8 8-.1 8-2.6 8-4.6 6.6-4.9 4.2",
    "4": "M2.2 8V-7.4L-5 3.8H5.4",
    "5": "M4.2-7.9H-3.4L-4-1C-3-2-1.7-2.4-.2-2.4 2.9-2.4 5-.3 5 2.7 5 5.9 2.9 8-.2 8-2.6 8-4.4 6.7-4.9 4.6",
    "6": "M2.6-8C-2-5.5-5-1.5-5 2.8-5 6-2.9 8 0 8S5 6 5 3C5 .1 3-1.8 .2-1.8-2.4-1.8-4.6-.2-5 2.6",
    "7": "M-4.8-7.9H4.4L-1.4 8",
    "8": "M0-.6C-2.8-.6-4.2-2.2-4.2-4.2-4.2-6.5-2.5-8 0-8S4.2-6.5 4.2-4.2C4.2-2.2 2.8-.6 0-.6-3-.6-5 1.2-5 3.7-5 6.3"
         "-3 8 0 8S5 6.3 5 3.7C5 1.2 3-.6 0-.6Z",
    "9": "M-2.6 8C2 5.5 5 1.5 5-2.8 5-6 2.9-8 0-8S-5-6-5-3C-5-.1-3 1.8-.2 1.8 2.4 1.8 4.6 .2 5-2.6",
}  # fmt: skip


def numeral(text: str, x: float, y: float, height: float, colour: str, weight: float = 2.2) -> str:
    """Digits in the maker's own hand, centred on a point."""
    scale, step = height / 16, 12.6
    body, at = "", -step * (len(text) - 1) / 2
    for digit in text:
        nudge = 1.2 if digit == "1" else 0
        body += f'<path d="{DIGITS[digit]}" transform="translate({at + nudge:.1f} 0)"/>'
        at += step
    look = f'fill="none" stroke="{colour}" stroke-width="{weight}" stroke-linejoin="round"'
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:.3f})" {look}>{body}</g>'


def text(
    words: str, x: float, y: float, size: float, colour: str, *, family: str = "DejaVu Sans Condensed", more: str = ""
) -> str:
    look = f'font-family="{family}" font-size="{size}" fill="{colour}" text-anchor="middle" {more}'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{words}</text>'


def around(words: str, r: float, size: float, colour: str, *, bottom: bool = False, spacing: float = 3) -> str:
    """Words on a circle about the centre, read from inside at the top, or upright at the bottom."""
    own = name("p")
    d = f"M{C - r} {C}A{r} {r} 0 0 {0 if bottom else 1} {C + r} {C}"
    look = f'font-family="DejaVu Sans Condensed" font-weight="bold" font-size="{size}" letter-spacing="{spacing}"'
    return (
        f'<path id="{own}" d="{d}" fill="none"/><text fill="{colour}" {look} text-anchor="middle">'
        f'<textPath href="#{own}" startOffset="50%">{words}</textPath></text>'
    )


def ticks(outer: float, inner: float, colour: str, width: float, *, total: int = 60, skip: int = 0) -> str:
    marks = ""
    for i in range(total):
        if skip and i % skip == 0:
            continue
        (x1, y1), (x2, y2) = polar(outer, 360 * i / total), polar(inner, 360 * i / total)
        marks += f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
    return stroke(marks, colour, width)


# Straps


@dataclass(frozen=True)
class Band:
    """One half of a strap, bent away over a cushion: lengths along it become heights in the picture."""

    side: int
    start: float = 236
    radius: float = 266
    half: float = 160
    lining: bool = False

    @property
    def length(self) -> float:
        return self.radius * 1.47

    def y(self, s: float) -> float:
        return C + self.side * (self.start + self.radius * math.sin(min(s / self.radius, 1.5)))

    def width(self, s: float) -> float:
        return self.half * (
            1 - 0.085 * (1 - math.cos(min(s / self.radius, 1.5))) - 0.06 * min(s / self.radius, 1.5) / 1.5
        )

    def steps(self, pitch: float, first: float = 0) -> list[float]:
        return [first + i * pitch for i in range(int((self.length - first) / pitch))]

    def strip(self, a: float, b: float, s0: float = 0, s1: float | None = None, swell: float = 0) -> str:
        """The outline between two places across (-1 left edge, 1 right edge) and two along."""
        end = self.length if s1 is None else s1
        along = [s0 + (end - s0) * i / 24 for i in range(25)]
        left = [(C + a * (self.width(s) + swell), self.y(s)) for s in along]
        right = [(C + b * (self.width(s) + swell), self.y(s)) for s in reversed(along)]
        bow = 9 if s1 is None else 0
        w, last = self.width(end) + swell, self.y(end)
        across = [a + (b - a) * i / 12 for i in range(13)]
        rim = [(C + u * w, last + self.side * bow * (1 - abs(u) ** 2.4)) for u in across]
        return points([*left, *rim, *right])

    def shade(self, shape: str) -> str:
        top = self.side < 0
        y0, y1 = self.y(0), self.y(self.length) + self.side * 9
        lift, fall = (0.2, 0.72) if top else (0.08, 0.86)
        if self.lining:
            lift, fall = 0.0, 0.8
        start = 0.55 if self.start > 50 else 0.0
        along = linear(
            (0, "#0a0705", start), (0.2, "#0a0705", start * 0.3), (0.34, "#0a0705", 0), (0.341, "#fff", 0),
            (0.52, "#fff", lift), (0.66, "#fff", 0), (0.661, "#0a0705", 0), (0.82, "#0a0705", fall * 0.28),
            (0.94, "#0a0705", fall * 0.66), (1, "#0a0705", fall), line=(0, y0, 0, y1),
        )  # fmt: skip
        w = self.half
        across = linear(
            (0, "#fff", 0.16), (0.08, "#fff", 0.05), (0.3, "#fff", 0.09), (0.55, "#000", 0), (0.92, "#000", 0.12),
            (1, "#000", 0.3), line=(C - w, 0, C + w, 0),
        )  # fmt: skip
        return f"{along.definition}{across.definition}{path(shape, str(across))}{path(shape, str(along))}"


def stitches(band: Band, inset: float, colour: str, *, pitch: float = 17, width: float = 4.6, row: bool = True) -> str:
    """A saddle stitch along both edges, with the groove it lies in."""
    groove, thread = "", ""
    for s in band.steps(pitch, 6):
        for sign in (-1, 1):
            x0, x1 = (C + sign * (band.width(s + d) - inset) for d in (0, pitch * 0.62))
            thread += f"M{x0 + 0.8:.1f} {band.y(s):.1f}L{x1 - 0.8:.1f} {band.y(s + pitch * 0.62):.1f}"
    for sign in (-1, 1):
        trail = [(C + sign * (band.width(s) - inset), band.y(s)) for s in band.steps(12)]
        groove += "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in trail)
    ends = 'stroke-linecap="round"'
    base = stroke(groove, "#000", width + 3, 'opacity=".16"') if row else ""
    return base + shaped(dropped(stroke(thread, colour, width, ends), 0.8, 1.2, 0.8, 0.6), blur=1.2, depth=2.2)


def leather(band: Band, colour: str, lining: str, thread: str, *, padded: float = 5, grain: float = 0.75) -> str:
    shape = band.strip(-1, 1)
    if band.lining:
        body = embossed(path(shape, lining), 0.3, 0.5, octaves=2)
        return shaped(body, blur=3, depth=3, shine=0.1) + stitches(band, 17, "#cdb793", width=3.4) + band.shade(shape)
    body = shaped(embossed(path(shape, colour), 0.22, grain, octaves=2), blur=padded, depth=padded, shine=0.4, sharp=9)
    body += mottled(path(shape))
    burnish = blurred(stroke(band.strip(-0.985, 0.985), "#1c0d05", 7), 3)
    body += clipped(f'<g opacity=".5">{burnish}</g>', path(shape))
    crease = blurred(
        stroke(f"M{C} {band.y(0)}L{C} {band.y(band.length)}", "#fff", band.half * 0.9, 'opacity=".07"'), 30
    )
    return body + clipped(crease, path(shape)) + stitches(band, 17, thread) + band.shade(shape)


def mottled(shape: str) -> str:
    """The cloudy depth of a hide that was dyed by hand."""
    return grained(shape, 0.03, 0.024, dark=0.26, light=0.2, seed=21)


def tan_leather(band: Band) -> str:
    return leather(band, "#a9693a", "#c9a981", "#f0dfc0")


def alligator(band: Band) -> str:
    """Black leather in scales: square in the middle, small and round at the edges."""
    shape = band.strip(-1, 1)
    if band.lining:
        return leather(band, "#26221f", "#3a322c", "#1b1817")
    chance, scales = random.Random(11), ""
    columns = [(-0.98, -0.8), (-0.79, -0.56), (-0.55, -0.02), (0.0, 0.55), (0.56, 0.79), (0.8, 0.98)]
    for column, (a, b) in enumerate(columns):
        pitch = (30, 36, 56, 56, 36, 30)[column]
        for s in band.steps(pitch, -chance.random() * 20):
            wobble = chance.random() * 0.02
            x0, x1 = C + (a + wobble) * band.width(s), C + (b - wobble) * band.width(s)
            y0, y1 = sorted((band.y(s + 1.5), band.y(s + pitch - 1.5)))
            if y1 - y0 > 2:
                scales += rect(x0, y0, x1 - x0, y1 - y0, "#2b2724", r=min((y1 - y0) * 0.4, 10))
    body = path(shape, "#141210") + shaped(clipped(scales, path(shape)), blur=2.6, depth=3, shine=0.42, sharp=16)
    return (
        shaped(embossed(body, 0.3, 0.4, octaves=2), blur=8, depth=8, shine=0.3)
        + stitches(band, 16, "#3d3833")
        + band.shade(shape)
    )


def rally(band: Band) -> str:
    """Cognac leather with a ladder of round holes."""
    shape = band.strip(-1, 1)
    if band.lining:
        base = leather(band, "#7b3f1f", "#b58a5e", "#e7d5b5")
    else:
        base = leather(band, "#7a3c1c", "#b58a5e", "#dcc7a2", padded=3, grain=0.5)
    holes, rims = "", ""
    for s in band.steps(66, 60):
        squash = math.cos(min(s / band.radius, 1.5))
        for x, size in ((-0.42, 13), (0, 19), (0.42, 13)):
            cx = C + x * band.width(s)
            place = f'cx="{cx:.1f}" cy="{band.y(s):.1f}" rx="{size}" ry="{size * squash:.1f}"'
            holes += f"<ellipse {place}/>"
            rims += f'<ellipse {place} fill="none" stroke="#3c1a0a" stroke-width="3.4"/>'
    shine = f'<g transform="translate(1.4 1.8)" opacity=".45">{rims.replace("#3c1a0a", "#e9a676")}</g>'
    return base + sunken(holes, path(shape)) + clipped(shine + rims, path(shape)) + band.shade(shape)


def sunken(holes: str, shape: str) -> str:
    """Dark holes with light on their lower right rim."""
    lip = f'<g transform="translate(1.3 1.6)" opacity=".22" fill="#fff">{holes}</g>'
    return clipped(lip + f'<g fill="#070605">{holes}</g>', shape)


def bund(band: Band) -> str:
    """A strap on a wide pad that keeps the case off the wrist."""
    wide = Band(band.side, band.start, band.radius, band.half + 42, band.lining)
    if band.lining:
        return leather(wide, "#4a3527", "#8f7355", "#b59b78")
    pad = leather(wide, "#4b3324", "#8f7355", "#c8b08a", padded=3, grain=0.9)
    return pad + dropped(
        leather(Band(band.side, band.start, band.radius, 136), "#5d3f2b", "#8f7355", "#d8c3a0"), 3, 6, 6
    )


def woven(band: Band, colour: str, pattern: str, size: tuple[float, float], *, relief: float = 0.7) -> str:
    own, (w, h) = name("w"), size
    shape = band.strip(-1, 1)
    cells = f'<pattern id="{own}" width="{w}" height="{h}" patternUnits="userSpaceOnUse">{pattern}</pattern>'
    body = path(shape, colour) + path(shape, f"url(#{own})")
    return cells + embossed(body, 0.35, relief, octaves=1)


TWILL = stroke("M-1 7L7-1M-1 1L1-1M5 7L7 5", "#000", 1.5, 'opacity=".3"') + stroke(
    "M-1 4.6L4.6-1M2.4 7L7 2.4", "#fff", 1.1, 'opacity=".2"'
)


def nylon(band: Band, colour: str, stripes: Iterable[tuple[float, float, str]] = ()) -> str:
    shape = band.strip(-1, 1)
    bars = "".join(path(band.strip(a, b), c) for a, b, c in stripes)
    own = name("w")
    twill = f'<pattern id="{own}" width="6" height="6" patternUnits="userSpaceOnUse">{TWILL}</pattern>'
    edge = stroke(band.strip(-0.985, 0.985), "#000", 3, 'opacity=".18"') + stroke(
        band.strip(-0.95, 0.95), "#fff", 2, 'opacity=".1"'
    )
    body = embossed(path(shape, colour) + bars + path(shape, f"url(#{own})"), 0.4, 0.7, octaves=1)
    return twill + shaped(body + clipped(edge, path(shape)), blur=2, depth=2, shine=0.08) + band.shade(shape)


def sand_nato(band: Band) -> str:
    return nylon(band, "#b7a27c")


def striped_nato(band: Band) -> str:
    stripes = [(-0.62, -0.3, "#c9c3ae"), (-0.24, 0.24, "#8d2b22"), (0.3, 0.62, "#c9c3ae")]
    return nylon(band, "#26324a", stripes)


def sailcloth(band: Band) -> str:
    shape = band.strip(-1, 1)
    if band.lining:
        return leather(band, "#2c3a44", "#5c4a3b", "#8a7a68")
    cell = (
        rect(0, 0, 8, 5, "#fff", r=2, more='opacity=".13"') + rect(8, 5, 8, 5, "#fff", r=2, more='opacity=".13"')
        + rect(8, 0, 8, 5, "#000", r=2, more='opacity=".2"') + rect(0, 5, 8, 5, "#000", r=2, more='opacity=".2"')
    )  # fmt: skip
    body = shaped(woven(band, "#33444f", cell, (16, 10)), blur=5, depth=5, shine=0.15)
    return body + stitches(band, 18, "#e8e3d4") + stitches(band, 30, "#e8e3d4", row=False) + band.shade(shape)


def perlon(band: Band) -> str:
    """A braid of thick strands with light between them."""
    cell = (
        rect(0, 0, 24, 20, "#1c211a")
        + stroke("M-3 3L15 12M9-7L33 5M-15 7L3 17M9 13L27 23", "#69735a", 6.4, 'stroke-linecap="round"')
        + stroke("M-3 1.5L15 10.5M9-8.5L33 3.5", "#98a386", 1.7, 'opacity=".8"')
        + stroke("M27 6L9 16M3-4L-9 3M15 24L33 14M3 16L-9 22", "#58624b", 6.4, 'stroke-linecap="round"')
        + stroke("M26 4.5L8 14.5M2-5.5L-9 1", "#87927a", 1.6, 'opacity=".8"')
    )
    shape = band.strip(-1, 1)
    return shaped(woven(band, "#58624b", cell, (24, 20), relief=0.4), blur=3, depth=3.4, shine=0.1) + band.shade(shape)


def rubber(band: Band, colour: str, relief: str, *, shine: float = 0.35) -> str:
    shape = band.strip(-1, 1)
    base = shaped(path(shape, colour), blur=4, depth=4, shine=0.3)
    surface = shaped(clipped(relief, path(shape)), blur=2.4, depth=3, shine=shine, sharp=12)
    return base + surface + grained(path(shape), 0.9, 0.9, dark=0.35, light=0.25) + band.shade(shape)


def ribbed(band: Band) -> str:
    if band.lining:
        return rubber(band, "#232527", "")
    bars = "".join(path(band.strip(-0.8, 0.8, s, s + 15), "#3a3d40") for s in band.steps(26, 34))
    rails = path(band.strip(-0.97, -0.84), "#3a3d40") + path(band.strip(0.84, 0.97), "#3a3d40")
    return rubber(band, "#1b1d1f", bars + rails)


def tropic(band: Band) -> str:
    """Basket-pressed rubber with a diamond of small holes."""
    base = rubber(band, "#1d1e1d", "" if band.lining else basket(band))
    holes = ""
    for i, s in enumerate(band.steps(27, 62)):
        squash = math.cos(min(s / band.radius, 1.5))
        for x in (-0.48, 0, 0.48) if i % 2 else (-0.24, 0.24):
            cx = C + x * band.width(s)
            holes += f'<ellipse cx="{cx:.1f}" cy="{band.y(s):.1f}" rx="9" ry="{9 * squash:.1f}"/>'
    return base + sunken(holes, path(band.strip(-1, 1)))


def basket(band: Band) -> str:
    cells = ""
    for i, s in enumerate(band.steps(13.5, 20)):
        for column in range(-10, 11):
            if (i + column) % 2 == 0 and abs(column) < 10:
                cells += path(band.strip((column - 0.42) / 10.5, (column + 0.42) / 10.5, s, s + 12), "#3a3b39")
    return cells


def waffle(band: Band) -> str:
    if band.lining:
        return rubber(band, "#b4511d", "")
    cells = ""
    for s in band.steps(33, 24):
        for column in range(-3, 4):
            cells += path(band.strip((column - 0.4) / 3.65, (column + 0.4) / 3.65, s, s + 25), "#d9672a")
    return rubber(band, "#a84716", cells, shine=0.25)


def link(band: Band, a: float, b: float, s0: float, s1: float, metal: Metal, *, polished: bool = False) -> str:
    y0, y1 = sorted((band.y(s0), band.y(s1)))
    if y1 - y0 < 1.5:
        return ""
    x0, x1 = C + a * band.width(s0), C + b * band.width(s0)
    tone = (
        (metal.glint, metal.light, metal.dark, metal.mid)
        if polished
        else (metal.light, metal.mid, metal.dark, metal.mid)
    )
    fill = linear(
        (0, tone[1], 1), (0.25, tone[0], 1), (0.6, tone[3], 1), (0.85, tone[2], 1), (1, tone[3], 1),
        line=(x0, y0, x0 + (y1 - y0) * 0.02, y1),
    )  # fmt: skip
    return fill.definition + rect(x0, y0, x1 - x0, y1 - y0, str(fill), r=min(7, (y1 - y0) / 3))


def three_link(band: Band) -> str:
    """Brushed outer links, a polished run in the middle, half a link further."""
    shape, parts, brush = band.strip(-1, 1), "", ""
    for s in band.steps(50, -24):
        for a, b in ((-1, -0.41), (0.41, 1)):
            parts += link(band, a, b, s + 1.5, s + 48.5, STEEL)
            brush += path(band.strip(a, b, s, s + 50))
        parts += link(band, -0.395, 0.395, s + 26, s + 73, STEEL, polished=True)
    under = path(shape, "#1d1f21")
    fine = grained(clipped(brush, path(shape)), 0.012, 0.9, dark=0.6, light=0.5)
    return under + shaped(clipped(parts, path(shape)), blur=2, depth=2.6, shine=0.7) + fine + band.shade(shape)


def beads(band: Band) -> str:
    """Beads of rice: five polished columns between slim brushed rails."""
    shape, parts = band.strip(-1, 1), ""
    for s in band.steps(30, -12):
        for a, b in ((-1, -0.66), (0.66, 1)):
            parts += link(band, a, b, s + 1, s + 29, STEEL)
    for i in range(5):
        middle = (i - 2) * 0.255
        for s in band.steps(21, -20 + (10.5 if i % 2 else 0)):
            parts += link(band, middle - 0.12, middle + 0.12, s + 0.5, s + 20.5, SILVER, polished=True)
    under = path(shape, "#26282a")
    return under + shaped(clipped(parts, path(shape)), blur=2.4, depth=3.4, shine=0.8) + band.shade(shape)


def mesh(band: Band) -> str:
    """Milanese: rows of small coils, each hooked in the next."""
    own = name("w")
    coil = (
        rect(0, 0, 12, 11, "#54585c") + stroke("M-1 10.2C3 10.2 3 1 7 1S10 5 13 5", "#c9cdd0", 3.6)
        + stroke("M-1 9.2C2.4 9.2 2.6 .2 6.6 .2", "#fff", 1.2) + stroke("M5 11C8 11 8.5 4 13 4.2", "#7b8085", 2)
    )  # fmt: skip
    weave = f'<pattern id="{own}" width="12" height="11" patternUnits="userSpaceOnUse">{coil}</pattern>'
    shape = band.strip(-1, 1)
    rails = path(band.strip(-1, -0.965), "#c3c7ca") + path(band.strip(0.965, 1), "#9ca1a5")
    sheen = linear((0, "#fff", 0), (0.28, "#fff", 0.32), (0.5, "#fff", 0), (0.8, "#000", 0.25), (1, "#fff", 0.15),
                   line=(C - band.half, 0, C + band.half, 0))  # fmt: skip
    body = weave + sheen.definition + path(shape, f"url(#{own})") + path(shape, str(sheen)) + rails
    return shaped(body, blur=2, depth=2, shine=0.3) + band.shade(shape)


def halves(make: Callable[[Band], str], *, lining: bool = False) -> str:
    return make(Band(-1, lining=lining)) + make(Band(1, lining=lining))


# Cases


@dataclass(frozen=True)
class Silhouette:
    """A case from above: `solid` is the body with its lugs, as SVG shapes."""

    solid: str
    metal: Metal
    brush: tuple[float, float] = (0.005, 0.9)
    edge: float = 4


def mirrored(shape: str) -> str:
    """A shape in all four quarters, given in the upper right one."""
    around_centre = ("1 0 0 1 0 0", "-1 0 0 1 1200 0", "1 0 0 -1 0 1200", "-1 0 0 -1 1200 1200")
    return "".join(f'<g transform="matrix({matrix})">{shape}</g>' for matrix in around_centre)


def lugs(d: str) -> str:
    return mirrored(path(d))


def superellipse(size: float, power: float) -> str:
    pairs = []
    for i in range(180):
        a = math.tau * i / 180
        x, y = math.cos(a), math.sin(a)
        k = size / (abs(x) ** power + abs(y) ** power) ** (1 / power)
        pairs.append((C + k * x, C + k * y))
    return points(pairs)


def octagon(r: float) -> str:
    return points(polar(r / math.cos(math.pi / 8), 22.5 + 45 * i) for i in range(8))


CURVED = "M760 455V254Q760 246 768 246H792Q806 246 808 262C813 322 826 390 862 455Z"
SHOULDERED = "M760 455V256Q760 246 770 246H802Q810 246 811 258C812 296 820 330 842 370L850 455Z"
STRAIGHT = "M760 455V236L767 229H808L815 238L826 300Q836 380 862 460Z"
ANGULAR = "M760 455V256L768 248H806L824 266L886 505L860 520Z"
CUT_LUG = "M720 309L760 309V254L768 246H800L818 270L850 388L891 480L800 520Z"
GUARDS = (
    "M870 500C900 512 926 524 931 536V546Q931 554 922 554H870Z "
    "M870 646H922Q931 646 931 654V664C926 676 900 688 870 700Z"
)
SCREWS = tuple((C + x * 187, C + y * 331) for x in (-1, 1) for y in (-1, 1))

ROUND = Silhouette(lugs(CURVED) + circle(CASE), STEEL)
CUSHION = Silhouette(lugs(SHOULDERED) + path(superellipse(294, 3.1)), STEEL, brush=(0.9, 0.005))
BRONZE_CASE = Silhouette(lugs(STRAIGHT) + circle(298), BRONZE, brush=(0.35, 0.35), edge=6)
GUARDED = Silhouette(lugs(ANGULAR) + path(GUARDS) + circle(302), BLACK, brush=(0.7, 0.7))
FACETED = Silhouette(lugs(CUT_LUG) + path(octagon(291)), TITANIUM, brush=(0.006, 0.8), edge=2.6)
TRENCH = Silhouette(circle(294), SILVER, edge=9)


def wires() -> str:
    """Soldered wire lugs, thin as a needle, bent square over the strap."""
    loop = "M748 372L770 262Q772 244 756 242"
    return mirrored(stroke(loop, "#c3bfb6", 13, 'stroke-linecap="round"'))


def body_of(case: Silhouette, flip: bool) -> str:
    """Lugs and case middle in one piece: brushed, edges rounded, the lugs bent down, a shadow on what lies below."""
    turn = 'transform="matrix(-1 0 0 1 1200 0)"' if flip else ""
    shape = f"<g {turn}>{case.solid}</g>"
    m = case.metal
    fill = linear(
        (0, m.light, 1), (0.3, m.light, 1), (0.5, m.mid, 1), (0.8, m.dark, 1), (1, m.mid, 1), line=(340, 260, 860, 940)
    )
    bend = radial(
        (0, m.deep, 0), (0.8, m.deep, 0), (0.86, m.glint, 0.25), (0.93, m.deep, 0.1), (1, m.deep, 0.6), at=(C, C, 408)
    )
    body = shape.replace('fill="#000"', f'fill="{fill}"') + grained(shape, *case.brush, dark=0.75, light=0.6)
    body += shape.replace('fill="#000"', f'fill="{bend}"')
    heads = "".join(screw(x, y, 10, m, 30 + x) for x, y in SCREWS) if case is BRONZE_CASE else ""
    solid = shaped(body, blur=case.edge, depth=case.edge * 1.7, shine=0.9, sharp=16)
    return fill.definition + bend.definition + dropped(solid, 3, 6, 6, 0.5) + heads


def patina(shape: str) -> str:
    """The green and brown a bronze case takes on."""
    own = name("f")
    stain = (
        f'<filter id="{own}" {AREA}><feTurbulence type="fractalNoise" baseFrequency=".018" numOctaves="4" seed="8"/>'
        '<feColorMatrix values="0 0 0 0 .25 0 0 0 0 .33 0 0 0 0 .25 3.4 0 0 0 -1.85"/>'
        '<feComposite in2="SourceAlpha" operator="in"/></filter>'
    )
    return f'{stain}<g filter="url(#{own})" opacity=".55">{shape}</g>'


def case_front(case: Silhouette) -> str:
    m = case.metal
    wire = dropped(shaped(wires(), blur=3, depth=4, shine=0.9), 4, 6, 4) if case is TRENCH else ""
    body = wire + body_of(case, False)
    if case is BRONZE_CASE:
        body += patina(case.solid)
    rim = (
        sweep(satin(m), 287, inner=268) + sweep(rays(17, 0.07, 420), 287, inner=268) + sweep(polish(m), 269, inner=247)
    )
    rim += ring(268.6, m.deep, 1.4, more='opacity=".7"') + ring(270, m.glint, 1.3, more='opacity=".55"')
    smooth = ring(286.5, m.deep, 2, more='opacity=".6"') + ring(288.5, m.glint, 1.4, more='opacity=".5"')
    shoulder = ring(248, m.glint, 1.6, more='opacity=".7"') + ring(284.5, m.glint, 1.2, more='opacity=".35"')
    soft = ring(258, m.glint, 8, more='opacity=".16"')
    inside = sweep(satin(m), 248, inner=OPENING, turn=180) + ring(240, "#000", 17, more='opacity=".5"')
    inside += ring(OPENING + 0.8, "#000", 2, more='opacity=".55"') + ring(246.4, "#000", 2.4, more='opacity=".5"')
    whole = body + rim + blurred(soft, 5) + smooth + shoulder + inside
    return pierced(whole, circle(OPENING)) + well()


def well() -> str:
    """The shadow the rim throws on the dial."""
    fall = radial((0.86, "#000", 0), (0.95, "#000", 0.22), (1, "#000", 0.6), at=(C + 9, C + 12, 244))
    return fall.definition + circle(OPENING + 0.5, str(fall))


def case_back(case: Silhouette) -> str:
    m = case.metal
    wire = dropped(shaped(wires(), blur=3, depth=4, shine=0.9), 4, 6, 4) if case is TRENCH else ""
    seat = (
        sweep(satin(m), 284, inner=200)
        + ring(284, m.deep, 2, more='opacity=".6"')
        + ring(275, "#000", 5, more='opacity=".35"')
    )
    stain = patina(case.solid) if case is BRONZE_CASE else ""
    return pierced(wire + body_of(case, True) + stain + seat, circle(268))


# Bezels


def insert(fill: str, outer: float = 287, inner: float = 247) -> str:
    """The ring that carries a scale: a dark ring with a lit outer edge."""
    return ring((outer + inner) / 2, fill, outer - inner)


def scale_text(words: str, degrees: float, r: float, size: float, colour: str) -> str:
    x, y = polar(r, degrees)
    body = text(words, x, y + size * 0.36, size, colour, more='font-weight="bold"')
    return turned(body, degrees, x, y)


def framed(body: str, metal: Metal = STEEL) -> str:
    edges = sweep(polish(metal), 292, inner=284) + sweep(polish(metal), 250, inner=245, turn=180)
    light = glare(
        (0, 255, 0), (100, 255, 0), (132, 255, 0.16), (160, 255, 0), (280, 255, 0), (314, 255, 0.3), (345, 255, 0)
    )
    soft = sweep(light, 284, inner=250)
    return dropped(body + soft + edges, 1.5, 2.5, 2, 0.5)


def dive_bezel() -> str:
    ground = insert("#101418") + sweep(rays(4, 0.05), 284, inner=250)
    marks = ticks(281, 270, "#e8e9e2", 3, total=60, skip=5)
    marks += "".join(scale_text(str(n), n * 6, 267, 25, "#e8e9e2") for n in (10, 20, 30, 40, 50))
    for i in (5, 15, 25, 35, 45, 55):
        marks += turned(rect(C - 3, C - 281, 6, 28, "#e8e9e2"), i * 6)
    pearl = path(f"M{C - 15} {C - 281}H{C + 15}L{C} {C - 254}Z", "#e8e9e2") + circle(6, "#b8e0c0", y=C - 271)
    return grip(292) + framed(ground + marks + pearl)


def grip(r: float) -> str:
    """A scalloped edge for wet fingers, just beyond the ring."""
    pairs = [polar(r + (5 if i % 4 < 2 else 0.5), 360 * i / 480) for i in range(480)]
    outer = sweep(polish(STEEL), r + 6, inner=r - 6)
    return dropped(shaped(clipped(outer, path(points(pairs))), blur=1.2, depth=2, shine=0.5), 2, 3, 3)


def compass_bezel() -> str:
    ground = sweep(satin(STEEL), 286, inner=247) + sweep(rays(9, 0.16), 286, inner=247)
    marks = ticks(283, 273, "#20242a", 2.4, total=120, skip=10) + ticks(283, 266, "#20242a", 3, total=24, skip=3)
    for i, point in enumerate(("N", "NE", "E", "SE", "S", "SW", "W", "NW")):
        marks += scale_text(point, 45 * i, 265, 28 if i % 2 == 0 else 19, "#a3271d" if point == "N" else "#20242a")
    lip = marks.replace("#20242a", "#fff").replace("#a3271d", "#fff")
    cut = f'<g transform="translate(.9 1.1)" opacity=".7">{lip}</g>'
    return grip(292) + framed(ground + cut + marks)


def tachymeter_bezel() -> str:
    ground = insert("#22252a") + sweep(rays(2, 0.12), 284, inner=250)
    marks = ""
    for speed in (60, 65, 70, 75, 80, 90, 100, 110, 120, 140, 160, 200, 250, 300, 400):
        degrees = 360 * 60 / speed
        marks += scale_text(str(speed), degrees % 360, 264, 17, "#e6e2d3")
        marks += turned(rect(C - 1.2, C - 283, 2.4, 9, "#e6e2d3"), degrees)
    marks += scale_text("TACHYMETRE", 27, 264, 14, "#cf9d54")
    return framed(ground + marks, STEEL)


def day_night_bezel() -> str:
    night = path(f"M{C - 267} {C}A267 267 0 0 1 {C + 267} {C}", "none", 'stroke="#182b4f" stroke-width="40"')
    day = path(f"M{C - 267} {C}A267 267 0 0 0 {C + 267} {C}", "none", 'stroke="#8f2a24" stroke-width="40"')
    marks = "".join(scale_text(str(n), n * 15, 267, 24, "#f0eee6") for n in range(2, 24, 2))
    marks += "".join(turned(circle(3.4, "#f0eee6", y=C - 267), n * 15) for n in range(1, 24, 2))
    marks += path(f"M{C - 14} {C - 281}H{C + 14}L{C} {C - 254}Z", "#f0eee6")
    return grip(292) + framed(night + day + sweep(rays(6, 0.07), 284, inner=250) + marks)


def fluted_bezel() -> str:
    """Ninety polished flutes, each with a lit and a dark face."""
    flutes, step = "", 4.0
    for i in range(90):
        a = step * i
        lit = math.cos(math.radians(a - 315 + 90)) > 0
        tones = (STEEL.glint, "#8d9297") if lit else ("#6d7277", STEEL.light)
        for edge, tone in zip((0.0, step / 2), tones, strict=True):
            corners = ((288, edge), (288, edge + step * 0.52), (249, edge + step * 0.52), (249, edge))
            flutes += path(points(polar(r, a + turn) for r, turn in corners), tone)
    light = glare((0, 0, 0.05), (50, 0, 0.4), (130, 0, 0.1), (220, 0, 0.45), (315, 255, 0.2), (360, 0, 0.05))
    shade = sweep(light, 288, inner=249)
    edges = sweep(polish(STEEL), 291, inner=285) + sweep(polish(STEEL), 252, inner=245, turn=180)
    return dropped(flutes + shade + edges, 1.5, 2.5, 2, 0.5)


# Dials


def ground(colour: str, *, lift: float = 0.12, fall: float = 0.35) -> str:
    glow = radial((0, "#fff", lift), (0.6, "#fff", 0), (0.61, "#000", 0), (1, "#000", fall), at=(C - 70, C - 90, 330))
    return circle(DIAL, colour) + glow.definition + circle(DIAL, str(glow))


def signature(colour: str, y: float = 505, second: str = "", *, size: float = 21) -> str:
    mark = text("FIELD &amp; CO", C, y, size, colour, more='font-weight="bold" letter-spacing="4"')
    return mark + (text(second, C, y + 20, 11.5, colour, more='letter-spacing="3"') if second else "")


def raised(body: str, *, depth: float = 2.2) -> str:
    return dropped(shaped(body, blur=1.4, depth=depth, shine=0.6), 1.6, 2.4, 1.6, 0.55)


def field_dial(colour: str, ink: str, small: str, lume: str) -> str:
    """Twelve hours large, twenty-four small, a rail of minutes."""
    base = ground(colour) + grained(circle(DIAL), 0.8, 0.8, dark=0.3, light=0.2)
    marks = ticks(226, 217, ink, 2, skip=5) + ticks(227, 214, ink, 4.5, total=12)
    for i in range(12):
        marks += turned(path(f"M{C - 7} {C - 209}H{C + 7}L{C} {C - 197}Z", lume), 30 * i)
    for hour in range(1, 13):
        marks += numeral(str(hour), *polar(168, 30 * hour), 42, ink, 2.5)
        marks += numeral(str(hour + 12), *polar(122, 30 * hour), 16, small, 1.8)
    return base + marks + signature(small, 524, size=17)


def black_dial() -> str:
    return field_dial("#1d1f20", "#efecd9", "#b4b09c", "#e8e4bb")


def cream_dial() -> str:
    return field_dial("#e6dcc2", "#2a2620", "#7d6f57", "#b98a45")


def california_dial() -> str:
    ink = "#d9c48f"
    base = ground("#23372c") + grained(circle(DIAL), 0.7, 0.7, dark=0.5, light=0.3)
    rail = ring(224, ink, 1.6) + ring(209, ink, 1.6) + ticks(224, 209, ink, 1.8) + ticks(224, 209, ink, 6, total=12)
    lume, figures = "#e6d9a8", ""
    for hour, roman in ((10, "X"), (11, "XI"), (1, "I"), (2, "II")):
        x, y = polar(168, 30 * hour)
        body = text(roman, x, y + 17, 48, lume, family="DejaVu Serif Condensed", more='font-weight="bold"')
        figures += turned(body, 30 * hour, x, y)
    for hour in (4, 5, 7, 8):
        figures += numeral(str(hour), *polar(168, 30 * hour), 44, lume, 3.1)
    for hour in (3, 6, 9):
        figures += turned(rect(C - 8, C - 192, 16, 48, lume), 30 * hour)
    figures += path(f"M{C - 27} {C - 198}H{C + 27}L{C} {C - 148}Z", lume)
    return base + rail + dropped(figures, 0.8, 1.2, 0.8, 0.5) + signature(ink, 522)


def pilot_dial() -> str:
    """Minutes outside, hours on an inner ring, a triangle at twelve."""
    ink = "#f0efe6"
    base = ground("#1b2740") + grained(circle(DIAL), 0.8, 0.8, dark=0.4, light=0.25)
    marks = ticks(226, 212, ink, 2.2, skip=5) + ticks(227, 209, ink, 6, total=12)
    for minute in range(5, 60, 5):
        marks += numeral(f"{minute:02d}", *polar(178, 6 * minute), 30, ink, 2.5)
    marks += path(f"M{C - 22} {C - 166}H{C + 22}L{C} {C - 205}Z", ink)
    marks += circle(6, ink, x=C - 36, y=C - 192) + circle(6, ink, x=C + 36, y=C - 192)
    marks += ring(136, ink, 2)
    for hour in range(1, 13):
        marks += numeral(str(hour), *polar(113, 30 * hour), 20, ink, 2.2)
    return base + ring(68, "#000", 136, more='opacity=".12"') + marks


def sunray(colour: str, seed: int, strength: float = 0.055) -> str:
    sheen = sweep(
        "rgba(255,255,255,.05) 0deg,rgba(0,0,0,.34) 45deg,rgba(255,255,255,.05) 95deg,rgba(255,255,255,.3) 135deg,"
        "rgba(255,255,255,.03) 175deg,rgba(0,0,0,.45) 225deg,rgba(255,255,255,.06) 275deg,rgba(255,255,255,.42) 315deg,"
        "rgba(255,255,255,.05) 360deg", DIAL,
    )  # fmt: skip
    return circle(DIAL, colour) + sheen + sweep(rays(seed, strength, 420), DIAL)


def batons(lume: str, *, skip: tuple[int, ...] = (), length: float = 46, metal: Metal = STEEL) -> str:
    """Applied markers: metal with two faces, a strip of lume on top."""
    body = ""
    for hour in range(1, 13):
        if hour in skip:
            continue
        wide = 15.0 if hour == 12 else 11.0
        for shift in (-wide * 0.58, wide * 0.58) if hour == 12 else (0.0,):
            at = C + shift
            fill = metal.light if math.cos(math.radians(30 * hour - 315)) > 0 else metal.mid
            bar = rect(at - wide / 2, C - 208, wide, length, fill)
            strip = rect(at - wide / 2 + 3.2, C - 204, wide - 6.4, length - 8, lume)
            body += turned(bar + strip, 30 * hour)
    return raised(body)


def explorer_dial() -> str:
    rail = ticks(227, 218, "#eef1f4", 1.8, skip=5) + ticks(227, 214, "#eef1f4", 3.6, total=12)
    figures = "".join(numeral(str(h), *polar(168, 30 * h), 46, "#f2f2ea", 3.2) for h in (3, 6, 9))
    peak = path(f"M{C - 26} {C - 206}H{C + 26}L{C} {C - 158}Z", "#f2f2ea")
    return (
        sunray("#1d4e86", 12) + rail + raised(figures + peak) + batons("#f2f2ea", skip=(3, 6, 9, 12))
        + signature("#eef1f4", 516, "AUTOMATIC")
    )  # fmt: skip


def sector_dial(colour: str, outer: str, ink: str) -> str:
    """Two tones divided by rails and spokes, from the workshops of the thirties."""
    base = ground(outer, lift=0.25, fall=0.25) + sweep(rays(21, 0.09, 360), DIAL, inner=150)
    middle = circle(150, colour) + circles(40, 148, 4, ink)
    rails = ring(226, ink, 1.6) + ring(212, ink, 1.6) + ticks(226, 212, ink, 1.6) + ticks(226, 212, ink, 5, total=12)
    rails += ring(150, ink, 1.8) + ring(139, ink, 1.4) + ticks(150, 139, ink, 1.6)
    spokes = "".join(turned(rect(C - 2, C - 206, 4, 56, ink), 30 * h) for h in range(12) if h not in (0, 3, 6, 9))
    figures = "".join(numeral(str(h), *polar(172, 30 * h), 38, ink, 2.3) for h in (3, 6, 9, 12))
    cross = stroke(f"M{C} {C - 139}V{C + 139}M{C - 139} {C}H{C + 139}", ink, 1.2, 'opacity=".55"')
    return base + middle + rails + spokes + figures + cross + signature(ink, 528)


def silver_dial() -> str:
    return sector_dial("#d9d7d0", "#c4c2ba", "#2a2d33")


def salmon_dial() -> str:
    return sector_dial("#dba083", "#cd8f71", "#3a2823")


def circles(inner: float, outer: float, step: float, colour: str, alpha: float = 0.09) -> str:
    """Fine turned rings, as a lathe leaves them."""
    many = int((outer - inner) / step)
    return "".join(ring(inner + step * i, colour, 1, more=f'opacity="{alpha}"') for i in range(many))


def enamel_dial() -> str:
    base = ground("#f6f3ea", lift=0.5, fall=0.18)
    rail = "".join(turned(circle(3.4 if i % 5 else 5.5, "#23262b", y=C - 216), 6 * i) for i in range(60))
    figures = ""
    for hour, roman in enumerate(("XII", "I", "II", "III", "IIII", "V", "VI", "VII", "VIII", "IX", "X", "XI")):
        shape = text(roman, C, C - 151, 54, "#a02a22" if hour == 0 else "#23262b", family="DejaVu Serif Condensed",
                     more=f'transform="translate({C * 0.26:.1f} 0) scale(.74 1)"')  # fmt: skip
        figures += turned(shape, 30 * hour)
    gloss = radial((0, "#fff", 0.7), (1, "#fff", 0), at=(C - 110, C - 130, 150))
    sign = text("Field &amp; Co", C, 528, 23, "#23262b", family="DejaVu Serif", more='font-style="italic"')
    return base + gloss.definition + circle(DIAL, str(gloss)) + rail + figures + sign


def waffle_dial() -> str:
    """A pressed grid of small pyramids."""
    own, size = name("w"), 15
    cell = (
        rect(0, 0, size, size, "#2c4a38") + path("M1 1H14L7.5 7.5Z", "#46705a") + path("M1 1V14L7.5 7.5Z", "#3a6049")
        + path("M14 14H1L7.5 7.5Z", "#1a2e23") + path("M14 14V1L7.5 7.5Z", "#22392c")
    )  # fmt: skip
    grid = f'<pattern id="{own}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">{cell}</pattern>'
    rail = ring(223, "#1d3327", 26) + ticks(229, 218, "#e9e6d4", 1.8, skip=5) + ticks(229, 213, "#e9e6d4", 4, total=12)
    glow = radial((0, "#fff", 0.16), (0.6, "#fff", 0), (1, "#000", 0.35), at=(C - 70, C - 90, 330))
    plate = circle(DIAL, "#1d3327") + grid + circle(210, f"url(#{own})") + glow.definition + circle(DIAL, str(glow))
    sign = rect(C - 84, 506, 168, 30, "#22392c", r=4) + signature("#e9e6d4", 528)
    return plate + ring(210, "#0f1d15", 2) + rail + sign + batons("#f0ecd6", metal=STEEL)


def meteorite_dial() -> str:
    """Iron that cooled over a million years: bands of crystal in three directions."""
    chance, bands = random.Random(77), ""
    for angle in (18, 78, 138):
        for _ in range(70):
            x, y = C + chance.uniform(-250, 250), C + chance.uniform(-250, 250)
            grey = chance.choice(("#ffffff", "#e8eaec", "#4a4f55", "#2f3338", "#8b9299"))
            bar = rect(
                x,
                y,
                chance.uniform(40, 210),
                chance.uniform(2, 9),
                grey,
                more=f'opacity="{chance.uniform(0.12, 0.5):.2f}"',
            )
            bands += turned(bar, angle, x, y)
    plate = circle(DIAL, "#868d94") + clipped(embossed(bands, 0.2, 0.5, octaves=1), circle(DIAL))
    glow = radial((0, "#fff", 0.25), (0.5, "#fff", 0), (1, "#000", 0.45), at=(C - 70, C - 90, 330))
    rail = ticks(228, 220, "#17191c", 2, skip=5)
    keys = ""
    for hour in range(12):
        lit = math.cos(math.radians(30 * hour - 225)) > 0
        left, right = (STEEL.glint, STEEL.deep) if lit else (STEEL.deep, STEEL.glint)
        long = 58 if hour % 3 == 0 else 40
        key = path(f"M{C} {C - 212}L{C - 8} {C - 204}V{C - 204 + long}H{C}Z", left) + path(
            f"M{C} {C - 212}L{C + 8} {C - 204}V{C - 204 + long}H{C}Z", right
        )
        keys += turned(key, 30 * hour)
    shine = glow.definition + circle(DIAL, str(glow))
    return plate + shine + rail + dropped(keys, 2, 3, 2, 0.6) + signature("#17191c", 520)


def dots_dial() -> str:
    """Sand, coarse as a beach, with round lume and one bar."""
    plate = embossed(ground("#b99a6b", lift=0.15, fall=0.4), 0.55, 1.3, octaves=2)
    ink, lume = "#2b241a", "#f4f1df"
    rail = ticks(228, 218, ink, 2, skip=5) + ticks(228, 214, ink, 4, total=12)
    plots = ""
    for hour in range(1, 12):
        if hour % 3:
            plots += turned(circle(17, ink, y=C - 182) + circle(13.5, lume, y=C - 182), 30 * hour)
        else:
            plots += turned(
                rect(C - 10, C - 206, 20, 54, ink, r=3) + rect(C - 7, C - 203, 14, 48, lume, r=2), 30 * hour
            )
    plots += path(f"M{C - 30} {C - 208}H{C + 30}L{C} {C - 152}Z", ink) + path(
        f"M{C - 23} {C - 204}H{C + 23}L{C} {C - 161}Z", lume
    )
    return plate + rail + raised(plots, depth=1.6) + signature(ink, 518, "200 PACES")


# Complications


def date_window() -> str:
    x, y = C + 172, C
    frame = rect(x - 34, y - 28, 68, 56, STEEL.light, r=4)
    hole = rect(x - 28, y - 22, 56, 44, "#f4f2ea", r=2)
    inner = linear((0, "#000", 0.5), (0.22, "#000", 0.08), (0.5, "#000", 0), line=(x, y - 22, x + 6, y + 22))
    figure = numeral("17", x, y, 28, "#1b1c1e", 2.6)
    return raised(frame) + hole + figure + inner.definition + rect(x - 28, y - 22, 56, 44, str(inner), r=2)


def sunk(x: float, y: float, r: float, colour: str) -> str:
    """A small dial let into the large one: turned rings and a bevelled edge."""
    rings = "".join(
        ring(r * i / 22, "#000" if i % 2 else "#fff", 1.2, x=x, y=y, more='opacity=".06"') for i in range(1, 22)
    )
    fall = radial((0.75, "#000", 0), (1, "#000", 0.42), at=(x + 4, y + 5, r + 5))
    edge = sweep(satin(STEEL), r + 4, inner=r - 1, x=x, y=y, turn=180)
    return circle(r, colour, x=x, y=y) + rings + fall.definition + circle(r, str(fall), x=x, y=y) + edge


def small_ticks(x: float, y: float, outer: float, inner: float, colour: str, total: int, width: float) -> str:
    body = ""
    for i in range(total):
        a = math.tau * i / total
        (s, k) = math.sin(a), math.cos(a)
        body += f"M{x + outer * s:.1f} {y - outer * k:.1f}L{x + inner * s:.1f} {y - inner * k:.1f}"
    return stroke(body, colour, width)


def small_seconds() -> str:
    x, y, r = C, C + 122, 66
    marks = small_ticks(x, y, 61, 55, "#22252a", 60, 1.3) + small_ticks(x, y, 61, 51, "#22252a", 12, 2.8)
    marks += numeral("60", x, y - 40, 13, "#22252a", 2.2) + numeral("30", x, y + 40, 13, "#22252a", 2.2)
    marks += numeral("15", x + 38, y, 13, "#22252a", 2.2) + numeral("45", x - 38, y, 13, "#22252a", 2.2)
    needle = turned(
        path(f"M{x - 1.6} {y + 16}L{x - 0.7} {y - 52}H{x + 0.7}L{x + 1.6} {y + 16}Z", "#1d2f66"), SECOND, x, y
    )
    return sunk(x, y, r, "#e9e7e0") + marks + dropped(needle + circle(5.5, "#1d2f66", x=x, y=y), 2, 3, 1.6, 0.5)


def moon_phase() -> str:
    """The moon in its night, between two hills of plate."""
    x, y, r = C, C + 122, 64
    night = radial((0, "#27458c", 1), (1, "#0a1536", 1), at=(x - 15, y - 20, 80))
    chance, stars = random.Random(5), ""
    for _ in range(26):
        stars += circle(chance.uniform(0.8, 2), "#f1dfa6", x=x + chance.uniform(-56, 56), y=y + chance.uniform(-56, 10))
    gold = radial((0, "#fff6d8", 1), (0.6, "#ecca7c", 1), (1, "#b68a3a", 1), at=(x + 4, y - 26, 34))
    moon = circle(27, str(gold), x=x + 12, y=y - 16) + embossed(circle(27, str(gold), x=x + 12, y=y - 16), 0.08, 2)
    hills = circle(34, STEEL.light, x=x - 36, y=y + 34) + circle(34, STEEL.light, x=x + 36, y=y + 34)
    hills += rect(x - 70, y + 30, 140, 40, STEEL.light)
    night_sky = night.definition + gold.definition + circle(r, str(night), x=x, y=y) + stars + moon
    ground_ = raised(hills) + grained(hills, 0.005, 0.9, dark=0.6, light=0.5)
    window = clipped(night_sky + ground_, circle(r, x=x, y=y))
    rim = dropped(sweep(polish(STEEL), r + 5, inner=r - 2, x=x, y=y), 0, 0, 1, 0.6)
    return window + rim


def power_reserve() -> str:
    x, y, r = C - 124, C, 62
    scale = ""
    for i in range(9):
        a = math.radians(-120 + 30 * i)
        s, k = math.sin(a), math.cos(a)
        tone = "#b3261e" if i < 2 else "#22252a"
        scale += stroke(f"M{x + 55 * s:.1f} {y - 55 * k:.1f}L{x + 44 * s:.1f} {y - 44 * k:.1f}", tone, 3.4)
    words = text("UP", x + 24, y + 38, 11, "#22252a", more='font-weight="bold"')
    words += text("DOWN", x - 20, y + 38, 11, "#22252a", more='font-weight="bold"')
    needle = turned(path(f"M{x - 3} {y + 12}L{x} {y - 44}L{x + 3} {y + 12}Z", "#1d2f66"), 62, x, y)
    return sunk(x, y, r, "#e9e7e0") + scale + words + dropped(needle + circle(6, "#1d2f66", x=x, y=y), 2, 3, 1.6, 0.5)


def second_zone_hand() -> str:
    """A slim red hand with an arrow, once round in a day."""
    arrow = path(
        f"M{C - 3.5} {C + 30}V{C - 168}H{C - 17}L{C} {C - 206}L{C + 17} {C - 168}H{C + 3.5}V{C + 30}Z", "#c2371f"
    )
    lume = path(f"M{C - 9} {C - 173}L{C} {C - 194}L{C + 9} {C - 173}Z", "#f3efe0")
    return dropped(
        shaped(turned(arrow + lume, 138), blur=1.3, depth=1.8, shine=0.5) + circle(16, "#c2371f"), 4, 6, 3.5, 0.45
    )


# Hands


def faceted(half: Sequence[tuple[float, float]], degrees: float, metal: Metal) -> str:
    """A hand with a ridge: the face towards the light is bright, the other dark; `half` runs from tip to tail."""
    lit = math.cos(math.radians(degrees - 45)) > 0
    tones = (metal.glint, metal.dark) if lit else (metal.dark, metal.glint)
    faces = ""
    for sign, tone in zip((-1, 1), tones, strict=True):
        side = [(C + sign * x, C - y) for x, y in half]
        fill = linear((0, tone, 1), (1, metal.mid, 1), line=(C, side[0][1], C, C + 60))
        faces += fill.definition + path(points([*side, (C, side[-1][1]), (C, side[0][1])]), str(fill))
    return turned(faces, degrees)


def inlay(d: str, degrees: float, lume: str = "#f1f0e2") -> str:
    return turned(path(d, lume), degrees)


def pivot(metal: Metal, r: float = 15) -> str:
    return sweep(polish(metal), r) + ring(r, metal.deep, 1, more='opacity=".6"')


def pair(hour: str, minute: str, metal: Metal) -> str:
    low = dropped(shaped(hour, blur=1.1, depth=1.3, shine=0.35), 4, 6, 4, 0.5)
    high = dropped(shaped(minute, blur=1.1, depth=1.3, shine=0.35), 6, 9, 5, 0.42)
    return low + high + dropped(pivot(metal), 2, 3, 2)


def blade(wide: float, length: float, shoulder: float) -> list[tuple[float, float]]:
    return [(0, length), (wide, length - shoulder), (wide * 0.45, 26), (wide * 0.4, -38), (0, -38)]


def sword_hands() -> str:
    def hand(wide: float, length: float, degrees: float) -> str:
        w, top = wide * 0.56, length - 24
        lume = (
            f"M{C} {C - top - 6}L{C - w} {C - top + 20}L{C - w * 0.62} {C - 62}H{C + w * 0.62}L{C + w} {C - top + 20}Z"
        )
        return faceted(blade(wide, length, 34), degrees, STEEL) + inlay(lume, degrees)

    return pair(hand(16, 138, HOUR), hand(13, 206, MINUTE), STEEL)


def dauphine_hands() -> str:
    def hand(wide: float, length: float, degrees: float) -> str:
        return faceted([(0, length), (wide, 26), (0, -40)], degrees, STEEL)

    return pair(hand(21, 142, HOUR), hand(17, 210, MINUTE), STEEL)


Point = tuple[float, float]


def both_sides(start: Point, *curves: tuple[Point, Point, Point]) -> str:
    """A closed shape, the same left and right of the middle, from cubic curves given for its right side."""
    d = ""
    for sign in (1, -1):
        d += f"M{C} {start[1]:.1f}L{C + sign * start[0]:.1f} {start[1]:.1f}"
        for curve in curves:
            d += "C" + " ".join(f"{C + sign * x:.1f} {y:.1f}" for x, y in curve)
        d += f"L{C} {curves[-1][-1][1]:.1f}Z"
    return d


def cathedral_hands() -> str:
    """Leaded windows of lume in blued steel."""

    def hand(wide: float, length: float, degrees: float) -> str:
        top, low = C - length, C - length * 0.34
        mid = (top + low) / 2 + 6
        d = both_sides(
            (0, top), ((3, top + 26), (wide, top + 34), (wide, mid - 22)),
            ((wide, mid - 6), (5, mid - 4), (5, mid + 2)),
            ((wide * 0.8, mid + 8), (wide * 0.72, low - 8), (5, low)), ((5, low), (6, C + 34), (6, C + 34)),
        )  # fmt: skip
        w = wide - 6
        pane = both_sides(
            (0, top + 34),
            ((w, top + 44), (w, mid - 26), (w, mid - 22)),
            ((w, mid - 16), (w - 4, mid - 9), (0, mid - 8)),
        )
        fill = linear((0, BLUED.light, 1), (0.5, BLUED.mid, 1), (1, BLUED.dark, 1), line=(C - wide, top, C + wide, C))
        lead = stroke(f"M{C - wide} {mid - 24}H{C + wide}M{C} {top + 20}V{mid}", BLUED.mid, 3)
        return turned(fill.definition + path(d, str(fill)) + path(pane, "#efe6c4") + lead, degrees)

    return pair(hand(25, 146, HOUR), hand(18, 208, MINUTE), BLUED)


def syringe_hands() -> str:
    def hand(wide: float, length: float, degrees: float) -> str:
        barrel, needle = length - 46, 3.2
        half = [(needle * 0.6, length), (needle, barrel + 8), (wide, barrel), (wide, 46), (5, 34), (5, -36), (0, -36)]
        lume = f"M{C - wide + 4} {C - barrel + 5}H{C + wide - 4}V{C - 52}H{C - wide + 4}Z"
        return faceted(half, degrees, STEEL) + inlay(lume, degrees)

    return pair(hand(12, 146, HOUR), hand(10, 210, MINUTE), STEEL)


def baton_hands() -> str:
    def hand(wide: float, length: float, degrees: float) -> str:
        fill = linear((0, BLACK.light, 1), (1, BLACK.deep, 1), line=(C - wide, C, C + wide, C))
        bar = fill.definition + rect(C - wide, C - length, 2 * wide, length + 34, str(fill), r=wide)
        return turned(
            bar + rect(C - wide + 4, C - length + 6, 2 * wide - 8, length - 48, "#f1f0e2", r=wide - 4), degrees
        )

    return pair(hand(12, 138, HOUR), hand(10, 204, MINUTE), BLACK)


def snowflake_hands() -> str:
    """A square on the hour hand, an orange minute hand that rules the dive."""
    square = [(0, 142), (9, 132), (9, 122), (30, 100), (9, 78), (9, -32), (0, -32)]
    right = [(0, 128), (4, 118), (22, 100), (4, 82), (4, 34), (-4, 34), (-4, 82), (-22, 100), (-4, 118)]
    lume = points((C + x, C - y) for x, y in right)
    hour = faceted(square, HOUR, STEEL) + inlay(lume, HOUR)
    half = [(0, 208), (13, 190), (13, 44), (6, 34), (6, -34), (0, -34)]
    strip = f"M{C} {C - 194}L{C - 7} {C - 184}V{C - 56}H{C + 7}V{C - 184}Z"
    return pair(hour, faceted(half, MINUTE, ORANGE) + inlay(strip, MINUTE), STEEL)


def pomme_hands() -> str:
    """Slender blued hands with an open apple."""

    def hand(length: float, apple: float, r: float, degrees: float) -> str:
        stem = path(f"M{C} {C - length}L{C - 3} {C - apple - r}H{C + 3}Z", BLUED.mid)
        stem += path(f"M{C - 3.6} {C - apple + r}L{C - 5.5} {C + 34}H{C + 5.5}L{C + 3.6} {C - apple + r}Z", BLUED.mid)
        eye = ring(r, BLUED.mid, 6, y=C - apple)
        return turned(stem + eye, degrees)

    hour = shaped(hand(136, 92, 15, HOUR), blur=1.2, depth=2.4, shine=0.8)
    return pair(hour, shaped(hand(208, 146, 13, MINUTE), blur=1.2, depth=2.4, shine=0.8), BLUED)


def seconds(shape: str, metal: Metal) -> str:
    hand = shaped(turned(shape, SECOND), blur=0.9, depth=1.2, shine=0.4)
    cap = sweep(polish(metal), 10) + circle(2.4, metal.deep)
    return dropped(hand, 8, 12, 5, 0.36) + dropped(cap, 2, 3, 2)


def arrow_seconds() -> str:
    red = "#c2301c"
    needle = path(f"M{C - 1.8} {C + 60}L{C - 1.2} {C - 216}H{C + 1.2}L{C + 1.8} {C + 60}Z", STEEL.light)
    tip = path(f"M{C} {C - 218}L{C - 9} {C - 176}H{C - 1.5}V{C - 120}H{C + 1.5}V{C - 176}H{C + 9}Z", red)
    return seconds(needle + tip + rect(C - 5, C + 38, 10, 34, STEEL.light, r=2), STEEL)


def lollipop_seconds() -> str:
    needle = path(f"M{C - 2} {C + 62}L{C - 1.1} {C - 216}H{C + 1.1}L{C + 2} {C + 62}Z", STEEL.light)
    eye = circle(12.5, STEEL.light, y=C - 152) + circle(9, "#f1f0e2", y=C - 152)
    return seconds(needle + eye + circle(8, STEEL.light, y=C + 56), STEEL)


def orange_seconds() -> str:
    bar = rect(C - 2.6, C - 218, 5.2, 290, ORANGE.mid, r=2)
    paddle = rect(C - 10, C - 190, 20, 42, ORANGE.mid, r=3) + rect(C - 6.5, C - 186.5, 13, 35, "#f6f2e0", r=2)
    return seconds(bar + paddle + rect(C - 7, C + 44, 14, 30, ORANGE.mid, r=3), ORANGE)


def leaf_seconds() -> str:
    """Blued, tempered over a flame, with a crescent for a weight."""
    needle = path(f"M{C} {C - 220}L{C - 2.4} {C + 40}H{C + 2.4}Z", BLUED.mid)
    moon = path(f"M{C - 14} {C + 62}A15 15 0 1 1 {C + 14} {C + 62}A20 20 0 0 0 {C - 14} {C + 62}Z", BLUED.mid)
    return seconds(needle + moon + rect(C - 2, C + 36, 4, 14, BLUED.mid), BLUED)


# Crystals and crowns


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


def crown_body(x0: float, x1: float, half: float, metal: Metal, r: float = 8) -> str:
    fill = linear(
        (0, metal.dark, 1), (0.16, metal.light, 1), (0.3, metal.glint, 1), (0.46, metal.mid, 1), (0.72, metal.dark, 1),
        (0.9, metal.deep, 1), (1, metal.dark, 1), line=(0, C - half, 0, C + half),
    )  # fmt: skip
    return fill.definition + rect(x0, C - half, x1 - x0, 2 * half, str(fill), r=r)


def teeth(x0: float, x1: float, half: float, many: int, width: float = 2.6) -> str:
    """Grooves of a turned cylinder, closer at its edges."""
    d = ""
    for i in range(1, many):
        y = C - half * math.cos(math.pi * i / many)
        d += f"M{x0:.1f} {y:.1f}H{x1:.1f}"
    lit = stroke(d, "#fff", width * 0.45, f'opacity=".5" transform="translate(0 {width * 0.6:.1f})"')
    return stroke(d, "#000", width, 'opacity=".6"') + lit


def stem(metal: Metal) -> str:
    return crown_body(872, 912, 22, metal, 2)


def finished(low: str, head: str, flip: bool) -> str:
    """A crown on its stem, at the right of the front or at the left of the back; light comes last."""
    turn = 'transform="matrix(-1 0 0 1 1200 0)"' if flip else ""
    return f"<g {turn}>{low}</g>" + dropped(shaped(f"<g {turn}>{head}</g>", blur=2.2, depth=2.8), 3, 5, 4)


def fluted_crown(flip: bool = False) -> str:
    return finished(stem(STEEL), crown_body(904, 950, 44, STEEL) + teeth(910, 946, 44, 16), flip)


def screw_crown(flip: bool = False) -> str:
    """Short, wide, knurled, with a gasket."""
    seal = rect(896, C - 30, 12, 60, "#17191b", r=3)
    low = stem(STEEL) + seal + crown_body(938, 950, 45, STEEL, 4)
    return finished(low, crown_body(906, 942, 53, STEEL, 5) + teeth(910, 940, 53, 26, 2), flip)


def onion_crown(flip: bool = False) -> str:
    """Lobes like an onion, for gloved fingers."""
    lobes, metal = "", BRASS
    for i in (-3, 3, -2, 2, -1, 1, 0):
        y, high = C + 44 * math.sin(math.radians(25 * i)), 13 * math.cos(math.radians(22 * i))
        fill = linear(
            (0, metal.light, 1),
            (0.25, metal.glint, 1),
            (0.55, metal.mid, 1),
            (1, metal.deep, 1),
            line=(0, y - high, 0, y + high),
        )
        lobe = f'<ellipse cx="929" cy="{y:.1f}" rx="{26 - abs(i) * 2.2:.1f}" ry="{high:.1f}"'
        dusk = f'{lobe} opacity="{i * 0.13:.2f}"/>' if i > 0 else ""
        lobes += f'{fill.definition}{lobe} fill="{fill}"/>{dusk}'
    low = stem(metal) + crown_body(946, 960, 15, metal, 5) + crown_body(900, 912, 34, metal, 3)
    return finished(low, lobes, flip)


def cabochon_crown(flip: bool = False) -> str:
    """A cone with a blue stone at its end."""
    m = STEEL
    tones = ((0, m.dark, 1), (0.2, m.glint, 1), (0.5, m.mid, 1), (0.85, m.deep, 1), (1, m.mid, 1))
    fill = linear(*tones, line=(0, C - 42, 0, C + 42))
    cone = (
        fill.definition
        + path("M904 566Q908 558 918 556L944 572V628L918 644Q908 642 904 634Z", str(fill))
        + teeth(908, 940, 40, 14, 2.2)
    )
    stone = radial((0, "#d5e2ff", 1), (0.25, "#4468d8", 1), (1, "#101e63", 1), at=(952, 588, 34))
    jewel = stone.definition + f'<ellipse cx="946" cy="600" rx="17" ry="23" fill="{stone}"/>'
    return finished(stem(STEEL) + jewel, cone, flip)


# The back


def engraved(body: str, colour: str = "#33373b") -> str:
    """Cut into metal: dark, with light on the lower right lip."""
    lip = f'<g transform="translate(1.1 1.3)" opacity=".75">{body.replace(colour, "#fff")}</g>'
    return lip + f'<g opacity=".85">{body}</g>'


CUT = "#33373b"


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


def screw(x: float, y: float, r: float, metal: Metal, turn: float) -> str:
    slot = turned(rect(x - r, y - r * 0.14, 2 * r, r * 0.28, metal.deep), turn, x, y)
    return (
        dropped(sweep(polish(metal), r, x=x, y=y), 1, 1.5, 1, 0.6)
        + ring(r, "#000", 1.2, x=x, y=y, more='opacity=".5"')
        + slot
    )


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


def geneva(shape: str, tilt: float, metal: Metal) -> str:
    """Bridges with Geneva waves and bright bevels."""
    waves = ""
    for i in range(-14, 15):
        x = C + 26 * i
        fill = linear((0, metal.glint, 0.75), (0.5, metal.mid, 0), (1, metal.deep, 0.5), line=(x, 0, x + 26, 0))
        waves += fill.definition + rect(x, 200, 26, 800, str(fill))
    body = clipped(path("M400 400H800V800H400Z", metal.mid) + turned(waves, tilt), shape)
    lip = shape.replace('fill="#000"', f'fill="none" stroke="{metal.glint}" stroke-width="2.4" opacity=".8"')
    return dropped(shaped(body, blur=1.8, depth=2.4, shine=0.6) + lip, 2, 3, 2.5, 0.6)


def perlage(r: float) -> str:
    own = name("w")
    spot = radial((0, "#fff", 0.35), (0.5, "#000", 0.12), (1, "#fff", 0.15), at=(11, 11, 13))
    cell = f"{spot.definition}{circle(12, str(spot), x=11, y=11)}{ring(12, '#000', 0.8, x=11, y=11, more='opacity=.3')}"
    dots = f'<pattern id="{own}" width="18" height="18" patternUnits="userSpaceOnUse">{cell}</pattern>'
    return dots + sweep(satin(TITANIUM), r) + circle(r, f"url(#{own})")


def jewel(x: float, y: float, r: float = 9) -> str:
    ruby = radial((0, "#ff9fb4", 1), (0.4, "#c31f4a", 1), (1, "#5d0620", 1), at=(x - r * 0.35, y - r * 0.4, r * 1.3))
    return (
        sweep(polish(GILT), r * 1.55, x=x, y=y)
        + ruby.definition
        + circle(r, str(ruby), x=x, y=y)
        + circle(r * 0.24, "#2a0210", x=x, y=y)
    )


def wheel(x: float, y: float, r: float, teeth_count: int, metal: Metal) -> str:
    pairs = []
    for i in range(teeth_count * 4):
        a = math.tau * i / (teeth_count * 4)
        k = r if i % 4 < 2 else r * 0.93
        pairs.append((x + k * math.sin(a), y - k * math.cos(a)))
    disc = clipped(sweep(satin(metal), r, x=x, y=y) + sweep(rays(5, 0.2, 160), r, x=x, y=y), path(points(pairs)))
    return dropped(shaped(disc, blur=1, depth=1.4, shine=0.5), 2, 3, 2, 0.6) + ring(
        r * 0.8, metal.deep, 1.2, x=x, y=y, more='opacity=".5"'
    )


def balance(x: float, y: float, r: float) -> str:
    """The beating part: gilt rim, three arms, a spring."""
    rim = ring(r, GILT.mid, 8, x=x, y=y) + "".join(
        turned(rect(x - 3, y - r, 6, r, GILT.mid), 60 + 120 * i, x, y) for i in range(3)
    )
    weights = "".join(turned(circle(4.4, GILT.light, x=x, y=y - r), 45 * i, x, y) for i in range(8))
    spiral = "M" + "L".join(
        f"{x + (6 + i * 0.22) * math.cos(i * 0.22):.1f} {y + (6 + i * 0.22) * math.sin(i * 0.22):.1f}"
        for i in range(130)
    )
    return dropped(stroke(spiral, "#25407c", 1.3) + shaped(rim + weights, blur=1.6, depth=2.4, shine=0.6), 3, 4, 3, 0.6)


def works(bridges: str, metal: Metal) -> str:
    base = perlage(192)
    return base + circle(66, "#3c3a36", x=665, y=705) + balance(665, 705, 52) + bridges + geneva(
        path("M640 800Q646 736 660 716A14 14 0 0 1 684 718Q700 760 716 800Z"), 30, metal
    ) + jewel(668, 710, 8)  # fmt: skip


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


def rotor(shape: str, metal: Metal) -> str:
    brushed = sweep(satin(metal), 186) + sweep(rays(14, 0.16, 260), 186)
    return dropped(
        shaped(clipped(brushed, path(shape, more='clip-rule="evenodd"')), blur=2, depth=2.6, shine=0.6), 5, 8, 6, 0.55
    )


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


# The buckle side


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


# Ground and gifts


def contact_shadow(flip: bool = False) -> str:
    ink, stub = "#1a140c", 244 if flip else 884
    wide = path("M470 130H770L790 1110H500Z", ink) + circle(300, ink, x=630, y=642)
    near = path("M446 108H752V1098H458Z", ink) + circle(300, ink, x=608, y=612) + rect(stub, 584, 76, 66, ink, r=20)
    return f'<g opacity=".3">{blurred(wide, 34)}</g><g opacity=".36">{blurred(near, 11)}</g>'


def strap_shadow() -> str:
    wide, near = path("M490 80H770L800 1150H520Z", "#1a140c"), path("M466 76H744V1130H472Z", "#1a140c")
    return f'<g opacity=".3">{blurred(wide, 34)}</g><g opacity=".36">{blurred(near, 11)}</g>'


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


# The document


Draw = Callable[[], str]


@dataclass(frozen=True)
class Option:
    """One image layer: what it is called and costs, how it is drawn in each view, how its swatch looks."""

    id: str
    label: str
    price: int
    looks: dict[str, tuple[int, Draw]]
    swatch: tuple[Draw, tuple[float, float, float]] | str | None = None
    sku: str | None = None
    default: bool = False


@dataclass(frozen=True)
class Group:
    id: str
    label: str
    layers: tuple["Option | Group", ...]
    choose: str | None = "one"
    required: bool = True
    show_if: object = None
    bounds: dict[str, int] = field(default_factory=dict)


def always(own: str, label: str, **looks: tuple[int, Draw]) -> Option:
    return Option(own, label, 0, looks)


NEUTRAL = "#d9d5cc"
PLAIN_DIAL = "#23272b"


def on(ground_colour: str, make: Draw, x: float, y: float, size: float) -> tuple[Draw, tuple[float, float, float]]:
    """A swatch: a square of the drawing, on a ground of one colour."""
    return lambda: rect(0, 0, 1200, 1200, ground_colour) + make(), (x, y, size)


def case(own: str, label: str, price: int, shape: Silhouette, sku: str, default: bool = False) -> Option:
    front, back = (lambda: case_front(shape)), (lambda: case_back(shape))
    swatch = on(NEUTRAL, lambda: case_front(shape), 590, 225, 385)
    return Option(own, label, price, {"front": (30, front), "back": (30, back)}, swatch, sku, default)


def bezel(own: str, label: str, price: int, make: Draw, sku: str) -> Option:
    swatch = on(NEUTRAL, lambda: circle(280, PLAIN_DIAL) + make(), 525, 284, 150)
    return Option(own, label, price, {"front": (32, make)}, swatch, sku)


def dial(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False) -> Option:
    return Option(own, label, price, {"front": (14, make)}, on(NEUTRAL, make, 595, 375, 230), sku, default)


def complication(own: str, label: str, price: int, make: Draw, box: tuple[float, float, float], sku: str) -> Option:
    z = 22 if own == "second-zone" else 16
    return Option(own, label, price, {"front": (z, make)}, on(PLAIN_DIAL, make, *box), sku)


def hands(
    own: str, label: str, price: int, make: Draw, sku: str, default: bool = False, ground_colour: str = PLAIN_DIAL
) -> Option:
    return Option(own, label, price, {"front": (20, make)}, on(ground_colour, make, 460, 440, 310), sku, default)


def second_hand(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False) -> Option:
    return Option(own, label, price, {"front": (24, make)}, on("#8f938f", make, 400, 560, 250), sku, default)


def crystal(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False, near: float = 345) -> Option:
    swatch = on(
        NEUTRAL, lambda: case_front(ROUND) + circle(OPENING, PLAIN_DIAL) + make(), near, 345 if near < 500 else 480, 250
    )
    return Option(own, label, price, {"front": (40, make)}, swatch, sku, default)


def crown(own: str, label: str, price: int, make: Callable[[bool], str], sku: str, default: bool = False) -> Option:
    looks: dict[str, tuple[int, Draw]] = {"front": (28, lambda: make(False)), "back": (28, lambda: make(True))}
    return Option(own, label, price, looks, on(NEUTRAL, lambda: make(False), 862, 535, 130), sku, default)


def strap(
    own: str,
    label: str,
    price: int,
    make: Callable[[Band], str],
    sku: str,
    hole: str = "",
    keeper: str = "",
    default: bool = False,
) -> Option:
    closed = (lambda: soft_clasp(make, hole, keeper)) if keeper else (lambda: folding_clasp(make))
    through = own.startswith("strap-nato")
    inside = (lambda: passing_through(make)) if through else (lambda: halves(make, lining=True))
    looks: dict[str, tuple[int, Draw]] = {
        "front": (10, lambda: halves(make)), "back": (50 if through else 10, inside), "clasp": (10, closed),
    }  # fmt: skip
    return Option(own, label, price, looks, on(NEUTRAL, lambda: halves(make), 450, 165, 190), sku, default)


def buckle(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False) -> Option:
    return Option(own, label, price, {"clasp": (20, make)}, on("#77695a", make, 410, 480, 380), sku, default)


def lid(
    own: str, label: str, price: int, make: Draw, sku: str, default: bool = False, below: Draw | None = None
) -> Option:
    swatch = on("#4d4a44", (lambda: below() + make()) if below else make, 560, 320, 300)
    return Option(own, label, price, {"back": (34, make)}, swatch, sku, default)


def engraving(own: str, label: str, price: int, make: Draw, sku: str) -> Option:
    return Option(own, label, price, {"back": (36, make)}, on("#b3b7ba", make, 430, 430, 340), sku)


def depth(own: str, label: str, price: int, words: str, default: bool = False) -> Option:
    return Option(own, label, price, {"back": (37, lambda: depth_mark(words))}, label, None, default)


def movement(own: str, label: str, price: int, make: Draw, sku: str, default: bool = False) -> Option:
    return Option(own, label, price, {"back": (32, make)}, on("#222", make, 470, 430, 260), sku, default)


def extra(own: str, label: str, price: int, z: int, make: Draw, box: tuple[float, float, float], sku: str) -> Option:
    return Option(own, label, price, {"front": (z, make)}, on("#e6e2d8", make, *box), sku)


LEATHERS = (
    strap("strap-tan", "Tan leather", 2500, tan_leather, "LEATHER-TAN", "#1c0f07", "#a9693a", True),
    strap("strap-alligator", "Black, alligator grain", 3900, alligator, "LEATHER-BLACK", "#000", "#1d1b19"),
    strap("strap-rally", "Cognac rally, perforated", 3200, rally, "FW-STRAP-RALLY", "#1a0a04", "#7a3c1c"),
    strap("strap-bund", "Bund, on a wide pad", 4800, bund, "FW-STRAP-BUND", "#1a0f08", "#5d3f2b"),
)
TEXTILES = (
    strap("strap-nato-sand", "Sand NATO", 0, sand_nato, "FW-NATO-SAND", "#2b2114", "#b7a27c"),
    strap("strap-nato-stripe", "Striped NATO", 300, striped_nato, "FW-NATO-STRIPE", "#0c1220", "#26324a"),
    strap("strap-sailcloth", "Sailcloth, double stitch", 2900, sailcloth, "FW-SAILCLOTH", "#0a0f12", "#33444f"),
    strap("strap-perlon", "Braided perlon", 1200, perlon, "FW-PERLON", "#12150e", "#58624b"),
)
RUBBERS = (
    strap("strap-ribbed", "Ribbed rubber", 2200, ribbed, "FW-RUBBER-RIB", "#000", "#1f2123"),
    strap("strap-tropic", "Tropic rubber", 2600, tropic, "FW-RUBBER-TROPIC", "#000", "#1f201f"),
    strap("strap-waffle", "Orange waffle rubber", 2600, waffle, "FW-RUBBER-WAFFLE", "#3b1503", "#b9501b"),
)
METALS = (
    strap("strap-three-link", "Three-link steel", 9500, three_link, "FW-BRACELET-3"),
    strap("strap-beads", "Beads of rice", 11500, beads, "FW-BRACELET-BEADS"),
    strap("strap-mesh", "Milanese mesh", 7800, mesh, "FW-BRACELET-MESH"),
)
BRACELETS = [option.id for option in METALS]


def strap_folder() -> Group:
    kinds = (
        ("leather", "Leather", LEATHERS),
        ("textile", "Textile", TEXTILES),
        ("rubber", "Rubber", RUBBERS),
        ("metal", "Steel", METALS),
    )
    headings = tuple(Group(f"strap-{own}", label, options, None, False) for own, label, options in kinds)
    buckles = (
        buckle("buckle-steel", "Steel pin buckle", 0, tang_buckle, "FW-BUCKLE-STEEL", True),
        buckle("buckle-brass", "Brass roller buckle", 1400, roller_buckle, "BRASS-SET"),
        buckle("buckle-trail", "Black trail buckle", 1600, trail_buckle, "FW-BUCKLE-TRAIL"),
        buckle("buckle-folding", "Folding clasp", 4200, deployant, "FW-CLASP-FOLD"),
    )
    choice = Group("strap", "Strap", headings)
    closing = Group("buckle", "Buckle", buckles, show_if={"not": {"any": BRACELETS}})
    return Group("strap-and-buckle", "Strap and buckle", (choice, closing), None, False)


def groups() -> tuple[Option | Group, ...]:
    return (
        always(
            "shadow", "Contact shadow", front=(2, contact_shadow), back=(2, lambda: contact_shadow(True)),
            clasp=(2, strap_shadow),
        ),
        Group("case", "Case", (
            case("case-round", "Round steel, curved lugs", 0, ROUND, "FW-CASE-ROUND", True),
            case("case-cushion", "Cushion steel", 2900, CUSHION, "FW-CASE-CUSHION"),
            case("case-bronze", "Raw bronze, screwed lugs", 5900, BRONZE_CASE, "FW-CASE-BRONZE"),
            case("case-black", "Black DLC, crown guards", 6900, GUARDED, "FW-CASE-DLC"),
            case("case-titanium", "Faceted titanium", 8900, FACETED, "FW-CASE-TI"),
            case("case-trench", "Trench silver, wire lugs", 9900, TRENCH, "FW-CASE-TRENCH"),
        )),
        Group("bezel", "Bezel", (
            bezel("bezel-dive", "Dive scale", 4500, dive_bezel, "FW-BEZEL-DIVE"),
            bezel("bezel-compass", "Compass", 3900, compass_bezel, "FW-BEZEL-COMPASS"),
            bezel("bezel-tachymeter", "Tachymeter", 3500, tachymeter_bezel, "FW-BEZEL-TACHY"),
            bezel("bezel-24h", "24 hours, day and night", 5200, day_night_bezel, "FW-BEZEL-24H"),
            bezel("bezel-fluted", "Fluted steel", 6500, fluted_bezel, "FW-BEZEL-FLUTED"),
        ), required=False),
        Group("dial", "Dial", (
            Group("dial-painted", "Painted", (
                dial("dial-black", "Field, black", 0, black_dial, "FW-DIAL-BLACK", True),
                dial("dial-cream", "Field, cream", 0, cream_dial, "FW-DIAL-CREAM"),
                dial("dial-california", "California, green", 1500, california_dial, "FW-DIAL-CALI"),
                dial("dial-pilot", "Pilot, navy", 1200, pilot_dial, "FW-DIAL-PILOT"),
                dial("dial-sector", "Sector, silver", 2400, silver_dial, "FW-DIAL-SECTOR"),
                dial("dial-salmon", "Sector, salmon", 2400, salmon_dial, "FW-DIAL-SALMON"),
            ), None, False),
            Group("dial-crafted", "Crafted", (
                dial("dial-sunray", "Blue sunray, 3-6-9", 2900, explorer_dial, "FW-DIAL-SUNRAY"),
                dial("dial-dots", "Coarse sand, round lume", 1900, dots_dial, "FW-DIAL-SAND"),
                dial("dial-waffle", "Pressed green waffle", 3600, waffle_dial, "FW-DIAL-WAFFLE"),
                dial("dial-enamel", "White enamel, Roman", 6900, enamel_dial, "FW-DIAL-ENAMEL"),
                dial("dial-meteorite", "Meteorite", 14900, meteorite_dial, "FW-DIAL-METEOR"),
            ), None, False),
        )),
        Group("complications", "Complications", (
            complication("date", "Date", 1800, date_window, (702, 530, 140), "FW-DATE"),
            complication("small-seconds", "Small seconds", 3200, small_seconds, (520, 642, 160), "FW-SMALL-SECONDS"),
            complication("moon-phase", "Moon phase", 8900, moon_phase, (520, 642, 160), "FW-MOON"),
            complication("power-reserve", "Power reserve", 4900, power_reserve, (400, 524, 152), "FW-RESERVE"),
            complication("second-zone", "Second time zone", 5900, second_zone_hand, (585, 585, 190), "FW-GMT"),
        ), "many", False, None, {"min": 0, "max": 2}),
        Group("hands", "Hands", (
            hands("hands-sword", "Sword", 0, sword_hands, "FW-HANDS-SWORD", True),
            hands("hands-dauphine", "Dauphine, polished", 900, dauphine_hands, "FW-HANDS-DAUPHINE"),
            hands("hands-cathedral", "Cathedral, blued", 1900, cathedral_hands, "FW-HANDS-CATHEDRAL", False, "#e6e0d0"),
            hands("hands-syringe", "Syringe", 900, syringe_hands, "FW-HANDS-SYRINGE"),
            hands("hands-baton", "Baton, black", 600, baton_hands, "FW-HANDS-BATON", False, "#c9c1ac"),
            hands("hands-snowflake", "Snowflake, orange minute", 1400, snowflake_hands, "FW-HANDS-SNOW"),
            hands("hands-pomme", "Pomme, blued", 2400, pomme_hands, "FW-HANDS-POMME", False, "#e6e0d0"),
        )),
        Group("seconds", "Centre seconds", (
            second_hand("seconds-arrow", "Red arrow", 0, arrow_seconds, "FW-SEC-ARROW", True),
            second_hand("seconds-lollipop", "Lollipop", 300, lollipop_seconds, "FW-SEC-LOLLI"),
            second_hand("seconds-orange", "Orange paddle", 300, orange_seconds, "FW-SEC-ORANGE"),
            second_hand("seconds-leaf", "Blued needle, crescent", 700, leaf_seconds, "FW-SEC-LEAF"),
        ), show_if={"not": "small-seconds"}),
        Group("crystal", "Crystal", (
            crystal("crystal-flat", "Flat sapphire", 0, flat_crystal, "FW-CRYSTAL-FLAT", True),
            crystal("crystal-domed", "Domed acrylic", 0, domed_crystal, "FW-CRYSTAL-DOMED"),
            crystal("crystal-box", "Box sapphire, coated", 3900, box_crystal, "FW-CRYSTAL-BOX"),
            crystal("crystal-lens", "Sapphire with date lens", 2900, lens_crystal, "FW-CRYSTAL-LENS", near=650),
        )),
        Group("crown", "Crown", (
            crown("crown-fluted", "Fluted steel", 0, fluted_crown, "FW-CROWN-FLUTED", True),
            crown("crown-screw", "Screw-down, knurled", 1900, screw_crown, "FW-CROWN-SCREW"),
            crown("crown-onion", "Brass onion", 1700, onion_crown, "BRASS-SET"),
            crown("crown-cabochon", "Cone with blue stone", 3400, cabochon_crown, "FW-CROWN-CABOCHON"),
        )),
        strap_folder(),
        Group("back", "Case back", (
            lid("back-notched", "Solid, brushed", 0, notched_back, "FW-BACK-SOLID", True),
            lid("back-screwed", "Eight screws, hammered", 1900, screwed_back, "FW-BACK-SCREWS"),
            lid("back-medal", "Mountain in relief", 3800, medal_back, "FW-BACK-MEDAL"),
            lid("back-window", "Window on the movement", 4500, exhibition_back, "FW-BACK-WINDOW", below=hand_wound),
        )),
        Group("engraving", "Engraving", (
            engraving("engraving-rose", "Compass rose", 2900, compass_rose, "FW-ENGRAVE-ROSE"),
            engraving("engraving-pine", "Pine", 2400, pine_mark, "FW-ENGRAVE-PINE"),
            engraving("engraving-place", "Coordinates", 1900, coordinates, "FW-ENGRAVE-PLACE"),
            engraving("engraving-monogram", "Monogram in laurel", 3400, monogram, "FW-ENGRAVE-MONOGRAM"),
        ), required=False, show_if={"any": ["back-notched", "back-screwed"]}),
        Group("depth", "Water resistance", (
            depth("depth-50", "50 m", 0, "WATER RESISTANT · 50 METRES · 5 BAR", True),
            depth("depth-100", "100 m", 1500, "WATER RESISTANT · 100 METRES · 10 BAR"),
            depth("depth-200", "200 m", 3500, "WATER RESISTANT · 200 METRES · 20 BAR"),
        )),
        Group("movement", "Movement", (
            movement("movement-hand", "Hand-wound", 0, hand_wound, "FW-MOV-HAND", True),
            movement("movement-auto", "Automatic", 7900, automatic, "FW-MOV-AUTO"),
            movement("movement-skeleton", "Automatic, gilt openwork", 12900, skeleton, "FW-MOV-SKELETON"),
        )),
        Group("extras", "In the parcel", (
            extra("extra-box", "Gift box, felt lined", 1900, 0, gift_box, (20, 20, 420), "GIFT-BOX"),
            extra("extra-notebook", "Field notebook", 1200, 4, notebook, (40, 80, 290), "FW-NOTEBOOK"),
            extra("extra-strap", "Spare strap, rolled", 1900, 4, spare_strap, (70, 845, 230), "FW-STRAP-ROLL"),
            extra("extra-compass", "Pocket compass", 3900, 4, pocket_compass, (892, 96, 250), "BRASS-SET"),
            extra("extra-tool", "Spring-bar tool", 900, 4, strap_tool, (975, 380, 180), "FW-TOOL"),
        ), "many", False, None, {"min": 0, "max": 3}),
        always("glint", "Light on the glass", front=(60, glint)),
    )  # fmt: skip


def rule(own: str, when: object, then: object, message: str) -> dict[str, object]:
    return {"id": own, "if": when, "then": then, "message": message}


NATOS = ["strap-nato-sand", "strap-nato-stripe"]
BLUE_HANDS = ["hands-cathedral", "hands-pomme"]
RULES = [
    rule("dive-needs-depth", "bezel-dive", {"not": "depth-50"},
         "A dive bezel belongs on a watch that goes down to 100 m or more."),
    rule("depth-needs-screw", "depth-200", "crown-screw", "Only the screw-down crown keeps the water out at 200 m."),
    rule("one-at-six", "moon-phase", {"not": "small-seconds"},
         "The moon and the small seconds both sit at six o'clock: choose one of them."),
    rule("zone-needs-bezel", "second-zone", "bezel-24h", "The second time zone is read on the 24-hour bezel."),
    rule("lens-needs-date", "crystal-lens", "date", "The lens lies over the date, so the watch needs one."),
    rule("nato-hides-window", {"any": NATOS}, {"not": "back-window"},
         "A NATO strap runs under the case and would hide the window on the movement."),
    rule("wires-take-soft", "case-trench", {"not": {"any": BRACELETS}},
         "Wire lugs take a soft strap; a steel bracelet finds no hold on them."),
    rule("blue-needs-light", {"any": BLUE_HANDS}, {"not": {"any": ["dial-black", "dial-pilot"]}},
         "Blued hands cannot be read on a dark dial. Choose a lighter dial or steel hands."),
]  # fmt: skip


def preset(own: str, label: str, selected: str) -> dict[str, object]:
    return {"id": own, "label": label, "selected": selected.split()}


PRESETS = [
    preset("patrol", "Patrol", "case-round dial-black date hands-sword seconds-arrow crystal-domed crown-fluted "
           "strap-nato-sand buckle-steel back-notched engraving-place depth-50 movement-hand"),
    preset("harbour", "Harbour", "case-cushion bezel-dive dial-sunray hands-snowflake seconds-lollipop crystal-box "
           "crown-screw strap-tropic buckle-steel back-screwed depth-200 movement-auto"),
    preset("salon", "Salon", "case-trench dial-enamel small-seconds hands-pomme crystal-domed crown-onion "
           "strap-alligator buckle-folding back-window depth-50 movement-hand extra-box"),
    preset("foundry", "Foundry", "case-bronze dial-waffle hands-syringe seconds-arrow crystal-flat crown-onion "
           "strap-bund buckle-brass back-medal depth-100 movement-auto extra-notebook extra-tool"),
    preset("two-homes", "Two homes", "case-black bezel-24h dial-pilot second-zone hands-baton seconds-orange "
           "crystal-box crown-screw strap-ribbed buckle-trail back-screwed engraving-rose depth-200 movement-auto"),
    preset("observatory", "Observatory", "case-titanium dial-meteorite moon-phase hands-dauphine seconds-leaf "
           "crystal-flat crown-cabochon strap-beads back-window depth-50 movement-skeleton extra-box extra-compass"),
]  # fmt: skip

DESCRIPTION = (
    "A 38 mm watch for the field, put together by one watchmaker from the parts you choose: "
    "case, dial, hands, strap, and what shows on its back."
)
GERMAN = {
    "case": "Gehäuse", "bezel": "Lünette", "dial": "Zifferblatt", "complications": "Komplikationen",
    "hands": "Zeiger",
    "seconds": "Zentralsekunde", "crystal": "Glas", "crown": "Krone", "strap": "Band", "buckle": "Schließe",
    "back": "Gehäuseboden", "engraving": "Gravur",
    "depth": "Wasserdichtheit", "movement": "Werk", "extras": "Im Paket",
    "strap-tan": "Leder, hellbraun", "strap-alligator": "Leder, schwarz, Alligatorprägung",
    "case-round": "Stahl, rund",
    "dial-black": "Feld, schwarz", "dial-cream": "Feld, creme",
}  # fmt: skip


def item(sku: str, on_hand: int, **terms: object) -> dict[str, object]:
    """The terms of a stock item, written out whole; plenty unless told otherwise."""
    default: dict[str, object] = {
        "sku": sku, "tracked": True, "status": "in_stock", "backorder": "inherit", "notify": True,
        "backorder_limit": None,
        "backorder_promo": "", "low_stock_threshold": None, "restock_on": None, "preorder_release_on": None,
        "preorder_limit": None, "on_hand": on_hand,
    }  # fmt: skip
    return default | terms


PROMO = "Up to %number% on backorder, %remaining% left"
SCARCE = {
    one["sku"]: one
    for one in (
        item("FW-CASE-TI", 2),
        item("FW-CASE-TRENCH", 0, status="preorder", preorder_release_on="days+45", preorder_limit=25),
        item("FW-CASE-BRONZE", 0, backorder="allow", restock_on="days+14", backorder_limit=10, backorder_promo=PROMO),
        item("FW-BEZEL-24H", 3, low_stock_threshold=5),
        item("FW-BEZEL-FLUTED", 0, backorder="allow"),
        item("FW-DIAL-METEOR", 1, backorder="deny"),
        item("FW-DIAL-SALMON", 0, backorder="deny"),
        item("FW-DIAL-WAFFLE", 0, backorder="allow", restock_on="days+21", backorder_limit=30, backorder_promo=PROMO),
        item("FW-DIAL-ENAMEL", 0, tracked=False, status="preorder", preorder_release_on="days+60"),
        item("FW-MOON", 2, backorder="allow", restock_on="days+30"),
        item("FW-HANDS-CATHEDRAL", 0, backorder="allow", notify=False, restock_on="days+7"),
        item("FW-NATO-STRIPE", 0, backorder="allow"),
        item("FW-STRAP-RALLY", 0, tracked=False, status="out_of_stock", backorder="deny"),
        item("FW-BRACELET-BEADS", 0, backorder="allow", restock_on="days+14", backorder_limit=6, backorder_promo=PROMO),
        item("FW-BRACELET-MESH", 1),
        item("FW-RUBBER-WAFFLE", 0, tracked=False, status="backorder", backorder="allow", restock_on="days+10"),
        item("FW-CROWN-CABOCHON", 2),
        item("FW-MOV-SKELETON", 0, status="preorder", preorder_release_on="days+30", preorder_limit=12),
        item("FW-NOTEBOOK", 0, tracked=False, status="in_stock"),
        item("FW-ENGRAVE-MONOGRAM", 0, tracked=False, status="out_of_stock", backorder="deny"),
    )
}
SHARED = ("LEATHER-TAN", "LEATHER-BLACK", "BRASS-SET", "GIFT-BOX")


class Bench:
    """Draws what is wanted, remembers where everything else lies, and writes the document as it goes."""

    def __init__(self, table: Studio, wanted: tuple[str, ...]) -> None:
        self.table = table
        self.wanted = wanted
        self.known = {} if not wanted else earlier()
        self.skus: list[str] = []

    def layer(self, one: "Option | Group") -> dict[str, object]:
        return self.group(one) if isinstance(one, Group) else self.image(one)

    def group(self, one: Group) -> dict[str, object]:
        head: dict[str, object] = {"kind": "group", "id": one.id, "label": one.label, "choose": one.choose}
        if one.choose:
            head["required"] = one.required
        layers = {"show_if": one.show_if, **one.bounds, "layers": [self.layer(part) for part in one.layers]}
        return head | layers

    def image(self, one: Option) -> dict[str, object]:
        layer: dict[str, object] = {"kind": "image", "id": one.id, "label": one.label}
        if one.swatch is not None:
            layer |= {"price": one.price, "default": one.default, "swatch": self.swatch(one)}
        layer["images"] = {view: self.placed(one, view, make).at(z) for view, (z, make) in one.looks.items()}
        if one.sku:
            self.skus.append(one.sku)
            layer["stock"] = {"managed": True, "sku": one.sku, "units": 1}
        return layer

    def placed(self, one: Option, view: str, make: Draw) -> Placed:
        file = f"{PRODUCT}/{one.id}.{view}.webp"
        if file in self.known and not self.wants(one.id):
            return self.known[file]
        return self.table.draw(one.id, view, make(), quality=80)

    def swatch(self, one: Option) -> dict[str, str]:
        if isinstance(one.swatch, str):
            return {"text": one.swatch}
        file = f"{PRODUCT}/{one.id}.swatch.webp"
        if one.swatch and (self.wants(one.id) or not (ART / file).exists()):
            make, (x, y, size) = one.swatch
            place = f"scale({192 / size:.4f}) translate({-x} {-y})"
            picture = self.table.picture(f'<g transform="{place}">{make()}</g>', 192, 192)
            picture.convert("RGB").save(ART / file, "WEBP", quality=82, method=6)
        return {"asset": file}

    def wants(self, own: str) -> bool:
        return not self.wanted or any(part in own for part in self.wanted)


def earlier() -> dict[str, Placed]:
    """Where the last drawn document has its images."""
    path_ = HERE / f"{PRODUCT}.json"
    found: dict[str, Placed] = {}

    def visit(layers: list[dict[str, object]]) -> None:
        for layer in layers:
            inner, images = layer.get("layers", []), layer.get("images", {})
            assert isinstance(inner, list) and isinstance(images, dict)
            found.update({one["asset"]: Placed(one["asset"], one["x"], one["y"]) for one in images.values()})
            visit(inner)

    if path_.exists():
        visit(json.loads(path_.read_text())["layers"])
    return found


def draw(*wanted: str) -> None:
    """Draw the watch, or only layers with one of `wanted` in their id, and write its document and stock."""
    with studio(PRODUCT) as table:
        bench = Bench(table, wanted)
        layers = [bench.layer(one) for one in groups()]
    views = [{"id": view, "label": label, "width": 1200, "height": 1200} for view, label in VIEWS.items()]
    document = {
        "id": PRODUCT, "title": "Field watch", "description": DESCRIPTION, "base_price": 18900, "backorder": "inherit",
        "views": views, "layers": layers, "rules": RULES, "presets": PRESETS, "translations": {"de": GERMAN},
    }  # fmt: skip
    write(HERE / f"{PRODUCT}.json", document)
    own = [sku for sku in dict.fromkeys(bench.skus) if sku not in SHARED]
    write(HERE / f"{PRODUCT}.stock.json", [SCARCE.get(sku) or item(sku, 24) for sku in own])


def write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    draw(*sys.argv[1:])
