"""The document that sells the lamp, written together with its stock while the layers are drawn."""

from configurator.demo.draw.document import Json, earlier_layers, views, write
from configurator.demo.draw.lamp.bench import Bench
from configurator.demo.draw.lamp.menu import (
    base_group,
    bulb_group,
    cord_group,
    extras_group,
    scenery,
    shade_groups,
    stem_groups,
    switch_group,
)
from configurator.demo.draw.lamp.presets import presets
from configurator.demo.draw.lamp.rules import rules
from configurator.demo.draw.lamp.scenes import window_light
from configurator.demo.draw.lamp.stage import VIEWS
from configurator.demo.draw.lamp.stock import stock
from configurator.demo.draw.studio import ART, studio

PRODUCT = "reading-lamp"


def draw(*wanted: str) -> None:
    """Draw every layer, or only those named in `wanted`, keeping the others as they are, and write the two files."""
    (ART / PRODUCT).mkdir(parents=True, exist_ok=True)
    with studio(PRODUCT) as table:
        drawn = document(Bench(table, PRODUCT, frozenset(wanted), earlier_layers(PRODUCT)))
    write(PRODUCT, drawn, stock())


def document(bench: Bench) -> Json:
    return {
        "id": PRODUCT,
        "title": "Reading lamp",
        "description": "A lamp for the chair you never want to leave. Weighted base, quiet switch, warm light; "
        "every part is made to order and can be replaced.",
        "base_price": 24900,
        "backorder": "inherit",
        "views": views(front="Front", back="Back", lit="Switched on"),
        "layers": [
            *scenery(bench),
            *shade_groups(bench),
            bulb_group(bench),
            *stem_groups(bench),
            base_group(bench),
            switch_group(bench),
            cord_group(bench),
            extras_group(bench),
            bench.scene("light", "Light", VIEWS, 90, window_light),
        ],
        "rules": rules(),
        "presets": presets(),
    }
