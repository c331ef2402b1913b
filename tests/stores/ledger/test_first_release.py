"""A ledger that the first release wrote, dumped as it was, opens and lives on.

Nine orders: ready, paid in wait, late, preordered, delivered, to be refunded, two to be paid when available, refunded;
and a cart that is being checked out.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from configurator.stores.ledger.books.orders import OrderFilter
from configurator.stores.ledger.open import open_ledger
from layers.orders.order import Fulfilment, LineState, Order, Payment
from tests.ordering.desk import Desk

DUMP = Path(__file__).with_name("first_release.sql")
THEN = datetime(2026, 3, 3, 12, 0, 9, tzinfo=UTC)
"""When the first release wrote to it last."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
    ledger = open_ledger(path)
    desk = Desk(ledger)
    desk.now = THEN
    desk.design(strap="STRAP", dial="DIAL", soon="SOON", loose="LOOSE", plain=None)
    yield desk
    assert ledger.verify() == []
    ledger.close()


def order(desk: Desk, number: int) -> Order:
    found = desk.ledger.read(lambda books: books.orders.get(str(number)))
    assert found
    return desk.look(found)


def states(desk: Desk, number: int) -> list[LineState]:
    return [line.state for line in order(desk, number).lines]


def test_every_order_reads_as_it_did(desk: Desk) -> None:
    assert desk.ledger.verify() == []
    page = desk.ledger.read(lambda books: books.orders.page()).items
    assert [(each.fulfilment, each.payment, each.total, each.due, each.refund_due) for each in reversed(page)] == [
        (Fulfilment.NEW, Payment.UNPAID, 220, 220, 0),
        (Fulfilment.BACK_ORDERED, Payment.PAID, 330, 0, 0),
        (Fulfilment.BACK_ORDERED, Payment.UNPAID, 230, 230, 0),
        (Fulfilment.PRE_ORDERED, Payment.UNPAID, 110, 110, 0),
        (Fulfilment.DELIVERED, Payment.UNPAID, 110, 110, 0),
        (Fulfilment.CANCELLED, Payment.REFUND_DUE, 0, 0, 110),
        (Fulfilment.BACK_ORDERED, Payment.UNPAID, 440, 110, 0),
        (Fulfilment.BACK_ORDERED, Payment.UNPAID, 110, 0, 0),
        (Fulfilment.CANCELLED, Payment.REFUNDED, 0, 0, 0),
    ]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (OrderFilter(Fulfilment.BACK_ORDERED), ["1008", "1007", "1003", "1002"]),
        (OrderFilter(payment=Payment.REFUND_DUE), ["1006"]),
        (OrderFilter(owing=True), ["1007", "1005", "1004", "1003", "1001"]),
        (OrderFilter(q="zoë"), ["1008", "1005", "1002"]),
    ],
)
def test_orders_are_found_by_state_and_customer(desk: Desk, wanted: OrderFilter, numbers: list[str]) -> None:
    page = desk.ledger.read(lambda books: books.orders.page(wanted)).items
    assert [each.number for each in page] == numbers


@pytest.mark.parametrize(
    ("address", "numbers"),
    [
        ("zoë@exämple.com", ["1008", "1005", "1002"]),
        ("ANN@example.com", ["1009", "1007", "1006", "1004", "1003", "1001"]),
    ],
)
def test_orders_are_known_by_address_however_it_was_typed(desk: Desk, address: str, numbers: list[str]) -> None:
    found = desk.ledger.read(lambda books: books.orders.of_email(address))
    assert [each.number for each in found] == numbers


def test_what_was_owed_before_lapses_where_the_shop_begins_to_cancel(desk: Desk) -> None:
    desk.set("orders", cancel_unpaid_hours=2)
    assert order(desk, 1001).fulfilment is Fulfilment.CANCELLED
    assert states(desk, 1003) == [LineState.PARTIAL, LineState.CANCELLED]
    assert states(desk, 1007) == [LineState.OFFERED, LineState.CANCELLED]
    assert states(desk, 1005) == [LineState.DELIVERED]
    assert order(desk, 1002).payment is Payment.PAID


def test_what_was_paid_is_given_its_stock_and_what_waits_to_be_paid_is_offered_it(desk: Desk) -> None:
    done = desk.receive("DIAL", 3)
    assert [(fill.order, fill.offered) for fill in done.filled] == [("1002", False), ("1003", False), ("1008", True)]
    assert states(desk, 1002) == [LineState.READY, LineState.READY]
    new = desk.checkout(desk.purchase(order(desk, 1008), "1008-1").cart)
    assert (new.number, new.origin, order(desk, 1008).became) == ("1010", "1008", "1010")


def test_what_was_partly_there_is_bought_whole_when_the_rest_has_come(desk: Desk) -> None:
    desk.receive("STRAP", 1)
    assert states(desk, 1007) == [LineState.OFFERED, LineState.READY]
    new = desk.checkout(desk.purchase(order(desk, 1007), "1007-1").cart)
    assert (new.total, new.lines[0].options[0].allocated, order(desk, 1007).total) == (330, 3, 110)


def test_a_preorder_is_released_on_its_day(desk: Desk) -> None:
    desk.wait(days=17)
    assert states(desk, 1004) == [LineState.READY]


def test_refunds_and_deliveries_go_on(desk: Desk) -> None:
    assert desk.refund(order(desk, 1006)).payment is Payment.REFUNDED
    assert desk.deliver(desk.ship(order(desk, 1001))).fulfilment is Fulfilment.DELIVERED
    assert desk.pay(order(desk, 1001)).payment is Payment.PAID
