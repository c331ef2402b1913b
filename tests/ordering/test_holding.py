"""Holds: timed, replaced, never seen as somebody else's."""

from datetime import timedelta

import pytest

from configurator.ordering.errors import CartEmpty, CartRefused
from configurator.stores.ledger.books.movements import Kind
from tests.ordering.desk import Desk, split


def test_what_one_checkout_holds_the_others_cannot_have(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 10)
    hold = desk.hold(desk.cart(("strap", 5)))
    item = desk.item("STRAP")
    assert (item.on_hand, item.held, item.available) == (10, 5, 5)
    assert hold.expires_at == desk.now + timedelta(minutes=10)
    with pytest.raises(CartRefused):
        desk.order(("strap", 6))
    desk.order(("strap", 5))


def test_nobody_sees_their_own_hold_as_somebody_elses(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 10)
    cart = desk.cart(("strap", 4))
    desk.hold(cart)
    other = desk.cart(("strap", 6))
    with pytest.raises(CartRefused):
        desk.add(other, "strap", 1)
    assert desk.view(cart).reading.allowed
    desk.remove(other, desk.view(other).cart.lines[0].id)
    view = desk.add(cart, "strap", 6)
    assert view.cart.lines[0].quantity == 10
    assert desk.item("STRAP").held == 10


def test_holding_again_replaces_and_extends(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 10)
    cart = desk.cart(("strap", 4))
    first = desk.hold(cart)
    desk.wait(minutes=3)
    second = desk.hold(cart)
    assert desk.item("STRAP").held == 4
    assert second.expires_at == first.expires_at + timedelta(minutes=3)
    assert [movement.kind for movement in desk.movements("STRAP")] == [Kind.COUNT, Kind.HOLD]


def test_a_hold_that_fails_on_one_option_holds_none(desk: Desk) -> None:
    desk.design(strap="STRAP", dial="DIAL")
    desk.stock("STRAP", 5)
    desk.stock("DIAL", 5)
    cart = desk.cart(("strap+dial", 3))
    desk.count("DIAL", 2)
    with pytest.raises(CartRefused):
        desk.hold(cart)
    assert desk.item("STRAP").held == desk.item("DIAL").held == 0
    assert desk.view(cart).hold is None


def test_late_units_are_held_against_the_limit(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2, backorder="allow", backorder_limit=5)
    desk.hold(desk.cart(("strap", 6)))
    item = desk.item("STRAP")
    assert (item.held, item.held_backorder, item.backorder_left) == (2, 4, 1)
    desk.order(("strap", 1))
    with pytest.raises(CartRefused):
        desk.order(("strap", 1))


def test_a_hold_is_used_up_by_its_order(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2, backorder="allow")
    cart = desk.cart(("strap", 3))
    desk.hold(cart)
    order = desk.checkout(cart)
    item = desk.item("STRAP")
    assert split(order) == (2, 1, 0)
    assert (item.held, item.held_backorder, item.allocated, item.backordered) == (0, 0, 2, 1)
    assert desk.view(cart).hold is None


def test_a_hold_that_is_over_is_over_for_whoever_comes_next(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5)
    cart = desk.cart(("strap", 5))
    desk.hold(cart)
    desk.wait(minutes=10)
    desk.order(("strap", 5))
    assert desk.item("STRAP").held == 0
    assert desk.view(cart).hold is None
    with pytest.raises(CartRefused):
        desk.checkout(cart)


def test_looking_is_enough_for_what_is_over_to_be_over(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5)
    cart = desk.cart(("strap", 5))
    desk.hold(cart)
    stamp = desk.ledger.snapshot.stamp
    desk.wait(minutes=9)
    desk.view(cart)
    assert (desk.item("STRAP").held, desk.ledger.snapshot.stamp) == (5, stamp)
    desk.wait(minutes=1)
    desk.view(cart)
    assert (desk.item("STRAP").held, desk.ledger.snapshot.due.expires_at) == (0, None)


def test_units_of_a_hold_that_ends_go_to_those_who_wait(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2, backorder="allow")
    cart = desk.cart(("strap", 2))
    desk.hold(cart)
    waiting = desk.order(("strap", 3))
    assert split(waiting) == (0, 3, 0)
    desk.wait(minutes=10)
    assert split(desk.look(waiting)) == (2, 1, 0)
    [event] = desk.events("order.available")
    assert event.subject == waiting.number


def test_releasing_a_hold_serves_those_who_wait_at_once(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2, backorder="allow")
    cart = desk.cart(("strap", 2))
    desk.hold(cart)
    waiting = desk.order(("strap", 1))
    desk.release_hold(cart)
    desk.release_hold(cart)
    assert split(desk.look(waiting)) == (1, 0, 0)
    assert desk.item("STRAP").available == 1


def test_a_change_of_a_held_cart_replaces_its_units_and_extends_it(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5)
    cart = desk.cart(("strap", 2))
    line = desk.view(cart).cart.lines[0].id
    desk.hold(cart)
    desk.wait(minutes=4)
    view = desk.change(cart, line, 4)
    assert desk.item("STRAP").held == 4
    assert view.hold
    assert view.hold.expires_at == desk.now + timedelta(minutes=10)
    desk.change(cart, line, 1)
    assert desk.item("STRAP").held == 1
    desk.remove(cart, line)
    assert desk.item("STRAP").held == 0
    assert desk.view(cart).hold is None


def test_a_held_cart_gone_short_can_be_lowered_and_keeps_what_can_be_had(desk: Desk) -> None:
    desk.design(strap="STRAP", dial="DIAL")
    desk.stock("STRAP", 5)
    desk.stock("DIAL", 5)
    cart = desk.cart(("strap+dial", 4))
    desk.hold(cart)
    desk.change_terms("DIAL", status="preorder", preorder_limit=1)
    line = desk.view(cart).cart.lines[0].id
    desk.change(cart, line, 2)
    assert (desk.item("STRAP").held, desk.item("DIAL").held, desk.item("DIAL").held_preorder) == (2, 0, 1)


def test_an_empty_cart_holds_nothing(desk: Desk) -> None:
    with pytest.raises(CartEmpty):
        desk.hold(desk.cart())


def test_a_hold_of_what_is_not_counted_moves_nothing(desk: Desk) -> None:
    desk.design(strap="STRAP", engraving=None)
    desk.stock("STRAP", 0, tracked=False)
    hold = desk.hold(desk.cart(("strap+engraving", 3)))
    assert hold.units == {}
    assert desk.movements("STRAP") == []


def test_what_a_held_cart_no_longer_wants_goes_to_those_who_wait(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 3, backorder="allow")
    cart = desk.cart(("strap", 3))
    desk.hold(cart)
    waiting = desk.order(("strap", 3))
    line = desk.view(cart).cart.lines[0].id
    desk.change(cart, line, 2)
    assert split(desk.look(waiting)) == (1, 2, 0)
    desk.remove(cart, line)
    assert split(desk.look(waiting)) == (3, 0, 0)
