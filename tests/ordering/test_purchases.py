"""What is bought of an order together with other things, late, in part, or by somebody in two places at once."""

import pytest

from configurator.ledger.records import LineState
from configurator.ordering.errors import Refused
from tests.ordering.desk import Desk, bought, codes, states


def let_pass(desk: Desk, hours: int = 48) -> None:
    desk.wait(hours=hours)
    desk.view(desk.cart())


def test_a_unit_nobody_claimed_is_not_sold_twice_in_one_cart(offering: Desk) -> None:
    desk = offering
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.change_terms("STRAP", backorder="deny")
    cart = desk.purchase(order, order.lines[0].id).cart
    let_pass(desk)
    with pytest.raises(Refused) as refusal:
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
    let_pass(desk)
    desk.purchase(second, second.lines[0].id, cart)
    let_pass(desk)
    with pytest.raises(Refused) as refusal:
        desk.checkout(cart)
    assert [(problem.code, problem.line) for problem in refusal.value.problems] == [
        ("offer_expired", desk.view(cart).cart.lines[1].id)
    ]
    desk.remove(cart, desk.view(cart).cart.lines[1].id)
    assert desk.checkout(cart).origin == first.number


def test_pieces_that_were_sent_are_payable_though_the_rest_of_their_line_falls_short(offering: Desk) -> None:
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
