"""The shadows the watch throws on what it lies on."""

from configurator.demo.draw.watch.filters import blurred
from configurator.demo.draw.watch.shapes import circle, path, rect


def contact_shadow(flip: bool = False) -> str:
    ink, stub = "#1a140c", 244 if flip else 884
    wide = path("M470 130H770L790 1110H500Z", ink) + circle(300, ink, x=630, y=642)
    near = path("M446 108H752V1098H458Z", ink) + circle(300, ink, x=608, y=612) + rect(stub, 584, 76, 66, ink, r=20)
    return f'<g opacity=".3">{blurred(wide, 34)}</g><g opacity=".36">{blurred(near, 11)}</g>'


def strap_shadow() -> str:
    wide, near = path("M490 80H770L800 1150H520Z", "#1a140c"), path("M466 76H744V1130H472Z", "#1a140c")
    return f'<g opacity=".3">{blurred(wide, 34)}</g><g opacity=".36">{blurred(near, 11)}</g>'
