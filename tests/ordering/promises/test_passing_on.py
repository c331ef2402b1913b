"""To whom units go that were offered and not bought, and what is left of an offer when less is there."""

from configurator.stores.ledger.books.mails import MailKind
from layers.orders.order import LineState
from tests.ordering.desk import Desk, bought, states

WAITING, OFFERED = LineState.WAITING, LineState.OFFERED


def test_what_somebody_no_longer_wants_goes_to_who_was_offered_too_few_of_the_same(offering: Desk) -> None:
    desk = offering
    first, second = desk.order(("strap", 1)), desk.order(("strap", 2))
    desk.receive("STRAP", 2)
    desk.cancel(first)
    offer = desk.look(second).lines[0].offer
    assert offer
    assert (offer.quantity, desk.item("STRAP").available) == (2, 0)


def test_what_one_lets_pass_goes_to_who_was_offered_too_few_of_the_same(offering: Desk) -> None:
    desk = offering
    first, second = desk.order(("strap", 1)), desk.order(("strap", 2))
    desk.receive("STRAP", 1)
    desk.wait(hours=1)
    desk.receive("STRAP", 1)
    desk.wait(hours=47)
    assert states(desk, first) == [WAITING]
    assert desk.look(second).lines[0].offer.quantity == 2  # type: ignore[union-attr]


def test_nobody_is_offered_again_what_they_let_pass_whatever_others_let_pass_since(offering: Desk) -> None:
    """The first is offered a unit that came with no receipt, from a hold that ended."""
    desk = offering
    desk.receive("STRAP", 1)
    desk.hold(desk.cart(("strap", 1)))
    first = desk.order(("strap", 1))
    desk.wait(minutes=10)
    assert states(desk, first) == [OFFERED]
    desk.set("orders", offer_hours=1)
    second = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.wait(hours=1)
    assert states(desk, second) == [WAITING]
    desk.wait(hours=47)
    assert (states(desk, first), states(desk, second)) == ([WAITING], [OFFERED])


def test_an_offer_that_ends_with_somebodys_hold_is_over_and_does_not_grow(offering: Desk) -> None:
    desk = offering
    desk.receive("STRAP", 1)
    desk.hold(desk.cart(("strap", 1)))
    order = desk.order(("strap", 2))
    desk.receive("STRAP", 1)
    desk.wait(hours=48)
    assert states(desk, order) == [WAITING]
    item = desk.item("STRAP")
    assert (item.held, item.available) == (0, 2)
    assert desk.ledger.verify() == []


def test_what_is_counted_short_leaves_a_customer_what_is_still_there(offering: Desk) -> None:
    desk = offering
    order = desk.order(("strap", 3))
    desk.receive("STRAP", 3)
    desk.count("STRAP", 2)
    line = desk.look(order).lines[0]
    assert (line.state, line.offer and line.offer.quantity) == (OFFERED, 2)
    assert len([mail for mail in desk.mails() if mail.kind is MailKind.ORDER_OFFER]) == 2


def test_a_piece_of_several_items_of_which_one_is_counted_short_stays_offered_as_far_as_it_is_whole(
    offering: Desk,
) -> None:
    desk = offering
    order = desk.order(("strap+dial", 2))
    desk.receive("STRAP", 2)
    desk.receive("DIAL", 2)
    desk.count("STRAP", 1)
    line = desk.look(order).lines[0]
    assert (line.state, line.offer and line.offer.quantity) == (OFFERED, 1)
    assert (desk.item("STRAP").held, desk.item("DIAL").available) == (1, 0)


def test_a_line_that_is_lowered_to_what_was_gathered_for_it_is_offered(offering: Desk) -> None:
    desk = offering
    desk.set("orders", partial_offers=False)
    order = desk.order(("strap", 3))
    desk.receive("STRAP", 2)
    desk.cancel(order, {order.lines[0].id: 1})
    assert states(desk, order) == [OFFERED]
    assert [mail.kind for mail in desk.mails() if mail.address].count(MailKind.ORDER_OFFER) == 1
    assert bought(desk, order).lines[0].quantity == 2


def test_nothing_of_a_line_that_is_cancelled_is_held(offering: Desk) -> None:
    desk = offering
    desk.set("orders", partial_offers=False)
    order = desk.order(("strap", 3))
    desk.receive("STRAP", 2)
    desk.cancel(order)
    assert (desk.item("STRAP").held, desk.item("STRAP").available) == (0, 2)


def test_who_let_something_pass_keeps_what_is_left_of_a_later_offer_that_is_counted_short(offering: Desk) -> None:
    desk = offering
    order = desk.order(("strap", 3))
    desk.receive("STRAP", 1)
    desk.wait(hours=48)
    assert states(desk, order) == [WAITING]
    desk.receive("STRAP", 1)
    desk.count("STRAP", 1)
    line = desk.look(order).lines[0]
    assert (line.state, line.offer and line.offer.quantity) == (OFFERED, 1)
