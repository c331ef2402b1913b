"""Everything the sneaker is offered with, in menu order."""

from configurator.demo.draw.sneaker.extras import extras
from configurator.demo.draw.sneaker.eyelets import eyelets
from configurator.demo.draw.sneaker.laces import lacings
from configurator.demo.draw.sneaker.light import light_heel, light_side, shadow_heel, shadow_side
from configurator.demo.draw.sneaker.linings import linings
from configurator.demo.draw.sneaker.marks import marks
from configurator.demo.draw.sneaker.monogram import embroidery, monogram_letters, monogram_threads
from configurator.demo.draw.sneaker.option import Choice, Fixed, Option
from configurator.demo.draw.sneaker.seams import stitching
from configurator.demo.draw.sneaker.soles import soles
from configurator.demo.draw.sneaker.tabs import tabs
from configurator.demo.draw.sneaker.toes import toes
from configurator.demo.draw.sneaker.tongues import tongues
from configurator.demo.draw.sneaker.uppers import uppers


def catalogue() -> list[Choice | Fixed]:
    """Everything in menu order."""
    return [
        Fixed("shadow", "Contact shadow", shadow_side(), shadow_heel(), (5, 5)),
        sizes(),
        uppers(),
        toes(),
        marks(),
        monogram_letters(),
        monogram_threads(),
        *embroidery(),
        soles(),
        lacings(),
        eyelets(),
        tongues(),
        tabs(),
        linings(),
        stitching(),
        extras(),
        Fixed("light", "Light", light_side(), light_heel(), (70, 70)),
    ]


def sizes() -> Choice:
    options = tuple(
        Option(f"size-{n}", f"EU {n}", text=str(n), sku=f"CS-LAST-{n}", default=n == 42) for n in range(38, 47)
    )
    return Choice("size", "Size", options)
