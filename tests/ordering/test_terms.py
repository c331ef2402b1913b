"""Terms of stock items, and what follows when they change."""

from datetime import date

import pytest

from configurator.ordering.errors import (
    CartRefused,
    NoSuchItem,
    NothingTo,
    NotThatMany,
    PreorderNotReleased,
    UnitsPreordered,
)
from configurator.stores.ledger.books.movements import Cause, Kind
from layers.orders.order import Fulfilment
from layers.stock.availability import Availability, item_availability
from layers.stock.stock import Status
from tests.ordering.desk import Desk, split


def availability(desk: Desk, sku: str) -> Availability:
    return item_availability(desk.item(sku), desk.shop.storefront(desk.now).policy)


def test_an_active_preorder_cannot_be_shipped(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5, status="preorder")
    order = desk.order(("strap", 2))
    assert (split(order), order.fulfilment) == ((0, 0, 2), Fulfilment.PRE_ORDERED)
    with pytest.raises(NothingTo):
        desk.ship(order)
    with pytest.raises(NotThatMany) as refusal:
        desk.ship(order, {order.lines[0].id: 1})
    assert refusal.value.most == 0


def test_a_sold_out_item_is_a_backorder_item_by_itself_until_stock_comes(desk: Desk) -> None:
    desk.design(strap="STRAP", dial="DIAL")
    desk.stock("STRAP", 1, backorder="allow", low_stock_threshold=0)
    desk.stock("DIAL", 0, status="preorder")
    desk.order(("strap", 1))
    assert (availability(desk, "STRAP"), availability(desk, "DIAL")) == ("backorder", "preorder")
    desk.receive("STRAP", 1)
    assert availability(desk, "STRAP") == "in_stock"
    changes = [event.body for event in desk.events("stock.status_changed") if event.subject == "STRAP"]
    assert [(body["from"], body["to"]) for body in changes[-2:]] == [
        ("in_stock", "backorder"),
        ("backorder", "in_stock"),
    ]


def test_a_preorder_becomes_a_backorder_and_then_is_in_stock(desk: Desk) -> None:
    desk.stock("STRAP", 0, status="preorder")
    desk.change_terms("STRAP", status="backorder")
    desk.change_terms("STRAP", status="in_stock")
    assert desk.item("STRAP").terms.status is Status.IN_STOCK


def test_a_preorder_never_becomes_in_stock_directly(desk: Desk) -> None:
    desk.stock("STRAP", 0, status="preorder")
    with pytest.raises(PreorderNotReleased) as refusal:
        desk.change_terms("STRAP", status="in_stock", backorder_promo="New")
    assert "release" in str(refusal.value)
    assert desk.item("STRAP").terms.backorder_promo == ""


def test_stock_that_arrives_stays_behind_the_release(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, status="preorder")
    order = desk.order(("strap", 2))
    assert desk.receive("STRAP", 5).filled == ()
    assert availability(desk, "STRAP") == "preorder"
    assert split(desk.look(order)) == (0, 0, 2)


def test_a_released_preorder_is_backordered_first_and_then_filled(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 1, status="preorder")
    order = desk.order(("strap", 2))
    done = desk.release("STRAP")
    assert [fill.units for fill in done.filled] == [1]
    assert split(desk.look(order)) == (1, 1, 0)
    assert desk.item("STRAP").terms.status is Status.BACKORDER
    assert [movement.kind for movement in desk.movements("STRAP")][-2:] == [Kind.RELEASE, Kind.FILL]
    kinds = [event.kind for event in desk.events()]
    assert kinds.index("preorder.released") < kinds.index("order.available")


def test_a_release_of_another_item_changes_nothing(desk: Desk) -> None:
    before = desk.stock("STRAP", 3)
    assert desk.release("STRAP").item == before
    with pytest.raises(NoSuchItem):
        desk.release("NONE")


def test_a_preorder_ends_when_its_day_begins_whoever_looks(desk: Desk) -> None:
    desk.set("shop", timezone="Pacific/Auckland")
    desk.design(strap="STRAP")
    desk.stock("STRAP", 1, status="preorder", preorder_release_on="2026-03-04", restock_on="2026-03-20")
    order = desk.order(("strap", 2))
    assert order.lines[0].options[0].promised_on == date(2026, 3, 4)
    desk.wait(hours=22)
    assert split(desk.look(order)) == (0, 0, 2)
    desk.wait(hours=2)
    option = desk.look(order).lines[0].options[0]
    assert (option.allocated, option.backordered, option.promised_on) == (1, 1, date(2026, 3, 20))
    assert desk.item("STRAP").terms.status is Status.BACKORDER
    events = [event for event in desk.events() if event.subject == "STRAP"]
    assert [event.kind for event in events[-2:]] == ["preorder.released", "stock.status_changed"]
    assert (events[-1].body["from"], events[-1].body["to"]) == ("preorder", "out_of_stock")
    causes = [movement.cause for movement in desk.movements("STRAP")]
    assert causes[-2:] == [Cause.PREORDER_RELEASED, Cause.PREORDER_RELEASED]
    assert desk.ledger.snapshot.due.releases_on is None


def test_a_preorder_whose_day_has_passed_reads_as_a_backorder_at_once(desk: Desk) -> None:
    assert desk.stock("STRAP", 0, status="preorder", preorder_release_on="2026-03-02").terms.status == "backorder"
    assert desk.stock("DIAL", 0, status="preorder", preorder_release_on="2026-03-03").terms.status == "preorder"


def test_held_preorders_are_released_with_the_others(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, status="preorder", preorder_limit=3, backorder="allow", backorder_limit=3)
    cart = desk.cart(("strap", 3))
    desk.hold(cart)
    desk.release("STRAP")
    item = desk.item("STRAP")
    assert (item.held_preorder, item.held_backorder) == (0, 3)
    assert split(desk.checkout(cart)) == (0, 3, 0)


def test_a_preorder_with_units_promised_cannot_be_out_of_stock(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, status="preorder")
    order = desk.order(("strap", 1))
    with pytest.raises(UnitsPreordered):
        desk.change_terms("STRAP", status="out_of_stock")
    desk.cancel(order)
    desk.change_terms("STRAP", status="out_of_stock")


def test_preorders_count_against_their_limit(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, status="preorder", preorder_limit=3)
    desk.hold(desk.cart(("strap", 1)))
    desk.order(("strap", 2))
    with pytest.raises(CartRefused):
        desk.order(("strap", 1))


def test_an_item_that_is_not_tracked_fills_its_whole_backlog_when_it_is_in_stock(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, tracked=False, status="backorder", backorder="allow")
    orders = [desk.order(("strap", 3)), desk.order(("strap", 4))]
    done = desk.change_terms("STRAP", status="in_stock")
    assert [(fill.order, fill.units) for fill in done.filled] == [(orders[0].number, 3), (orders[1].number, 4)]
    item = desk.item("STRAP")
    assert (item.on_hand, item.allocated, item.backordered) == (0, 0, 0)
    desk.ship(orders[0])
    assert desk.item("STRAP").on_hand == 0


def test_stock_that_is_tracked_from_now_on_serves_those_who_wait_before_newcomers(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 7, tracked=False, status="backorder", backorder="allow")
    order = desk.order(("strap", 3))
    desk.change_terms("STRAP", tracked=True)
    assert split(desk.look(order)) == (3, 0, 0)
    assert desk.item("STRAP").available == 4


def test_no_longer_tracking_changes_later_promises_only(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 1, backorder="allow")
    order = desk.order(("strap", 3))
    desk.change_terms("STRAP", tracked=False)
    assert split(desk.look(order)) == (1, 2, 0)
    desk.receive("STRAP", 2)
    assert split(desk.look(order)) == (3, 0, 0)
    desk.ship(order)
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").allocated) == (0, 0)


def test_backorder_switched_off_keeps_open_promises_and_refuses_new_ones(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow", backorder_limit=5)
    order = desk.order(("strap", 4))
    desk.change_terms("STRAP", backorder="deny", backorder_limit=2)
    assert desk.item("STRAP").backorder_left == 0
    with pytest.raises(CartRefused):
        desk.order(("strap", 1))
    desk.receive("STRAP", 4)
    assert split(desk.look(order)) == (4, 0, 0)


def test_terms_say_whether_the_item_is_new_and_who_changed_what(desk: Desk) -> None:
    assert desk.terms("STRAP", backorder_limit=3).created
    assert not desk.terms("STRAP", backorder_limit=4).created
    entries = desk.ledger.read(lambda books: books.audit.entries()).items
    assert (entries[0].who, entries[0].what, entries[0].subject) == ("keeper", "stock.terms", "STRAP")
    assert entries[0].detail == "backorder_limit: 3 → 4"


def test_saying_again_that_an_uncounted_item_is_there_serves_those_who_wait(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    order = desk.order(("strap", 2))
    desk.change_terms("STRAP", tracked=False)
    assert split(desk.look(order)) == (0, 2, 0)
    desk.change_terms("STRAP", status="in_stock")
    assert split(desk.look(order)) == (2, 0, 0)
