"""The eyelets, which sit along the throat."""

from configurator.demo.draw.sneaker.holes import hole
from configurator.demo.draw.sneaker.line import Spot, spread
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.side import THROAT

EYELETS = 6


def eyelets() -> Choice:
    options = (
        Option("eyelets-punched", "Punched, no metal", eyelets_punched(), default=True),
        Option("eyelets-brass", "Brass", eyelets_metal("#c3964a"), price=700, sku="BRASS-SET"),
        Option("eyelets-gunmetal", "Gunmetal", eyelets_metal("#5a5d63"), price=500, sku="CS-EYE-GUN"),
    )
    return Choice("eyelets", "Eyelets", options, (50, 50), Window("front", 474, 476, 130))


def eyelet_spots() -> list[Spot]:
    return spread(THROAT, EYELETS, 0.08, 0.95)


def eyelets_punched() -> str:
    return "".join(hole(*spot.beside(23), 6) for spot in eyelet_spots())


def eyelets_metal(colour: str) -> str:
    drawn = []
    for spot in eyelet_spots():
        x, y = spot.beside(23)
        drawn.append(
            f'<ellipse cx="{x + 2:.1f}" cy="{y + 3:.1f}" rx="12" ry="11.4" fill="#000" opacity=".4" filter="url(#b2)"/>'
        )
        drawn.append(
            f'<g filter="url(#metal)"><path fill-rule="evenodd" fill="{colour}" d="M {x - 11.6:.1f} {y:.1f}'
            f" a 11.6 11 0 1 0 23.2 0 a 11.6 11 0 1 0 -23.2 0 Z M {x - 6:.1f} {y:.1f} a 6 5.6 0 1 0 12 0"
            ' a 6 5.6 0 1 0 -12 0 Z"/></g>'
        )
        drawn.append(f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="6.2" ry="5.8" fill="#0f0c0a" opacity=".85"/>')
    return "".join(drawn)
