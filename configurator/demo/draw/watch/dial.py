"""What dials have in common: their ground, the maker's name, raised markers and turned rings."""

from configurator.demo.draw.watch.filters import dropped, shaped
from configurator.demo.draw.watch.geometry import DIAL, C
from configurator.demo.draw.watch.lettering import text
from configurator.demo.draw.watch.paint import radial
from configurator.demo.draw.watch.shapes import circle, ring


def ground(colour: str, *, lift: float = 0.12, fall: float = 0.35) -> str:
    glow = radial((0, "#fff", lift), (0.6, "#fff", 0), (0.61, "#000", 0), (1, "#000", fall), at=(C - 70, C - 90, 330))
    return circle(DIAL, colour) + glow.definition + circle(DIAL, str(glow))


def signature(colour: str, y: float = 505, second: str = "", *, size: float = 21) -> str:
    mark = text("FIELD &amp; CO", C, y, size, colour, more='font-weight="bold" letter-spacing="4"')
    return mark + (text(second, C, y + 20, 11.5, colour, more='letter-spacing="3"') if second else "")


def raised(body: str, *, depth: float = 2.2) -> str:
    return dropped(shaped(body, blur=1.4, depth=depth, shine=0.6), 1.6, 2.4, 1.6, 0.55)


def circles(inner: float, outer: float, step: float, colour: str, alpha: float = 0.09) -> str:
    """Fine turned rings, as a lathe leaves them."""
    many = int((outer - inner) / step)
    return "".join(ring(inner + step * i, colour, 1, more=f'opacity="{alpha}"') for i in range(many))
