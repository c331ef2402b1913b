"""What an order's figures say of its state, its payment and its lines."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from layers.orders.order import Fulfilment, LineState, Order, OrderLine, Payment
from layers.stock.offer import OfferState
from settings.model import Settlement
from tests.layers.shopping import NOON
from tests.layers.sold import offer, order, part, sold

HERE = part(allocated=2)
LATE = part(backordered=2)
AT_CHECKOUT = Settlement.AT_CHECKOUT


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (sold(2, LATE), LineState.WAITING),
        (sold(2, part(preordered=2)), LineState.WAITING),
        (sold(2, part(allocated=1, backordered=1)), LineState.PARTIAL),
        (sold(2, part(uncounted=1, backordered=1)), LineState.PARTIAL),
        (sold(3, LATE, shipped=1), LineState.PARTIAL),
        (sold(2, HERE), LineState.READY),
        (sold(2), LineState.READY),
        (sold(2, LATE, offer=offer(1, O=1)), LineState.OFFERED),
        (sold(2, LATE, offer=offer(1, OfferState.GATHERING, O=1)), LineState.WAITING),
        (sold(2, LATE, offer=offer(1, OfferState.EXPIRED, O=1)), LineState.WAITING),
        (sold(3, part(), shipped=2, cancelled=1), LineState.SHIPPED),
        (sold(3, part(), shipped=2, cancelled=1, delivered=1), LineState.SHIPPED),
        (sold(3, part(), shipped=2, cancelled=1, delivered=2), LineState.DELIVERED),
        (sold(2, part(), cancelled=2), LineState.CANCELLED),
    ],
)
def test_a_line_is_as_far_as_its_configurations_are(line: OrderLine, state: LineState) -> None:
    assert line.state is state


def test_configurations_are_kept_until_cancelled_and_open_until_sent() -> None:
    line = sold(9, part(units=2, allocated=7, uncounted=2, backordered=3), shipped=2, cancelled=1)
    assert (line.kept, line.open, line.complete, line.total) == (8, 6, 4, 800)


def test_a_line_ships_no_more_than_is_open_and_no_more_than_its_scarcest_option() -> None:
    assert sold(3, part(allocated=9)).complete == 3
    assert sold(3, part(allocated=3), part("P", 2, 1, allocated=3, backordered=3)).complete == 1
    assert sold(3, part(None), part(allocated=2, backordered=1)).complete == 2
    assert sold(3).complete == 3


def test_options_are_put_in_their_places_and_the_others_stay() -> None:
    line = sold(2, HERE, part("P", 1, 1, backordered=2))
    arrived = line.with_options({1: part("P", 1, 1, allocated=2)})
    assert [option.allocated for option in arrived.options] == [2, 2]
    assert line.with_options({}) == line


def test_lines_are_found_and_put_back_by_their_ids() -> None:
    first, second = sold(1, id="1001-1"), sold(2, id="1001-2")
    both = order(first, second)
    assert both.line("1001-2") is second
    assert both.line("1001-3") is None
    changed = both.with_lines({"1001-1": replace(first, quantity=5), "1001-9": first})
    assert [line.quantity for line in changed.lines] == [5, 2]


@pytest.mark.parametrize(
    ("made", "state"),
    [
        (order(sold(2, HERE)), Fulfilment.NEW),
        (order(sold(2, HERE), paid=200), Fulfilment.READY),
        (order(sold(2, LATE), sold(1, part(preordered=1), id="1001-2"), paid=300), Fulfilment.BACK_ORDERED),
        (order(sold(1, part(preordered=1)), paid=100), Fulfilment.PRE_ORDERED),
        (order(sold(2, LATE, cancelled=2), sold(1, part(allocated=1), id="1001-2")), Fulfilment.NEW),
        (order(sold(2, part(), shipped=2)), Fulfilment.SHIPPED),
        (order(sold(2, part(), shipped=2), sold(1, part(allocated=1), id="1001-2")), Fulfilment.NEW),
        (order(sold(2, part(), shipped=2, delivered=2), sold(1, part(), cancelled=1)), Fulfilment.DELIVERED),
        (order(sold(2, part(), shipped=2, delivered=1)), Fulfilment.SHIPPED),
        (order(sold(2, part(), cancelled=2)), Fulfilment.CANCELLED),
    ],
)
def test_an_order_is_as_far_as_its_lines_are(made: Order, state: Fulfilment) -> None:
    assert made.fulfilment is state


def test_at_checkout_everything_is_due_and_otherwise_only_what_waits_for_nothing() -> None:
    lines = (sold(2, HERE), sold(3, part(backordered=3), id="1001-2"), sold(1, id="1001-3", cancelled=1))
    assert order(*lines, settlement=AT_CHECKOUT).due == 500
    assert order(*lines).due == 200
    assert order(*lines, paid=0).due == 0
    assert order(*lines).total == 500


def test_marking_as_paid_covers_what_does_not_wait_to_be_bought() -> None:
    ready, waits, gone = sold(2, HERE), sold(3, LATE, id="1001-2"), sold(1, id="1001-3", cancelled=1)
    assert order(ready, waits, gone).payable == (ready,)
    assert order(ready, waits, gone, settlement=AT_CHECKOUT).payable == (ready, waits)
    settled = replace(waits, paid=True)
    assert order(ready, settled).payable == (ready, settled)
    assert order(ready, waits, paid=200).payable == ()


def test_stock_that_comes_is_offered_where_it_is_paid_for_then() -> None:
    assert order().offered(sold(1, LATE))
    assert not order().offered(sold(1, LATE, paid=True))
    assert not order(settlement=AT_CHECKOUT).offered(sold(1, LATE))


@pytest.mark.parametrize(
    ("line", "paid", "lapses"),
    [
        (sold(2, HERE), None, True),
        (sold(2, HERE), 200, False),
        (sold(2, LATE), None, False),
        (sold(2, part(), shipped=2), None, False),
        (replace(sold(2, HERE), unit_price=0), None, False),
    ],
)
def test_an_order_lapses_while_what_could_be_sold_to_others_is_owed(
    line: OrderLine, paid: int | None, lapses: bool
) -> None:
    since = NOON - timedelta(days=1)
    assert order(line, paid=paid, due_since=since).lapsing_since == (since if lapses else None)
    assert order(line, sold(1, LATE, id="1001-2"), paid=paid, due_since=since).lapsing_since == (
        since if lapses else None
    )


@pytest.mark.parametrize(
    ("fields", "due", "payment"),
    [
        ({}, 0, Payment.UNPAID),
        ({"paid": 300}, 100, Payment.REFUND_DUE),
        ({"paid": 200}, 0, Payment.PAID),
        ({"paid": 300, "refunded": 40, "refunded_at": NOON}, 60, Payment.REFUND_DUE),
        ({"paid": 300, "refunded": 100, "refunded_at": NOON}, 0, Payment.REFUNDED),
        ({"paid": 150}, 0, Payment.PAID),
    ],
)
def test_what_was_paid_for_units_cancelled_since_is_to_be_given_back(
    fields: dict[str, Any], due: int, payment: Payment
) -> None:
    """Three were sold at 100, one is cancelled; another line is paid for later."""
    made = order(sold(3, HERE, cancelled=1, paid="paid" in fields), sold(5, LATE, id="1001-2"), **fields)
    assert (made.refund_due, made.payment) == (due, payment)
