"""The stock list: what it finds, what it shows, and what is changed right there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from configurator.admin.frame.list_address import address_of
from configurator.admin.stock.query import Only, Sort, StockQuery, query_of
from configurator.app import create_app
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.stores.ledger.books.people import Role
from layers.stock.availability import Availability
from tests.admin.desk import ADDRESS, Desk, signed_in
from tests.api.shop import Clock, Shop

PART = {"HX-Request": "true"}


def items(page: str) -> list[str]:
    return re.findall(r'data-item="([^"]+)"', page)


def opened(desk: Desk, address: str = "/admin/stock", **headers: str) -> str:
    answer = desk.opens(address, **headers)
    assert answer.status_code == 200, answer.text[:500]
    return answer.text


def changed(desk: Desk, sku: str, **fields: str) -> str:
    answer = desk.posts(f"/admin/stock/{sku}/cells", fields, HX_Request="true")
    assert answer.status_code in (200, 422), answer.text[:500]
    return answer.text


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A keeper in a shop in which nothing was ever published."""
    app = create_app(open_services(Config(data=tmp_path / "empty", base_url=ADDRESS), clock))
    with TestClient(app, base_url=ADDRESS):
        yield signed_in(app, Role.KEEPER)


@pytest.fixture
def stocked(shop: Shop) -> Shop:
    shop.settings(stock={"management": True, "backorder": True})
    shop.stock("SALMON", 0, backorder="allow")
    shop.stock("STRAP", 20)
    shop.stock("BUCKLE", 1)
    shop.stock("BOX", 0, backorder="deny")
    shop.stock("GLASS", 0, status="preorder")
    return shop


def test_an_address_that_makes_no_sense_asks_nothing() -> None:
    assert query_of({"availability": "gone", "only": "x", "sort": "y", "page": "-3"}) == StockQuery()
    assert query_of({"page": "9" * 30}).page == 1


def test_an_address_says_what_was_asked_and_nothing_else() -> None:
    query = StockQuery("a b", Availability.BACKORDER, Only.WAITED_FOR, Sort.WAITING, 3)
    assert query_of({**query.filters(), "page": "3"}) == query
    assert address_of("/x", query.filters()) == "/x?q=a+b&availability=backorder&only=waited-for&sort=waiting"
    assert address_of("/x", StockQuery().filters()) == "/x"


@pytest.mark.usefixtures("stocked")
def test_every_item_is_listed_by_name_with_what_is_said_of_it(keeper: Desk) -> None:
    page = opened(keeper)
    assert items(page) == ["BOX", "BUCKLE", "GLASS", "SALMON", "STRAP"]
    states = dict(re.findall(r'data-item="(\w+)" data-availability="(\w+)"', page))
    assert states == {
        "BOX": "out_of_stock", "BUCKLE": "low_stock", "GLASS": "preorder", "SALMON": "backorder", "STRAP": "in_stock",
    }  # fmt: skip
    assert "Dial: Salmon" in page


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("?q=alm", ["SALMON"]),
        ("?q=dial", ["SALMON"]),
        ("?q=WATCH", ["SALMON"]),
        ("?availability=out_of_stock", ["BOX"]),
        ("?only=backorder-denied", ["BOX"]),
        ("?only=backorder-allowed", ["SALMON"]),
        ("?only=not-counted", []),
        ("?q=b&availability=low_stock", ["BUCKLE"]),
        ("?sort=available&q=b", ["BOX", "BUCKLE"]),
        ("?page=7", ["BOX", "BUCKLE", "GLASS", "SALMON", "STRAP"]),
    ],
)
@pytest.mark.usefixtures("stocked")
def test_the_list_is_searched_and_filtered_by_its_address(keeper: Desk, address: str, found: list[str]) -> None:
    assert items(opened(keeper, f"/admin/stock{address}")) == found


def test_what_orders_wait_for_most_may_stand_first(stocked: Shop, keeper: Desk) -> None:
    stocked.order("watch", ["salmon", "tan"], 3)
    assert items(opened(keeper, "/admin/stock?sort=waiting"))[0] == "SALMON"
    assert items(opened(keeper, "/admin/stock?only=waited-for")) == ["SALMON"]


@pytest.mark.usefixtures("stocked")
def test_filters_are_chips_that_lead_to_the_list_without_them(keeper: Desk) -> None:
    page = opened(keeper, "/admin/stock?q=b&availability=low_stock&only=counted")
    chips = re.findall(r'href="([^"]+)" data-chip', page)
    assert [chip.replace("&amp;", "&") for chip in chips] == [
        "/admin/stock?availability=low_stock&only=counted",
        "/admin/stock?q=b&only=counted",
        "/admin/stock?q=b&availability=low_stock",
    ]


@pytest.mark.usefixtures("stocked")
def test_htmx_gets_the_list_alone_and_the_address_it_stands_for(keeper: Desk) -> None:
    answer = keeper.opens("/admin/stock?q=strap&availability=&sort=sku", **PART)
    assert answer.headers["hx-push-url"] == "/admin/stock?q=strap"
    assert "<html" not in answer.text
    assert items(answer.text) == ["STRAP"]


def test_pages_hold_fifty_and_say_how_many_there_are(shop: Shop, keeper: Desk) -> None:
    rows = "".join(f"P-{number:03}\n" for number in range(120))
    shop.client.post(
        "/api/v1/stock/import", content="sku\n" + rows,
        headers={"Authorization": f"Bearer {shop.token}", "Content-Type": "text/csv"},
    )  # fmt: skip
    second = opened(keeper, "/admin/stock?q=P-&page=2")
    assert items(second) == [f"P-{number:03}" for number in range(50, 100)]
    assert "51–100 of 120 items" in second
    assert 'rel="prev"' in second
    assert 'rel="next"' in second
    assert len(items(opened(keeper, "/admin/stock?q=P-&page=3"))) == 20


@pytest.mark.usefixtures("stocked")
def test_the_list_adds_up_everything_that_was_found(keeper: Desk) -> None:
    foot = opened(keeper).split("<tfoot>")[1]
    assert re.findall(r'pc-right" data-label="[\w ]+">(\d+)<', foot) == ["21", "21", "0"]


@pytest.mark.usefixtures("stocked")
def test_a_search_that_finds_nothing_says_what_to_do_next(keeper: Desk) -> None:
    assert "Show all items" in opened(keeper, "/admin/stock?q=nothing-like-it")


def test_a_shop_without_items_says_how_they_come(empty: Desk) -> None:
    page = opened(empty)
    assert "No stock items yet" in page
    assert "/admin/stock/-/import" in page


def test_a_field_is_changed_right_there(stocked: Shop, keeper: Desk) -> None:
    row = changed(keeper, "BOX", backorder="allow")
    assert 'data-availability="backorder"' in row
    changed(keeper, "BOX", backorder_limit="12")
    changed(keeper, "BOX", backorder_promo="Up to %number%")
    changed(keeper, "BOX", low_stock_threshold="")
    changed(keeper, "BOX", restock_on="2027-01-05")
    item = stocked.item("BOX")
    assert (item["backorder"], item["backorder_limit"], item["backorder_promo"]) == ("allow", 12, "Up to %number%")
    assert (item["low_stock_threshold"], item["restock_on"]) == (None, "2027-01-05")


def test_a_field_left_empty_takes_the_value_away(stocked: Shop, keeper: Desk) -> None:
    stocked.stock("BOX", None, backorder_limit=3, restock_on="2027-01-05", backorder_promo="Soon")
    for name in ("backorder_limit", "restock_on", "backorder_promo"):
        changed(keeper, "BOX", **{name: ""})
    item = stocked.item("BOX")
    assert (item["backorder_limit"], item["restock_on"], item["backorder_promo"]) == (None, None, "")


def test_what_is_counted_right_there_serves_who_waits(stocked: Shop, keeper: Desk) -> None:
    order = stocked.order("watch", ["salmon", "tan"], 2)
    changed(keeper, "SALMON", on_hand="5")
    assert stocked.ok("GET", f"/orders/{order['number']}")["fulfilment"] == "new"
    fill, count = stocked.ok("GET", "/stock/SALMON/movements")["items"][:2]
    assert (fill["kind"], count["kind"], count["cause"], count["on_hand"]) == ("fill", "count", "by_hand", 5)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("backorder_limit", "many", "not a whole number"),
        ("on_hand", "-1", "not a whole number"),
        ("restock_on", "soon", "not a day"),
    ],
)
def test_a_field_that_makes_no_sense_says_so_and_nothing_is_changed(
    stocked: Shop, keeper: Desk, name: str, value: str, says: str
) -> None:
    before = stocked.item("STRAP")
    answer = keeper.posts("/admin/stock/STRAP/cells", {name: value}, HX_Request="true")
    assert answer.status_code == 422
    assert says in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert stocked.item("STRAP") == before


def test_a_count_below_what_is_promised_is_refused_beside_the_field(stocked: Shop, keeper: Desk) -> None:
    stocked.stock("SALMON", 3, backorder="allow")
    stocked.order("watch", ["salmon", "tan"], 2)
    answer = keeper.posts("/admin/stock/SALMON/cells", {"on_hand": "1"}, HX_Request="true")
    assert answer.status_code == 422
    assert "2 are allocated to orders" in answer.text
    assert stocked.item("SALMON")["on_hand"] == 3


def test_a_field_of_an_item_that_is_not_there_is_refused(stocked: Shop, keeper: Desk) -> None:
    for value in ("2027-02-01", "garbage"):
        answer = keeper.posts("/admin/stock/NOPE/cells", {"restock_on": value}, HX_Request="true")
        assert answer.status_code == 404
    assert stocked.call("GET", "/stock/NOPE").status_code == 404


def test_a_new_date_asks_whether_to_notify_those_who_wait(stocked: Shop, keeper: Desk) -> None:
    for _ in range(2):
        stocked.order("watch", ["salmon", "tan"])
    row = changed(keeper, "SALMON", restock_on="2027-02-01")
    assert "2 orders wait for this item" in row
    assert stocked.item("SALMON")["restock_on"] is None
    changed(keeper, "SALMON", restock_on="2027-02-01", tell="")
    assert stocked.item("SALMON")["restock_on"] is None
    row = changed(keeper, "SALMON", restock_on="2027-02-01", tell="no")
    assert "data-ask" not in row
    assert stocked.item("SALMON")["restock_on"] == "2027-02-01"


def test_those_who_wait_are_notified_of_a_new_date_if_the_keeper_wants(stocked: Shop, keeper: Desk) -> None:
    order = stocked.order("watch", ["salmon", "tan"])
    changed(keeper, "SALMON", restock_on="2027-02-01", tell="yes")
    page = stocked.ok("GET", f"/orders/{order['number']}")
    assert page["lines"][0]["options"][0]["ships_on"] == "2027-02-01"


@pytest.mark.usefixtures("stocked")
def test_without_script_a_field_leads_to_the_items_own_page(keeper: Desk) -> None:
    answer = keeper.posts("/admin/stock/BOX/cells", {"backorder": "allow"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin/stock/BOX")


def test_while_management_is_off_switches_are_disabled_and_say_why(stocked: Shop, keeper: Desk) -> None:
    stocked.settings(stock={"management": False})
    page = opened(keeper)
    assert "data-unmanaged" in page
    assert re.search(r'<select[^>]+name="backorder"[^>]* disabled', page)
    assert re.search(r'<input[^>]+name="backorder_limit"[^>]* disabled', page)
    changed(keeper, "BOX", backorder="allow")
    assert stocked.item("BOX")["backorder"] == "deny"
    assert "data-unmanaged" in opened(keeper, "/admin/stock/BOX")


@pytest.mark.usefixtures("stocked")
def test_an_item_that_does_not_exist_cannot_be_changed(keeper: Desk) -> None:
    assert keeper.posts("/admin/stock/NONE/cells", {"on_hand": "1"}, HX_Request="true").status_code == 404
    assert keeper.opens("/admin/stock/NONE").status_code == 404


@pytest.mark.usefixtures("stocked")
def test_the_export_has_what_the_list_found_in_the_users_kind_of_csv(keeper: Desk) -> None:
    answer = keeper.opens("/admin/stock/-/file.csv?availability=low_stock")
    assert answer.content.startswith(b"\xef\xbb\xbfsku,on_hand")
    assert [line.split(",")[0] for line in answer.text.splitlines()[1:]] == ["BUCKLE"]
    keeper.posts("/admin/account/language", {"language": "de"})
    german = keeper.opens("/admin/stock/-/file.csv").content
    assert german.startswith(b"\xef\xbb\xbfsku;on_hand")
