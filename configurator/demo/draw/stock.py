"""Stock items as the demo shop's files have them, with all their terms written out."""

from configurator.demo.draw.document import Json

PROMO = "Up to %number% on backorder, %remaining% left"
SHARED = ("LEATHER-TAN", "LEATHER-BLACK", "BRASS-SET", "GIFT-BOX")


def stock_item(sku: str, on_hand: int, **terms: object) -> Json:
    """A tracked item without limits or dates, unless `terms` say otherwise."""
    usual: Json = {
        "sku": sku,
        "tracked": True,
        "status": "in_stock",
        "backorder": "inherit",
        "notify": True,
        "backorder_limit": None,
        "backorder_promo": "",
        "low_stock_threshold": None,
        "restock_on": None,
        "preorder_release_on": None,
        "preorder_limit": None,
        "on_hand": on_hand,
    }
    return usual | terms


def managed(sku: str, units: int = 1) -> Json:
    """How a layer says what it takes from stock."""
    return {"managed": True, "sku": sku, "units": units}
