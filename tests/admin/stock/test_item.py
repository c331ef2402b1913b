"""One stock item's page: its terms, what is moved by hand, who waits, the record."""

import re
from dataclasses import replace
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from configurator.admin.stock.movements import CAUSES, COUNTERS, KINDS
from configurator.ordering import Correction, correct
from configurator.ordering.stepping import finish_tasks
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from tests.admin.desk import Desk
from tests.api.shop import Json, Shop
from tests.stepping import stepping_held

ITEM = "/admin/stock/SALMON"
TERMS = {
    "tracked": ["no", "on"],
    "status": "in_stock",
    "low_stock_threshold": "4",
    "restock_on": "",
    "backorder": "allow",
    "backorder_limit": "10",
    "backorder_promo": "Up to %number%,\r\nsoon",
    "notify": "no",
    "preorder_release_on": "",
    "preorder_limit": "",
}


def page(desk: Desk, path: str = ITEM) -> str:
    answer = desk.opens(path)
    assert answer.status_code == 200, answer.text[:500]
    return unescape(answer.text)


def counters(text: str) -> dict[str, int]:
    found = re.findall(r'data-counter="(\w+)".*?<dd>([\d,]+)</dd>', text, re.DOTALL)
    return {name: int(number.replace(",", "")) for name, number in found}


def said(desk: Desk) -> str:
    return unescape(re.findall(r"data-said.*?<span>(.*?)</span>", desk.opens(ITEM).text, re.DOTALL)[0])


def key(desk: Desk) -> str:
    return str(re.findall(r'name="key" value="([^"]+)"', desk.opens(ITEM).text)[0])


def waiting(shop: Shop, units: int = 2) -> Json:
    order: Json = shop.order("watch", ["salmon", "tan"], units)
    return order


@pytest.fixture
def salmon(shop: Shop) -> Shop:
    shop.stock("SALMON", 3, backorder="allow")
    return shop


def test_units_that_are_being_handed_out_are_reported(salmon: Shop, keeper: Desk, app: Starlette) -> None:
    order, services = waiting(salmon, 5), app.state.services
    assert isinstance(salmon.client, TestClient)
    assert salmon.client.portal
    with stepping_held(salmon):
        shop = replace(shop_of(services), lines_at_once=0)
        services.ledger.write(correct, shop, "SALMON", Correction(Kind.RECEIVE, 2), services.now()).result()
        text = page(keeper)
        assert re.findall(r"data-handing-out>(.*?):", text) == ["2 units are being handed out to 1 order"]
        assert (counters(text)["held"], counters(text)["backordered"]) == (2, 2)
        assert f'data-waiting="{order["number"]}"' in text
    salmon.client.portal.call(finish_tasks, services)
    assert "data-handing-out" not in page(keeper)


def test_the_counters_are_shown_and_explained(salmon: Shop, keeper: Desk) -> None:
    waiting(salmon, 5)
    text = page(keeper)
    assert counters(text) == {
        "on_hand": 3, "allocated": 3, "held": 0, "available": 0, "backordered": 2, "preordered": 0,
    }  # fmt: skip
    assert "of them promised to orders and not shipped" in text


def test_every_term_is_saved_from_its_field(salmon: Shop, keeper: Desk) -> None:
    answer = keeper.posts(ITEM, TERMS)
    assert (answer.status_code, answer.headers["location"]) == (303, ITEM)
    item = salmon.item("SALMON")
    assert (item["tracked"], item["notify"], item["low_stock_threshold"]) == (True, False, 4)
    assert (item["backorder"], item["backorder_limit"]) == ("allow", 10)
    assert item["backorder_promo"] == "Up to %number%,\nsoon"
    assert "SALMON is changed." in said(keeper)


def test_a_switch_that_is_off_and_a_field_that_is_empty_are_saved_too(salmon: Shop, keeper: Desk) -> None:
    keeper.posts(ITEM, TERMS)
    keeper.posts(
        ITEM, {**TERMS, "tracked": ["no"], "backorder_limit": "", "backorder_promo": "", "notify": ["no", "on"]}
    )
    item = salmon.item("SALMON")
    assert (item["tracked"], item["notify"], item["backorder_limit"], item["backorder_promo"]) == (
        False,
        True,
        None,
        "",
    )


def test_a_form_with_something_wrong_comes_back_as_it_was_typed(salmon: Shop, keeper: Desk) -> None:
    before = salmon.item("SALMON")
    answer = keeper.posts(ITEM, {**TERMS, "backorder_limit": "lots", "restock_on": "never", "backorder_promo": "<b>"})
    assert answer.status_code == 422
    text = answer.text
    assert 'id="backorder_limit-error"' in text
    assert 'id="restock_on-error"' in text
    assert 'value="lots"' in text
    assert "&lt;b&gt;" in text
    assert salmon.item("SALMON") == before


def test_an_unreleased_preorder_cannot_be_set_in_stock_and_says_why(salmon: Shop, keeper: Desk) -> None:
    salmon.stock("SALMON", 0, status="preorder")
    answer = keeper.posts(ITEM, {**TERMS, "status": "in_stock"})
    assert answer.status_code == 422
    assert 'id="status-error"' in answer.text
    assert salmon.item("SALMON")["status"] == "preorder"


def test_another_date_needs_a_word_on_whether_to_notify_those_who_wait(salmon: Shop, keeper: Desk) -> None:
    waiting(salmon, 5)
    changed = {**TERMS, "restock_on": "2027-03-01"}
    answer = keeper.posts(ITEM, changed)
    assert answer.status_code == 422
    assert 'id="tell-error"' in answer.text
    assert salmon.item("SALMON")["restock_on"] is None
    assert keeper.posts(ITEM, {**changed, "tell": "yes"}).status_code == 303
    assert salmon.item("SALMON")["restock_on"] == "2027-03-01"
    assert "Mar 1, 2027" in page(keeper)


def test_another_day_of_a_preorder_needs_that_word_too(salmon: Shop, keeper: Desk) -> None:
    preorder = {"status": "preorder", "preorder_release_on": "2031-01-01"}
    salmon.stock("SALMON", 0, **preorder)
    order = waiting(salmon, 5)
    changed = {**TERMS, **preorder, "preorder_release_on": "2031-03-01"}
    assert 'id="tell-error"' in keeper.posts(ITEM, changed).text
    assert keeper.posts(ITEM, {**changed, "tell": "no"}).status_code == 303
    later = salmon.ok("GET", f"/orders/{order['number']}")
    assert later["lines"][0]["options"][0]["ships_on"] == "2031-03-01"


@pytest.mark.parametrize(
    ("kind", "quantity", "on_hand"), [("receive", "4", 7), ("count", "1", 1), ("adjust", "-2", 1), ("adjust", "−1", 2)]
)
def test_goods_are_received_counted_and_adjusted(
    salmon: Shop, keeper: Desk, kind: str, quantity: str, on_hand: int
) -> None:
    answer = keeper.posts(f"{ITEM}/move", {"kind": kind, "quantity": quantity, "reason": "stocktaking"})
    assert (answer.status_code, answer.headers["location"]) == (303, ITEM)
    assert salmon.item("SALMON")["on_hand"] == on_hand
    assert f"{on_hand} are on hand now." in said(keeper)
    assert "stocktaking" in page(keeper)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "receive", "quantity": "0"}, "quantity"),
        ({"kind": "receive", "quantity": "a few"}, "quantity"),
        ({"kind": "receive", "quantity": ""}, "quantity"),
        ({"kind": "count", "quantity": "-1"}, "quantity"),
        ({"kind": "adjust", "quantity": "0", "reason": "x"}, "quantity"),
        ({"kind": "adjust", "quantity": "1"}, "reason"),
        ({"kind": "adjust", "quantity": "-9", "reason": "x"}, "quantity"),
        ({"kind": "receive", "quantity": "9" * 20}, "quantity"),
        ({"kind": "burn", "quantity": "1"}, "kind"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(
    salmon: Shop, keeper: Desk, fields: dict[str, str], wrong: str
) -> None:
    answer = keeper.posts(f"{ITEM}/move", fields)
    assert answer.status_code == 422
    assert f'id="{wrong}-error"' in answer.text
    assert salmon.item("SALMON")["on_hand"] == 3


def test_a_receipt_can_be_looked_at_before_it_is_done(salmon: Shop, keeper: Desk) -> None:
    first, second = waiting(salmon, 5), waiting(salmon, 2)
    before = salmon.ok("GET", "/stock/SALMON/movements")
    answer = keeper.posts(f"{ITEM}/move", {"kind": "receive", "quantity": "3", "do": "preview"})
    assert answer.status_code == 200
    assert re.findall(r'data-fill="(\d+)">.*?<strong>(\d+)</strong>', answer.text) == [
        (first["number"], "2"), (second["number"], "1"),
    ]  # fmt: skip
    assert "6 would be on hand." in answer.text
    assert 'value="3"' in answer.text
    assert salmon.ok("GET", "/stock/SALMON/movements") == before
    assert salmon.item("SALMON")["on_hand"] == 3


def test_orders_that_were_served_are_counted_in_what_is_said(salmon: Shop, keeper: Desk) -> None:
    waiting(salmon, 5)
    keeper.posts(f"{ITEM}/move", {"kind": "receive", "quantity": "9"})
    assert said(keeper) == "12 are on hand now. 1 order that waited was served."


def test_a_form_that_is_sent_twice_moves_once(salmon: Shop, keeper: Desk) -> None:
    fields = {"kind": "receive", "quantity": "2", "key": key(keeper)}
    assert keeper.posts(f"{ITEM}/move", fields).status_code == 303
    assert keeper.posts(f"{ITEM}/move", fields).status_code == 303
    assert salmon.item("SALMON")["on_hand"] == 5
    keeper.posts(f"{ITEM}/move", {**fields, "key": key(keeper)})
    assert salmon.item("SALMON")["on_hand"] == 7


def test_a_count_below_what_is_promised_makes_the_youngest_late_only_if_asked_to(salmon: Shop, keeper: Desk) -> None:
    waiting(salmon, 1)
    youngest = waiting(salmon, 2)
    count = {"kind": "count", "quantity": "1"}
    answer = keeper.posts(f"{ITEM}/move", count)
    assert answer.status_code == 422
    assert "3 are allocated to orders" in answer.text
    looked = keeper.posts(f"{ITEM}/move", {**count, "shortage": "on", "do": "preview"})
    assert f"1 order would be late: {youngest['number']}." in looked.text
    assert salmon.item("SALMON")["on_hand"] == 3
    keeper.posts(f"{ITEM}/move", {**count, "shortage": "on"})
    assert (salmon.item("SALMON")["allocated"], salmon.item("SALMON")["backordered"]) == (1, 2)
    assert said(keeper) == "1 are on hand now. 1 order is late now."


def test_those_who_wait_are_listed_oldest_first_with_the_day_they_were_promised(salmon: Shop, keeper: Desk) -> None:
    salmon.stock("SALMON", None, backorder="allow", restock_on="2027-04-05")
    orders = [waiting(salmon, 4), waiting(salmon, 1)]
    text = page(keeper)
    assert re.findall(r'data-waiting="(\d+)"', text) == [order["number"] for order in orders]
    assert "Apr 5, 2027" in text
    assert f'href="/admin/orders/{orders[0]["number"]}"' in text


def test_the_record_says_what_changed_why_and_by_whom_newest_first(salmon: Shop, keeper: Desk) -> None:
    order = waiting(salmon, 4)
    keeper.posts(f"{ITEM}/move", {"kind": "receive", "quantity": "5", "reason": "van"})
    rows = re.findall(r"data-movement=.*?</tr>", page(keeper), re.DOTALL)
    fill, receipt, promise, *_ = rows
    assert "Given to an order that waited" in fill
    assert f'/admin/orders/{order["number"]}"' in fill
    assert "on hand <strong>+5</strong>" in receipt
    assert "van" in receipt
    assert keeper.email in receipt
    assert "allocated <strong>+3</strong>" in promise


def test_the_record_goes_on_page_by_page(salmon: Shop, keeper: Desk) -> None:
    for number in range(30):
        salmon.move("SALMON", "count", number + 10)
    first = page(keeper)
    older = re.findall(r'href="([^"]+)" rel="next"', first)[0]
    rest = page(keeper, older.partition("#")[0])
    seen = re.findall(r'data-movement="(\d+)"', first) + re.findall(r'data-movement="(\d+)"', rest)
    assert len(seen) == len(set(seen)) == 31


def test_a_preorder_is_released_after_a_second_press_that_says_what_comes_of_it(salmon: Shop, keeper: Desk) -> None:
    salmon.stock("SALMON", 3, status="preorder")
    order = waiting(salmon, 5)
    assert "data-release" in page(keeper)
    asked = keeper.opens(f"{ITEM}/release")
    assert "3 units go to orders that waited, oldest first." in asked.text
    assert "2 units are on backorder until stock comes." in asked.text
    assert salmon.item("SALMON")["preordered"] == 5
    assert keeper.posts(f"{ITEM}/release").headers["location"] == ITEM
    assert salmon.item("SALMON")["status"] == "backorder"
    assert salmon.ok("GET", f"/orders/{order['number']}")["fulfilment"] == "back-ordered"
    assert "data-release" not in page(keeper)


def test_while_management_is_off_backorder_terms_stay_and_the_others_can_be_changed(salmon: Shop, keeper: Desk) -> None:
    keeper.posts(ITEM, TERMS)
    salmon.settings(stock={"management": False})
    text = page(keeper)
    assert len(re.findall(r'<fieldset class="pc-terms" disabled', text)) == 2
    others = {name: value for name, value in TERMS.items() if name in ("tracked", "status", "restock_on")}
    assert keeper.posts(ITEM, {**others, "low_stock_threshold": "9", "backorder": "deny"}).status_code == 303
    item = salmon.item("SALMON")
    assert (item["low_stock_threshold"], item["backorder"], item["notify"]) == (9, "allow", False)


def test_an_item_is_made_by_hand(salmon: Shop, keeper: Desk) -> None:
    assert keeper.posts("/admin/stock/-/new", {"sku": " LACE-RED "}).headers["location"] == "/admin/stock/LACE-RED"
    assert salmon.item("LACE-RED")["tracked"] is True


@pytest.mark.parametrize("sku", ["", "a b", "-x", "SALMON", "<b>"])
def test_a_name_that_cannot_be_one_or_is_taken_is_refused(salmon: Shop, keeper: Desk, sku: str) -> None:
    before = salmon.ok("GET", "/stock")["items"]
    answer = keeper.posts("/admin/stock/-/new", {"sku": sku})
    assert answer.status_code == 422
    assert 'id="sku-error"' in answer.text
    assert salmon.ok("GET", "/stock")["items"] == before


@pytest.mark.parametrize("sku", ["new", "import", "bulk", "file.csv", "a..b", "0"])
def test_no_name_of_an_item_is_taken_by_a_page(salmon: Shop, keeper: Desk, sku: str) -> None:
    salmon.stock(sku, 1)
    assert f"<h1>{sku}</h1>" in page(keeper, f"/admin/stock/{sku}")


def test_everything_that_can_happen_to_stock_has_words() -> None:
    assert set(KINDS) == set(Kind)
    assert set(CAUSES) == set(Cause)
    assert set(COUNTERS) == set(Delta.__dataclass_fields__)


def lost(text: str) -> list[str]:
    return re.findall(r'data-loss="([\w-]+)"><a[^>]*>[^<]*</a>: ([^<]*)</li>', text)


def test_a_count_says_before_it_is_booked_what_shoppers_lose(shop: Shop, keeper: Desk) -> None:
    shop.stock("SALMON", 3)
    form = {"kind": "count", "quantity": "0", "reason": "", "do": "preview"}
    (found,) = lost(unescape(keeper.posts(f"{ITEM}/move", form).text))
    assert found[0] == "watch"
    assert "of all products" in found[1]
    assert "the option “Dial: Salmon”" in found[1]
    assert lost(unescape(keeper.posts(f"{ITEM}/move", {**form, "quantity": "1"}).text)) == []
    assert shop.item("SALMON")["on_hand"] == 3


def test_the_same_is_said_while_the_form_is_filled_in(shop: Shop, keeper: Desk) -> None:
    shop.stock("SALMON", 3)
    form = {"kind": "count", "quantity": "0", "reason": ""}
    part = keeper.posts(f"{ITEM}/move/losses", form)
    assert part.status_code == 200
    assert lost(unescape(part.text))
    for unfinished in ({**form, "quantity": ""}, {**form, "quantity": "-4"}, {"kind": "adjust", "quantity": "-9"}):
        nothing = keeper.posts(f"{ITEM}/move/losses", unfinished)
        assert (nothing.status_code, lost(nothing.text)) == (200, [])
    assert shop.item("SALMON")["on_hand"] == 3


@pytest.mark.usefixtures("salmon")
def test_nothing_is_lost_where_a_backorder_takes_its_place(keeper: Desk) -> None:
    form = {"kind": "count", "quantity": "0", "reason": "", "do": "preview"}
    assert "data-losses" not in keeper.posts(f"{ITEM}/move", form).text
