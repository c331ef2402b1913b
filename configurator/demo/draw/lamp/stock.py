"""The stock behind the lamp."""

from configurator.demo.draw.document import Json
from configurator.demo.draw.stock import PROMO, stock_item

ON_HAND = """
SHADE-LINEN 42, SHADE-DRUM 17, SHADE-PLEATED 9, SHADE-RAFFIA 0, SHADE-DOME 21, SHADE-FACTORY 26,
SHADE-PERF 12, SHADE-MUSHROOM 1, SHADE-OPAL 14, SHADE-FLUTED 0, LINING-WHITE 120, LINING-GOLD 18,
LINING-COPPER 11, TRIM-GROSGRAIN 60, TRIM-HERRING 44, TRIM-BRAID 25, TRIM-FRINGE 0, TRIM-SCALLOP 8,
BULB-GLOBE 140, BULB-FILAMENT 75, BULB-CANDLE 52, BULB-MIRROR 19, BULB-AMBER 2, BULB-TUBE 0, STEM-SWAN 31,
STEM-POST 16, STEM-DOUBLE 7, STEM-TWIST 0, STEM-OAK 13, FITTING-SATIN 58, FITTING-BLACK 33,
FITTING-NICKEL 15, FINIAL-BALL 40, FINIAL-ACORN 22, FINIAL-SPIRE 10, FINIAL-MARBLE 6, BASE-MARBLE 24,
BASE-NERO 2, BASE-TERRAZZO 0, BASE-CONCRETE 19, BASE-OAK 27, BASE-ASH 12, BASE-TRIPOD 8, BASE-BRASS 9,
BASE-IRON 11, SWITCH-PULL 80, SWITCH-TOGGLE 36, SWITCH-TOUCH 14, SWITCH-ROCKER 64, SWITCH-FOOT 20,
CORD-COTTON 95, CORD-RUST 0, CORD-HERRING 38, CORD-TWISTED 17, PLUG-UK 50, PLUG-US 1, EXTRA-DISH 12,
EXTRA-BULB 30, EXTRA-BAG 23
"""

TERMS: dict[str, Json] = {
    "BASE-TERRAZZO": {"backorder": "allow", "backorder_limit": 12, "backorder_promo": PROMO, "restock_on": "days+21"},
    "SHADE-RAFFIA": {"backorder": "allow", "backorder_limit": 6, "backorder_promo": PROMO, "restock_on": "days+10"},
    "STEM-TWIST": {"backorder": "allow", "backorder_promo": "Forged to order by our smith"},
    "SHADE-PAPER": {"status": "preorder", "preorder_release_on": "days+45", "preorder_limit": 40, "on_hand": 0},
    "SHADE-FLUTED": {"status": "preorder", "preorder_release_on": "days+60", "preorder_limit": 25},
    "CORD-RUST": {"backorder": "deny"},
    "TRIM-FRINGE": {"backorder": "deny", "restock_on": "days+30"},
    "FINIAL-CRYSTAL": {"tracked": False, "status": "out_of_stock", "backorder": "deny"},
    "CORD-RUBBER": {"tracked": False},
    "BULB-TUBE": {"backorder": "allow", "notify": False, "backorder_limit": 100, "restock_on": "days+5"},
    "SHADE-MUSHROOM": {"low_stock_threshold": 3},
    "BULB-AMBER": {"backorder": "allow", "backorder_limit": 20, "low_stock_threshold": 4, "restock_on": "days+14"},
}


def stock() -> list[Json]:
    counted = {sku: int(count) for sku, count in (item.split() for item in ON_HAND.split(","))}
    skus = sorted({*counted, *TERMS})
    return [stock_item(sku, counted.get(sku, 0)) | TERMS.get(sku, {}) for sku in skus]
