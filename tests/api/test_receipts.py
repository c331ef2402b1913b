"""Goods for many who wait: the answer tells what comes to whom, and whether all have it."""

import pytest

from configurator.api import movements
from tests.api.shop import Json, Shop
from tests.stepping import stepping_held
from tests.waiting import until

PARTS = 30
"""Options of one order that wait for the same item."""


@pytest.fixture
def waiting(shop: Shop) -> list[Json]:
    """Two orders with more options that wait than are served with a receipt."""
    shop.stock("S", 0, backorder="allow")
    name = shop.design({f"g{part}": {f"o{part}": "S"} for part in range(PARTS)})
    return [shop.order(name, [f"o{part}" for part in range(PARTS)]) for _ in range(2)]


def receive(shop: Shop, units: int, key: str = "k") -> Json:
    body = {"kind": "receive", "quantity": units}
    answer = shop.call("POST", "/stock/S/movements", body, headers={"Idempotency-Key": key})
    return {"status": answer.status_code, **answer.json()}


def done(shop: Shop, receipt: str) -> Json:
    until(lambda: shop.ok("GET", f"/receipts/{receipt}")["done"])
    return shop.ok("GET", f"/receipts/{receipt}")


def test_many_who_wait_are_served_before_the_answer(shop: Shop, waiting: list[Json]) -> None:
    answer = receive(shop, 2 * PARTS + 1)
    assert answer["status"] == 201
    assert [(fill["order"], fill["units"]) for fill in answer["filled"]] == [(w["number"], PARTS) for w in waiting]
    assert (answer["stock"]["allocated"], answer["stock"]["held"], answer["stock"]["available"]) == (2 * PARTS, 0, 1)
    assert shop.ok("GET", f"/receipts/{answer['receipt']}") == {"done": True, "filled": answer["filled"]}
    assert receive(shop, 2 * PARTS + 1) == answer
    assert shop.item("S")["on_hand"] == 2 * PARTS + 1


def test_what_takes_longer_is_accepted_and_can_be_asked_for(
    shop: Shop, waiting: list[Json], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(movements, "WAIT", 0.05)
    with stepping_held(shop):
        answer = receive(shop, 2 * PARTS)
        assert sorted(answer) == ["receipt", "status"]
        assert answer["status"] == 202
        assert receive(shop, 2 * PARTS) == answer
        assert not shop.ok("GET", f"/receipts/{answer['receipt']}")["done"]
        item, order = shop.item("S"), shop.ok("GET", f"/orders/{waiting[0]['number']}")
        assert (item["held"], item["backordered"], item["available"]) == (2 * PARTS, 2 * PARTS, 0)
        assert order["fulfilment"] == "back-ordered"
    filled = done(shop, answer["receipt"])["filled"]
    assert [fill["order"] for fill in filled] == [order["number"] for order in waiting]
    assert shop.item("S")["allocated"] == 2 * PARTS


@pytest.fixture
def promised(shop: Shop) -> list[str]:
    """The numbers of more orders than one transaction changes."""
    shop.stock("S", 60, backorder="allow")
    name = shop.design({"g": {"a": "S"}})
    return [shop.order(name, ["a"])["number"] for _ in range(60)]


def count_none(shop: Shop) -> Json:
    body = {"kind": "count", "quantity": 0, "shortage": "backorder"}
    answer = shop.call("POST", "/stock/S/movements", body, headers={"Idempotency-Key": "c"})
    return {"status": answer.status_code, **answer.json()}


def test_a_count_below_what_very_many_were_promised_is_answered_as_one(shop: Shop, promised: list[str]) -> None:
    answer = count_none(shop)
    movement, stock = answer["movement"], answer["stock"]
    assert (answer["status"], movement["quantity"], movement["on_hand"], movement["kind"]) == (201, -60, 0, "count")
    assert (stock["on_hand"], stock["allocated"], stock["backordered"]) == (0, 0, 60)
    assert count_none(shop) == answer
    assert {shop.ok("GET", f"/orders/{number}")["fulfilment"] for number in promised} == {"back-ordered"}
    by_hand = [each for each in shop.ok("GET", "/stock/S/movements?limit=200")["items"] if each["kind"] == "count"]
    assert sum(each["quantity"] for each in by_hand) == 0


def test_a_count_that_takes_longer_is_accepted_and_can_be_asked_for(
    shop: Shop, promised: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(movements, "WAIT", 0.05)
    with stepping_held(shop):
        answer = count_none(shop)
        assert sorted(answer) == ["receipt", "status"]
        assert not shop.ok("GET", f"/receipts/{answer['receipt']}")["done"]
        item = shop.item("S")
        assert (item["on_hand"], item["allocated"], item["available"], item["backordered"]) == (10, 10, 0, 50)
    assert done(shop, answer["receipt"]) == {"done": True, "filled": []}
    assert shop.item("S")["on_hand"] == 0
    assert {shop.ok("GET", f"/orders/{number}")["fulfilment"] for number in promised} == {"back-ordered"}


def test_a_count_that_frees_another_item_is_done_once_its_own_orders_follow(shop: Shop) -> None:
    """The hold that lapses keeps a second item, for which somebody waits: so the count brings something, too."""
    shop.stock("S", 61, backorder="allow")
    shop.stock("T", 1, backorder="allow")
    name, both = shop.design({"g": {"a": "S"}}), shop.design({"g": {"a": "S"}, "h": {"b": "T"}})
    other = shop.design({"g": {"b": "T"}})
    held = shop.cart((both, ["a", "b"], 1))
    shop.ok("POST", f"/carts/{held}/hold", {}, admin=False)
    waiting = shop.order(other, ["b"])["number"]
    for _ in range(60):
        shop.order(name, ["a"])
    with stepping_held(shop), pytest.MonkeyPatch.context() as patch:
        patch.setattr(movements, "WAIT", 0.05)
        receipt = count_none(shop)["receipt"]
        found = shop.ok("GET", f"/receipts/{receipt}")
        assert ([fill["order"] for fill in found["filled"]], found["done"]) == ([waiting], False)
    assert [fill["order"] for fill in done(shop, receipt)["filled"]] == [waiting]


def test_very_many_are_promised_another_day_before_the_answer(shop: Shop, promised: list[str]) -> None:
    count_none(shop)
    answer = shop.ok("POST", "/stock/S/reschedule", {"day": "2030-05-01", "tell": True})
    assert answer["orders"] == promised
    lines = [line for number in promised for line in shop.ok("GET", f"/orders/{number}")["lines"]]
    assert {line["ships_on"] for line in lines} == {"2030-05-01"}


def test_a_receipt_for_nobody_is_done(shop: Shop) -> None:
    shop.stock("S", 0)
    assert done(shop, receive(shop, 3)["receipt"]) == {"done": True, "filled": []}
    assert receive(shop, 1, key="other")["filled"] == []


@pytest.mark.parametrize("unknown", ["0", "99999", "x", "-1", "9" * 40])
def test_an_unknown_receipt_is_not_found(shop: Shop, unknown: str) -> None:
    assert shop.call("GET", f"/receipts/{unknown}").status_code == 404


def test_few_who_wait_have_it_with_the_answer(shop: Shop) -> None:
    shop.stock("S", 0, backorder="allow")
    order = shop.order(shop.design({"g": {"a": "S"}}), ["a"])
    answer = receive(shop, 1)
    assert [fill["order"] for fill in answer["filled"]] == [order["number"]]
    assert shop.ok("GET", f"/receipts/{answer['receipt']}") == {"done": True, "filled": answer["filled"]}
