"""A stock file in the admin area: looked at, taken over, told about."""

import re
import time
from html import unescape

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from configurator.admin.stock.imports import Stage, StockImports
from configurator.ordering.importing import ImportAuthor
from tests.admin.desk import OWN, Desk
from tests.api.shop import Shop
from tests.stepping import stepping_held
from tests.waiting import until

IMPORT = "/admin/stock/-/import"


def bring(desk: Desk, content: str | bytes, name: str = "stock.csv") -> Response:
    return desk.client.post(IMPORT, files={"file": (name, content, "text/csv")}, headers=OWN)


def looked_at(desk: Desk, content: str | bytes) -> tuple[str, str]:
    """The address of the file's page, and what it says."""
    answer = bring(desk, content)
    assert answer.status_code == 303, answer.text[:500]
    address = answer.headers["location"]
    return address, unescape(desk.opens(address).text)


def tally(page: str) -> dict[str, str]:
    names = ("updated", "created", "unchanged", "refused-rows")
    return {name: re.findall(rf"data-{name}>([\d,]+)<", page)[0] for name in names}


def taken_over(desk: Desk, address: str) -> str:
    assert desk.posts(address, {"do": "start"}).headers["location"] == address

    def ended() -> str | None:
        page = unescape(desk.opens(address).text)
        return None if 'data-stage="running"' in page else page

    return until(ended)


@pytest.fixture
def stocked(shop: Shop) -> Shop:
    shop.stock("SALMON", 1, backorder="allow")
    shop.stock("A", 5, backorder_promo="Old")
    return shop


def test_a_file_is_looked_at_before_anything_is_changed(stocked: Shop, keeper: Desk) -> None:
    before = stocked.ok("GET", "/stock")["items"]
    text = "sku,on_hand,backorderQtyLabel,Colour\nA,7,<b>New</b>,red\nSALMON,1,,\nNEW,2,,\nBAD ONE,1,,\nA2,many,,\n"
    _, page = looked_at(keeper, text)
    assert tally(page) == {"updated": "1", "created": "1", "unchanged": "1", "refused-rows": "2"}
    assert re.findall(r'data-item-change="(\w+)"', page) == ["A", "NEW"]
    assert re.findall(r'data-fault="(\d+)"', page) == ["5", "6"]
    assert "Colour" in page.split("data-ignored")[1][:200]
    assert stocked.ok("GET", "/stock")["items"] == before


def test_a_change_is_shown_with_what_is_so_and_what_would_be(stocked: Shop, keeper: Desk) -> None:
    stocked.stock("A", None, backorder_promo="Old", backorder="deny")
    answer = bring(keeper, "sku,backorderQtyLabel,availableForBackorder\nA,<i>New</i>,Y\n")
    page = keeper.opens(answer.headers["location"]).text
    row = re.sub(r"\s+", " ", re.findall(r"data-item-change.*?</tr>", page, re.DOTALL)[0])
    assert "<del>Old</del> → <ins>&lt;i&gt;New&lt;/i&gt;</ins>" in row
    assert "<del>denied</del> → <ins>allowed</ins>" in row


def test_a_file_is_taken_over_and_its_page_says_what_came_of_it(stocked: Shop, keeper: Desk) -> None:
    address, _ = looked_at(keeper, "sku,on_hand\nA,7\nNEW,2\nB,x\n")
    page = re.sub(r"\s+", " ", taken_over(keeper, address))
    assert "1 item was changed. 1 item is new. 1 row could not be taken." in page
    assert re.findall(r'data-fault="(\d+)"', page) == ["4"]
    assert (stocked.item("A")["on_hand"], stocked.item("NEW")["on_hand"]) == (7, 2)
    entry = stocked.ok("GET", "/audit")["items"][0]
    assert (entry["what"], entry["who"]) == ("stock.import", keeper.email)


def test_the_page_of_a_file_stays_what_it_is_and_starting_twice_takes_over_once(stocked: Shop, keeper: Desk) -> None:
    address, _ = looked_at(keeper, "sku,on_hand\nA,7\n")
    taken_over(keeper, address)
    stocked.move("A", "count", 1)
    assert "data-imported" in taken_over(keeper, address)
    assert stocked.item("A")["on_hand"] == 1


def test_htmx_asks_how_far_a_file_is(stocked: Shop, keeper: Desk) -> None:
    address, _ = looked_at(keeper, "sku,on_hand\n" + "".join(f"P-{number},1\n" for number in range(3000)))
    keeper.posts(address, {"do": "start"})
    part = keeper.opens(address, HX_Request="true").text
    assert "<html" not in part
    assert 'hx-trigger="every' in part or "data-imported" in part
    end = taken_over(keeper, address)
    assert "data-imported" in end
    assert "hx-trigger" not in end.split('id="progress"')[1]
    assert stocked.item("P-2999")["on_hand"] == 1


def test_while_a_file_is_taken_over_a_browser_without_script_looks_again(stocked: Shop, keeper: Desk) -> None:
    address, _ = looked_at(keeper, "sku,on_hand\n" + "".join(f"P-{number},1\n" for number in range(3000)))
    keeper.posts(address, {"do": "start"})
    page = keeper.opens(address).text
    assert 'http-equiv="refresh"' in page or "data-imported" in page
    taken_over(keeper, address)
    assert stocked.item("P-0")["on_hand"] == 1


def test_another_day_for_what_orders_wait_for_needs_a_word_on_notifying_them(stocked: Shop, keeper: Desk) -> None:
    order = stocked.order("watch", ["salmon", "tan"], 3)
    address, page = looked_at(keeper, "sku,restock_on\nSALMON,2027-05-06\n")
    assert "1 order waits for items that get another day:" in page
    answer = keeper.posts(address, {"do": "start"})
    assert answer.status_code == 422
    assert 'id="tell-error"' in answer.text
    assert stocked.item("SALMON")["restock_on"] is None
    assert keeper.posts(address, {"do": "start", "tell": "no"}).status_code == 303
    assert "data-imported" in taken_over(keeper, address)
    line = stocked.ok("GET", f"/orders/{order['number']}")["lines"][0]
    assert line["options"][0]["ships_on"] == "2027-05-06"


def test_a_file_is_put_away(stocked: Shop, keeper: Desk) -> None:
    address, _ = looked_at(keeper, "sku,on_hand\nA,7\n")
    assert keeper.posts(address, {"do": "drop"}).headers["location"] == "/admin/stock"
    assert keeper.opens(address).status_code == 404
    assert stocked.item("A")["on_hand"] == 5


def test_a_file_that_says_what_is_so_changes_nothing(stocked: Shop, keeper: Desk) -> None:
    export = keeper.opens("/admin/stock/-/file.csv").content
    _, page = looked_at(keeper, export)
    assert tally(page)["updated"] == tally(page)["created"] == "0"
    assert "Nothing would change" in page
    assert "data-start" not in page
    assert stocked.item("A")["backorder_promo"] == "Old"


def test_units_that_would_go_to_those_who_wait_are_counted(stocked: Shop, keeper: Desk) -> None:
    stocked.order("watch", ["salmon", "tan"], 4)
    _, page = looked_at(keeper, "sku,on_hand\nSALMON,3\n")
    assert "About 2 units would go to orders that wait." in page


@pytest.mark.parametrize(
    "content", [b"", b"name,price\nA,1\n", b"PK\x03\x04 workbook", b"\x81\x8d\x8f", b"\xff\xfe\xff"]
)
@pytest.mark.usefixtures("stocked")
def test_what_is_no_stock_file_is_refused_on_the_page_it_came_from(keeper: Desk, content: bytes) -> None:
    answer = bring(keeper, content)
    assert answer.status_code == 422
    assert 'id="file-error"' in answer.text


@pytest.mark.usefixtures("stocked")
def test_a_form_without_a_file_or_that_is_no_form_is_refused(keeper: Desk) -> None:
    assert keeper.client.post(IMPORT, data={"file": "text"}, headers=OWN).status_code == 422
    broken = {**OWN, "Content-Type": "multipart/form-data; boundary=x"}
    assert keeper.client.post(IMPORT, content=b"--y\r\n", headers=broken).status_code in (400, 422)


@pytest.mark.usefixtures("stocked")
def test_a_name_of_a_file_is_text(keeper: Desk) -> None:
    page = keeper.opens(bring(keeper, "sku\nZ\n", "<script>.csv").headers["location"]).text
    assert "<script>.csv" not in page
    assert "&lt;script&gt;.csv" in page


@pytest.mark.usefixtures("stocked")
def test_a_file_that_is_no_longer_kept_says_what_to_do(keeper: Desk) -> None:
    answer = keeper.opens(f"{IMPORT}/0123456789abcdef")
    assert answer.status_code == 404
    assert "Bring it again" in answer.text


@pytest.mark.usefixtures("stocked")
def test_only_the_last_few_files_are_kept(keeper: Desk) -> None:
    addresses = [looked_at(keeper, f"sku\nF-{number}\n")[0] for number in range(12)]
    kept = [keeper.opens(address).status_code for address in addresses]
    assert kept == [404] * 4 + [200] * 8


def test_a_file_that_is_started_during_another_step_is_taken_over_after_it(stocked: Shop, keeper: Desk) -> None:
    address, _ = looked_at(keeper, "sku,on_hand,tracked\nP-1,3,yes\n")
    with stepping_held(stocked):
        keeper.posts(address, {"do": "start"})
        time.sleep(0.1)
        assert 'data-stage="running"' in keeper.opens(address).text
    assert 'data-stage="done"' in taken_over(keeper, address)
    assert stocked.item("P-1")["on_hand"] == 3


def test_a_server_that_ends_leaves_every_item_whole(stocked: Shop, keeper: Desk, app: Starlette) -> None:
    rows = "".join(f"P-{number},3,yes\n" for number in range(4000))
    address, _ = looked_at(keeper, "sku,on_hand,tracked\n" + rows)
    imports: StockImports = app.state.imports
    found = imports.get(address.rsplit("/", 1)[1])
    assert found
    assert isinstance(stocked.client, TestClient)
    assert stocked.client.portal
    stocked.client.portal.call(imports.start, found, app.state.services, ImportAuthor("keeper"))
    until(lambda: found.done)
    stocked.client.portal.call(imports.close)
    assert found.task
    assert found.task.done()
    assert found.stage is Stage.FAILED
    made = stocked.ok("GET", "/stock?q=P-&limit=500")["items"]
    assert {item["on_hand"] for item in made} == {3}
    assert "bring the file again" in keeper.opens(address).text


def test_a_file_says_before_it_is_taken_over_what_shoppers_lose(shop: Shop, keeper: Desk) -> None:
    shop.stock("SALMON", 3)
    _, page = looked_at(keeper, "sku,on_hand\nSALMON,0\n")
    assert re.findall(r'data-loss="([\w-]+)"', page) == ["watch"]
    assert "the option “Dial: Salmon”" in page
    assert shop.item("SALMON")["on_hand"] == 3
    _, harmless = looked_at(keeper, "sku,on_hand,availableForBackorder\nSALMON,0,yes\n")
    assert "data-losses" not in harmless
