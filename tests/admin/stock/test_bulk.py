"""Changing many stock items at once."""

import re

import pytest

from configurator.admin.stock.query import PAGE
from tests.admin.desk import Desk
from tests.api.shop import Shop

BULK = "/admin/stock/-/bulk"
SAVE = f"{BULK}/save"


@pytest.fixture
def stocked(shop: Shop) -> Shop:
    shop.stock("SALMON", 0, backorder="allow", backorder_promo="Soon")
    shop.stock("A", 1, backorder_limit=3)
    shop.stock("B", 0, status="preorder")
    return shop


def terms(shop: Shop, name: str) -> list[object]:
    return [shop.item(sku)[name] for sku in ("SALMON", "A", "B")]


def test_a_button_changes_backorder_of_what_is_selected(stocked: Shop, keeper: Desk) -> None:
    fields = {"sku": ["A", "B"], "backorder": "deny", "back": "/admin/stock?q=x"}
    answer = keeper.posts(BULK, fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin/stock?q=x")
    assert terms(stocked, "backorder") == ["allow", "deny", "deny"]


def test_only_what_is_ticked_is_changed(stocked: Shop, keeper: Desk) -> None:
    fields = {
        "sku": ["SALMON", "A"], "change": ["backorder_limit", "low_stock_threshold"],
        "backorder_limit": "7", "low_stock_threshold": "", "backorder": "deny", "backorder_promo": "",
    }  # fmt: skip
    assert keeper.posts(SAVE, fields).status_code == 303
    assert terms(stocked, "backorder_limit") == [7, 7, None]
    assert terms(stocked, "backorder") == ["allow", "inherit", "inherit"]
    assert terms(stocked, "backorder_promo") == ["Soon", "", ""]


@pytest.mark.usefixtures("stocked")
def test_the_page_names_what_was_selected_and_keeps_it(keeper: Desk) -> None:
    text = keeper.posts(BULK, {"sku": ["A", "B", "NONE"]}).text
    assert re.findall(r'name="sku" value="(\w+)"', text) == ["A", "B"]
    assert "Change 2 items" in text


def test_nothing_selected_or_ticked_says_so(stocked: Shop, keeper: Desk) -> None:
    assert keeper.posts(BULK, {"back": "/admin/stock"}).headers["location"] == "/admin/stock"
    assert "Select the items to change first." in keeper.opens("/admin/stock").text
    answer = keeper.posts(SAVE, {"sku": ["A"], "backorder": "deny"})
    assert answer.status_code == 422
    assert 'id="change-error"' in answer.text
    assert terms(stocked, "backorder") == ["allow", "inherit", "inherit"]


def test_a_value_that_makes_no_sense_changes_none_of_them(stocked: Shop, keeper: Desk) -> None:
    answer = keeper.posts(SAVE, {"sku": ["SALMON", "A"], "change": "backorder_limit", "backorder_limit": "x"})
    assert answer.status_code == 422
    assert 'value="x"' in answer.text
    assert terms(stocked, "backorder_limit") == [None, 3, None]


def test_what_cannot_follow_is_named_and_the_others_are_changed(stocked: Shop, keeper: Desk) -> None:
    stocked.stock("A", None, status="out_of_stock")
    fields = {"sku": ["SALMON", "A", "B"], "change": "status", "status": "in_stock"}
    answer = keeper.posts(SAVE, fields)
    assert answer.status_code == 200
    assert re.findall(r'data-refusal="(\w+)"', answer.text) == ["B"]
    assert terms(stocked, "status") == ["in_stock", "in_stock", "preorder"]


def test_everything_that_a_list_found_is_changed_across_its_pages(stocked: Shop, keeper: Desk) -> None:
    rows = "".join(f"P-{number:03}\n" for number in range(PAGE + 10))
    stocked.client.post(
        "/api/v1/stock/import", content="sku\n" + rows,
        headers={"Authorization": f"Bearer {stocked.token}", "Content-Type": "text/csv"},
    )  # fmt: skip
    keeper.posts(BULK, {"sku": ["A"], "all": "yes", "filter-q": "P-", "backorder": "allow"})
    found = stocked.ok("GET", "/stock?q=P-&limit=500")["items"]
    assert [item["backorder"] for item in found] == ["allow"] * (PAGE + 10)
    assert terms(stocked, "backorder") == ["allow", "inherit", "inherit"]


def test_another_date_for_many_asks_whether_to_notify_those_who_wait(stocked: Shop, keeper: Desk) -> None:
    order = stocked.order("watch", ["salmon", "tan"])
    fields = {"sku": ["SALMON", "A"], "change": "restock_on", "restock_on": "2027-02-02"}
    answer = keeper.posts(SAVE, fields)
    assert answer.status_code == 422
    assert "1 order waits for these items" in answer.text
    assert terms(stocked, "restock_on") == [None, None, None]
    assert keeper.posts(SAVE, {**fields, "tell": "no"}).status_code == 303
    assert terms(stocked, "restock_on") == ["2027-02-02", "2027-02-02", None]
    line = stocked.ok("GET", f"/orders/{order['number']}")["lines"][0]
    assert line["options"][0]["ships_on"] == "2027-02-02"


@pytest.mark.usefixtures("stocked")
def test_a_date_that_nobody_waits_for_asks_nothing(keeper: Desk) -> None:
    fields = {"sku": ["SALMON", "A"], "change": "restock_on", "restock_on": "2027-02-02"}
    assert keeper.posts(SAVE, fields).status_code == 303


def test_while_management_is_off_backorder_is_not_changed_for_many_either(stocked: Shop, keeper: Desk) -> None:
    stocked.settings(stock={"management": False})
    assert keeper.posts(BULK, {"sku": ["A"], "backorder": "deny"}).status_code == 422
    assert terms(stocked, "backorder") == ["allow", "inherit", "inherit"]


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/admin/orders", "javascript:x"])
@pytest.mark.usefixtures("stocked")
def test_one_is_led_back_to_the_stock_list_only(keeper: Desk, back: str) -> None:
    answer = keeper.posts(BULK, {"sku": ["A"], "backorder": "deny", "back": back})
    assert answer.headers["location"] == "/admin/stock"
