"""What is sold before it is there, over HTTP: who allows it, who is told, how much of it, and what the shop sees."""

import re
from typing import Any

import pytest

from tests.api.shop import Json, Shop, codes


def designed(shop: Shop, **groups: Json) -> str:
    return shop.design(groups or {"strap": {"tan": "TAN"}})


def switched(shop: Shop, name: str, backorder: str) -> None:
    """The configurator's own switch, published."""
    draft = shop.call("GET", f"/configurators/{name}")
    document = {**draft.json(), "backorder": backorder}
    shop.ok("PUT", f"/configurators/{name}", document, headers={"If-Match": draft.headers["etag"]})
    shop.ok("POST", f"/configurators/{name}/publish")


def notified(shop: Shop, name: str, option: str = "tan", quantity: int = 1) -> Any:
    return shop.evaluate(name, [option], quantity)["options"][option]


def test_the_configurators_switch_lets_what_is_out_of_stock_be_sold_late(shop: Shop) -> None:
    shop.stock("TAN", 0)
    name = designed(shop)
    switched(shop, name, "off")
    assert notified(shop, name)["notice"] == "Out of stock"
    refused = shop.add(shop.cart(), name, ["tan"])
    assert (refused.status_code, codes(refused)) == (409, ["out_of_stock"])
    switched(shop, name, "on")
    assert notified(shop, name)["notice"] == "Available on Backorder"
    cart = shop.read_cart(shop.cart((name, ["tan"], 1)))
    assert cart["lines"][0]["options"][0]["cart_label"] == "(Available Backorder)"
    assert shop.checkout(cart["id"]).status_code == 201


def test_an_items_own_word_stands_against_the_configurators(shop: Shop) -> None:
    shop.stock("TAN", 0, backorder="deny")
    shop.stock("BLUE", 0, backorder="allow")
    name = designed(shop, strap={"tan": "TAN", "blue": "BLUE"})
    switched(shop, name, "on")
    assert codes(shop.add(shop.cart(), name, ["tan"])) == ["out_of_stock"]
    switched(shop, name, "off")
    assert shop.add(shop.cart(), name, ["blue"]).status_code == 201


@pytest.mark.parametrize(
    ("notify", "notice", "label"), [(True, "Available on Backorder", "(Available Backorder)"), (False, "", "")]
)
def test_a_backorder_that_is_kept_from_the_shopper_is_shown_to_the_shop_like_any_other(
    shop: Shop, notify: bool, notice: str, label: str
) -> None:
    shop.stock("TAN", 0, backorder="allow", notify=notify)
    name = designed(shop)
    assert (notified(shop, name)["notice"], notified(shop, name)["cart_label"]) == (notice, label)
    placed = shop.order(name, ["tan"])
    order = shop.ok("GET", f"/orders/{placed['number']}")
    assert (order["fulfilment"], order["lines"][0]["options"][0]["backordered"]) == ("back-ordered", 1)
    assert shop.ok("GET", "/orders?fulfilment=back-ordered")["items"][0]["number"] == placed["number"]
    assert shop.ok("GET", "/backorders")["items"][0]["orders"] == [placed["number"]]
    refused = shop.checkout(shop.cart((name, ["tan"], 1)), accept_backorder=False)
    assert codes(refused) == ["backorder_not_accepted"]


def test_one_there_and_one_asked_says_nothing_of_a_backorder(shop: Shop) -> None:
    shop.stock("TAN", 1, backorder="allow", low_stock_threshold=0)
    name = designed(shop)
    assert (notified(shop, name)["notice"], notified(shop, name)["cart_label"], notified(shop, name)["ships_on"]) == (
        "",
        "",
        None,
    )
    line = shop.order(name, ["tan"])["lines"][0]
    assert (line["message"], line["state"]) == ("", "ready")


def test_what_is_required_is_what_is_wanted_beyond_what_is_there_and_a_cancelled_order_drops_out(shop: Shop) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("O", 2)
    shop.stock("P", 0)
    first, second = designed(shop, g={"o": "O"}), designed(shop, g={"p": "P"})
    seven, four = shop.order(first, ["o"], 7), shop.order(second, ["p"], 4)
    found = [(each["sku"], each["required"], each["on_hand"]) for each in shop.ok("GET", "/backorders")["items"]]
    assert found == [("O", 5, 2), ("P", 4, 0)]
    shop.act(four["number"], "cancel")
    assert [each["orders"] for each in shop.ok("GET", "/backorders")["items"]] == [[seven["number"]]]


def test_a_promo_counts_what_is_promised_already_and_is_text_and_not_markup(shop: Shop) -> None:
    said = "Up to %number% on <b>backorder</b>, %remaining% left"
    shop.stock("TAN", 0, backorder="allow", backorder_limit=10, backorder_promo=said)
    name = designed(shop, strap={"tan": {"sku": "TAN", "default": True}})
    shop.order(name, ["tan"], 4)
    assert notified(shop, name)["promo"] == "Up to 10 on <b>backorder</b>, 6 left"
    for page in ("/", f"/c/{name}"):
        text = shop.client.get(page).text
        assert "Up to 10 on &lt;b&gt;backorder&lt;/b&gt;, 6 left" in text
        assert "<b>backorder</b>" not in re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    shop.ok("PATCH", "/stock/TAN", {"backorder_limit": None})
    assert notified(shop, name)["promo"] == "On <b>backorder</b>"


def test_a_preorder_is_no_backorder_and_stays_one_whatever_arrives(shop: Shop) -> None:
    shop.stock("TAN", 0, status="preorder", preorder_limit=3)
    name = designed(shop)
    assert notified(shop, name)["notice"] == "Available on Preorder"
    order = shop.order(name, ["tan"], 2)
    shop.move("TAN", "receive", 5)
    assert (shop.item("TAN")["availability"], shop.item("TAN")["preordered"]) == ("preorder", 2)
    refused = shop.call("PATCH", "/stock/TAN", {"status": "in_stock"})
    assert (refused.status_code, "release" in refused.json()["detail"]) == (409, True)
    assert shop.call("POST", f"/orders/{order['number']}/ship", {}).status_code == 409
    shop.ok("PATCH", "/stock/TAN", {"status": "backorder"})
    shop.ok("PATCH", "/stock/TAN", {"status": "in_stock"})
    assert shop.act(order["number"], "ship")["fulfilment"] == "shipped"
