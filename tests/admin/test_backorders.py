"""Backordered products: what is wanted of each, who waits, and who is served by what comes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from starlette.applications import Starlette

from configurator.ordering import Correction, correct
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.movements import Kind
from tests.admin.desk import Desk
from tests.admin.orders.test_list import LATE
from tests.admin.paper import data_of, hidden, words
from tests.api.shop import Shop
from tests.stepping import stepping_held

PAGE = "/admin/backorders"
RECEIVE = f"{PAGE}/SALMON/receive"


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """Two dials that are not here and may be late, beside a strap."""
    shop.design({"dial": {"salmon": "SALMON", "walnut": "WALNUT"}}, id="clock")
    shop.stock("SALMON", 0, backorder="allow", restock_on="2026-12-12")
    shop.stock("WALNUT", 0, backorder="allow")
    return shop


def required(desk: Desk, query: str = "") -> dict[str, str]:
    page = desk.opens(PAGE + query)
    return dict(zip(data_of(page, "sku"), data_of(page, "required"), strict=True))


def foreseen(desk: Desk, quantity: str) -> dict[str, str]:
    page = desk.opens(f"{RECEIVE}?quantity={quantity}")
    return dict(zip(data_of(page, "served"), data_of(page, "units"), strict=True))


def sent(desk: Desk, quantity: str) -> dict[str, str]:
    return {"key": hidden(desk.opens(f"{RECEIVE}?quantity={quantity}"), "key"), "quantity": quantity}


def numbers(*orders: Mapping[str, Any]) -> list[str]:
    return [str(order["number"]) for order in orders]


def test_nobody_waits_at_first(keeper: Desk) -> None:
    assert "Nobody waits for anything" in words(keeper.opens(PAGE))


def test_every_product_stands_there_with_the_amount_required(shop: Shop, keeper: Desk) -> None:
    shop.move("SALMON", "receive", 2)
    for quantity in (2, 4, 1):
        shop.order("watch", LATE, quantity)
    other = shop.order("clock", ["walnut"], 4)
    assert required(keeper) == {"SALMON": "5", "WALNUT": "4"}
    text = words(keeper.opens(PAGE))
    assert "9 units are wanted · 3 orders wait · 2 products" in text
    assert "Dial: Salmon Clock Dial: Salmon Watch SALMON 5 2 0 Dec 12, 2026 2 orders" in text
    assert "Dial: Walnut Clock WALNUT 4 0 0 no date yet 1 order" in text
    shop.act(other["number"], "cancel")
    assert required(keeper) == {"SALMON": "5"}


def test_who_has_waited_longest_stands_first_unless_the_most_is_asked_for(shop: Shop, keeper: Desk) -> None:
    shop.order("watch", LATE, 1)
    shop.clock.pass_(days=1)
    shop.order("clock", ["walnut"], 4)
    assert list(required(keeper)) == ["SALMON", "WALNUT"]
    assert list(required(keeper, "?sort=most")) == ["WALNUT", "SALMON"]
    assert list(required(keeper, "?sort=most&q=alm")) == ["SALMON"]
    assert "Nobody waits for an item like that" in words(keeper.opens(f"{PAGE}?q=zzzz"))


def test_those_who_wait_are_named_oldest_first(shop: Shop, keeper: Desk) -> None:
    orders = [shop.order("watch", LATE, 1) for _ in range(11)]
    page = keeper.opens(PAGE)
    text = words(page)
    assert text.index(f"{orders[0]['number']} 1 unit") < text.index(f"{orders[9]['number']} 1 unit")
    assert f"{orders[10]['number']} 1 unit" not in text
    assert '<a href="/admin/orders?item=SALMON">All 11 orders</a>' in page.text


def test_a_preorder_says_when_it_is_released(shop: Shop, keeper: Desk) -> None:
    shop.stock("WALNUT", status="preorder", preorder_release_on="2026-12-24")
    shop.order("clock", ["walnut"], 2)
    assert "WALNUT 2 preordered 0 0 Dec 24, 2026 release" in words(keeper.opens(PAGE))
    asked = keeper.opens(f"{PAGE}/WALNUT/receive?quantity=2")
    assert "Nobody would be served before the release" in words(asked)


def test_whom_a_delivery_would_serve_is_shown_and_nothing_done(shop: Shop, keeper: Desk) -> None:
    first, second, third = (shop.order("watch", LATE, 2) for _ in range(3))
    asked = keeper.opens(f"{RECEIVE}?quantity=3")
    assert "2 orders would be served" in words(asked)
    assert "3 units go to those who have waited longest · 0 units stay free · 3 units are still wanted" in words(asked)
    assert foreseen(keeper, "3") == {first["number"]: "2", second["number"]: "1"}
    assert foreseen(keeper, "100") == dict.fromkeys(numbers(first, second, third), "2")
    assert shop.item("SALMON")["on_hand"] == 0
    assert shop.ok("GET", "/stock/SALMON/movements")["items"][0]["kind"] == "allocate"
    assert required(keeper) == {"SALMON": "6"}


def test_receiving_serves_whom_was_foreseen_and_says_whom(shop: Shop, keeper: Desk) -> None:
    first, second, _ = (shop.order("watch", LATE, 2) for _ in range(3))
    shop.act(first["number"], "pay")
    answer = keeper.posts(RECEIVE, sent(keeper, "3"))
    assert answer.status_code == 303
    done = keeper.opens(answer.headers["location"])
    assert data_of(done, "served") == numbers(first, second)
    assert "3 units of SALMON received" in words(done)
    assert f"{first['number']} Ada Byron 2 Ready to ship {second['number']} Ada Byron 1 Back-ordered" in words(done)
    assert "2 orders were served. 0 units stay free. 3 units are still wanted." in words(done)
    assert required(keeper) == {"SALMON": "3"}


def test_receiving_twice_is_once(shop: Shop, keeper: Desk) -> None:
    shop.order("watch", LATE, 2)
    fields = sent(keeper, "3")
    once, again = keeper.posts(RECEIVE, fields), keeper.posts(RECEIVE, fields)
    assert once.headers["location"] == again.headers["location"]
    assert shop.item("SALMON")["on_hand"] == 3


def test_units_are_offered_where_they_are_bought_when_they_come(shop: Shop, keeper: Desk) -> None:
    shop.settings(orders={"settlement": "when_available"})
    shop.order("watch", LATE, 1)
    assert "Offered to the customer" in words(keeper.opens(f"{RECEIVE}?quantity=1"))
    done = keeper.opens(keeper.posts(RECEIVE, sent(keeper, "1")).headers["location"])
    assert "1 order was served. 0 units stay free. 0 units are still wanted." in words(done)
    assert "SALMON 1 1 0 1 Dec 12, 2026" in words(keeper.opens(PAGE))


@pytest.mark.parametrize("typed", ["0", "-3", "1.5", "many", "9999999999", "٣"])
def test_what_is_no_number_of_units_is_asked_again(shop: Shop, keeper: Desk, typed: str) -> None:
    shop.order("watch", LATE, 1)
    for answer in (
        keeper.opens(f"{RECEIVE}?quantity={typed}"),
        keeper.posts(RECEIVE, {"key": "k", "quantity": typed}),
    ):
        assert answer.status_code == 422
        assert f'value="{typed}"' in answer.text
        assert "A whole number above 0, please." in words(answer)
    assert shop.item("SALMON")["on_hand"] == 0


@pytest.mark.parametrize(("handed_out", "told"), [("SALMON", True), ("WALNUT", False)])
def test_a_preview_waits_for_what_is_handed_out_of_its_item_and_says_where_that_takes_longer(
    shop: Shop, keeper: Desk, app: Starlette, handed_out: str, told: bool
) -> None:
    for dial in ("salmon", "walnut"):
        shop.order("clock", [dial], 1)
    services, correction = app.state.services, Correction(Kind.RECEIVE, 1)
    with stepping_held(shop):
        at_once = replace(shop_of(services), lines_at_once=0)
        services.ledger.write(correct, at_once, handed_out, correction, services.now()).result()
        assert services.ledger.snapshot.due.tasks
        page = keeper.opens(f"{RECEIVE}?quantity=1")
    assert ("data-unfinished" in page.text) == told
    assert "data-preview" in page.text


def test_an_item_nobody_knows_cannot_be_received(keeper: Desk) -> None:
    assert keeper.opens(f"{PAGE}/NOTHING/receive?quantity=1").status_code == 404
    assert keeper.posts(f"{PAGE}/NOTHING/receive", {"key": "k", "quantity": "1"}).status_code == 404


def test_a_result_that_is_not_kept_leads_back_to_the_list(keeper: Desk) -> None:
    assert keeper.opens(f"{PAGE}/SALMON/received/nothing").headers["location"] == PAGE
