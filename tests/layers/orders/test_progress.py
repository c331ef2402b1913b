"""The progress of an order line as its customer reads it."""

from dataclasses import replace
from typing import Any

import pytest

from layers.orders.order import Customer, Fulfilment, Order, OrderLine, OrderOption
from layers.orders.placed import placed_line
from layers.orders.progress import LineProgress, disclosed_fulfilment, progress_of
from layers.stock.offer import Offer, OfferState
from settings import Settlement
from tests.layers.shopping import NOON, shop

NOTHING = LineProgress(0, 0, 0, 0, 0, 0, 0)


def part(position: int = 0, units: int = 1, **fields: Any) -> OrderOption:
    return OrderOption(position, f"o{position}", "g", "Group", "Option", f"SKU{position}", units, 0, **fields)


def line(quantity: int, *options: OrderOption, **fields: Any) -> OrderLine:
    return OrderLine("1001-1", "watch", 1, "Watch", (), quantity, 100, options, **fields)


def offer(quantity: int, state: OfferState = OfferState.OPEN) -> Offer:
    return Offer(1, "1001", "1001-1", state, quantity, {"SKU0": quantity}, {}, {}, NOON)


def order(*lines: OrderLine, **fields: Any) -> Order:
    customer = Customer("Ada", "ada@example.com")
    return Order("1001", "ord_1001_x", None, customer, Settlement.AT_CHECKOUT, "EUR", "en", NOON, lines, **fields)


def test_configurations_are_here_where_every_unit_is() -> None:
    assert progress_of(line(3, part(allocated=2, backordered=1))) == replace(NOTHING, ready=2, late=1)
    assert progress_of(line(3, part(units=2, allocated=3, backordered=3))) == replace(NOTHING, ready=1, late=2)
    assert progress_of(line(3)) == replace(NOTHING, ready=3)


def test_what_was_sent_came_and_was_taken_back_is_counted_apart() -> None:
    progress = progress_of(line(9, part(allocated=1, backordered=2), shipped=4, delivered=3, cancelled=2))
    assert progress == LineProgress(delivered=3, shipped=1, ready=1, offered=0, undisclosed=0, late=2, cancelled=2)


def test_a_backorder_that_the_shop_keeps_to_itself_is_neither_here_nor_late() -> None:
    silent = part(allocated=1, backordered=2, silent=True)
    assert progress_of(line(3, silent)) == replace(NOTHING, ready=1, undisclosed=2)
    with_late = progress_of(line(3, silent, part(1, allocated=2, backordered=1)))
    assert with_late == replace(NOTHING, ready=1, undisclosed=1, late=1)


def test_a_preorder_is_disclosed_whatever_the_shop_keeps_to_itself() -> None:
    assert progress_of(line(2, part(preordered=2, silent=True))) == replace(NOTHING, late=2)


def test_what_is_offered_is_no_longer_late() -> None:
    assert progress_of(line(3, part(backordered=3), offer=offer(2))) == replace(NOTHING, offered=2, late=1)
    undisclosed = line(3, part(backordered=3, silent=True), offer=offer(2))
    assert progress_of(undisclosed) == replace(NOTHING, offered=2, undisclosed=1)
    assert progress_of(undisclosed).waiting == 2


def test_units_that_can_be_bought_read_as_here() -> None:
    shared = (part(backordered=3), replace(part(1, backordered=3), sku="SKU0"))
    some = placed_line(line(3, *shared, offer=replace(offer(1), units={"SKU0": 3})), shop())
    assert [option.late for option in some.options] == [2, 2]
    assert some.options[0].cart_label == "(1 in stock, 2 Available Backorder)"
    assert some.message == "Ships once restocked"
    whole = placed_line(line(1, part(backordered=1), offer=offer(1)), shop())
    assert (whole.options[0].cart_label, whole.message, whole.options[0].late) == ("", "", 0)
    undisclosed = placed_line(line(1, part(backordered=1, silent=True), offer=offer(1)), shop())
    assert (undisclosed.options[0].cart_label, undisclosed.message, undisclosed.options[0].late) == ("", "", 0)


def test_what_is_gathered_for_a_line_is_not_offered_yet() -> None:
    gathering = line(3, part(backordered=3), offer=offer(0, OfferState.GATHERING))
    assert progress_of(gathering) == replace(NOTHING, late=3)


@pytest.mark.parametrize(
    ("parts", "fulfilment"),
    [
        ([part(backordered=1)], Fulfilment.BACK_ORDERED),
        ([part(backordered=1, silent=True)], Fulfilment.NEW),
        ([part(backordered=1, silent=True), part(1, backordered=1)], Fulfilment.BACK_ORDERED),
        ([part(backordered=1, silent=True), part(1, preordered=1)], Fulfilment.PRE_ORDERED),
        ([part(allocated=1)], Fulfilment.READY),
    ],
)
def test_an_order_is_said_to_be_back_ordered_only_by_what_is_disclosed(
    parts: list[OrderOption], fulfilment: Fulfilment
) -> None:
    assert disclosed_fulfilment(order(line(1, *parts), paid=100, paid_at=NOON)) is fulfilment
