"""Cancelling, shipping, delivering, paying and refunding."""

import pytest

from configurator.ordering import pay
from configurator.ordering.errors import NoSuchLine, NoSuchOrder, NothingTo, NotThatMany
from configurator.stores.ledger.books.movements import Kind
from layers.orders.order import Fulfilment, LineState, Payment
from tests.ordering.desk import Desk, split


def test_cancelling_releases_and_shipping_takes_off(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 3)
    order = desk.order(("strap", 3))
    line = order.lines[0].id
    desk.cancel(order, {line: 1})
    assert desk.item("STRAP").allocated == 2
    [release] = [movement for movement in desk.movements("STRAP") if movement.kind is Kind.CANCEL]
    assert (release.quantity, release.delta.allocated) == (1, -1)
    desk.ship(order, {line: 2})
    item = desk.item("STRAP")
    assert (item.on_hand, item.allocated) == (1, 0)
    with pytest.raises(NotThatMany) as refusal:
        desk.cancel(order, {line: 1})
    assert refusal.value.most == 0


def test_cancelling_shrinks_the_backlog_and_late_units_go_first(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2, backorder="allow")
    order = desk.order(("strap", 5))
    line = order.lines[0].id
    assert split(desk.cancel(order, {line: 2})) == (2, 1, 0)
    assert split(desk.cancel(order, {line: 2})) == (1, 0, 0)
    item = desk.item("STRAP")
    assert (item.on_hand, item.allocated, item.backordered, item.available) == (2, 1, 0, 1)


def test_what_is_cancelled_goes_to_those_who_wait(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2, backorder="allow")
    first, second = desk.order(("strap", 2)), desk.order(("strap", 3))
    desk.cancel(first)
    assert split(desk.look(second)) == (2, 1, 0)
    assert desk.item("STRAP").available == 0
    assert desk.look(first).fulfilment is Fulfilment.CANCELLED


def test_what_is_cancelled_may_serve_another_line_of_the_same_order(desk: Desk) -> None:
    desk.design("watch", strap="STRAP")
    desk.design("bag", handle="STRAP")
    desk.stock("STRAP", 2, backorder="allow")
    order = desk.order(("strap", 2), ("handle", 2))
    assert (split(order, 0), split(order, 1)) == ((2, 0, 0), (0, 2, 0))
    after = desk.cancel(order, {order.lines[0].id: 2})
    assert split(after, 1) == (2, 0, 0)
    assert (after.fulfilment, after) == (Fulfilment.NEW, desk.look(order))


def test_a_whole_order_is_cancelled_once_however_often_it_is_asked(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2)
    order = desk.order(("strap", 2))
    first = desk.cancel(order)
    assert desk.cancel(order) == first
    assert first.lines[0].state is LineState.CANCELLED
    assert len(desk.events("order.cancelled")) == 1
    with pytest.raises(NothingTo):
        desk.ship(order)


def test_what_has_shipped_cannot_be_cancelled(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2)
    order = desk.order(("strap", 2))
    desk.ship(order)
    with pytest.raises(NothingTo):
        desk.cancel(order)
    with pytest.raises(NotThatMany):
        desk.cancel(order, {order.lines[0].id: 1})


def test_a_line_ships_as_many_configurations_as_are_complete(desk: Desk) -> None:
    desk.design(left=("HANDLE", 2), dial="DIAL")
    desk.stock("HANDLE", 5, backorder="allow")
    desk.stock("DIAL", 3, backorder="allow")
    order = desk.order(("left+dial", 4))
    line = order.lines[0]
    assert line.complete == 2
    with pytest.raises(NotThatMany) as refusal:
        desk.ship(order, {line.id: 3})
    assert refusal.value.most == 2
    shipped = desk.ship(order)
    assert (shipped.lines[0].shipped, shipped.lines[0].state) == (2, LineState.PARTIAL)
    assert desk.ship(order) == shipped
    handle, dial = desk.item("HANDLE"), desk.item("DIAL")
    assert (handle.on_hand, handle.allocated, handle.backordered) == (1, 1, 3)
    assert (dial.on_hand, dial.allocated, dial.backordered) == (1, 1, 1)


def test_an_order_is_new_ready_shipped_and_delivered(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2)
    order = desk.order(("strap", 2))
    assert order.fulfilment is Fulfilment.NEW
    assert desk.pay(order).fulfilment is Fulfilment.READY
    with pytest.raises(NothingTo):
        desk.deliver(order)
    assert desk.ship(order).fulfilment is Fulfilment.SHIPPED
    delivered = desk.deliver(order)
    assert (delivered.fulfilment, delivered.lines[0].state) == (Fulfilment.DELIVERED, LineState.DELIVERED)
    assert desk.deliver(order) == delivered


def test_a_backordered_unit_says_back_ordered_even_of_a_paid_order(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 1, backorder="allow")
    order = desk.pay(desk.order(("strap", 2)))
    assert (order.fulfilment, order.payment, order.due) == (Fulfilment.BACK_ORDERED, Payment.PAID, 0)


def test_paying_twice_is_paying_once(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2)
    order = desk.order(("strap", 1))
    paid = desk.pay(order)
    desk.wait(hours=1)
    assert desk.pay(order) == paid
    assert len(desk.events("order.paid")) == 1


def test_what_was_paid_and_is_cancelled_is_due_back(desk: Desk) -> None:
    desk.design(strap="STRAP", price=100)
    desk.stock("STRAP", 3)
    order = desk.pay(desk.order(("strap", 3)))
    with pytest.raises(NothingTo):
        desk.refund(order)
    cancelled = desk.cancel(order, {order.lines[0].id: 1})
    assert (cancelled.payment, cancelled.refund_due, cancelled.total) == (Payment.REFUND_DUE, 110, 220)
    refunded = desk.refund(order)
    assert (refunded.payment, refunded.refund_due) == (Payment.REFUNDED, 0)
    assert desk.refund(order) == refunded
    assert desk.cancel(order).refund_due == 220


def test_a_cancelled_order_cannot_be_paid(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 1)
    order = desk.order(("strap", 1))
    desk.cancel(order)
    with pytest.raises(NothingTo):
        desk.pay(order)


def test_lines_and_orders_that_are_not_there_are_named(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 1)
    order = desk.order(("strap", 1))
    with pytest.raises(NoSuchLine):
        desk.ship(order, {"1-1": 1})
    with pytest.raises(NoSuchLine):
        desk.cancel(order, {"nonsense": 1})
    for number in ("1", "x", "9" * 30, "²"):
        with pytest.raises(NoSuchOrder):
            desk.ledger.write(pay, desk.shop, number, desk.now).result()
