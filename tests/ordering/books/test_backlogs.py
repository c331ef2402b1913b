"""What is waited for, by item and by age, what is on record about an order, and the shop at a glance."""

from datetime import date, timedelta

import pytest

from configurator.stores.ledger.books.backlogs import Age, Backlogged, BacklogOrder, WaitingOrder
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.books.overview import Level
from layers.orders.order import Fulfilment
from settings import Settlement
from tests.ordering.desk import Desk


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.design(strap="STRAP", dial="DIAL", pair=("STRAP", 2))
    desk.stock("STRAP", 0, backorder="allow")
    desk.stock("DIAL", 0, backorder="allow")
    return desk


def awaited(desk: Desk, *asked: object) -> list[tuple[str, int, int]]:
    page = desk.ledger.read(lambda books: books.backlogs.page(*asked))
    return [(each.item.sku, each.required, each.orders) for each in page.items]


def test_items_are_awaited_by_the_units_of_every_order(desk: Desk) -> None:
    desk.order(("strap", 2), ("pair", 1))
    desk.order(("strap", 1))
    desk.order(("dial", 1))
    assert awaited(desk) == [("STRAP", 5, 2), ("DIAL", 1, 1)]


def test_what_is_wanted_most_can_stand_first(desk: Desk) -> None:
    first = desk.order(("strap", 1))
    desk.order(("dial", 4))
    assert awaited(desk, BacklogOrder.OLDEST) == [("STRAP", 1, 1), ("DIAL", 4, 1)]
    assert awaited(desk, BacklogOrder.MOST) == [("DIAL", 4, 1), ("STRAP", 1, 1)]
    assert desk.ledger.read(lambda books: books.backlogs.awaited("STRAP")).since == first.placed_at


@pytest.mark.parametrize("order", BacklogOrder)
def test_the_backlog_comes_in_pages(desk: Desk, order: BacklogOrder) -> None:
    desk.order(("strap", 1))
    desk.order(("dial", 1))
    first = desk.ledger.read(lambda books: books.backlogs.page(order, limit=1))
    second = desk.ledger.read(lambda books: books.backlogs.page(order, after=first.next, limit=1))
    assert {each.item.sku for each in (*first.items, *second.items)} == {"STRAP", "DIAL"}
    assert second.next is None


def test_an_item_is_found_by_part_of_its_sku(desk: Desk) -> None:
    desk.order(("strap+dial", 1))
    assert awaited(desk, BacklogOrder.OLDEST, "tra") == [("STRAP", 1, 1)]
    assert awaited(desk, BacklogOrder.OLDEST, "%") == []


def test_everything_that_is_waited_for_is_summed(desk: Desk) -> None:
    assert desk.ledger.read(lambda books: books.backlogs.total()) == Backlogged(0, 0, 0)
    desk.order(("strap+dial", 2))
    desk.order(("strap", 1))
    assert desk.ledger.read(lambda books: books.backlogs.total()) == Backlogged(2, 2, 5)


def test_a_cancelled_or_served_order_waits_no_more(desk: Desk) -> None:
    desk.cancel(desk.order(("strap", 1)))
    desk.order(("dial", 1))
    desk.receive("DIAL", 1)
    assert awaited(desk) == []
    assert desk.ledger.read(lambda books: books.backlogs.awaited("DIAL")) is None


def test_the_oldest_orders_of_an_item_come_first(desk: Desk) -> None:
    old, young = desk.order(("strap", 1), ("pair", 1)), desk.order(("strap", 1))
    found = desk.ledger.read(lambda books: books.backlogs.first(["STRAP", "DIAL"]))
    waiting = [WaitingOrder(old.number, old.placed_at, 3, 0), WaitingOrder(young.number, young.placed_at, 1, 0)]
    assert found == {"STRAP": waiting, "DIAL": []}
    assert desk.ledger.read(lambda books: books.backlogs.first(["STRAP"], 1)) == {"STRAP": waiting[:1]}


def test_what_offers_hold_of_an_awaited_item_is_counted(desk: Desk) -> None:
    desk.set("orders", settlement=Settlement.WHEN_AVAILABLE)
    desk.order(("strap", 1))
    desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    strap = desk.ledger.read(lambda books: books.backlogs.awaited("STRAP"))
    assert (strap.required, strap.offered, strap.orders) == (2, 1, 2)


def test_units_are_counted_by_how_long_they_are_waited_for(desk: Desk) -> None:
    desk.order(("strap", 2))
    desk.wait(days=10)
    desk.order(("strap+dial", 1))
    week, month = desk.now - timedelta(days=7), desk.now - timedelta(days=30)
    found = desk.ledger.read(lambda books: books.backlogs.ages([week, month]))
    assert found == [Age(week, 1, 2), Age(month, 1, 2), Age(None, 0, 0)]


def test_every_day_says_what_there_was_at_its_end(desk: Desk) -> None:
    today = desk.now.date()
    desk.order(("strap", 3))
    desk.wait(days=2)
    desk.receive("STRAP", 5)
    levels = desk.ledger.read(lambda books: books.overview.levels(today))
    later = today + timedelta(days=2)
    assert levels == [Level(today, 0, 0, 3, 0), Level(later, 5, 3, 0, 0)]
    assert desk.ledger.read(lambda books: books.overview.levels(later)) == levels
    assert desk.ledger.read(lambda books: books.overview.levels(date.max)) == levels[1:]


def test_the_oldest_order_of_a_state_is_known(desk: Desk) -> None:
    desk.order(("strap", 1))
    first = desk.order(("dial", 1))
    desk.order(("dial", 1))
    desk.receive("STRAP", 1)
    oldest = desk.ledger.read(lambda books: books.overview.oldest(Fulfilment.BACK_ORDERED))
    assert oldest == first.placed_at
    assert desk.ledger.read(lambda books: books.overview.oldest(Fulfilment.SHIPPED)) is None


def test_the_record_of_an_order_is_its_own(desk: Desk) -> None:
    order, other = desk.order(("strap", 1)), desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.pay(order)
    number = order.number
    history = desk.ledger.read(lambda books: [event.kind for event in books.history.events(number)])
    assert history == ["order.placed", "order.available", "order.paid"]
    audited = desk.ledger.read(lambda books: [entry.what for entry in books.history.audit_entries(number)])
    assert audited == ["order.paid"]
    moved = desk.ledger.read(lambda books: books.history.movements(number))
    assert [movement.kind for movement in moved] == [Kind.ALLOCATE, Kind.FILL]
    assert [move.kind for move in desk.ledger.read(lambda books: books.history.movements(other.number))] == ["allocate"]


def test_notes_about_an_order_are_kept_in_their_order(desk: Desk) -> None:
    order, other = desk.order(("dial", 1)), desk.order(("dial", 1))
    for text in ("Called.", "Called back."):
        desk.wait(hours=1)
        desk.ledger.write(lambda books, text=text: books.notes.add(order.number, "Kim", text, desk.now)).result()
    notes = desk.ledger.read(lambda books: books.notes.of(order.number))
    assert [(note.who, note.text) for note in notes] == [("Kim", "Called."), ("Kim", "Called back.")]
    assert notes[1].at == desk.now
    assert desk.ledger.read(lambda books: books.notes.of(other.number)) == []
