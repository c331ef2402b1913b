"""The list of orders: what it shows, what it can be narrowed to, and what it never shows."""

from collections.abc import Mapping
from typing import Any

import pytest

from configurator.stores.ledger.books.people import Role
from tests.admin.conftest import SignsIn
from tests.admin.desk import Desk
from tests.admin.paper import data_of, words
from tests.api.shop import CUSTOMER, Shop

LATE = ["salmon", "tan"]
HERE = ["black", "tan"]


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """The salmon dial is on backorder from the first."""
    shop.stock("SALMON", 0, backorder="allow", restock_on="2026-12-12")
    return shop


def listed(desk: Desk, query: str = "") -> list[str]:
    return data_of(desk.opens(f"/admin/orders{query}"), "order")


def bought(shop: Shop, order: Mapping[str, Any]) -> Any:
    """The order that the customer's purchase of the offered line led to."""
    line = order["lines"][0]["id"]
    cart = shop.ok("POST", f"/orders/{order['secret']}/lines/{line}/purchase", admin=False)
    return shop.checkout(cart["id"]).json()


def test_a_shop_without_orders_says_what_will_stand_here(keeper: Desk) -> None:
    answer = keeper.opens("/admin/orders")
    assert "No orders yet" in words(answer)
    assert data_of(answer, "order") == []


def test_orders_stand_newest_first_with_what_matters(shop: Shop, keeper: Desk) -> None:
    first, second = shop.order("watch", HERE), shop.order("watch", LATE, 2)
    assert listed(keeper) == [second["number"], first["number"]]
    text = words(keeper.opens("/admin/orders"))
    for said in (
        "Ada Byron",
        "ada@example.com",
        "2 × Salmon",
        "until Dec 12, 2026",
        "Back-ordered",
        "Unpaid",
        "€200.00",
    ):
        assert said in text


def test_back_ordered_is_a_filter_of_its_own_with_its_number(shop: Shop, keeper: Desk) -> None:
    here, late = shop.order("watch", HERE), shop.order("watch", LATE)
    assert listed(keeper, "?fulfilment=back-ordered") == [late["number"]]
    assert listed(keeper, "?fulfilment=new") == [here["number"]]
    assert "All 2 Back-ordered 1 Pre-ordered 0 New 1 Ready to ship 0" in words(keeper.opens("/admin/orders"))


def test_orders_are_narrowed_by_payment(shop: Shop, keeper: Desk) -> None:
    paid, unpaid = shop.order("watch", HERE), shop.order("watch", HERE)
    shop.act(paid["number"], "pay")
    assert listed(keeper, "?payment=paid") == [paid["number"]]
    assert listed(keeper, "?payment=unpaid") == [unpaid["number"]]
    assert listed(keeper, "?owing=yes") == [unpaid["number"]]


@pytest.mark.parametrize("q", ["{number}", "byron", "ADA@", "ada byron"])
def test_an_order_is_found_by_number_name_or_address(shop: Shop, keeper: Desk, q: str) -> None:
    order = shop.order("watch", HERE)
    shop.order("watch", HERE, customer={**CUSTOMER, "name": "Charles", "email": "charles@example.com"})
    assert listed(keeper, f"?q={q.format(number=order['number'])}") == [order["number"]]


def test_a_search_that_finds_nothing_offers_the_way_back(shop: Shop, keeper: Desk) -> None:
    shop.order("watch", HERE)
    answer = keeper.opens("/admin/orders?q=zzzz&payment=paid")
    assert "No order is like that" in words(answer)
    assert "Search: zzzz" in words(answer)
    assert 'href="/admin/orders?payment=paid"' in answer.text


def test_orders_are_narrowed_to_those_that_wait_for_an_item(shop: Shop, keeper: Desk) -> None:
    shop.order("watch", HERE)
    late = shop.order("watch", LATE)
    assert listed(keeper, "?item=SALMON") == [late["number"]]
    assert listed(keeper, "?item=TAN") == []


def test_orders_with_an_offer_that_ends_today_are_found(shop: Shop, keeper: Desk) -> None:
    shop.settings(orders={"settlement": "when_available", "offer_hours": 4})
    offered, _ = shop.order("watch", LATE), shop.order("watch", LATE)
    shop.move("SALMON", "receive", 1)
    assert listed(keeper, "?offers=today") == [offered["number"]]
    shop.settings(orders={"offer_hours": 40})
    shop.move("SALMON", "receive", 1)
    assert listed(keeper, "?offers=today") == [offered["number"]]


def test_what_makes_no_sense_in_an_address_is_not_asked(shop: Shop, keeper: Desk) -> None:
    order = shop.order("watch", HERE)
    assert listed(keeper, "?fulfilment=lost&payment=1&after=x&owing=1&offers=never") == [order["number"]]


def test_statuses_are_in_the_shops_own_words(shop: Shop, keeper: Desk) -> None:
    shop.settings(labels={"en": {"fulfilment.back-ordered": "Nachbestellt"}})
    shop.order("watch", LATE)
    assert "Nachbestellt 1" in words(keeper.opens("/admin/orders"))


def test_an_order_that_became_another_is_not_listed(shop: Shop, keeper: Desk) -> None:
    shop.settings(orders={"settlement": "when_available"})
    order = shop.order("watch", LATE)
    shop.move("SALMON", "receive", 1)
    new = bought(shop, order)
    assert listed(keeper) == [new["number"]]
    assert listed(keeper, f"?q={order['number']}") == []


def test_a_long_list_goes_on_on_the_next_page(shop: Shop, keeper: Desk) -> None:
    numbers = [shop.order("watch", HERE)["number"] for _ in range(51)]
    first = keeper.opens("/admin/orders?payment=unpaid")
    assert data_of(first, "order") == numbers[:0:-1]
    assert f'href="/admin/orders?payment=unpaid&amp;after={numbers[1]}" rel="next"' in first.text
    second = keeper.opens(f"/admin/orders?payment=unpaid&after={numbers[1]}")
    assert data_of(second, "order") == numbers[:1]
    assert 'href="/admin/orders?payment=unpaid" rel="first"' in second.text


def test_amounts_stay_in_the_currency_they_were_sold_in(shop: Shop, keeper: Desk) -> None:
    shop.order("watch", HERE)
    shop.settings(shop={"currency": "JPY"})
    assert "€100.00" in words(keeper.opens("/admin/orders"))


def test_markup_in_a_name_is_text(shop: Shop, keeper: Desk) -> None:
    shop.order("watch", HERE, customer={**CUSTOMER, "name": "<b>Ada</b>"})
    answer = keeper.opens("/admin/orders?q=%3Cb%3E")
    assert "<b>Ada</b>" not in answer.text
    assert len(data_of(answer, "order")) == 1


def test_designers_have_no_business_with_orders(signs_in: SignsIn) -> None:
    designer = signs_in(Role.DESIGNER)
    for path in ("/admin/orders", "/admin/orders/1001", "/admin/backorders", "/admin/dashboard"):
        assert designer.opens(path).status_code == 403
