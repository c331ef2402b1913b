"""Carts over HTTP: what fits, what is refused, what is held."""

import pytest

from tests.api.shop import Shop, codes


@pytest.fixture
def backordering(shop: Shop) -> Shop:
    shop.settings(stock={"backorder": True})
    return shop


def one(shop: Shop, sku: str = "S", **spec: object) -> str:
    """A product of one option that consumes `sku`."""
    return shop.design({"g": {"a": {"sku": sku, "label": "Tan leather", **spec}}})


def line_of(cart: dict[str, list[dict[str, object]]], index: int = 0) -> str:
    return str(cart["lines"][index]["id"])


def test_a_cart_of_one_line_reads_as_documented(shop: Shop) -> None:
    shop.stock("S", 5)
    name = one(shop, price=500)
    cart = shop.read_cart(shop.cart((name, ["a"], 2)))
    assert (cart["currency"], cart["subtotal"], cart["hold"], cart["checkout"]["allowed"]) == ("EUR", 21000, None, True)
    line = cart["lines"][0]
    assert (line["quantity"], line["unit_price"], line["total"]) == (2, 10500, 21000)
    option = line["options"][0]
    assert (option["group"], option["label"], option["sku"], option["on_hand"]) == ("G", "Tan leather", "S", 2)
    assert shop.client.get(line["image"]).headers["content-type"] == "image/webp"


def test_asking_for_five_of_three_is_refused_saying_three_and_the_cart_is_unchanged(shop: Shop) -> None:
    shop.stock("S", 3)
    name = one(shop)
    cart = shop.cart()
    answer = shop.add(cart, name, ["a"], 5)
    assert answer.status_code == 409
    problem = answer.json()["problems"][0]
    assert (problem["code"], problem["available"], problem["sku"], problem["group"]) == ("out_of_stock", 3, "S", "g")
    assert "Tan leather" in problem["message"]
    assert shop.read_cart(cart)["lines"] == []


def test_the_same_item_in_two_lines_is_summed(shop: Shop) -> None:
    shop.stock("S", 1)
    name = shop.design({"g": {"a": "S"}, "colour": {"red": None, "blue": None}})
    cart = shop.cart((name, ["a", "red"], 1))
    second = shop.add(cart, name, ["a", "blue"])
    assert (second.status_code, second.json()["problems"][0]["available"]) == (409, 0)
    line = line_of(shop.read_cart(cart))
    raised = shop.call("PATCH", f"/carts/{cart}/lines/{line}", {"quantity": 2}, admin=False)
    assert (raised.status_code, raised.json()["problems"][0]["available"]) == (409, 1)


def test_an_item_used_twice_in_one_configuration_counts_twice(backordering: Shop) -> None:
    shop = backordering
    shop.stock("HANDLE", 3)
    name = shop.design({"left": {"l": "HANDLE"}, "right": {"r": "HANDLE"}})
    line = shop.read_cart(shop.cart((name, ["l", "r"], 2)))["lines"][0]
    assert [(o["on_hand"], o["backordered"]) for o in line["options"]] == [(2, 0), (1, 1)]
    assert [o["cart_label"] for o in line["options"]] == ["", "(1 in stock, 1 Available Backorder)"]


def test_a_backordered_line_is_labelled_and_counted_at_full_price(backordering: Shop) -> None:
    shop = backordering
    shop.stock("S", 0)
    cart = shop.read_cart(shop.cart((one(shop), ["a"], 3)))
    assert cart["lines"][0]["options"][0]["cart_label"] == "(Available Backorder)"
    assert (cart["subtotal"], cart["checkout"]["allowed"], cart["availability"]) == (30000, True, "backorder")
    assert cart["lines"][0]["message"] == "Ships once restocked"


def test_five_of_one_on_hand_say_one_in_stock_four_on_backorder(backordering: Shop) -> None:
    shop = backordering
    shop.stock("S", 1, backorder_limit=10)
    line = shop.read_cart(shop.cart((one(shop), ["a"], 5)))["lines"][0]
    assert line["options"][0]["cart_label"] == "(1 in stock, 4 Available Backorder)"


def test_a_limit_says_how_many_could_be_had(backordering: Shop) -> None:
    shop = backordering
    shop.stock("S", 0, backorder_limit=3)
    answer = shop.add(shop.cart(), one(shop), ["a"], 8)
    assert (codes(answer), answer.json()["problems"][0]["available"]) == (["backorder_limit"], 3)


def test_adding_the_same_configuration_again_raises_its_line(shop: Shop) -> None:
    shop.stock("S", 3)
    name = one(shop)
    cart = shop.cart((name, ["a"], 1), (name, ["a"], 1))
    lines = shop.read_cart(cart)["lines"]
    assert [line["quantity"] for line in lines] == [2]
    more = shop.add(cart, name, ["a"], 2)
    assert (more.status_code, more.json()["problems"][0]["available"]) == (409, 1)


def test_a_cart_gone_short_can_always_be_lowered(shop: Shop) -> None:
    shop.stock("S", 5)
    cart = shop.cart((one(shop), ["a"], 5))
    shop.move("S", "count", 2)
    read = shop.read_cart(cart)
    assert [(p["code"], p["available"], p["line"]) for p in read["checkout"]["problems"]] == [
        ("out_of_stock", 2, line_of(read))
    ]
    lowered = shop.ok("PATCH", f"/carts/{cart}/lines/{line_of(read)}", {"quantity": 4}, admin=False)
    assert not lowered["checkout"]["allowed"]
    assert shop.ok("PATCH", f"/carts/{cart}/lines/{line_of(read)}", {"quantity": 2}, admin=False)["checkout"]["allowed"]
    assert shop.ok("DELETE", f"/carts/{cart}/lines/{line_of(read)}", admin=False)["lines"] == []


def test_a_line_may_change_its_configuration(shop: Shop) -> None:
    name = shop.design({"g": {"a": None, "b": {"price": 100}}})
    cart = shop.cart((name, ["a"], 1))
    line = line_of(shop.read_cart(cart))
    changed = shop.ok("PATCH", f"/carts/{cart}/lines/{line}", {"selected": ["b"]}, admin=False)
    assert changed["lines"][0]["unit_price"] == 10100


def test_an_unfinished_configuration_is_not_added(shop: Shop) -> None:
    name = one(shop)
    answer = shop.add(shop.cart(), name, [])
    assert (answer.status_code, codes(answer)) == (409, ["required"])


def test_an_option_that_vanished_is_gone_and_prices_are_todays(shop: Shop) -> None:
    name = shop.design({"g": {"a": None, "b": None}}, id="lamp")
    cart = shop.cart((name, ["a"], 1))
    read = shop.call("GET", "/configurators/lamp")
    document = read.json() | {"base_price": 99}
    document["layers"][0]["layers"] = document["layers"][0]["layers"][1:]
    shop.ok("PUT", "/configurators/lamp", document, headers={"If-Match": read.headers["etag"]})
    shop.ok("POST", "/configurators/lamp/publish")
    again = shop.read_cart(cart)
    assert [problem["code"] for problem in again["checkout"]["problems"]] == ["gone"]
    assert again["lines"][0]["unit_price"] == 99


def test_a_hold_reserves_for_a_time_and_is_then_released(shop: Shop) -> None:
    shop.stock("S", 10)
    name = one(shop)
    cart = shop.cart((name, ["a"], 5))
    held = shop.ok("POST", f"/carts/{cart}/hold", admin=False)
    assert held["hold"]["expires_at"] == "2026-11-22T12:10:00Z"
    assert (shop.item("S")["on_hand"], shop.item("S")["held"], shop.item("S")["available"]) == (10, 5, 5)
    assert shop.add(shop.cart(), name, ["a"], 6).status_code == 409
    shop.clock.pass_(minutes=10)
    assert (shop.item("S")["held"], shop.read_cart(cart)["hold"]) == (0, None)


def test_a_shopper_never_sees_their_own_hold_as_someone_elses(shop: Shop) -> None:
    shop.stock("S", 10)
    name = one(shop)
    cart = shop.cart((name, ["a"], 4))
    shop.ok("POST", f"/carts/{cart}/hold", admin=False)
    line = line_of(shop.read_cart(cart))
    assert shop.evaluate(name, ["a"], 10, cart=cart, line=line)["checkout"]["allowed"]
    assert shop.ok("PATCH", f"/carts/{cart}/lines/{line}", {"quantity": 10}, admin=False)["checkout"]["allowed"]
    other = shop.cart()
    assert shop.add(other, name, ["a"], 1).status_code == 409
    shop.ok("PATCH", f"/carts/{cart}/lines/{line}", {"quantity": 4}, admin=False)
    assert shop.add(other, name, ["a"], 6).status_code == 201


def test_a_hold_takes_everything_or_nothing(shop: Shop) -> None:
    shop.stock("A", 5)
    shop.stock("B", 5)
    name = shop.design({"g": {"a": "A"}, "h": {"b": "B"}})
    cart = shop.cart((name, ["a", "b"], 5))
    shop.move("B", "count", 1)
    answer = shop.call("POST", f"/carts/{cart}/hold", admin=False)
    assert (answer.status_code, codes(answer)) == (409, ["out_of_stock"])
    assert (shop.item("A")["held"], shop.item("B")["held"]) == (0, 0)


def test_nobody_reads_a_cart_without_its_secret(shop: Shop) -> None:
    cart = shop.cart()
    assert cart.startswith("cart_")
    assert len(cart) >= 27
    assert shop.call("GET", "/carts/cart_AAAAAAAAAAAAAAAAAAAAAAAA", admin=False).status_code == 404


def test_a_cart_takes_a_hundred_lines(shop: Shop) -> None:
    options = {f"o{n}": None for n in range(101)}
    name = shop.design({"g": options})
    cart = shop.cart(*[(name, [option], 1) for option in list(options)[:100]])
    answer = shop.add(cart, name, ["o100"])
    assert (answer.status_code, codes(answer)) == (409, ["too_many"])
    assert len(shop.read_cart(cart)["lines"]) == 100


def test_a_line_can_be_added_by_token(shop: Shop) -> None:
    name = one(shop)
    token = shop.evaluate(name, ["a"], 2)["token"]
    cart = shop.cart()
    answer = shop.call("POST", f"/carts/{cart}/lines", {"token": token, "quantity": 3}, admin=False)
    assert answer.json()["lines"][0]["quantity"] == 3
    assert shop.call("POST", f"/carts/{cart}/lines", {"token": "x"}, admin=False).status_code == 422
    assert shop.call("POST", f"/carts/{cart}/lines", {}, admin=False).status_code == 422


def test_an_idempotency_key_adds_once(shop: Shop) -> None:
    name = one(shop)
    cart = shop.cart()
    body = {"configurator": name, "selected": ["a"], "quantity": 1}
    for _ in range(2):
        shop.ok("POST", f"/carts/{cart}/lines", body, admin=False, headers={"Idempotency-Key": "k1"})
    assert shop.read_cart(cart)["lines"][0]["quantity"] == 1
    other = shop.call(
        "POST", f"/carts/{cart}/lines", body | {"quantity": 2}, admin=False, headers={"Idempotency-Key": "k1"}
    )
    assert other.status_code == 422


def test_strangers_who_chose_the_same_key_have_carts_of_their_own(shop: Shop) -> None:
    key = {"Idempotency-Key": "1"}
    one, other = (shop.ok("POST", "/carts", {}, admin=False, headers=key)["id"] for _ in range(2))
    assert one != other


def test_every_unknown_option_of_a_line_is_named_where_it_stands(shop: Shop) -> None:
    cart = shop.cart((name := one(shop), ["a"], 1))
    line = line_of(shop.read_cart(cart))
    added = shop.add(cart, name, ["x", "a", "y"])
    changed = shop.call("PATCH", f"/carts/{cart}/lines/{line}", {"selected": ["a", "z"]}, admin=False)
    assert [problem["pointer"] for problem in added.json()["problems"]] == ["/selected/0", "/selected/2"]
    assert [problem["pointer"] for problem in changed.json()["problems"]] == ["/selected/1"]
    assert (added.status_code, changed.status_code) == (422, 422)


def test_a_problem_reads_the_same_in_a_cart_and_in_its_refusal(shop: Shop) -> None:
    shop.stock("S", 1)
    cart = shop.cart((one(shop), ["a"], 1))
    shop.move("S", "count", 0)
    assert shop.read_cart(cart)["checkout"]["problems"] == shop.checkout(cart).json()["problems"]


def test_a_cart_is_kept_by_nobody_on_the_way(shop: Shop) -> None:
    answer = shop.call("GET", f"/carts/{shop.cart()}", admin=False)
    assert answer.headers["cache-control"] == "no-store"
