"""A preorder that many wait for is released at once, and their orders say so in steps."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from configurator.ordering.errors import CartRefused
from configurator.ordering.promises.forecast import foresee
from configurator.stores.ledger.books.movements import Kind
from layers.orders.order import Fulfilment, Order
from tests.ordering.balance import everything_was_handed_out_once
from tests.ordering.desk import Desk, split
from tests.stores.ledger.stores import opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened("sqlite", tmp_path) as ledger:
        desk = Desk(ledger)
        desk.shop = replace(desk.shop, lines_at_once=1)
        desk.design(strap="STRAP", dial="DIAL")
        desk.stock("STRAP", 0, status="preorder", backorder="allow")
        desk.stock("DIAL", 0, backorder="allow")
        yield desk
        desk.hand_out_everything()
        assert desk.ledger.verify() == []
        everything_was_handed_out_once(desk, ["STRAP", "DIAL"])


def preordered(desk: Desk, count: int) -> list[Order]:
    return [desk.order(("strap", 1)) for _ in range(count)]


def splits(desk: Desk, orders: list[Order]) -> list[tuple[int, int, int]]:
    return [split(desk.look(order)) for order in orders]


def test_orders_are_released_in_steps_oldest_first(desk: Desk) -> None:
    orders = preordered(desk, 3)
    desk.release("STRAP")
    assert desk.item("STRAP").terms.status == "backorder"
    assert [event.body["orders"] for event in desk.events("preorder.released")] == [[one.number for one in orders]]
    assert splits(desk, orders) == [(0, 0, 1)] * 3
    assert desk.hand_out(2) == 2
    assert splits(desk, orders) == [(0, 1, 0), (0, 1, 0), (0, 0, 1)]
    assert (desk.hand_out(2), desk.ledger.snapshot.due.in_steps) == (1, False)
    assert [each.kind for each in desk.movements("STRAP")].count(Kind.RELEASE) == 3
    assert desk.look(orders[2]).fulfilment is Fulfilment.BACK_ORDERED


def test_what_is_there_is_kept_for_them_from_the_release_on(desk: Desk) -> None:
    orders = preordered(desk, 3)
    desk.receive("STRAP", 2)
    desk.release("STRAP")
    assert desk.item("STRAP").available == 0
    newcomer = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.hand_out_everything()
    assert splits(desk, [*orders, newcomer]) == [(1, 0, 0)] * 3 + [(0, 1, 0)]


def test_those_who_are_not_released_yet_count_against_the_maximum(desk: Desk) -> None:
    preordered(desk, 3)
    desk.change_terms("STRAP", backorder_limit=4)
    desk.release("STRAP")
    desk.order(("strap", 1))
    with pytest.raises(CartRefused):
        desk.order(("strap", 1))


def test_goods_go_to_them_and_whoever_gets_any_is_released_before(desk: Desk) -> None:
    orders = preordered(desk, 3)
    desk.release("STRAP")
    done = desk.receive("STRAP", 1)
    assert [fill.order for fill in done.filled] == [orders[0].number]
    assert splits(desk, orders) == [(1, 0, 0), (0, 0, 1), (0, 0, 1)]


def test_a_preview_knows_those_who_are_not_released_yet(desk: Desk) -> None:
    orders = preordered(desk, 3)
    desk.release("STRAP")
    foreseen = desk.ledger.read(foresee, desk.shop, "STRAP", 2, desk.now)
    assert [(who.order, units) for who, units in foreseen.allocations] == [(one.number, 1) for one in orders[:2]]


def test_a_preorder_that_begins_again_keeps_those_who_were_not_released(desk: Desk) -> None:
    orders = preordered(desk, 3)
    desk.release("STRAP")
    desk.hand_out(1)
    desk.change_terms("STRAP", status="preorder")
    desk.hand_out_everything()
    assert splits(desk, orders) == [(0, 1, 0), (0, 0, 1), (0, 0, 1)]


def test_who_has_units_kept_gets_them_before_the_preorder_begins_again(desk: Desk, tmp_path: Path) -> None:
    orders = preordered(desk, 3)
    desk.receive("STRAP", 2)
    desk.release("STRAP")
    desk.change_terms("STRAP", status="preorder")
    assert splits(desk, orders) == [(1, 0, 0), (1, 0, 0), (0, 0, 1)]
    desk.ledger.close()
    with opened("sqlite", tmp_path) as ledger:
        desk.ledger = ledger
        desk.hand_out_everything()
        assert splits(desk, orders) == [(1, 0, 0), (1, 0, 0), (0, 0, 1)]
        assert ledger.verify() == []


def test_an_order_that_is_cancelled_meanwhile_is_gone(desk: Desk) -> None:
    first, second, third = preordered(desk, 3)
    desk.release("STRAP")
    assert desk.cancel(second).fulfilment is Fulfilment.CANCELLED
    desk.hand_out_everything()
    assert splits(desk, [first, third]) == [(0, 1, 0), (0, 1, 0)]
    assert desk.item("STRAP").backordered == 2


def test_the_next_start_goes_on_with_it(desk: Desk, tmp_path: Path) -> None:
    orders = preordered(desk, 3)
    desk.release("STRAP")
    desk.hand_out(1)
    desk.ledger.close()
    with opened("sqlite", tmp_path) as ledger:
        desk.ledger = ledger
        assert ledger.snapshot.due.releases == {"STRAP"}
        desk.hand_out_everything()
        assert splits(desk, orders) == [(0, 1, 0)] * 3
        assert ledger.snapshot.due.in_steps is False
