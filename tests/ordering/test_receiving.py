"""Goods arrive, are adjusted and counted; those who wait are served."""

import pytest

from configurator.ordering.errors import BelowAllocated, NegativeStock, NoSuchItem, TooManyUnits
from configurator.stores.ledger.books.movements import Cause, Fill, Kind
from layers.orders.order import Fulfilment, LineState
from layers.stock.stock import MOST_UNITS
from settings import Filling
from tests.ordering.desk import Desk, split


def test_the_backlog_is_filled_oldest_first(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    older, younger = desk.order(("strap", 1)), desk.order(("strap", 1))
    done = desk.receive("STRAP", 1)
    assert done.filled == (Fill(older.number, older.lines[0].id, 1, "STRAP"),)
    assert (split(desk.look(older)), split(desk.look(younger))) == ((1, 0, 0), (0, 1, 0))


def test_what_nobody_waits_for_is_free(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    orders = [desk.order(("strap", 1)), desk.order(("strap", 1))]
    done = desk.receive("STRAP", 3)
    assert [fill.order for fill in done.filled] == [order.number for order in orders]
    assert (done.item.available, done.item.allocated, done.item.backordered) == (1, 2, 0)


def test_a_negative_correction_fills_nobody(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 3, backorder="allow")
    waiting = desk.order(("strap", 2)), desk.order(("strap", 2))
    done = desk.adjust("STRAP", -1, shortage="backorder")
    assert done.filled == ()
    assert [split(desk.look(order)) for order in waiting] == [(2, 0, 0), (0, 2, 0)]


def test_a_line_that_fills_in_part_is_split(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    order = desk.order(("strap", 5))
    desk.receive("STRAP", 2)
    assert split(desk.look(order)) == (2, 3, 0)
    assert desk.look(order).lines[0].state is LineState.PARTIAL
    fill = desk.movements("STRAP")[-1]
    assert (fill.kind, fill.cause, fill.quantity, fill.order) == (Kind.FILL, Cause.STOCK_RECEIVED, 2, order.number)
    assert (fill.delta.backordered, fill.delta.allocated) == (-2, 2)


def test_an_order_whose_lines_are_filled_by_one_delivery_leaves_back_ordered_once(desk: Desk) -> None:
    desk.design("watch", strap="STRAP")
    desk.design("bag", handle="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    order = desk.order(("strap", 1), ("handle", 2))
    assert order.fulfilment is Fulfilment.BACK_ORDERED
    desk.receive("STRAP", 3)
    assert desk.look(order).fulfilment is Fulfilment.NEW
    [event] = desk.events("order.available")
    assert event.body["fulfilment"] == ["back-ordered", "new"]


def test_complete_first_serves_first_the_orders_that_become_whole(desk: Desk) -> None:
    desk.set("stock", filling=Filling.COMPLETE_FIRST)
    desk.design(strap="STRAP", dial="DIAL")
    desk.stock("STRAP", 0, backorder="allow")
    desk.stock("DIAL", 0, backorder="allow")
    large, mixed, small = desk.order(("strap", 5)), desk.order(("strap+dial", 1)), desk.order(("strap", 2))
    done = desk.receive("STRAP", 3)
    assert [(fill.order, fill.units) for fill in done.filled] == [(small.number, 2), (large.number, 1)]
    assert split(desk.look(mixed)) == (0, 1, 0)


def test_receipts_fill_what_is_promised_with_management_off_too(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    order = desk.order(("strap", 1))
    desk.set("stock", management=False)
    desk.receive("STRAP", 1)
    assert split(desk.look(order)) == (1, 0, 0)


def test_of_an_item_that_is_not_tracked_only_what_arrives_serves_those_who_wait(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 7, tracked=False, status="backorder", backorder="allow")
    order = desk.order(("strap", 3))
    desk.receive("STRAP", 1)
    assert split(desk.look(order)) == (1, 2, 0)


def test_counting_twice_moves_once(desk: Desk) -> None:
    desk.stock("STRAP")
    assert [desk.count("STRAP", n).movement is None for n in (5, 3, 3)] == [False, False, True]
    assert [movement.quantity for movement in desk.movements("STRAP")] == [5, -2]
    assert [movement.on_hand for movement in desk.movements("STRAP")] == [5, 3]


def test_there_is_never_less_than_nothing(desk: Desk) -> None:
    desk.stock("STRAP", 3)
    with pytest.raises(NegativeStock):
        desk.adjust("STRAP", -4)
    with pytest.raises(NegativeStock):
        desk.count("STRAP", -1)
    assert desk.item("STRAP").on_hand == 3


def test_more_than_can_be_counted_is_refused(desk: Desk) -> None:
    desk.stock("STRAP", 3)
    with pytest.raises(TooManyUnits):
        desk.receive("STRAP", MOST_UNITS)
    with pytest.raises(NoSuchItem):
        desk.receive("NONE", 1)


def test_counting_below_what_is_allocated_is_refused_with_the_figures(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5)
    desk.order(("strap", 4))
    with pytest.raises(BelowAllocated) as refusal:
        desk.count("STRAP", 3)
    assert (refusal.value.on_hand, refusal.value.allocated) == (3, 4)
    assert desk.item("STRAP").on_hand == 5


def test_a_shortage_makes_the_youngest_promises_late_even_where_backorder_is_denied(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5, backorder="deny", restock_on="2026-05-01")
    older, younger = desk.order(("strap", 3)), desk.order(("strap", 2))
    done = desk.count("STRAP", 2, shortage="backorder")
    assert done.late == (older.number, younger.number)
    assert (split(desk.look(older)), split(desk.look(younger))) == ((2, 1, 0), (0, 2, 0))
    assert str(desk.look(younger).lines[0].options[0].promised_on) == "2026-05-01"
    assert {event.subject for event in desk.events("order.delayed")} == {older.number, younger.number}
    item = desk.item("STRAP")
    assert (item.on_hand, item.allocated, item.backordered, item.available) == (2, 2, 3, 0)


def test_a_count_between_allocated_and_held_lets_the_newest_holds_lapse(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 10)
    desk.order(("strap", 4))
    older, newer = desk.cart(("strap", 3)), desk.cart(("strap", 3))
    desk.hold(older)
    desk.wait(seconds=1)
    desk.hold(newer)
    desk.count("STRAP", 8)
    assert (desk.view(older).hold is None, desk.view(newer).hold is None) == (False, True)
    item = desk.item("STRAP")
    assert (item.on_hand, item.allocated, item.held, item.available) == (8, 4, 3, 1)


def test_a_hold_lapses_whole_and_its_other_units_serve_those_who_wait(desk: Desk) -> None:
    desk.design(strap="STRAP", dial="DIAL")
    desk.stock("STRAP", 2)
    desk.stock("DIAL", 2, backorder="allow")
    desk.hold(desk.cart(("strap+dial", 2)))
    waiting = desk.order(("dial", 1))
    desk.count("STRAP", 1)
    assert desk.item("DIAL").held == 0
    assert split(desk.look(waiting)) == (1, 0, 0)


def test_the_shop_keeper_sees_what_is_waited_for_and_by_whom(desk: Desk) -> None:
    desk.design(strap="STRAP", dial="DIAL")
    desk.stock("STRAP", 2, backorder="allow")
    desk.stock("DIAL", 0, backorder="allow")
    orders = [desk.order(("strap", 4)), desk.order(("strap+dial", 4)), desk.order(("strap", 1))]
    backlogs = desk.ledger.read(lambda books: books.stock.backlogs()).items
    assert [(b.item.sku, b.required, b.item.on_hand) for b in backlogs] == [("DIAL", 4, 0), ("STRAP", 7, 2)]
    assert backlogs[1].orders == tuple(order.number for order in orders)
    desk.cancel(orders[1])
    [backlog] = desk.ledger.read(lambda books: books.stock.backlogs()).items
    assert (backlog.required, backlog.orders) == (3, (orders[0].number, orders[2].number))
