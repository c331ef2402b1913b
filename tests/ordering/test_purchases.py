"""What is bought of an order together with other things, late, in part, or by somebody in two places at once."""

import pytest

from configurator.ordering.errors import Refused
from tests.ordering.desk import Desk, codes


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
