"""What a stock file does to items, orders and the record."""

from datetime import date

import pytest

from configurator.ordering.importing import ImportAuthor, Imported, import_rows
from configurator.stores.ledger.books.movements import Cause, Kind
from layers.orders.order import Fulfilment
from layers.stock.stock import ItemBackorder, Status, StockTerms
from layers.stock_csv.reading import read_stock_file
from tests.ordering.desk import Desk, split


def take(desk: Desk, text: str, notify: bool | None = None) -> Imported:
    rows, author = read_stock_file(text.encode()).rows, ImportAuthor("keeper", notify=notify)
    return desk.ledger.write(import_rows, desk.shop, rows, author, desk.now).result()


def places(imported: Imported) -> list[tuple[int, str]]:
    return [(fault.row, fault.column) for fault in imported.faults]


def test_a_file_changes_what_it_says_and_nothing_else(desk: Desk) -> None:
    before = desk.stock("STRAP", 4, notify=False, backorder_promo="Soon", preorder_limit=7)
    assert take(desk, "sku,availableForBackorder,backorderLimit\nSTRAP,Y,10\n") == Imported(updated=1)
    now = desk.item("STRAP")
    assert now.terms == before.terms.model_copy(update={"backorder": ItemBackorder.ALLOW, "backorder_limit": 10})
    assert now.on_hand == 4


def test_the_same_file_again_changes_and_writes_nothing(desk: Desk) -> None:
    text = "sku,on_hand,status,availableForBackorder\nSTRAP,4,in_stock,N\nDIAL,,out_of_stock,Y\n"
    desk.stock("STRAP", 1)
    assert take(desk, text) == Imported(updated=1, created=1)
    moved, events, stamp = desk.movements("STRAP"), desk.events(), desk.ledger.snapshot.stamp
    assert take(desk, text) == Imported()
    assert (desk.movements("STRAP"), desk.events(), desk.ledger.snapshot.stamp) == (moved, events, stamp)


def test_a_preorder_whose_day_is_past_is_not_changed_again_and_again(desk: Desk) -> None:
    desk.stock("STRAP", 0, status="preorder", preorder_release_on="2026-03-01")
    assert take(desk, "sku,status\nSTRAP,preorder\n") == Imported()
    assert desk.item("STRAP").terms.status is Status.BACKORDER


def test_an_item_that_a_file_creates_is_tracked(desk: Desk) -> None:
    assert take(desk, "sku,on_hand\nSTRAP,3\nDIAL,\n") == Imported(created=2)
    assert desk.item("STRAP").terms == desk.item("DIAL").terms == StockTerms(tracked=True)
    assert (desk.item("STRAP").on_hand, desk.item("DIAL").on_hand) == (3, 0)


def test_a_count_that_a_file_brings_is_a_movement_with_that_cause(desk: Desk) -> None:
    desk.stock("STRAP", 5)
    take(desk, "sku,on_hand\nSTRAP,3\n")
    movement = desk.movements("STRAP")[-1]
    assert (movement.kind, movement.cause, movement.quantity) == (Kind.COUNT, Cause.IMPORT, -2)
    assert movement.who == "keeper"


def test_stock_that_a_file_brings_fills_the_backlog_oldest_first(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    first, second = desk.order(("strap", 2)), desk.order(("strap", 2))
    take(desk, "sku,on_hand\nSTRAP,3\n")
    assert [split(desk.look(order)) for order in (first, second)] == [(2, 0, 0), (1, 1, 0)]
    assert desk.look(first).fulfilment is Fulfilment.NEW
    assert desk.look(second).fulfilment is Fulfilment.BACK_ORDERED


def test_a_count_below_what_is_allocated_is_refused_and_nothing_of_its_row_taken(desk: Desk) -> None:
    desk.design(strap="STRAP")
    before = desk.stock("STRAP", 5)
    desk.order(("strap", 3))
    imported = take(desk, "sku,on_hand,backorderQtyLabel\nSTRAP,2,New\nDIAL,1,\n")
    assert (imported.created, imported.updated, places(imported)) == (1, 0, [(2, "on_hand")])
    assert "3 are allocated" in imported.faults[0].message
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").terms) == (5, before.terms)


def test_an_unreleased_preorder_cannot_be_said_to_be_in_stock_by_a_file(desk: Desk) -> None:
    desk.stock("STRAP", 1, status="preorder")
    imported = take(desk, "sku,on_hand,status\nSTRAP,9,in_stock\n")
    assert places(imported) == [(2, "status")]
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").terms.status) == (1, Status.PREORDER)


def test_a_file_may_release_a_preorder_and_say_how_many_there_are(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5, status="preorder")
    order = desk.order(("strap", 5))
    assert take(desk, "sku,on_hand,status\nSTRAP,2,backorder\n") == Imported(updated=1)
    assert split(desk.look(order)) == (2, 3, 0)


def test_a_file_that_begins_to_count_an_item_shares_out_what_it_says_is_there(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5, tracked=False, status="backorder", backorder="allow")
    order = desk.order(("strap", 5))
    assert take(desk, "sku,tracked,on_hand\nSTRAP,yes,2\n") == Imported(updated=1)
    assert split(desk.look(order)) == (2, 3, 0)


def test_a_limit_below_what_is_promised_is_taken(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    desk.order(("strap", 4))
    assert take(desk, "sku,isBackorderLimited,backorderLimit\nSTRAP,Y,2\n") == Imported(updated=1)
    assert desk.item("STRAP").backorder_left == 0


def test_a_limit_that_is_not_said_is_asked_for(desk: Desk) -> None:
    desk.stock("STRAP", 0)
    desk.stock("DIAL", 0, backorder_limit=3)
    imported = take(desk, "sku,isBackorderLimited\nSTRAP,Y\nDIAL,Y\nNEW,Y\n")
    assert places(imported) == [(2, "isBackorderLimited"), (4, "isBackorderLimited")]
    assert desk.ledger.read(lambda books: books.stock.item("NEW")) is None


@pytest.mark.parametrize(("notify", "redated"), [(None, []), (False, ["2026-05-01"]), (True, ["2026-05-01"])])
def test_another_day_reaches_those_who_wait_only_if_somebody_says_whether_to_notify_them(
    desk: Desk, notify: bool | None, redated: list[str]
) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow", restock_on="2026-04-01")
    order = desk.order(("strap", 1))
    imported = take(desk, "sku,restock_on,backorderQtyLabel\nSTRAP,2026-05-01,Later\n", notify)
    assert imported == Imported(updated=1)
    assert [event.body["to"] for event in desk.events("order.redated")] == redated
    promised = desk.look(order).lines[0].options[0].promised_on
    assert promised == date(2026, 5 if redated else 4, 1)
    assert desk.item("STRAP").terms.backorder_promo == "Later"
    assert desk.item("STRAP").terms.restock_on == date(2026, 5, 1)


@pytest.mark.parametrize("column", ["restock_on", "low_stock_threshold", "backorderQtyLabel"])
def test_an_empty_cell_takes_nothing_away(desk: Desk, column: str) -> None:
    before = desk.stock("STRAP", 2, restock_on="2026-04-01", low_stock_threshold=0, backorder_promo="Soon")
    assert take(desk, f"sku,{column}\nSTRAP,\n") == Imported()
    assert desk.item("STRAP") == before


def test_what_a_file_changes_is_in_the_audit_log_under_who_brought_it(desk: Desk) -> None:
    desk.stock("STRAP", 2)
    take(desk, "sku,on_hand,backorderLimit\nSTRAP,4,9\n")
    entries = desk.ledger.read(lambda books: books.audit.entries(limit=2)).items
    assert {(entry.who, entry.what, entry.subject) for entry in entries} == {
        ("keeper", "stock.count", "STRAP"),
        ("keeper", "stock.terms", "STRAP"),
    }
