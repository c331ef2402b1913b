"""Less is counted than very many orders were promised: the youngest promises become late in steps."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from configurator.ordering.errors import OrderingError
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Kind
from layers.orders.order import Fulfilment, Order
from tests.ordering.desk import Desk, split
from tests.stores.ledger.stores import opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened("sqlite", tmp_path) as ledger:
        desk = Desk(ledger)
        desk.shop = replace(desk.shop, lines_at_once=1)
        desk.design(strap="STRAP", dial="DIAL")
        desk.stock("STRAP", 8, backorder="allow")
        desk.stock("DIAL", 8, backorder="allow")
        yield desk
        desk.hand_out_everything()
        assert desk.ledger.verify() == []


def promised(desk: Desk, count: int, units: int = 2) -> list[Order]:
    return [desk.order(("strap", units)) for _ in range(count)]


def splits(desk: Desk, orders: list[Order]) -> list[tuple[int, int, int]]:
    return [split(desk.look(order)) for order in orders]


def counted_by_hand(desk: Desk) -> list[tuple[int, int]]:
    """The changes on hand by counts, and what was there then."""
    return [(one.quantity, one.on_hand) for one in desk.movements("STRAP") if one.kind is Kind.COUNT]


def test_the_youngest_become_late_in_steps_and_the_answer_is_the_whole(desk: Desk) -> None:
    orders = promised(desk, 4)
    done = desk.count("STRAP", 1, "backorder")
    assert done.movement
    assert (done.on_hand, done.movement.quantity, done.late) == (1, -7, tuple(one.number for one in orders))
    assert splits(desk, orders) == [(2, 0, 0), (2, 0, 0), (2, 0, 0), (0, 2, 0)]
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").available) == (6, 0)
    assert desk.ledger.verify() == []
    assert (desk.hand_out(2), splits(desk, orders)) == (2, [(2, 0, 0), (0, 2, 0), (0, 2, 0), (0, 2, 0)])
    assert (desk.hand_out(2), splits(desk, orders)) == (1, [(1, 1, 0), (0, 2, 0), (0, 2, 0), (0, 2, 0)])
    assert (desk.item("STRAP").on_hand, desk.ledger.snapshot.due.tasks) == (1, frozenset())
    assert counted_by_hand(desk) == [(8, 8), (-2, 6), (-4, 2), (-1, 1)]
    late = [mail.subject for mail in desk.mails() if mail.kind is MailKind.ORDER_DELAYED]
    assert sorted(late) == [order.number for order in orders]


def test_nobody_is_promised_what_is_still_to_be_taken_off(desk: Desk) -> None:
    promised(desk, 3)
    desk.count("STRAP", 0, "backorder")
    newcomer = desk.order(("strap", 1))
    assert split(newcomer) == (0, 1, 0)


def test_an_order_that_is_changed_meanwhile_loses_its_units_first(desk: Desk) -> None:
    first, second, _ = promised(desk, 3)
    desk.count("STRAP", 0, "backorder")
    with pytest.raises(OrderingError):
        desk.ship(first)
    assert desk.cancel(second).fulfilment is Fulfilment.CANCELLED
    desk.hand_out_everything()
    item = desk.item("STRAP")
    assert (item.on_hand, item.allocated, item.backordered) == (0, 0, 4)


def test_an_item_that_is_counted_again_is_first_as_it_was_counted(desk: Desk) -> None:
    orders = promised(desk, 3)
    desk.count("STRAP", 0, "backorder")
    done = desk.receive("STRAP", 3)
    assert [fill.order for fill in done.filled] == [orders[0].number, orders[1].number]
    desk.hand_out_everything()
    assert splits(desk, orders) == [(2, 0, 0), (1, 1, 0), (0, 2, 0)]
    desk.count("STRAP", 6)
    desk.hand_out_everything()
    assert splits(desk, orders) == [(2, 0, 0)] * 3


def test_an_item_that_is_declared_unlimited_serves_those_who_were_to_lose_their_units(desk: Desk) -> None:
    orders = promised(desk, 3)
    desk.count("STRAP", 0, "backorder")
    desk.change_terms("STRAP", tracked=False, status="backorder")
    desk.change_terms("STRAP", tracked=False, status="in_stock")
    desk.hand_out_everything()
    assert splits(desk, orders) == [(2, 0, 0)] * 3


def test_two_items_short_at_once(desk: Desk) -> None:
    orders = [desk.order(("strap+dial", 1)) for _ in range(3)]
    desk.count("STRAP", 0, "backorder")
    desk.count("DIAL", 0, "backorder")
    assert desk.cancel(orders[0]).fulfilment is Fulfilment.CANCELLED
    desk.hand_out_everything()
    assert [(desk.item(sku).on_hand, desk.item(sku).backordered) for sku in ("STRAP", "DIAL")] == [(0, 2)] * 2


def test_the_next_start_goes_on_with_it(desk: Desk, tmp_path: Path) -> None:
    orders = promised(desk, 3)
    desk.count("STRAP", 0, "backorder")
    due = desk.ledger.snapshot.due
    desk.ledger.close()
    with opened("sqlite", tmp_path) as ledger:
        desk.ledger = ledger
        assert ledger.snapshot.due.tasks == due.tasks
        assert due.tasks
        desk.hand_out_everything()
        assert splits(desk, orders) == [(0, 2, 0)] * 3
        assert ledger.read(lambda books: books.follow_ups.left()) == 0
        desk.ledger = ledger
