"""Orders over HTTP: placed, shipped, cancelled, filled."""

import pytest

from tests.api.shop import Json, Shop, codes


@pytest.fixture
def backordering(shop: Shop) -> Shop:
    shop.settings(stock={"backorder": True})
    return shop


def one(shop: Shop, sku: str = "S") -> str:
    return shop.design({"g": {"a": {"sku": sku, "label": "Tan leather"}}})


def test_an_order_reads_as_documented(shop: Shop) -> None:
    shop.stock("S", 5)
    cart = shop.cart((one(shop), ["a"], 2))
    answer = shop.checkout(cart)
    order = answer.json()
    assert answer.headers["location"] == f"/api/v1/orders/{order['secret']}"
    assert (order["total"], order["due"], order["payment"], order["fulfilment"]) == (20000, 20000, "unpaid", "new")
    assert (order["settlement"], order["origin"], order["purchases"]) == ("at_checkout", None, [])
    line = order["lines"][0]
    assert (line["state"], line["message"], line["purchase"], line["shipped"], line["cancelled"]) == (
        "ready",
        "",
        None,
        0,
        0,
    )
    assert order["customer"]["email"] == "ada@example.com"
    assert shop.ok("GET", f"/orders/{order['secret']}", admin=False) == order
    assert shop.ok("GET", f"/orders/{order['number']}") == order


def test_a_number_grants_nothing(shop: Shop) -> None:
    number = shop.order(one(shop), ["a"])["number"]
    assert number.isdigit()
    assert shop.call("GET", f"/orders/{number}", admin=False).status_code == 404


def test_placing_allocates_and_shipping_takes_off_the_shelf(shop: Shop) -> None:
    shop.stock("S", 100)
    order = shop.order(one(shop), ["a"], 50)
    assert (shop.item("S")["allocated"], shop.item("S")["on_hand"]) == (50, 100)
    shipped = shop.act(order["number"], "ship")
    assert (shop.item("S")["allocated"], shop.item("S")["on_hand"]) == (0, 50)
    assert (shipped["fulfilment"], shipped["lines"][0]["shipped"]) == ("shipped", 50)
    assert shop.act(order["number"], "deliver")["fulfilment"] == "delivered"


def test_where_one_line_lacks_stock_no_line_is_allocated(shop: Shop) -> None:
    shop.stock("A", 5)
    shop.stock("B", 5)
    cart = shop.cart((one(shop, "A"), ["a"], 5), (one(shop, "B"), ["a"], 5))
    shop.move("B", "count", 4)
    answer = shop.checkout(cart)
    assert (answer.status_code, codes(answer)) == (409, ["out_of_stock"])
    assert (shop.item("A")["allocated"], shop.item("B")["allocated"]) == (0, 0)


def test_the_same_checkout_twice_with_one_key_is_one_order(shop: Shop) -> None:
    shop.stock("S", 5)
    cart = shop.cart((one(shop), ["a"], 1))
    first, second = shop.checkout(cart, key="k"), shop.checkout(cart, key="k")
    assert first.json() == second.json()
    assert (first.status_code, second.status_code, shop.item("S")["allocated"]) == (201, 201, 1)
    assert shop.checkout(cart, key="k", accept_backorder=False).status_code == 422


def test_a_cart_becomes_at_most_one_order(shop: Shop) -> None:
    cart = shop.cart((one(shop), ["a"], 1))
    order = shop.checkout(cart).json()
    again = shop.checkout(cart)
    assert (again.status_code, codes(again)) == (409, ["cart_closed"])
    assert shop.read_cart(cart)["order"] == {"number": order["number"], "secret": order["secret"]}
    assert codes(shop.call("POST", f"/carts/{cart}/hold", admin=False)) == ["cart_closed"]


def test_a_cart_that_became_an_order_is_not_counted_again(shop: Shop) -> None:
    shop.stock("S", 5)
    name = one(shop)
    cart = shop.cart((name, ["a"], 3))
    shop.checkout(cart)
    assert [problem["code"] for problem in shop.read_cart(cart)["checkout"]["problems"]] == ["cart_closed"]
    assert shop.evaluate(name, ["a"], 2, cart=cart)["checkout"]["allowed"]


def test_the_picture_of_an_order_outlives_its_product(shop: Shop) -> None:
    name = one(shop)
    order = shop.order(name, ["a"])
    shop.call("DELETE", f"/configurators/{name}", headers={"If-Match": "*"})
    assert shop.client.get(order["lines"][0]["image"]).status_code == 200


def test_counting_off_leaves_the_counters_alone(shop: Shop) -> None:
    shop.stock("S", 3, tracked=False)
    order = shop.order(one(shop), ["a"], 5)
    assert (shop.item("S")["on_hand"], shop.item("S")["allocated"]) == (3, 0)
    shop.act(order["number"], "cancel")
    assert (shop.item("S")["on_hand"], shop.item("S")["allocated"]) == (3, 0)


def test_a_backordered_order_says_so_everywhere(backordering: Shop) -> None:
    shop = backordering
    shop.stock("S", 1)
    order = shop.order(one(shop), ["a"], 3)
    assert (order["fulfilment"], order["lines"][0]["state"]) == ("back-ordered", "partial")
    assert order["lines"][0]["message"] == "Ships once restocked"
    assert order["lines"][0]["options"][0]["backordered"] == 2
    waiting = shop.ok("GET", "/backorders")["items"]
    assert [(each["sku"], each["required"], each["orders"]) for each in waiting] == [("S", 2, [order["number"]])]
    found = shop.ok("GET", "/orders?fulfilment=back-ordered")["items"]
    assert [each["number"] for each in found] == [order["number"]]
    assert shop.ok("GET", "/orders?fulfilment=new")["items"] == []


def test_a_delivery_fills_the_oldest_first(backordering: Shop) -> None:
    shop = backordering
    shop.stock("S", 0)
    name = one(shop)
    older, younger = shop.order(name, ["a"]), shop.order(name, ["a"])
    moved = shop.move("S", "receive", 1)
    assert [fill["order"] for fill in moved["filled"]] == [older["number"]]
    assert shop.ok("GET", f"/orders/{older['number']}")["fulfilment"] == "new"
    moved = shop.move("S", "receive", 3)
    assert [fill["order"] for fill in moved["filled"]] == [younger["number"]]
    assert (shop.item("S")["available"], shop.item("S")["backordered"]) == (2, 0)
    assert shop.move("S", "adjust", -1)["filled"] == []


def test_a_split_order_and_its_refusal(backordering: Shop) -> None:
    shop = backordering
    shop.stock("S", 10)
    name = one(shop)
    option = shop.order(name, ["a"], 20)["lines"][0]["options"][0]
    assert (option["on_hand"], option["backordered"]) == (10, 10)
    option = shop.order(name, ["a"], 20)["lines"][0]["options"][0]
    assert (option["on_hand"], option["backordered"]) == (0, 20)
    shop.stock("D", 10, backorder="deny")
    answer = shop.add(shop.cart(), one(shop, "D"), ["a"], 20)
    assert (answer.status_code, answer.json()["problems"][0]["available"]) == (409, 10)


def test_late_units_are_sold_only_to_whoever_accepted_as_many(backordering: Shop) -> None:
    shop = backordering
    shop.stock("S", 1)
    cart = shop.cart((one(shop), ["a"], 3))
    for accepted in (False, 1):
        answer = shop.checkout(cart, accept_backorder=accepted)
        assert (answer.status_code, codes(answer)) == (409, ["backorder_not_accepted"])
    assert shop.item("S")["allocated"] == 0
    assert shop.checkout(cart, accept_backorder=2).status_code == 201


def test_a_total_that_changed_is_not_charged(shop: Shop) -> None:
    cart = shop.cart((one(shop), ["a"], 1))
    answer = shop.checkout(cart, total=9_999)
    assert (answer.status_code, codes(answer)) == (409, ["changed"])
    assert shop.checkout(cart, total=10_000).status_code == 201


def test_cancelling_gives_back_and_what_has_shipped_stays(shop: Shop) -> None:
    shop.stock("S", 3)
    order = shop.order(one(shop), ["a"], 3)
    line = order["lines"][0]["id"]
    shop.act(order["number"], "cancel", {line: 1})
    assert shop.item("S")["allocated"] == 2
    shop.act(order["number"], "ship", {line: 2})
    assert (shop.item("S")["on_hand"], shop.item("S")["allocated"]) == (1, 0)
    refused = shop.call("POST", f"/orders/{order['number']}/cancel", {"lines": {line: 1}})
    assert refused.status_code == 409


def test_paying_cancelling_and_refunding(shop: Shop) -> None:
    shop.stock("S", 3)
    order = shop.order(one(shop), ["a"], 2)
    paid = shop.act(order["number"], "pay")
    assert (paid["payment"], paid["due"], paid["fulfilment"]) == ("paid", 0, "ready")
    assert shop.act(order["number"], "pay")["payment"] == "paid"
    cancelled = shop.act(order["number"], "cancel")
    assert (cancelled["payment"], cancelled["refund_due"], cancelled["total"]) == ("refund_due", 20000, 0)
    assert shop.act(order["number"], "refund")["payment"] == "refunded"


def test_orders_are_the_shops_to_act_on(shop: Shop) -> None:
    order = shop.order(one(shop), ["a"])
    for verb in ("pay", "refund", "ship", "deliver", "cancel"):
        assert shop.call("POST", f"/orders/{order['secret']}/{verb}", {}, admin=False).status_code == 401
    assert shop.call("POST", "/orders/99999/pay", {}).status_code == 404


def test_unknown_lines_and_senseless_units_are_refused(shop: Shop) -> None:
    order = shop.order(one(shop), ["a"])
    path = f"/orders/{order['number']}/ship"
    assert shop.call("POST", path, {"lines": {"nope": 1}}).status_code == 422
    assert shop.call("POST", path, {"lines": {order["lines"][0]["id"]: 0}}).status_code == 422
    assert shop.call("POST", path, {"lines": {order["lines"][0]["id"]: 9}}).status_code == 409


def test_a_checkout_without_a_customer_is_refused_field_by_field(shop: Shop) -> None:
    cart = shop.cart((one(shop), ["a"], 1))
    answer = shop.call("POST", f"/carts/{cart}/checkout", {"customer": {"name": " ", "email": "nobody"}}, admin=False)
    assert answer.status_code == 422
    assert [p["pointer"] for p in answer.json()["problems"]] == ["/customer/name", "/customer/email"]


def test_a_late_line_is_bought_when_it_comes_and_the_order_becomes_the_new_one(shop: Shop) -> None:
    shop.settings(orders={"settlement": "when_available"}, stock={"backorder": True})
    shop.stock("X", 0)
    shop.stock("Y", 0)
    x, y = one(shop, "X"), one(shop, "Y")
    order = shop.checkout(shop.cart((x, ["a"], 1), (y, ["a"], 1))).json()
    assert (order["fulfilment"], order["due"], [line["purchase"] for line in order["lines"]]) == (
        "back-ordered",
        0,
        [None, None],
    )
    assert shop.call("POST", purchase_of(order, 0), admin=False).status_code == 409

    filled = shop.move("X", "receive", 1)["filled"]
    assert filled == [{"order": order["number"], "line": order["lines"][0]["id"], "units": 1}]
    seen = shop.ok("GET", f"/orders/{order['secret']}", admin=False)
    assert [line["state"] for line in seen["lines"]] == ["offered", "waiting"]
    assert [bool(line["purchase"]) for line in seen["lines"]] == [True, False]

    first = shop.call("POST", purchase_of(order, 0), admin=False)
    again = shop.call("POST", purchase_of(order, 0), admin=False)
    assert (first.status_code, again.status_code) == (201, 200)
    cart = first.json()
    assert cart["id"] == again.json()["id"]
    assert (cart["subtotal"], cart["checkout"]["allowed"]) == (10_000, True)

    new = shop.checkout(cart["id"]).json()
    left = shop.ok("GET", f"/orders/{order['secret']}", admin=False)
    assert (new["origin"], new["due"], left["total"], left["purchases"]) == (
        order["number"],
        10_000,
        10_000,
        [new["number"]],
    )
    assert shop.act(new["number"], "pay")["payment"] == "paid"

    shop.move("Y", "receive", 1)
    last = shop.checkout(shop.call("POST", purchase_of(order, 1), admin=False).json()["id"]).json()
    for key in (order["secret"], order["number"]):
        removed = shop.call("GET", f"/orders/{key}")
        assert (removed.status_code, removed.json()["order"]) == (410, last["number"])
    assert shop.call("POST", f"/orders/{order['number']}/pay").status_code == 410
    listed = [each["number"] for each in shop.ok("GET", "/orders")["items"]]
    assert listed == [last["number"], new["number"]]
    assert any(entry["what"] == "order.become" for entry in shop.ok("GET", "/audit")["items"])


def test_a_number_buys_nothing(shop: Shop) -> None:
    shop.settings(orders={"settlement": "when_available"}, stock={"backorder": True})
    shop.stock("X", 0)
    order = shop.order(one(shop, "X"), ["a"])
    shop.move("X", "receive", 1)
    by_number = purchase_of({**order, "secret": order["number"]}, 0)
    assert shop.call("POST", by_number, admin=False).status_code == 404


def purchase_of(order: Json, line: int) -> str:
    return f"/orders/{order['secret']}/lines/{order['lines'][line]['id']}/purchase"


def test_counting_what_is_allocated_away_is_refused_or_makes_the_youngest_late(shop: Shop) -> None:
    shop.stock("S")
    moves = [shop.move("S", "count", n)["movement"] for n in (5, 3, 3)]
    assert [move and move["quantity"] for move in moves] == [5, -2, None]
    assert shop.call("POST", "/stock/S/movements", {"kind": "count", "quantity": -1}).status_code == 422
    name = one(shop)
    first, second = shop.order(name, ["a"]), shop.order(name, ["a"])
    refused = shop.call("POST", "/stock/S/movements", {"kind": "count", "quantity": 1})
    assert refused.status_code == 409
    assert "2" in refused.json()["detail"]
    shop.move("S", "count", 1, shortage="backorder")
    assert shop.ok("GET", f"/orders/{first['number']}")["fulfilment"] == "new"
    assert shop.ok("GET", f"/orders/{second['number']}")["fulfilment"] == "back-ordered"


def test_an_active_preorder_is_promised_for_its_day_and_not_shipped_before(shop: Shop) -> None:
    shop.stock("S", 0, status="preorder", preorder_release_on="2027-03-01", preorder_limit=5)
    order = shop.order(one(shop), ["a"], 2)
    line = order["lines"][0]
    assert (order["fulfilment"], line["options"][0]["cart_label"]) == ("pre-ordered", "(Available Preorder)")
    assert line["ships_on"] == "2027-03-01"
    shop.move("S", "receive", 2)
    assert shop.call("POST", f"/orders/{order['number']}/ship", {"lines": {line["id"]: 1}}).status_code == 409
    assert shop.call("PATCH", "/stock/S", {"status": "in_stock"}).status_code == 409
    shop.ok("POST", "/stock/S/release")
    assert shop.act(order["number"], "ship")["fulfilment"] == "shipped"


def test_what_was_done_is_in_the_audit_log(shop: Shop) -> None:
    order = shop.order(one(shop), ["a"])
    shop.act(order["number"], "cancel")
    entries = shop.ok("GET", "/audit")["items"]
    assert any(order["number"] in (entry["subject"], entry["detail"]) for entry in entries)
    assert {"at", "who", "what", "subject", "detail"} == set(entries[0])


def test_lists_come_in_pages(shop: Shop) -> None:
    name = one(shop)
    numbers = [shop.order(name, ["a"])["number"] for _ in range(5)]
    seen, cursor = [], ""
    while cursor is not None:
        page = shop.ok("GET", f"/orders?limit=2{'&cursor=' + cursor if cursor else ''}")
        seen += [order["number"] for order in page["items"]]
        cursor = page["next"]
    assert seen == numbers[::-1]


def test_shipping_more_than_is_complete_says_how_many_are(backordering: Shop) -> None:
    shop = backordering
    shop.stock("S", 3)
    order = shop.order(one(shop), ["a"], 5)
    line = order["lines"][0]["id"]
    answer = shop.call("POST", f"/orders/{order['number']}/ship", {"lines": {line: 4}})
    problem = answer.json()["problems"][0]
    assert (answer.status_code, problem["line"], problem["available"]) == (409, line, 3)
    assert problem["pointer"] == f"/lines/{line}"


def test_a_correction_that_takes_too_much_says_what_is_free(shop: Shop) -> None:
    shop.stock("S", 3)
    shop.order(one(shop), ["a"], 2)
    for kind, quantity in (("count", 1), ("adjust", -2), ("adjust", -4)):
        answer = shop.call("POST", "/stock/S/movements", {"kind": kind, "quantity": quantity, "reason": "broken"})
        problem = answer.json()["problems"][0]
        assert (answer.status_code, problem["code"]) == (409, "out_of_stock")
        assert (problem["sku"], problem["available"]) == ("S", 1)


def test_rescheduling_moves_the_orders_that_wait_and_a_change_of_terms_does_not(shop: Shop) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("S", 0, restock_on="2031-01-01")
    order = shop.order(one(shop), ["a"])
    shop.ok("PATCH", "/stock/S", {"restock_on": "2031-02-01"})
    assert promised(shop, order) == "2031-01-01"
    done = shop.ok("POST", "/stock/S/reschedule", {"day": "2031-03-01", "tell": True})
    assert (done["orders"], done["stock"]["restock_on"]) == ([order["number"]], "2031-03-01")
    assert promised(shop, order) == "2031-03-01"
    assert shop.ok("POST", "/stock/S/slip", {"day": "2031-03-01"})["orders"] == done["orders"]
    assert shop.call("POST", "/stock/NONE/reschedule", {"day": None}).status_code == 404
    assert shop.call("POST", "/stock/S/reschedule", {"day": "soon"}).status_code == 422


def promised(shop: Shop, order: Json) -> str:
    seen = shop.ok("GET", f"/orders/{order['secret']}", admin=False)
    return str(seen["lines"][0]["options"][0]["ships_on"])
