"""Very much is due at once: each transaction ends a part of it, and whoever reads finds all of it ended."""

from dataclasses import replace
from datetime import date

import pytest

from configurator.ordering.settling import settle
from layers.orders.order import Fulfilment, LineState, Order
from settings import Settlement
from tests.ordering.desk import Desk, states


@pytest.fixture
def busy(desk: Desk) -> Desk:
    desk.shop = replace(desk.shop, due_at_once=2)
    desk.design(strap="STRAP", soon="SOON")
    desk.stock("STRAP", 0, backorder="allow")
    return desk


def settled_parts(desk: Desk) -> list[int]:
    parts = []
    while part := desk.ledger.write(settle, desk.shop, desk.now).result():
        parts.append(part)
    return parts


def offered(desk: Desk, count: int) -> list[Order]:
    desk.set("orders", settlement=Settlement.WHEN_AVAILABLE, offer_hours=1)
    orders = [desk.order(("strap", 1)) for _ in range(count)]
    desk.receive("STRAP", count)
    return orders


def test_holds_end_in_parts_and_a_reader_finds_all_of_them_ended(busy: Desk) -> None:
    busy.count("STRAP", 5)
    for _ in range(5):
        busy.hold(busy.cart(("strap", 1)))
    busy.wait(minutes=11)
    assert settled_parts(busy) == [2, 2, 1]
    assert busy.item("STRAP").available == 5


def test_a_cart_is_viewed_once_everything_due_has_ended(busy: Desk) -> None:
    busy.count("STRAP", 5)
    for _ in range(5):
        busy.hold(busy.cart(("strap", 1)))
    cart = busy.cart()
    busy.wait(minutes=11)
    busy.view(cart)
    assert busy.item("STRAP").held == 0


def test_what_still_holds_is_promised_to_nobody(busy: Desk) -> None:
    busy.count("STRAP", 5)
    for _ in range(5):
        busy.hold(busy.cart(("strap", 1)))
    busy.wait(minutes=11)
    order = busy.order(("strap", 5))
    item = busy.item("STRAP")
    assert item.allocated + item.held <= item.on_hand
    assert order.lines[0].options[0].allocated + order.lines[0].options[0].backordered == 5


def test_an_offer_whose_turn_to_end_has_not_come_ends_before_it_is_bought(busy: Desk) -> None:
    orders = offered(busy, 6)
    busy.wait(hours=2)
    busy.purchase(orders[-1], orders[-1].lines[0].id)
    assert orders[-1].number in {event.subject for event in busy.events("offer.ended")}


def test_an_offer_that_is_over_does_not_grow_though_it_has_not_ended(busy: Desk) -> None:
    busy.set("orders", settlement=Settlement.WHEN_AVAILABLE, offer_hours=1)
    orders = [busy.order(("strap", 2)) for _ in range(4)]
    busy.receive("STRAP", 6)
    busy.wait(hours=2)
    settled_parts(busy)
    assert {states(busy, order)[0] for order in orders[:3]} == {LineState.WAITING}
    assert states(busy, orders[3]) == [LineState.OFFERED]


def test_what_nobody_paid_is_cancelled_in_parts(busy: Desk) -> None:
    busy.set("orders", cancel_unpaid_hours=1)
    busy.count("STRAP", 5)
    orders = [busy.order(("strap", 1)) for _ in range(5)]
    busy.wait(hours=2)
    assert settled_parts(busy) == [2, 2, 1]
    assert {busy.look(order).fulfilment for order in orders} == {Fulfilment.CANCELLED}


def test_holds_and_unpaid_orders_share_a_part(busy: Desk) -> None:
    busy.set("orders", cancel_unpaid_hours=1)
    busy.count("STRAP", 4)
    for _ in range(3):
        busy.order(("strap", 1))
    busy.hold(busy.cart(("strap", 1)))
    busy.wait(hours=2)
    assert settled_parts(busy) == [2, 2]


def test_a_preorder_is_released_before_anything_else_is_sold(busy: Desk) -> None:
    busy.stock("SOON", 1, status="preorder", preorder_release_on="2026-03-03", backorder="allow")
    first = busy.order(("soon", 1))
    busy.count("STRAP", 5)
    for _ in range(5):
        busy.hold(busy.cart(("strap", 1)))
    busy.wait(days=1)
    assert busy.shop.storefront(busy.now).policy.today == date(2026, 3, 3)
    late = busy.order(("soon", 1))
    assert (states(busy, first), states(busy, late)) == ([LineState.READY], [LineState.WAITING])
