"""Many who wait get their units in steps: who gets what is fixed with the receipt, and nobody else can have it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from configurator.ordering.errors import BelowAllocated, CartRefused
from configurator.stores.ledger.books.holds import Hold
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Fulfilment, LineState, Order
from settings import Filling, Settlement
from tests.ordering.balance import everything_was_handed_out_once
from tests.ordering.desk import Desk, bought, split, states
from tests.stores.ledger.stores import opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened("sqlite", tmp_path) as ledger:
        desk = Desk(ledger)
        desk.shop = replace(desk.shop, lines_at_once=1)
        desk.design(strap="STRAP", dial="DIAL")
        desk.stock("STRAP", 0, backorder="allow")
        desk.stock("DIAL", 0, backorder="allow")
        yield desk
        desk.hand_out_everything()
        assert desk.ledger.verify() == []
        everything_was_handed_out_once(desk, ["STRAP", "DIAL"])


def waiting(desk: Desk, count: int, units: int = 1) -> list[Order]:
    return [desk.order(("strap", units)) for _ in range(count)]


def test_those_who_wait_are_named_at_once_and_served_in_steps(desk: Desk) -> None:
    orders = waiting(desk, 3)
    done = desk.receive("STRAP", 3)
    assert [fill.order for fill in done.filled] == [order.number for order in orders]
    assert [split(desk.look(order)) for order in orders] == [(0, 1, 0)] * 3
    assert desk.hand_out(2) == 2
    assert [split(desk.look(order)) for order in orders] == [(1, 0, 0), (1, 0, 0), (0, 1, 0)]
    assert desk.ledger.verify() == []
    assert (desk.hand_out(2), desk.hand_out(2)) == (1, 0)
    assert not desk.ledger.snapshot.due.receipts


def test_few_are_served_with_the_receipt(desk: Desk) -> None:
    [order] = waiting(desk, 1)
    done = desk.receive("STRAP", 1)
    assert (done.tasks, split(desk.look(order))) == (frozenset(), (1, 0, 0))


def test_what_is_kept_for_them_nobody_else_is_promised(desk: Desk) -> None:
    desk.change_terms("STRAP", backorder_limit=3)
    waiting(desk, 3)
    item = desk.receive("STRAP", 4).item
    assert (item.on_hand, item.held, item.available, item.backordered) == (4, 3, 1, 3)
    with pytest.raises(CartRefused):
        desk.order(("strap", 2))
    assert desk.order(("strap", 1)).lines[0].state is LineState.READY


def test_a_later_receipt_goes_to_those_for_whom_nothing_is_kept(desk: Desk) -> None:
    orders = waiting(desk, 4)
    desk.receive("STRAP", 2)
    assert [fill.order for fill in desk.receive("STRAP", 1).filled] == [orders[2].number]
    assert [fill.order for fill in desk.receive("STRAP", 5).filled] == [orders[3].number]
    assert desk.item("STRAP").available == 4


def test_an_order_that_is_cancelled_gets_its_units_first_and_they_go_to_the_next(desk: Desk) -> None:
    first, second, third = waiting(desk, 3)
    desk.receive("STRAP", 2)
    assert desk.cancel(first).fulfilment is Fulfilment.CANCELLED
    assert [split(desk.look(order)) for order in (second, third)] == [(0, 1, 0), (1, 0, 0)]
    desk.hand_out_everything()
    assert split(desk.look(second)) == (1, 0, 0)


def test_an_order_that_is_shipped_has_what_is_kept_for_it(desk: Desk) -> None:
    first, second = waiting(desk, 2, units=2)
    desk.receive("STRAP", 4)
    assert desk.ship(second).lines[0].shipped == 2
    assert states(desk, first) == [LineState.WAITING]


def test_an_offer_is_bought_before_its_step(desk: Desk) -> None:
    desk.set("orders", settlement=Settlement.WHEN_AVAILABLE)
    _, second = waiting(desk, 2)
    desk.receive("STRAP", 2)
    assert bought(desk, second).lines[0].state is LineState.READY


def test_an_order_of_several_lines_is_served_and_notified_once(desk: Desk) -> None:
    desk.design("bag", handle="STRAP")
    order = desk.order(("strap", 1), ("handle", 1))
    waiting(desk, 2)
    desk.receive("STRAP", 4)
    assert desk.hand_out(1) == 2
    [event] = desk.events("order.available")
    assert event.subject == order.number
    assert len([mail for mail in desk.mails() if mail.kind is MailKind.ORDER_AVAILABLE]) == 1


def test_complete_first_counts_what_is_kept_already(desk: Desk) -> None:
    desk.set("stock", filling=Filling.COMPLETE_FIRST)
    both = desk.order(("strap+dial", 1))
    single = desk.order(("dial", 1))
    waiting(desk, 1)
    desk.receive("STRAP", 2)
    assert [fill.order for fill in desk.receive("DIAL", 1).filled] == [both.number]
    desk.hand_out_everything()
    assert [desk.look(order).fulfilment for order in (both, single)] == [Fulfilment.NEW, Fulfilment.BACK_ORDERED]


def test_counting_below_what_is_kept_is_refused_or_makes_the_youngest_late(desk: Desk) -> None:
    first, second, third = waiting(desk, 3)
    desk.receive("STRAP", 3)
    with pytest.raises(BelowAllocated):
        desk.count("STRAP", 1)
    assert desk.count("STRAP", 1, "backorder").late == (second.number, third.number)
    desk.hand_out_everything()
    assert [split(desk.look(order)) for order in (first, second, third)] == [(1, 0, 0), (0, 1, 0), (0, 1, 0)]


def test_counting_down_what_is_free_waits_for_nobody(desk: Desk) -> None:
    waiting(desk, 2)
    desk.receive("STRAP", 4)
    desk.count("STRAP", 2)
    assert desk.ledger.snapshot.due.receipts


def test_rescheduling_leaves_out_those_for_whom_units_are_kept(desk: Desk) -> None:
    orders = waiting(desk, 3)
    desk.receive("STRAP", 2)
    assert desk.reschedule("STRAP", None, notify=True).orders == (orders[2].number,)


def test_what_is_declared_in_stock_by_hand_goes_to_all_in_steps(desk: Desk) -> None:
    desk.stock("STRAP", tracked=False, status="backorder", backorder="allow")
    orders = waiting(desk, 3)
    desk.change_terms("STRAP", status="in_stock")
    assert desk.hand_out(1) == 1
    desk.change_terms("STRAP", status="backorder")
    desk.hand_out_everything()
    assert [desk.look(order).lines[0].state for order in orders] == [LineState.READY] * 3
    assert not [each for each in desk.movements("STRAP") if each.kind is Kind.HOLD]


def test_what_was_interrupted_is_found_by_the_next_who_opens_the_ledger(tmp_path: Path, desk: Desk) -> None:
    orders = waiting(desk, 3)
    movement = desk.receive("STRAP", 3).movement
    desk.hand_out(1)
    desk.ledger.close()
    with opened("sqlite", tmp_path) as again:
        desk.ledger = again
        assert desk.ledger.verify() == []
        desk.hand_out_everything()
        assert [desk.look(order).fulfilment for order in orders] == [Fulfilment.NEW] * 3
        assert movement
        found = again.read(lambda books: books.receipts.of_movement(movement.id))
        assert found
        assert (found.done, len(found.filled)) == (True, 3)
        everything_was_handed_out_once(desk, ["STRAP"])
    desk.ledger = opened("sqlite", tmp_path).__enter__()


def test_a_hold_that_does_not_keep_what_is_to_be_handed_out_is_found_and_repaired(desk: Desk) -> None:
    waiting(desk, 3)
    desk.receive("STRAP", 3)
    desk.ledger.write(lambda books: books.holds.remove(_kept(books.holds.on("STRAP")))).result()
    found = {(one.sku, one.counter, one.source) for one in desk.ledger.verify()}
    assert found == {
        ("STRAP", "held", "promises"), ("STRAP", "held", "receipts"), ("receipt_1", "expires_at", "receipts"),
    }  # fmt: skip
    desk.ledger.rebuild(desk.now)
    assert desk.ledger.verify() == []


def test_a_hold_that_ends_before_its_units_are_handed_out_is_found_and_repaired(desk: Desk) -> None:
    waiting(desk, 3)
    desk.receive("STRAP", 3)

    def shorten(books: Books) -> None:
        books.holds.save(replace(_kept(books.holds.on("STRAP")), expires_at=desk.now))

    desk.ledger.write(shorten).result()
    [found] = desk.ledger.verify()
    assert (found.sku, found.counter, found.source) == ("receipt_1", "expires_at", "receipts")
    desk.ledger.rebuild(desk.now)
    assert desk.ledger.verify() == []


def _kept(holds: Sequence[Hold]) -> Hold:
    [hold] = holds
    return hold
