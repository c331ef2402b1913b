"""Placing an order."""

import pytest

from configurator.ordering.errors import CartClosed, CartEmpty, CartRefused, NoSuchCart
from configurator.stores.ledger.books.movements import Kind
from layers.orders.order import Fulfilment, LineState, Payment
from tests.ordering.desk import Desk, codes, split


def test_an_item_that_is_not_counted_keeps_its_counters_throughout(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 3, tracked=False)
    order = desk.order(("strap", 5))
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").allocated) == (3, 0)
    desk.cancel(order)
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").allocated) == (3, 0)
    assert [movement.kind for movement in desk.movements("STRAP")] == [Kind.COUNT]


def test_ordering_allocates_and_shipping_takes_off(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 100)
    order = desk.order(("strap", 50))
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").allocated) == (100, 50)
    desk.ship(order)
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").allocated) == (50, 0)


def test_an_order_of_which_one_line_lacks_stock_allocates_nothing(desk: Desk) -> None:
    desk.design("watch", strap="STRAP")
    desk.design("lamp", shade="SHADE")
    desk.stock("STRAP", 5)
    desk.stock("SHADE", 5)
    cart = desk.cart(("strap", 1), ("shade", 3))
    desk.count("SHADE", 2)
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart)
    [problem] = refusal.value.problems
    assert (problem.code, problem.sku, problem.layer, problem.available) == ("out_of_stock", "SHADE", "shade", 2)
    assert desk.item("STRAP").allocated == desk.item("SHADE").allocated == 0
    assert desk.events("order.placed") == []


def test_a_refused_cart_names_every_shortage(desk: Desk) -> None:
    desk.design("watch", strap="STRAP")
    desk.design("lamp", shade="SHADE")
    desk.stock("STRAP", 5)
    desk.stock("SHADE", 5)
    cart = desk.cart(("strap", 3), ("shade", 3))
    desk.count("SHADE", 2)
    desk.count("STRAP", 1)
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart)
    assert {problem.sku for problem in refusal.value.problems} == {"STRAP", "SHADE"}


def test_what_is_not_on_hand_is_backordered(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 10, backorder="allow")
    order = desk.order(("strap", 20))
    assert split(order) == (10, 10, 0)
    assert (order.fulfilment, order.lines[0].state) == (Fulfilment.BACK_ORDERED, LineState.PARTIAL)
    later = desk.order(("strap", 20))
    assert split(later) == (0, 20, 0)
    assert later.lines[0].state is LineState.WAITING
    item = desk.item("STRAP")
    assert (item.allocated, item.backordered, item.available) == (10, 30, 0)


def test_without_backorder_more_than_there_is_is_refused_with_what_there_is(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 10)
    cart = desk.cart()
    with pytest.raises(CartRefused) as refusal:
        desk.add(cart, "strap", 20)
    [problem] = refusal.value.problems
    assert (problem.code, problem.available) == ("out_of_stock", 10)
    assert desk.view(cart).cart.lines == ()


def test_units_per_configuration_are_summed_over_layers(desk: Desk) -> None:
    desk.design(left="HANDLE", right="HANDLE")
    desk.stock("HANDLE", 3, backorder="allow")
    order = desk.order(("left+right", 2))
    item = desk.item("HANDLE")
    assert (item.allocated, item.backordered) == (3, 1)
    assert [(option.present, option.backordered) for option in order.lines[0].options] == [(2, 0), (1, 1)]


def test_late_units_count_against_the_limit(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2, backorder="allow", backorder_limit=5)
    desk.order(("strap", 7))
    cart = desk.cart()
    with pytest.raises(CartRefused) as refusal:
        desk.add(cart, "strap", 1)
    assert codes(refusal.value) == ["backorder_limit"]


def test_as_many_late_units_as_were_shown_are_accepted_and_no_more(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 1, backorder="allow")
    cart = desk.cart(("strap", 3))
    for accepted in (False, 0, 1):
        with pytest.raises(CartRefused) as refusal:
            desk.checkout(cart, accepted)
        [problem] = refusal.value.problems
        assert (problem.code, problem.layer, problem.available) == ("backorder_not_accepted", "strap", 1)
    assert split(desk.checkout(cart, 2)) == (1, 2, 0)


def test_a_silent_backorder_is_refused_to_who_takes_none(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow", notify=False)
    cart = desk.cart(("strap", 1))
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart, accept=False)
    assert codes(refusal.value) == ["backorder_not_accepted"]
    assert desk.checkout(cart).lines[0].options[0].silent


def test_another_total_than_the_shopper_saw_is_said(desk: Desk) -> None:
    desk.design(strap="STRAP", price=100)
    desk.stock("STRAP", 5)
    cart = desk.cart(("strap", 2))
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart, total=200)
    assert codes(refusal.value) == ["changed"]
    order = desk.checkout(cart, total=220)
    assert (order.total, order.due, order.payment) == (220, 220, Payment.UNPAID)


def test_a_cart_becomes_one_order_at_most(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5)
    cart = desk.cart(("strap", 1))
    order = desk.checkout(cart)
    with pytest.raises(CartClosed) as refusal:
        desk.checkout(cart)
    assert refusal.value.order == order.number
    with pytest.raises(CartClosed):
        desk.add(cart, "strap")
    closed = desk.view(cart).cart
    assert closed.order
    assert (closed.order.number, closed.order.secret) == (order.number, order.secret)


def test_nothing_and_nobody_orders_nothing(desk: Desk) -> None:
    with pytest.raises(CartEmpty):
        desk.checkout(desk.cart())
    with pytest.raises(NoSuchCart):
        desk.checkout("cart_nobody")


def test_an_order_reads_back_as_it_was_placed(desk: Desk) -> None:
    desk.design(strap="STRAP", engraving=None)
    desk.stock("STRAP", 1, backorder="allow", restock_on="2026-04-01")
    order = desk.order(("strap+engraving", 2), ("strap", 1))
    assert desk.look(order) == order
    assert desk.ledger.read(lambda books: books.orders.get(order.number)) == order
    assert order.number.isdecimal()
    assert order.number not in ("0", "1")
    assert len({line.id for line in order.lines}) == 2
    assert str(order.lines[0].options[0].promised_on) == "2026-04-01"


def test_a_product_that_is_gone_is_a_problem_of_its_line(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5)
    cart = desk.cart(("strap", 1))
    del desk.products["watch"]
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart)
    assert codes(refusal.value) == ["gone"]


def test_the_settings_of_now_govern_not_those_of_the_cart(desk: Desk) -> None:
    desk.set("stock", backorder=True)
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0)
    cart = desk.cart(("strap", 1))
    desk.set("stock", backorder=False)
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart)
    assert codes(refusal.value) == ["out_of_stock"]


def test_with_management_off_nothing_is_counted_not_even_at_shipping(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 1)
    desk.set("stock", management=False)
    order = desk.order(("strap", 5))
    assert split(order) == (5, 0, 0)
    desk.set("stock", management=True)
    desk.ship(order)
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").allocated) == (1, 0)


def test_units_promised_while_counted_stay_counted(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5)
    order = desk.order(("strap", 2))
    desk.change_terms("STRAP", tracked=False)
    desk.ship(order)
    assert (desk.item("STRAP").on_hand, desk.item("STRAP").allocated) == (3, 0)


def test_late_units_of_an_item_that_is_not_tracked_count_against_its_limit(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 7, tracked=False, status="backorder", backorder="allow", backorder_limit=3)
    assert split(desk.order(("strap", 3))) == (0, 3, 0)
    assert desk.item("STRAP").backordered == 3
    with pytest.raises(CartRefused):
        desk.order(("strap", 1))


def test_who_may_not_wait_is_served_first(desk: Desk) -> None:
    desk.design("patient", backorder="on", patience="STRAP")
    desk.design("strict", backorder="off", strictness="STRAP")
    desk.stock("STRAP", 1)
    order = desk.order(("patience", 1), ("strictness", 1))
    assert (split(order, 0), split(order, 1)) == ((0, 1, 0), (1, 0, 0))
