"""One order: what is told of it, and what can be done with it, once however often a button is pressed."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.admin.desk import Desk
from tests.admin.orders.test_list import HERE, LATE, bought
from tests.admin.paper import data_of, hidden, words
from tests.api.shop import CUSTOMER, Shop


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """One salmon dial is here, the next ones come on the 12th of December."""
    shop.stock("SALMON", 1, backorder="allow", restock_on="2026-12-12")
    return shop


def at(order: Mapping[str, Any], act: str = "") -> str:
    return f"/admin/orders/{order['number']}" + (f"/{act}" if act else "")


def presses(desk: Desk, order: Mapping[str, Any], act: str) -> dict[str, str]:
    """What the form that asks has hidden in it."""
    asked = desk.opens(at(order, act))
    assert asked.status_code == 200, asked.headers
    return {"key": hidden(asked, "key")}


def state(shop: Shop, order: Mapping[str, Any]) -> Any:
    return shop.ok("GET", f"/orders/{order['number']}")


def line(order: Mapping[str, Any], place: int = 0) -> str:
    return f"units-{order['lines'][place]['id']}"


def test_an_order_shows_what_is_here_and_what_is_late(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", LATE, 3, customer={**CUSTOMER, "note": "Ring twice"})
    text = words(keeper.opens(at(order)))
    for said in (
        f"Order {order['number']}", "Back-ordered", "Unpaid", "€300.00", "Ada Byron", "1 Analytical Way", "Ring twice",
        "Language English",
        "Partly here", "Dial Salmon (1 in stock, 2 Available Backorder) SALMON 1 2 Dec 12, 2026",
    ):  # fmt: skip
        assert said in text


def test_what_became_of_an_order_is_said_in_sentences(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", LATE, 2)
    shop.clock.pass_(hours=1)
    shop.move("SALMON", "receive", 1)
    shop.clock.pass_(hours=1)
    keeper.posts(at(order, "pay"), presses(keeper, order, "pay"))
    text = words(keeper.opens(at(order)))
    assert "Ordered; 1 unit comes later. Set aside: 1 × SALMON On backorder: 1 × SALMON" in text
    assert "Stock came for it: 1 × SALMON." in text
    assert "Marked as paid: €200.00." in text
    assert "keeper@example.com" in text
    assert re.search("“Order placed” (was mailed )?to ada@example.com", text), "waiting, or sent already"
    assert text.index("Marked as paid") < text.index("Stock came") < text.index("Ordered;")


def test_an_order_nobody_placed_is_not_there(keeper: Desk) -> None:
    for path in ("/admin/orders/9", "/admin/orders/x", "/admin/orders/9/pay", "/admin/orders/x/ship"):
        assert keeper.opens(path).status_code == 404
    assert keeper.posts("/admin/orders/9/cancel", {"key": "k"}).status_code == 404
    assert keeper.posts("/admin/orders/9/notes", {"key": "k", "text": "Hello"}).status_code == 404


def test_a_note_is_kept_with_who_and_when(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", HERE)
    fields = {"key": hidden(keeper.opens(at(order)), "key"), "text": "Called,\nwill call back <soon>."}
    answer = keeper.posts(at(order, "notes"), fields)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{at(order)}#notes")
    keeper.posts(at(order, "notes"), fields)
    page = keeper.opens(at(order))
    assert page.text.count("will call back &lt;soon&gt;.") == 1
    assert "keeper@example.com · Nov 22, 2026" in words(page)


def test_an_empty_note_is_refused_and_a_long_one_not_lost(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", HERE)
    assert keeper.posts(at(order, "notes"), {"text": "  "}).status_code == 422
    long = keeper.posts(at(order, "notes"), {"text": "x" * 2001})
    assert long.status_code == 422
    assert "x" * 2001 in long.text
    assert "up to 2,000 characters" in words(long)


def test_paying_is_asked_first_and_done_once(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", HERE)
    asked = keeper.opens(at(order, "pay"))
    assert "€100.00 becomes paid." in words(asked)
    fields = {"key": hidden(asked, "key")}
    for _ in range(2):
        assert keeper.posts(at(order, "pay"), fields).headers["location"] == at(order)
        assert f"Order {order['number']} is marked as paid." in words(keeper.opens(at(order)))
    assert state(shop, order)["payment"] == "paid"
    assert words(keeper.opens(at(order))).count("Marked as paid: €100.00.") == 1


def test_what_waits_to_be_bought_is_not_paid_with_the_rest(shop: Shop, keeper: Desk) -> None:
    shop.settings(orders={"settlement": "when_available"})
    order = shop.order("watch", LATE, 2)
    text = words(keeper.opens(at(order, "pay")))
    assert "€100.00 becomes paid." in text
    assert "Lines that wait for stock stay unpaid" in text


def test_as_many_units_ship_as_are_asked_for(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", HERE, 3)
    fields = {**presses(keeper, order, "ship"), line(order): "2"}
    for _ in range(2):
        assert keeper.posts(at(order, "ship"), fields).status_code == 303
        assert f"2 pieces of order {order['number']} have shipped." in words(keeper.opens(at(order)))
    assert state(shop, order)["lines"][0]["shipped"] == 2


def test_what_is_not_here_cannot_be_shipped(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", LATE, 3)
    fields = presses(keeper, order, "ship")
    for typed, said in (("2", "At most 1."), ("one", "A whole number, please."), ("-1", "A whole number, please.")):
        answer = keeper.posts(at(order, "ship"), {**fields, line(order): typed})
        assert answer.status_code == 422
        assert said in words(answer)
        assert f'value="{typed}"' in answer.text
    assert keeper.posts(at(order, "ship"), {**fields, line(order): "0"}).status_code == 422
    assert state(shop, order)["lines"][0]["shipped"] == 0


def test_a_form_sent_again_with_other_numbers_is_asked_about(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", HERE, 3)
    fields = presses(keeper, order, "ship")
    assert keeper.posts(at(order, "ship"), {**fields, line(order): "1"}).status_code == 303
    answer = keeper.posts(at(order, "ship"), {**fields, line(order): "2"})
    assert answer.status_code == 422
    assert "This form was sent before" in words(answer)
    assert hidden(answer, "key") != fields["key"]
    assert state(shop, order)["lines"][0]["shipped"] == 1


def test_what_has_shipped_becomes_delivered(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", HERE, 2)
    shop.act(order["number"], "ship")
    asked = keeper.opens(at(order, "deliver"))
    assert "2 pieces that were shipped become delivered." in words(asked)
    keeper.posts(at(order, "deliver"), {"key": hidden(asked, "key")})
    assert state(shop, order)["fulfilment"] == "delivered"


def test_units_are_cancelled_and_what_was_paid_is_to_be_refunded(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", LATE, 3)
    shop.act(order["number"], "pay")
    asked = keeper.opens(at(order, "cancel"))
    assert "What was paid for cancelled pieces has to be refunded." in words(asked)
    keeper.posts(at(order, "cancel"), {"key": hidden(asked, "key"), line(order): "2"})
    said = f"2 pieces of order {order['number']} are cancelled. €200.00 is to be refunded."
    assert said in words(keeper.opens(at(order)))
    assert state(shop, order)["fulfilment"] == "ready"
    refund = keeper.opens(at(order, "refund"))
    assert "No money moves by itself" in words(refund)
    keeper.posts(at(order, "refund"), {"key": hidden(refund, "key")})
    assert state(shop, order)["payment"] == "refunded"


def test_cancelling_everything_is_what_is_asked_at_first(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", LATE, 3)
    asked = keeper.opens(at(order, "cancel"))
    assert f'name="{line(order)}" value="3"' in asked.text


def test_what_cannot_be_done_is_neither_offered_nor_done(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", HERE)
    assert data_of(keeper.opens(at(order)), "act") == ["pay", "ship", "cancel"]
    for act in ("refund", "deliver"):
        assert keeper.opens(at(order, act)).headers["location"] == at(order)
        assert f"Order {order['number']} has nothing to {act}." in words(keeper.opens(at(order)))
        assert keeper.posts(at(order, act), {"key": "k"}).headers["location"] == at(order)
    shop.act(order["number"], "cancel")
    assert data_of(keeper.opens(at(order)), "act") == []


def test_an_offer_is_shown_with_the_time_that_is_left(shop: Shop, keeper: Desk) -> None:
    shop.settings(orders={"settlement": "when_available", "offer_hours": 48})
    order = shop.order("watch", LATE, 2)
    shop.move("SALMON", "receive", 1)
    text = words(keeper.opens(at(order)))
    assert "1 piece is offered to the customer until Nov 24, 2026" in text
    assert "1 1 offered" in text
    assert "in 2 days" in text
    assert "Offered to the customer: 1 × Watch." in text


def test_an_order_that_became_another_says_which(shop: Shop, keeper: Desk) -> None:
    shop.settings(orders={"settlement": "when_available"})
    shop.order("watch", LATE)
    order = shop.order("watch", LATE)
    shop.move("SALMON", "receive", 1)
    new = bought(shop, order)
    answer = keeper.opens(at(order))
    assert answer.status_code == 410
    assert data_of(answer, "became") == [new["number"]]
    assert f"Its last line was bought: it became order {new['number']}." in words(answer)
    assert f"Bought from {order['number']}" in words(keeper.opens(at(new)))
    assert keeper.opens(at(order, "cancel")).headers["location"] == at(order)
    assert keeper.posts(at(order, "cancel"), {"key": "k", line(order): "1"}).status_code == 410
    assert keeper.posts(at(order, "notes"), {"key": "k", "text": "Hello"}).status_code == 410


def test_a_form_from_elsewhere_does_nothing(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", HERE)
    for act in ("pay", "ship", "cancel", "notes"):
        assert keeper.posts(at(order, act), {"text": "x"}, Origin="https://evil.example").status_code == 403
    assert state(shop, order)["payment"] == "unpaid"
