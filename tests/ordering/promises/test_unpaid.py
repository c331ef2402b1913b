"""What nobody pays is cancelled in time, where the shop says so."""

import pytest

from configurator.ordering.errors import NothingTo
from layers.orders.order import Fulfilment, LineState, Order
from settings.model import Settlement
from tests.ordering.desk import Desk


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.set("orders", cancel_unpaid_hours=2)
    desk.design(strap="STRAP", dial="DIAL")
    desk.stock("STRAP", 1, backorder="allow")
    desk.stock("DIAL", 0, backorder="allow")
    return desk


def fulfilment(desk: Desk, order: Order) -> Fulfilment:
    return desk.look(order).fulfilment


def test_an_unpaid_order_lapses_and_its_stock_goes_to_who_waits(desk: Desk) -> None:
    unpaid = desk.order(("strap", 1))
    waiting = desk.order(("strap", 1))
    desk.wait(hours=2)
    assert fulfilment(desk, unpaid) is Fulfilment.CANCELLED
    assert desk.look(waiting).lines[0].state is LineState.READY
    assert desk.ledger.verify() == []


def test_not_before_its_time_and_not_once_it_is_paid(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.wait(hours=1, minutes=59)
    assert fulfilment(desk, order) is Fulfilment.NEW
    desk.pay(order)
    desk.wait(hours=10)
    assert fulfilment(desk, order) is Fulfilment.READY


def test_waiting_lines_stay_and_have_the_whole_time_from_when_their_stock_came(desk: Desk) -> None:
    order = desk.order(("strap", 1), ("dial", 1))
    desk.wait(hours=3)
    assert [line.state for line in desk.look(order).lines] == [LineState.CANCELLED, LineState.WAITING]
    desk.receive("DIAL", 1)
    desk.wait(hours=1)
    assert desk.look(order).lines[1].state is LineState.READY
    desk.wait(hours=1)
    assert fulfilment(desk, order) is Fulfilment.CANCELLED


def test_more_stock_for_who_owes_already_gives_no_more_time(desk: Desk) -> None:
    order = desk.order(("strap", 1), ("dial", 1))
    desk.wait(hours=1)
    desk.receive("DIAL", 1)
    desk.wait(hours=1)
    assert fulfilment(desk, order) is Fulfilment.CANCELLED


def test_units_that_make_nothing_whole_begin_no_time(desk: Desk) -> None:
    order = desk.order(("dial", 2))
    placed = desk.look(order).due_since
    desk.wait(hours=1)
    desk.receive("DIAL", 1)
    assert desk.look(order).due_since == placed


def test_who_cancels_what_is_late_has_the_whole_time_for_the_rest(desk: Desk) -> None:
    order = desk.order(("strap", 2))
    desk.wait(hours=5)
    desk.cancel_waiting(order, order.lines[0].id, 1)
    desk.wait(hours=1)
    assert fulfilment(desk, order) is Fulfilment.NEW
    desk.wait(hours=1)
    assert fulfilment(desk, order) is Fulfilment.CANCELLED


def test_what_was_sent_of_a_line_stays_owed_and_the_rest_is_cancelled(desk: Desk) -> None:
    desk.receive("STRAP", 2)
    order = desk.order(("strap", 3))
    desk.ship(order, {order.lines[0].id: 1})
    desk.wait(hours=2)
    after = desk.look(order)
    assert (after.lines[0].shipped, after.lines[0].cancelled, after.due) == (1, 2, 110)
    assert desk.pay(order).paid == 110


def test_what_is_not_due_does_not_lapse(desk: Desk) -> None:
    desk.set("orders", settlement=Settlement.WHEN_AVAILABLE)
    waiting = desk.order(("dial", 1))
    part = desk.order(("strap", 1), ("dial", 1))
    desk.wait(hours=100)
    assert fulfilment(desk, waiting) is Fulfilment.BACK_ORDERED
    assert [line.state for line in desk.look(part).lines] == [LineState.CANCELLED, LineState.WAITING]


def test_who_pays_too_late_pays_nothing_whether_or_not_anybody_looked(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.wait(hours=2)
    with pytest.raises(NothingTo):
        desk.pay(order)
    assert fulfilment(desk, order) is Fulfilment.CANCELLED


def test_what_was_shipped_stays_shipped(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.ship(order)
    desk.wait(hours=3)
    assert fulfilment(desk, order) is Fulfilment.SHIPPED


def test_a_shop_that_starts_to_cancel_finds_old_debts(desk: Desk) -> None:
    desk.set("orders", cancel_unpaid_hours=None)
    order = desk.order(("strap", 1))
    desk.wait(hours=100)
    assert fulfilment(desk, order) is Fulfilment.NEW
    desk.set("orders", cancel_unpaid_hours=2)
    assert fulfilment(desk, order) is Fulfilment.CANCELLED
