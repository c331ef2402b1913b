"""Late things that are paid for when they come, over HTTP: offered, bought, passed on, and what is left behind."""

from typing import Any

import pytest
from httpx2 import Response

from tests.api.shop import Json, Shop, codes

VERBS = ("pay", "refund", "ship", "deliver", "cancel")


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """A shop of two sold out parts, in which late things are paid for when they come."""
    shop.settings(stock={"backorder": True}, orders={"settlement": "when_available", "offer_hours": 48})
    for sku in ("X", "Y"):
        shop.stock(sku, 0)
    return shop


@pytest.fixture
def watch(shop: Shop) -> str:
    return shop.design({"g": {"x": "X", "y": "Y"}})


def waiting(shop: Shop, watch: str, *selected: str, quantity: int = 1) -> Any:
    """An order with a line for each of `selected`."""
    answer = shop.checkout(shop.cart(*((watch, [option], quantity) for option in selected or ("x",))))
    assert answer.status_code == 201
    return answer.json()


def press(shop: Shop, order: Json, line: int = 0, **headers: str) -> Response:
    """*Purchase*, as the page of the order as it was placed has it."""
    path = f"/orders/{order['secret']}/lines/{order['lines'][line]['id']}/purchase"
    return shop.call("POST", path, admin=False, headers=headers)


def look(shop: Shop, order: Json) -> Any:
    return shop.ok("GET", f"/orders/{order['secret']}", admin=False)


def bought(shop: Shop, order: Json, line: int = 0) -> Any:
    return shop.checkout(press(shop, order, line).json()["id"]).json()


def test_purchase_is_offered_beside_what_has_come_and_nothing_else(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch, "x", "y")
    assert [line["purchase"] for line in order["lines"]] == [None, None]
    shop.move("X", "receive", 1)
    come, late = look(shop, order)["lines"]
    assert (come["state"], late["state"], late["purchase"]) == ("offered", "waiting", None)
    assert come["purchase"] == f"/api/v1/orders/{order['secret']}/lines/{come['id']}/purchase"
    assert shop.client.post(come["purchase"]).status_code == 201


def test_what_was_agreed_in_one_currency_is_not_bought_in_another(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch, "x", "y")
    shop.move("X", "receive", 1)
    shop.move("Y", "receive", 1)
    cart = press(shop, order).json()["id"]
    shop.settings(shop={"currency": "JPY"})
    later = press(shop, order, 1)
    assert (later.status_code, codes(later)) == (409, ["changed"])
    assert "EUR" in later.json()["detail"]
    assert codes(shop.checkout(cart)) == ["changed"]
    shop.settings(shop={"currency": "EUR"})
    assert shop.checkout(cart).json()["currency"] == "EUR"


def test_a_purchase_answers_with_the_cart_and_twice_with_the_same(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch)
    shop.move("X", "receive", 1)
    first, again = press(shop, order), press(shop, order)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    line = first.json()["lines"][0]
    assert (line["quantity"], line["unit_price"], line["availability"]) == (1, 10_000, "in_stock")


def test_what_was_bought_leaves_the_order_it_came_from(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch, "x", "y")
    shop.move("X", "receive", 1)
    new = bought(shop, order)
    old = look(shop, order)
    assert (new["origin"], new["total"], new["due"], old["purchases"]) == (
        order["number"],
        10_000,
        10_000,
        [new["number"]],
    )
    assert ([line["id"] for line in old["lines"]], old["total"], old["due"]) == ([order["lines"][1]["id"]], 10_000, 0)


def test_an_order_that_became_another_is_gone_for_everybody_and_names_the_new_one(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch)
    shop.move("X", "receive", 1)
    new = bought(shop, order)
    asked = [shop.call("GET", f"/orders/{key}") for key in (order["secret"], order["number"])]
    asked += [shop.call("POST", f"/orders/{key}/{verb}", {}) for key in (order["number"],) for verb in VERBS]
    asked.append(press(shop, order))
    assert {(answer.status_code, answer.json()["order"]) for answer in asked} == {(410, new["number"])}
    for query in ("", "?fulfilment=back-ordered", "?fulfilment=cancelled", "?q=ada", "?payment=unpaid"):
        assert order["number"] not in [each["number"] for each in shop.ok("GET", f"/orders{query}")["items"]]
    assert order["number"] in [entry["subject"] for entry in shop.ok("GET", "/audit")["items"]]


def test_a_purchase_too_late_is_refused_and_leaves_the_offer_to_the_next(shop: Shop, watch: str) -> None:
    first, second = waiting(shop, watch), waiting(shop, watch)
    shop.move("X", "receive", 1)
    cart = press(shop, first).json()["id"]
    shop.clock.pass_(hours=48)
    assert look(shop, second)["lines"][0]["state"] == "offered"
    late = press(shop, first)
    assert (late.status_code, codes(late)) == (409, ["offer_expired"])
    refused = shop.checkout(cart)
    assert (refused.status_code, codes(refused)) == (409, ["offer_expired"])
    assert [problem["code"] for problem in shop.read_cart(cart)["checkout"]["problems"]] == ["offer_expired"]


def test_an_offer_is_over_at_its_end_for_whoever_looks_then(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch)
    shop.move("X", "receive", 1)
    shop.clock.pass_(hours=47, minutes=59, seconds=59)
    assert look(shop, order)["lines"][0]["purchase"]
    shop.clock.pass_(seconds=1)
    assert look(shop, order)["lines"][0]["purchase"] is None
    assert shop.item("X")["available"] == 1


def test_nothing_that_was_not_offered_can_be_bought(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch)
    assert codes(press(shop, order)) == ["offer_expired"]
    shop.settings(orders={"settlement": "at_checkout"})
    paid_at_once = waiting(shop, watch)
    shop.move("X", "receive", 2)
    assert codes(press(shop, paid_at_once)) == ["offer_expired"]


def test_a_secret_buys_lines_of_its_own_order_only(shop: Shop, watch: str) -> None:
    mine, other = waiting(shop, watch), waiting(shop, watch)
    shop.move("X", "receive", 2)
    line = other["lines"][0]["id"]
    for key in (mine["secret"], other["number"], other["secret"] + "x", f"ord_{other['number']}_x", "ord_"):
        answer = shop.call("POST", f"/orders/{key}/lines/{line}/purchase", admin=False)
        assert answer.status_code == 404, key
    assert press(shop, other).status_code == 201


def test_a_key_sent_again_answers_with_the_first_cart(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch)
    shop.move("X", "receive", 1)
    head = {"Idempotency-Key": "k"}
    first, again = press(shop, order, **head), press(shop, order, **head)
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    path = f"/orders/{order['secret']}/lines/{order['lines'][0]['id']}/purchase"
    assert shop.call("POST", path, {"a": 1}, admin=False, headers=head).status_code == 422
    late = waiting(shop, watch)
    assert press(shop, late, **head).status_code == 409
    shop.move("X", "receive", 1)
    assert press(shop, late, **head).status_code == 201


def test_a_bought_line_can_be_lowered_or_removed_but_neither_raised_nor_chosen_anew(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch, quantity=3)
    shop.move("X", "receive", 2)
    cart = press(shop, order).json()
    line = f"/carts/{cart['id']}/lines/{cart['lines'][0]['id']}"
    raised = shop.call("PATCH", line, {"quantity": 3}, admin=False)
    assert (raised.status_code, raised.json()["problems"][0]["available"]) == (409, 2)
    assert shop.call("PATCH", line, {"selected": ["y"]}, admin=False).status_code == 409
    assert shop.ok("PATCH", line, {"quantity": 1}, admin=False)["subtotal"] == 10_000
    assert shop.ok("DELETE", line, admin=False)["lines"] == []
    assert look(shop, order)["lines"][0]["state"] == "offered"


def test_what_was_withdrawn_from_sale_is_still_bought_at_the_agreed_price(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch)
    shop.move("X", "receive", 1)
    shop.call("DELETE", f"/configurators/{watch}", headers={"If-Match": "*"})
    cart = press(shop, order).json()
    assert (cart["subtotal"], cart["checkout"]) == (10_000, {"allowed": True, "problems": []})
    assert shop.call("POST", f"/carts/{cart['id']}/hold", admin=False).status_code == 200
    assert shop.checkout(cart["id"], total=10_000, accept_backorder=False).status_code == 201


def test_what_is_offered_is_held_and_shown_as_such(shop: Shop, watch: str) -> None:
    order = waiting(shop, watch, quantity=2)
    moved = shop.move("X", "receive", 1)
    assert moved["filled"] == [{"order": order["number"], "line": order["lines"][0]["id"], "units": 1}]
    item = shop.item("X")
    assert (item["on_hand"], item["held"], item["available"], item["backordered"]) == (1, 1, 0, 2)
    backlog = shop.ok("GET", "/backorders")["items"][0]
    assert (backlog["required"], backlog["orders"]) == (2, [order["number"]])
