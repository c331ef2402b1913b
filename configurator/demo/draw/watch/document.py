"""The document that sells the watch, written together with its stock once the layers are drawn."""

from configurator.demo.draw.document import Json, views, write
from configurator.demo.draw.studio import studio
from configurator.demo.draw.watch.bench import Bench
from configurator.demo.draw.watch.menu import groups
from configurator.demo.draw.watch.presets import PRESETS
from configurator.demo.draw.watch.rules import RULES
from configurator.demo.draw.watch.stock import stock

PRODUCT = "field-watch"


def draw(*wanted: str) -> None:
    """Draw the watch, or only layers with one of `wanted` in their id, and write its document and stock."""
    with studio(PRODUCT) as table:
        bench = Bench(table, PRODUCT, wanted)
        layers = [bench.layer(one) for one in groups()]
    write(PRODUCT, document(layers), stock(bench.skus))


def document(layers: list[Json]) -> Json:
    return {
        "id": PRODUCT,
        "title": "Field watch",
        "description": "A 38 mm watch for the field, put together by one watchmaker from the parts you choose: "
        "case, dial, hands, strap, and what shows on its back.",
        "base_price": 18900,
        "backorder": "inherit",
        "views": views(front="Front", back="Case back", clasp="Buckle"),
        "layers": layers,
        "rules": RULES,
        "presets": PRESETS,
    }
