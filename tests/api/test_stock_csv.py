"""Stock as a file over HTTP."""

import csv
from io import StringIO
from typing import Any

import pytest
from httpx2 import Response

from tests.api.shop import API, Shop

XCART = "sku,availableForBackorder,backorderQtyLabel,isBackorderLimited,backorderLimit\n"


def send(shop: Shop, content: str | bytes, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    head = {"Authorization": f"Bearer {shop.token}", "Content-Type": "text/csv", **named}
    return shop.client.post(f"{API}/stock/import", content=content, headers=head)


def take(shop: Shop, content: str | bytes) -> Any:
    answer = send(shop, content)
    assert answer.status_code == 200, answer.text
    return answer.json()


def export(shop: Shop) -> str:
    answer = shop.call("GET", "/stock.csv")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    return answer.content.decode()


def test_good_rows_are_taken_and_a_bad_one_is_reported_with_its_number(shop: Shop) -> None:
    for sku in ("A", "B", "C", "D"):
        shop.stock(sku, 5, backorder_promo="before", low_stock_threshold=4)
    rows = "A,Yes,Up to %number%,Yes,10\nB,Y,,no,\nC,Y,,Y,abc\nD,No,,,3\n"
    done = take(shop, XCART + rows)
    assert (done["updated"], done["created"], done["ignored"]) == (3, 0, [])
    [error] = done["errors"]
    assert (error["row"], error["column"]) == (4, "backorderLimit")
    assert "abc" in error["message"]
    a, b, c, d = (shop.item(sku) for sku in ("A", "B", "C", "D"))
    assert (a["backorder"], a["backorder_promo"], a["backorder_limit"]) == ("allow", "Up to %number%", 10)
    assert (b["backorder"], b["backorder_promo"], b["backorder_limit"]) == ("allow", "before", None)
    assert (c["backorder"], c["backorder_limit"]) == ("inherit", None)
    assert (d["backorder"], d["backorder_limit"]) == ("deny", 3)
    assert {item["low_stock_threshold"] for item in (a, b, c, d)} == {4}
    assert {item["on_hand"] for item in (a, b, c, d)} == {5}


def test_the_same_file_again_changes_nothing(shop: Shop) -> None:
    text = XCART + "A,Y,Soon,Y,10\nB,N,,,\n"
    assert take(shop, text)["created"] == 2
    entries = shop.ok("GET", "/audit")["items"]
    again = take(shop, text)
    assert (again["updated"], again["created"], again["errors"]) == (0, 0, [])
    assert shop.ok("GET", "/audit")["items"] == entries


def test_an_export_that_is_imported_again_changes_nothing(shop: Shop) -> None:
    shop.stock("A", 7, backorder="allow", backorder_limit=0, backorder_promo='=SUM(1;2) "quoted", and\nmore')
    shop.stock("B", 0, status="preorder", preorder_release_on="2027-01-01", preorder_limit=3, notify=False)
    shop.stock("C", 3, tracked=False, backorder="deny", restock_on="2027-02-03", low_stock_threshold=0)
    before = shop.ok("GET", "/stock")["items"]
    text = export(shop)
    assert take(shop, text) == {"updated": 0, "created": 0, "errors": [], "ignored": []}
    assert shop.ok("GET", "/stock")["items"] == before
    assert export(shop) == text


def test_an_export_has_one_row_for_each_item_in_the_columns_that_are_promised(shop: Shop) -> None:
    shop.stock("B", 2, backorder="allow", backorder_limit=9, restock_on="2027-02-03")
    shop.stock("A", 0, tracked=False, status="out_of_stock")
    first, second = csv.DictReader(StringIO(export(shop)))
    assert list(first) == [
        "sku", "on_hand", "tracked", "status", "availableForBackorder", "backorderQtyLabel", "isBackorderLimited",
        "backorderLimit", "restock_on", "low_stock_threshold",
    ]  # fmt: skip
    assert list(first.values()) == ["A", "0", "N", "out_of_stock", "", "", "N", "", "", ""]
    assert list(second.values()) == ["B", "2", "Y", "in_stock", "Y", "", "Y", "9", "2027-02-03", ""]


def test_a_formula_in_an_export_is_text(shop: Shop) -> None:
    shop.stock("A", 0, backorder_promo="=HYPERLINK(1)")
    [row] = csv.DictReader(StringIO(export(shop)))
    assert row["backorderQtyLabel"] == "'=HYPERLINK(1)"


def test_an_export_of_an_empty_shop_is_its_header(shop: Shop) -> None:
    assert export(shop).count("\n") == 1


def test_semicolons_and_a_byte_order_mark_are_fine(shop: Shop) -> None:
    done = take(shop, "sku;on_hand;note\r\nA;4;x\r\n".encode("utf-8-sig"))
    assert (done["created"], done["ignored"], shop.item("A")["on_hand"]) == (1, ["note"], 4)


def test_a_count_in_a_file_serves_who_waits_and_cannot_take_what_is_promised(shop: Shop) -> None:
    shop.stock("S", 0, backorder="allow")
    name = shop.design({"g": {"a": "S"}})
    order = shop.order(name, ["a"], 2)
    assert take(shop, "sku,on_hand\nS,2\n")["updated"] == 1
    assert shop.ok("GET", f"/orders/{order['number']}")["fulfilment"] == "new"
    [error] = take(shop, "sku,on_hand\nS,1\n")["errors"]
    assert (error["row"], error["column"]) == (2, "on_hand")
    assert [each["cause"] for each in shop.ok("GET", "/stock/S/movements")["items"]] == [
        "stock_received", "import", "order_placed",
    ]  # fmt: skip


def test_faults_of_reading_and_of_the_ledger_are_reported_in_the_order_of_rows(shop: Shop) -> None:
    shop.stock("P", 0, status="preorder")
    done = take(shop, "sku,status\nP,in_stock\nA,nonsense\nB,in_stock\n")
    assert [error["row"] for error in done["errors"]] == [2, 3]
    assert done["created"] == 1


def test_one_entry_of_the_audit_log_sums_an_import_up(shop: Shop) -> None:
    take(shop, "sku,on_hand\nA,1\nB,2\nC,many\n")
    entry = shop.ok("GET", "/audit")["items"][0]
    assert (entry["what"], entry["detail"]) == ("stock.import", "updated: 0, created: 2, refused: 1")


@pytest.mark.parametrize("content", ["", "name,price\nA,1\n", b"\x81\x8d", b"PK\x03\x04..."])
def test_what_is_no_stock_file_is_refused_whole(shop: Shop, content: str | bytes) -> None:
    answer = send(shop, content)
    assert answer.status_code == 422
    assert answer.json()["problems"]


def test_another_type_of_body_is_refused(shop: Shop) -> None:
    assert send(shop, "{}", Content_Type="application/json").status_code == 415


def test_nobody_without_a_token_reads_or_writes_stock_files(shop: Shop) -> None:
    assert shop.call("GET", "/stock.csv", admin=False).status_code == 401
    assert shop.call("POST", "/stock/import", admin=False).status_code == 401


def test_an_import_with_a_key_is_done_once_and_answered_twice(shop: Shop) -> None:
    text = "sku,on_hand\nA,5\n"
    first = send(shop, text, Idempotency_Key="k1")
    shop.move("A", "count", 2)
    assert send(shop, text, Idempotency_Key="k1").json() == first.json()
    assert shop.item("A")["on_hand"] == 2
    assert send(shop, text + "B,1\n", Idempotency_Key="k1").status_code == 422
    assert send(shop, text).json()["updated"] == 1


def test_a_larger_file_than_any_document_may_be_is_taken(shop: Shop) -> None:
    promo = "x" * 1900
    rows = "".join(f"S-{number},{promo}\n" for number in range(2_300))
    assert len(rows) > 4_000_000
    assert take(shop, "sku,backorderQtyLabel\n" + rows)["created"] == 2_300


def test_an_item_may_be_called_import(shop: Shop) -> None:
    shop.stock("import", 3)
    assert shop.item("import")["on_hand"] == 3
