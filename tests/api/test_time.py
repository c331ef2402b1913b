"""What is due by time has happened for every call that begins after it, though nobody asked anything in between."""

import pytest

from tests.api.shop import Shop

READING = (
    "/orders",
    "/orders?fulfilment=cancelled",
    "/orders?fulfilment=back-ordered",
    "/orders/{unpaid}",
    "/orders/{secret}",
    "/orders/{preordered}",
    "/stock",
    "/stock?availability=in_stock",
    "/stock/X",
    "/stock/SOON",
    "/stock/X/movements",
    "/stock/SOON/movements",
    "/stock.csv",
    "/backorders",
    "/audit",
    "/carts/{cart}",
    "/carts/{held}",
)


@pytest.mark.parametrize("path", READING)
def test_whoever_reads_first_reads_what_is_due(shop: Shop, path: str) -> None:
    """An offer and a hold end, a debt lapses and a preorder is released, all while nobody looks."""
    shop.settings(stock={"backorder": True}, orders={"settlement": "when_available", "offer_hours": 24})
    for sku in ("X", "Y", "Z"):
        shop.stock(sku, 0 if sku == "X" else 1)
    shop.stock("SOON", 1, status="preorder", preorder_release_on="2026-11-24")
    name = shop.design({"g": {"x": "X", "y": "Y", "z": "Z", "soon": "SOON"}})
    order, _, unpaid = (shop.order(name, [option]) for option in ("x", "x", "y"))
    preordered = shop.order(name, ["soon"])
    shop.move("X", "receive", 1)
    cart = shop.ok("POST", f"/orders/{order['secret']}/lines/{order['lines'][0]['id']}/purchase", admin=False)["id"]
    held = shop.cart((name, ["z"], 1))
    shop.ok("POST", f"/carts/{held}/hold", admin=False)
    shop.settings(orders={"cancel_unpaid_hours": 30})
    named = path.format(
        unpaid=unpaid["number"], secret=order["secret"], preordered=preordered["number"], cart=cart, held=held
    )
    before = shop.call("GET", named)
    shop.clock.pass_(hours=40)
    found = shop.call("GET", named)
    shop.ok("GET", "/orders")
    assert (before.status_code, found.status_code) == (200, 200)
    assert found.text == shop.call("GET", named).text
