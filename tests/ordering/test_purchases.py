"""What is bought of an order together with other things, late, in part, or by somebody in two places at once."""

import pytest

from configurator.ordering.errors import CartRefused
from layers.orders.order import LineState
from tests.ordering.desk import Desk, bought, codes, states


def let_offer_expire(desk: Desk, hours: int = 48) -> None:
    desk.wait(hours=hours)
    desk.view(desk.cart())


def test_a_unit_nobody_claimed_is_not_sold_twice_in_one_cart(offering: Desk) -> None:
    desk = offering
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.change_terms("STRAP", backorder="deny")
    cart = desk.purchase(order, order.lines[0].id).cart
    let_offer_expire(desk)
    with pytest.raises(CartRefused) as refusal:
        desk.add(cart, "strap", 1)
    assert codes(refusal.value) == ["out_of_stock"]
    desk.change_terms("STRAP", backorder="allow")
    desk.add(cart, "strap", 1)
    agreed, chosen = sorted(desk.checkout(cart).lines, key=lambda line: line.origin is None)
    assert (agreed.options[0].allocated, chosen.options[0].backordered) == (1, 1)


def test_two_orders_that_let_the_same_unit_pass_cannot_both_have_it(offering: Desk) -> None:
    desk = offering
    first, second = desk.order(("strap", 1)), desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    cart = desk.purchase(first, first.lines[0].id).cart
    let_offer_expire(desk)
    desk.purchase(second, second.lines[0].id, cart)
    let_offer_expire(desk)
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart)
    assert [(problem.code, problem.line) for problem in refusal.value.problems] == [
        ("offer_expired", desk.view(cart).cart.lines[1].id)
    ]
    desk.remove(cart, desk.view(cart).cart.lines[1].id)
    assert desk.checkout(cart).origin == first.number


def test_units_that_were_sent_are_payable_though_the_rest_of_their_line_falls_short(offering: Desk) -> None:
    desk = offering
    desk.receive("STRAP", 3)
    order = desk.order(("strap", 3))
    desk.ship(order, {order.lines[0].id: 1})
    desk.count("STRAP", 0, "backorder")
    sent, waiting = desk.look(order).lines
    assert (sent.id, sent.quantity, sent.state) == (order.lines[0].id, 1, LineState.SHIPPED)
    assert (waiting.quantity, waiting.state) == (2, LineState.WAITING)
    assert desk.pay(order).paid == 110
    desk.receive("STRAP", 2)
    assert desk.checkout(desk.purchase(order, waiting.id).cart).due == 220


def test_an_offer_that_moves_to_another_cart_takes_nothing_else_along(offering: Desk) -> None:
    desk = offering
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    first = desk.purchase(order, order.lines[0].id).cart
    desk.add(first, "plain", 2)
    second = desk.purchase(order, order.lines[0].id, desk.cart(("plain", 1))).cart
    assert [(line.origin, line.quantity) for line in desk.view(first).cart.lines] == [(None, 2)]
    assert [line.origin for line in desk.view(second).cart.lines] == [None, order.lines[0].id]


def test_a_new_line_never_has_the_number_of_one_that_was_bought(offering: Desk) -> None:
    desk = offering
    desk.receive("DIAL", 2)
    order = desk.order(("dial", 2), ("strap", 1))
    desk.receive("STRAP", 1)
    bought(desk, order, line=1)
    desk.count("DIAL", 1, "backorder")
    ready, waiting = desk.look(order).lines
    assert (ready.id, waiting.id) == (order.lines[0].id, f"{order.number}-3")
    assert states(desk, order) == [LineState.READY, LineState.WAITING]


def test_what_is_bought_of_a_passed_offer_is_held_with_its_cart(offering: Desk) -> None:
    desk = offering
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.change_terms("STRAP", backorder="deny")
    cart = desk.purchase(order, order.lines[0].id).cart
    let_offer_expire(desk)
    desk.hold(cart)
    with pytest.raises(CartRefused):
        desk.order(("strap", 1))
    assert desk.purchase(order, order.lines[0].id).cart == cart
    assert desk.checkout(cart).origin == order.number


def test_an_offer_does_not_end_while_its_cart_is_held(offering: Desk) -> None:
    desk = offering
    order, next_in_line = desk.order(("strap", 1)), desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    cart = desk.purchase(order, order.lines[0].id).cart
    desk.wait(hours=47, minutes=55)
    desk.hold(cart)
    desk.wait(minutes=9)
    assert states(desk, order) == [LineState.OFFERED]
    desk.wait(minutes=1)
    assert [states(desk, one)[0] for one in (order, next_in_line)] == [LineState.WAITING, LineState.OFFERED]
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart)
    assert codes(refusal.value) == ["offer_expired"]


def test_a_held_cart_that_changes_holds_what_it_buys_of_a_passed_offer_anew(offering: Desk) -> None:
    desk = offering
    order = desk.order(("strap", 2))
    desk.receive("STRAP", 2)
    cart = desk.purchase(order, order.lines[0].id).cart
    let_offer_expire(desk)
    desk.hold(cart)
    desk.change(cart, desk.view(cart).cart.lines[0].id, 1)
    desk.wait(minutes=9)
    assert desk.checkout(cart).lines[0].quantity == 1
    rest = desk.look(order).lines[0]
    assert (rest.quantity, rest.state) == (1, LineState.OFFERED)


def test_an_order_of_which_only_cancelled_units_are_left_is_the_new_one(offering: Desk) -> None:
    desk = offering
    part, line = desk.order(("strap", 3)), desk.order(("strap", 1), ("dial", 1))
    desk.cancel(part, {part.lines[0].id: 1})
    desk.cancel(line, {line.lines[1].id: 1})
    desk.receive("STRAP", 3)
    assert [desk.look(order).became for order in (part, line)] == [None, None]
    new = [bought(desk, order).number for order in (part, line)]
    assert [desk.look(order).became for order in (part, line)] == new


def test_an_order_of_which_money_is_due_back_stays_though_the_rest_was_bought(offering: Desk) -> None:
    desk = offering
    desk.receive("DIAL", 1)
    order = desk.order(("dial", 1), ("strap", 1))
    desk.pay(order)
    desk.cancel(order, {order.lines[0].id: 1})
    desk.receive("STRAP", 1)
    bought(desk, order, line=1)
    left = desk.look(order)
    assert (left.became, left.refund_due) == (None, 110)


def test_a_purchase_can_be_lowered_but_not_raised_once_its_offer_is_gone(offering: Desk) -> None:
    desk = offering
    first, _ = desk.order(("strap", 3)), desk.order(("strap", 3))
    desk.receive("STRAP", 3)
    cart = desk.purchase(first, first.lines[0].id).cart
    desk.add(cart, "plain", 1)
    let_offer_expire(desk)
    line, beside = desk.view(cart).cart.lines
    desk.change(cart, line.id, 2)
    with pytest.raises(CartRefused) as refusal:
        desk.change(cart, line.id, 3)
    assert [(one.code, one.available) for one in refusal.value.problems] == [("offer_expired", 0)]
    desk.change(cart, beside.id, 5)
    desk.remove(cart, line.id)
    assert desk.checkout(cart).lines[0].quantity == 5


def test_a_purchase_is_not_raised_to_what_another_line_of_the_cart_has(offering: Desk) -> None:
    desk = offering
    order = desk.order(("strap", 2))
    desk.receive("STRAP", 2)
    desk.change_terms("STRAP", backorder="deny")
    cart = desk.purchase(order, order.lines[0].id).cart
    let_offer_expire(desk)
    agreed = desk.view(cart).cart.lines[0].id
    desk.change(cart, agreed, 1)
    desk.add(cart, "strap", 1)
    with pytest.raises(CartRefused) as refusal:
        desk.change(cart, agreed, 2)
    assert [(one.code, one.line, one.available) for one in refusal.value.problems] == [("offer_expired", agreed, 1)]
    assert len(desk.checkout(cart).lines) == 2


def test_what_was_cancelled_or_bought_meanwhile_cannot_be_bought_from_a_cart_it_is_in(offering: Desk) -> None:
    desk = offering
    order = desk.order(("strap", 1), ("dial", 1))
    desk.receive("STRAP", 1)
    cart = desk.purchase(order, order.lines[0].id).cart
    let_offer_expire(desk)
    desk.cancel(order, {order.lines[0].id: 1})
    [cancelled] = desk.view(cart).reading.lines
    assert [option.layer for option in cancelled.options] == ["strap"]
    desk.receive("DIAL", 1)
    bought(desk, order, line=1)
    [of_no_order] = desk.view(cart).reading.lines
    assert of_no_order.options == ()
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart)
    assert codes(refusal.value) == ["offer_expired"]
