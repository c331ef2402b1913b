"""The document that sells the sneaker, written together with its swatches and stock once it is drawn."""

from configurator.demo.draw.document import Json, views, write
from configurator.demo.draw.sneaker.catalogue import catalogue
from configurator.demo.draw.sneaker.drawer import Drawer
from configurator.demo.draw.sneaker.layer import layer_of
from configurator.demo.draw.sneaker.presets import presets
from configurator.demo.draw.sneaker.rules import RULES
from configurator.demo.draw.sneaker.stock import stock
from configurator.demo.draw.sneaker.swatches import save_swatches
from configurator.demo.draw.studio import studio

PRODUCT = "court-sneaker"


def draw(*wanted: str) -> None:
    """Draw every layer, or those whose ids begin with one of `wanted`, and write document and stock."""
    with studio(PRODUCT) as table:
        drawn = document(Drawer(table, PRODUCT, wanted))
    save_swatches(drawn, PRODUCT)
    write(PRODUCT, drawn, stock())


def document(drawer: Drawer) -> Json:
    return {
        "id": PRODUCT,
        "title": "Court sneaker",
        "description": "A low court shoe, lasted and stitched to order: choose the leather, the sole it stands on"
        " and every part you touch.",
        "base_price": 12900,
        "backorder": "inherit",
        "views": views(front="Side", back="Heel"),
        "layers": [layer_of(member, drawer) for member in catalogue()],
        "rules": RULES,
        "presets": presets(),
    }
