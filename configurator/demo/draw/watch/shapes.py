"""The plain shapes that every part is put together from."""

from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.names import name


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


def clipped(body: str, *shapes: str) -> str:
    own = name("c")
    return f'<clipPath id="{own}">{"".join(shapes)}</clipPath><g clip-path="url(#{own})">{body}</g>'


def pierced(body: str, hole: str) -> str:
    own = name("m")
    mask = f'<mask id="{own}" maskUnits="userSpaceOnUse" x="0" y="0" width="1200" height="1200">'
    ground = '<rect width="1200" height="1200" fill="#fff"/>'
    return f'{mask}{ground}<g fill="#000" stroke="#000">{hole}</g></mask><g mask="url(#{own})">{body}</g>'
