"""The stock behind the watch: plenty of everything, except where it is written here."""

from collections.abc import Iterable

from configurator.demo.draw.document import Json
from configurator.demo.draw.stock import PROMO, SHARED, stock_item

SCARCE = {
    one["sku"]: one
    for one in (
        stock_item("FW-CASE-TI", 2),
        stock_item("FW-CASE-TRENCH", 0, status="preorder", preorder_release_on="days+45", preorder_limit=25),
        stock_item(
            "FW-CASE-BRONZE", 0, backorder="allow", restock_on="days+14", backorder_limit=10, backorder_promo=PROMO
        ),
        stock_item("FW-BEZEL-24H", 3, low_stock_threshold=5),
        stock_item("FW-BEZEL-FLUTED", 0, backorder="allow"),
        stock_item("FW-DIAL-METEOR", 1, backorder="deny"),
        stock_item("FW-DIAL-SALMON", 0, backorder="deny"),
        stock_item(
            "FW-DIAL-WAFFLE", 0, backorder="allow", restock_on="days+21", backorder_limit=30, backorder_promo=PROMO
        ),
        stock_item("FW-DIAL-ENAMEL", 0, tracked=False, status="preorder", preorder_release_on="days+60"),
        stock_item("FW-MOON", 2, backorder="allow", restock_on="days+30"),
        stock_item("FW-HANDS-CATHEDRAL", 0, backorder="allow", notify=False, restock_on="days+7"),
        stock_item("FW-NATO-STRIPE", 0, backorder="allow"),
        stock_item("FW-STRAP-RALLY", 0, tracked=False, status="out_of_stock", backorder="deny"),
        stock_item(
            "FW-BRACELET-BEADS", 0, backorder="allow", restock_on="days+14", backorder_limit=6, backorder_promo=PROMO
        ),
        stock_item("FW-BRACELET-MESH", 1),
        stock_item("FW-RUBBER-WAFFLE", 0, tracked=False, status="backorder", backorder="allow", restock_on="days+10"),
        stock_item("FW-CROWN-CABOCHON", 2),
        stock_item("FW-MOV-SKELETON", 0, status="preorder", preorder_release_on="days+30", preorder_limit=12),
        stock_item("FW-NOTEBOOK", 0, tracked=False, status="in_stock"),
        stock_item("FW-ENGRAVE-MONOGRAM", 0, tracked=False, status="out_of_stock", backorder="deny"),
    )
}


def stock(skus: Iterable[str]) -> list[Json]:
    own = [sku for sku in dict.fromkeys(skus) if sku not in SHARED]
    return [SCARCE.get(sku) or stock_item(sku, 24) for sku in own]
