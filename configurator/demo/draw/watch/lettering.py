"""Numerals and words, straight, tilted or in a circle."""

from configurator.demo.draw.watch.geometry import C, polar
from configurator.demo.draw.watch.names import name
from configurator.demo.draw.watch.shapes import turned

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


def scale_text(words: str, degrees: float, r: float, size: float, colour: str) -> str:
    x, y = polar(r, degrees)
    body = text(words, x, y + size * 0.36, size, colour, more='font-weight="bold"')
    return turned(body, degrees, x, y)
