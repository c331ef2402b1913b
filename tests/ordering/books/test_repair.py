"""Whatever somebody did to the tables by hand is found and put right, and life goes on from there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from layers.orders.order import LineState, Order
from tests.ordering.desk import Desk, bought, states

COUNTERS = ("on_hand", "allocated", "held", "backordered", "preordered", "held_backorder", "held_preorder")
HOLD = "INSERT INTO holds VALUES ('h', 'offer', '1001-9', 0, 9000000000000000, NULL)"
BREAKING = {
    "more is held than offered": "UPDATE hold_units SET now = now + 2 WHERE sku = 'DIAL'",
    "less is held than offered": "UPDATE hold_units SET now = now - 1 WHERE sku = 'DIAL'",
    "something else is held": "UPDATE hold_units SET sku = 'STRAP' WHERE sku = 'DIAL'",
    "nothing is held": "DELETE FROM hold_units",
    "no hold is left": "DELETE FROM hold_units; DELETE FROM holds",
    "a hold that ends sooner": "UPDATE holds SET expires_at = expires_at - 1",
    "a hold for a line without an offer": f"{HOLD}; INSERT INTO hold_units VALUES ('h', 'STRAP', 1, 0, 0)",
    "a record of more": "UPDATE movements SET d_held = d_held + 1 WHERE sku = 'DIAL' AND kind = 'hold'",
    "no record": "DELETE FROM movements WHERE sku = 'DIAL'",
    "another sum of a day": "UPDATE stock_days SET held = held + 1, backordered = backordered - 1",
    "no sums of days": "DELETE FROM stock_days",
    "a day on which nothing happened": "INSERT INTO stock_days VALUES ('2025-01-01', 1, 0, 0, 0, 0, 0, 0)",
    **{f"more {name}": f"UPDATE stock_items SET on_hand = 9, {name} = {name} + 2" for name in COUNTERS[1:]},
}


@pytest.fixture
def order(offering: Desk) -> Order:
    """One piece ready, one offered, one waiting for one part of two."""
    desk = offering
    desk.receive("STRAP", 2)
    order = desk.order(("strap", 1), ("dial", 1), ("strap+dial", 1))
    desk.receive("DIAL", 1)
    assert states(desk, order) == [LineState.READY, LineState.OFFERED, LineState.PARTIAL]
    return order


@pytest.mark.parametrize("how", BREAKING)
def test_what_was_broken_is_found_repaired_and_forgotten(
    offering: Desk, order: Order, how: str, tmp_path: Path
) -> None:
    desk = offering
    was = {sku: desk.item(sku) for sku in ("STRAP", "DIAL")}
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        connection.executescript(BREAKING[how])
    found = desk.ledger.verify()
    assert found
    assert desk.ledger.rebuild(desk.now) == tuple(found)
    assert desk.ledger.verify() == []
    assert {sku: desk.item(sku) for sku in ("STRAP", "DIAL")} == was
    assert bought(desk, order, line=1).lines[0].options[0].allocated == 1


def test_an_offer_whose_hold_was_lost_ends_in_its_time_again(offering: Desk, order: Order, tmp_path: Path) -> None:
    desk = offering
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        connection.executescript("DELETE FROM hold_units; DELETE FROM holds")
    desk.ledger.rebuild(desk.now)
    desk.wait(hours=48)
    assert states(desk, order)[1] is LineState.WAITING
    assert desk.item("DIAL").held == 1  # offered to the next line of the same order, which it makes whole
