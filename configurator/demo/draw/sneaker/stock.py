"""The stock behind the sneaker: a well-filled shelf, except where it is written here."""

from configurator.demo.draw.document import Json
from configurator.demo.draw.sneaker.catalogue import catalogue
from configurator.demo.draw.sneaker.option import Choice
from configurator.demo.draw.stock import PROMO, SHARED, stock_item

SHELF: dict[str, Json] = {
    "CS-LAST-38": {"on_hand": 0, "backorder": "deny"},
    "CS-LAST-39": {"on_hand": 2},
    "CS-LAST-40": {"on_hand": 14},
    "CS-LAST-44": {"on_hand": 1},
    "CS-LAST-45": {"on_hand": 0, "backorder": "allow", "restock_on": "days+21"},
    "CS-LAST-46": {"on_hand": 0, "backorder": "allow"},
    "CS-UP-SAND": {
        "on_hand": 0,
        "backorder": "allow",
        "backorder_limit": 12,
        "backorder_promo": PROMO,
        "restock_on": "days+14",
    },
    "CS-UP-KNIT": {"on_hand": 0, "status": "preorder", "preorder_release_on": "days+45", "preorder_limit": 30},
    "CS-UP-PERF": {"on_hand": 2},
    "CS-SOLE-CREPE": {"on_hand": 0, "backorder": "allow"},
    "CS-SOLE-ROPE": {"on_hand": 1},
    "CS-LACE-TWO": {"on_hand": 0, "backorder": "deny"},
    "CS-MARK-STAR": {"on_hand": 0, "tracked": False, "status": "out_of_stock", "backorder": "deny"},
    "CS-TAB-REFLECT": {"on_hand": 0, "backorder": "allow", "notify": False},
    "CS-TONGUE-MESH": {"on_hand": 1, "low_stock_threshold": 3},
    "CS-THREAD-GOLD": {"on_hand": 0, "backorder": "allow", "restock_on": "days+10", "backorder_limit": 25},
    "CS-LINING-WOOL": {"on_hand": 6, "backorder": "allow", "backorder_limit": 20, "restock_on": "days+28"},
}


def stock() -> list[Json]:
    skus = sorted({o.sku for c in catalogue() if isinstance(c, Choice) for o in c.options} - {"", *SHARED})
    return [stock_item(sku, 24 + 7 * (i % 6)) | SHELF.get(sku, {}) for i, sku in enumerate(skus)]
