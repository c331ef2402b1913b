"""Late lines that are bought when they come: what is held, for whom, for how long, and what a purchase leaves."""

from typing import Any

import pytest

from configurator.ordering import Purchase, cancel_waiting
from configurator.ordering.errors import (
    CartRefused,
    NotForCustomers,
    NothingTo,
    NotThatMany,
    OfferExpired,
    OrderRemoved,
    SelectionFixed,
)
from layers.orders.order import Fulfilment, LineState, Order
from settings import Filling, Settlement
from tests.ordering.desk import Desk, bought, codes, split, states

pytestmark = pytest.mark.usefixtures("offering")


def buy(desk: Desk, order: Order, line: int = 0, cart: str | None = None) -> Purchase:
    return desk.purchase(order, order.lines[line].id, cart)


def test_what_ships_complete_stands_apart_from_what_waits(desk: Desk) -> None:
    desk.receive("STRAP", 2)
    order = desk.order(("strap", 5))
    assert [(line.quantity, line.state) for line in order.lines] == [(2, LineState.READY), (3, LineState.WAITING)]
    assert order.due == 2 * 110
    assert order.total == 5 * 110
    assert desk.ledger.verify() == []


def test_a_waiting_unit_keeps_what_it_already_got(desk: Desk) -> None:
    desk.receive("DIAL", 2)
    order = desk.order(("strap+dial", 2))
    assert [line.state for line in order.lines] == [LineState.PARTIAL]
    assert order.due == 0
    assert desk.item("DIAL").allocated == 2


def test_stock_that_comes_is_held_for_the_customer_who_is_mailed_once(desk: Desk) -> None:
    order = desk.order(("strap", 1), ("dial", 1))
    done = desk.receive("STRAP", 1)
    assert [(fill.order, fill.units, fill.offered) for fill in done.filled] == [(order.number, 1, True)]
    item = desk.item("STRAP")
    assert (item.on_hand, item.held, item.available, item.backordered) == (1, 1, 0, 1)
    assert states(desk, order) == [LineState.OFFERED, LineState.WAITING]
    assert desk.look(order).fulfilment is Fulfilment.BACK_ORDERED
    assert len(desk.events("order.offered")) == 1
    assert desk.ledger.verify() == []


def test_nobody_else_can_take_an_offered_unit(desk: Desk) -> None:
    desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.change_terms("STRAP", backorder="deny")
    with pytest.raises(CartRefused) as refusal:
        desk.order(("strap", 1))
    assert codes(refusal.value) == ["out_of_stock"]


def test_a_purchase_moves_the_units_into_a_new_order_and_recomputes_the_old(desk: Desk) -> None:
    order = desk.order(("strap", 1), ("dial", 1))
    desk.receive("STRAP", 1)
    new = bought(desk, order)
    old = desk.look(order)
    assert [line.id for line in old.lines] == [order.lines[1].id]
    assert (old.total, old.purchases) == (110, (new.number,))
    assert (new.origin, new.total, new.due, split(new)) == (order.number, 110, 110, (1, 0, 0))
    item = desk.item("STRAP")
    assert (item.on_hand, item.allocated, item.held, item.backordered) == (1, 1, 0, 0)
    assert desk.ledger.verify() == []


def test_buying_the_last_line_makes_the_order_the_new_one(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    new = bought(desk, order)
    assert desk.look(order).became == new.number
    listed = desk.ledger.read(lambda books: books.orders.page()).items
    assert [each.number for each in listed] == [new.number]
    with pytest.raises(OrderRemoved) as removed:
        desk.cancel(order)
    assert removed.value.became == new.number
    audited = desk.ledger.read(lambda books: books.audit.entries()).items
    assert any(entry.what == "order.become" and entry.subject == order.number for entry in audited)


def test_buying_twice_is_once(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    first = buy(desk, order)
    assert buy(desk, order) == Purchase(first.cart, created=False)
    desk.checkout(first.cart)
    with pytest.raises(OrderRemoved):
        buy(desk, order)


def test_the_price_is_the_one_agreed(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.design(price=500, strap="STRAP", dial="DIAL", pair=("STRAP", 2), plain=None)
    desk.receive("STRAP", 1)
    assert bought(desk, order).total == 110


def test_a_withdrawn_product_can_still_be_bought_by_who_waited_for_it(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.products.clear()
    assert bought(desk, order).lines[0].title == "Watch"


def test_an_expired_offer_passes_to_the_next_in_line(desk: Desk) -> None:
    first, second, third = (desk.order(("strap", 1)) for _ in range(3))
    desk.receive("STRAP", 1)
    desk.wait(hours=48)
    assert [states(desk, order)[0] for order in (first, second, third)] == ["waiting", "offered", "waiting"]
    desk.wait(hours=48)
    assert states(desk, third) == [LineState.OFFERED]
    assert len(desk.events("order.offered")) == 3


def test_once_everybody_was_offered_it_the_stock_is_free_and_still_theirs_to_buy_while_unclaimed(desk: Desk) -> None:
    orders = [desk.order(("strap", 1)) for _ in range(2)]
    desk.receive("STRAP", 1)
    desk.wait(hours=48)
    desk.look(orders[0])
    desk.wait(hours=48)
    desk.look(orders[0])
    assert desk.item("STRAP").available == 1
    assert [states(desk, order)[0] for order in orders] == ["waiting", "waiting"]
    assert len(desk.events("order.offered")) == 2
    new = bought(desk, orders[0])
    assert new.origin == orders[0].number
    with pytest.raises(OfferExpired):
        buy(desk, orders[1])
    assert desk.ledger.verify() == []


@pytest.mark.parametrize("now", [{"status": "preorder"}, {"tracked": False, "status": "out_of_stock"}])
def test_what_was_let_pass_cannot_be_had_of_an_item_that_is_not_there_any_more(desk: Desk, now: dict[str, Any]) -> None:
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    cart = buy(desk, order).cart
    desk.wait(hours=48)
    desk.look(order)
    desk.change_terms("STRAP", backorder="deny", **now)
    with pytest.raises(OfferExpired):
        buy(desk, order)
    assert [(one.code, one.available) for one in desk.view(cart).reading.problems] == [("offer_expired", 0)]


def test_a_hold_that_ends_offers_nobody_the_same_units_again(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.wait(hours=48)
    desk.look(order)
    newcomer = desk.cart(("strap", 1))
    desk.hold(newcomer)
    desk.release_hold(newcomer)
    assert desk.item("STRAP").available == 1
    assert len(desk.events("order.offered")) == 1


def test_new_stock_is_offered_to_who_let_an_offer_pass(desk: Desk) -> None:
    order = desk.order(("strap", 2))
    desk.receive("STRAP", 1)
    desk.wait(hours=48)
    desk.look(order)
    desk.receive("STRAP", 1)
    offer = desk.look(order).lines[0].offer
    assert offer
    assert (offer.quantity, offer.units) == (2, {"STRAP": 2})


def test_an_offer_can_be_of_a_part_of_the_line(desk: Desk) -> None:
    order = desk.order(("strap", 3))
    desk.receive("STRAP", 2)
    new = bought(desk, order)
    old = desk.look(order)
    assert (new.lines[0].quantity, old.lines[0].quantity, old.lines[0].state) == (2, 1, LineState.WAITING)
    assert split(old) == (0, 1, 0)


def test_less_than_offered_may_be_bought_and_the_rest_stays_offered(desk: Desk) -> None:
    order = desk.order(("strap", 3))
    desk.receive("STRAP", 3)
    cart = buy(desk, order).cart
    line = desk.view(cart).cart.lines[0].id
    desk.change(cart, line, 2)
    desk.checkout(cart)
    rest = desk.look(order).lines[0]
    assert (rest.quantity, rest.state, rest.offer and rest.offer.quantity) == (1, LineState.OFFERED, 1)
    assert desk.ledger.verify() == []


def test_more_than_offered_cannot_be_bought(desk: Desk) -> None:
    order = desk.order(("strap", 3))
    desk.receive("STRAP", 1)
    cart = buy(desk, order).cart
    with pytest.raises(CartRefused) as refusal:
        desk.change(cart, desk.view(cart).cart.lines[0].id, 2)
    assert codes(refusal.value) == ["offer_expired"]
    assert refusal.value.problems[0].available == 1


def test_what_was_agreed_cannot_be_chosen_anew(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    cart = buy(desk, order).cart
    with pytest.raises(SelectionFixed):
        desk.reselect(cart, desk.view(cart).cart.lines[0].id, "dial")


def test_too_few_units_stay_with_the_line_until_it_is_whole_where_offers_are_not_partial(desk: Desk) -> None:
    desk.set("orders", partial_offers=False)
    order = desk.order(("strap", 3))
    desk.receive("STRAP", 2)
    assert states(desk, order) == [LineState.WAITING]
    assert desk.item("STRAP").available == 0
    desk.wait(hours=1000)
    desk.receive("STRAP", 1)
    assert states(desk, order) == [LineState.OFFERED]
    assert bought(desk, order).lines[0].quantity == 3


def test_an_offer_of_several_items_is_made_when_a_whole_piece_is_there(desk: Desk) -> None:
    order = desk.order(("strap+dial", 1))
    desk.receive("STRAP", 1)
    assert states(desk, order) == [LineState.WAITING]
    desk.receive("DIAL", 1)
    assert states(desk, order) == [LineState.OFFERED]
    desk.wait(hours=48)
    desk.look(order)
    assert (desk.item("STRAP").available, desk.item("DIAL").available) == (1, 1)
    new = bought(desk, order)
    assert [option.allocated for option in new.lines[0].options] == [1, 1]
    assert desk.ledger.verify() == []


def test_complete_first_offers_first_to_orders_that_become_whole(desk: Desk) -> None:
    desk.set("stock", filling=Filling.COMPLETE_FIRST)
    large, small = desk.order(("strap", 3)), desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    assert [states(desk, order)[0] for order in (large, small)] == ["waiting", "offered"]


def test_an_abandoned_purchase_leaves_everything_as_it_was(desk: Desk) -> None:
    order = desk.order(("strap", 1), ("dial", 1))
    desk.receive("STRAP", 1)
    before = desk.look(order)
    cart = buy(desk, order).cart
    desk.remove(cart, desk.view(cart).cart.lines[0].id)
    assert desk.look(order).with_lines({}).total == before.total
    assert states(desk, order) == [LineState.OFFERED, LineState.WAITING]


def test_a_purchase_that_comes_too_late_says_so(desk: Desk) -> None:
    first, second = desk.order(("strap", 1)), desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    cart = buy(desk, first).cart
    desk.wait(hours=48)
    assert [problem.code for problem in desk.view(cart).reading.problems] == ["offer_expired"]
    with pytest.raises(CartRefused) as refusal:
        desk.checkout(cart)
    assert codes(refusal.value) == ["offer_expired"]
    with pytest.raises(OfferExpired):
        buy(desk, first)
    assert states(desk, second) == [LineState.OFFERED]


def test_two_offers_and_a_new_choice_are_bought_together(desk: Desk) -> None:
    one, other = desk.order(("strap", 1)), desk.order(("dial", 1))
    desk.receive("STRAP", 1)
    desk.receive("DIAL", 1)
    cart = desk.cart(("plain", 1))
    buy(desk, one, cart=cart)
    buy(desk, other, cart=cart)
    new = desk.checkout(cart)
    assert [line.origin for line in new.lines] == [None, one.lines[0].id, other.lines[0].id]
    assert {desk.look(order).became for order in (one, other)} == {new.number}


def test_an_offer_moves_with_the_shopper_to_the_cart_at_hand(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    first = buy(desk, order).cart
    second = desk.cart(("plain", 1))
    assert buy(desk, order, cart=second) == Purchase(second, created=True)
    assert desk.view(first).cart.lines == ()


def test_a_newcomer_beside_an_offer_does_not_eat_it(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.change_terms("STRAP", backorder="deny")
    cart = buy(desk, order).cart
    with pytest.raises(CartRefused):
        desk.add(cart, "strap", 1)


def test_cancelling_an_offered_line_passes_the_offer_on(desk: Desk) -> None:
    first, second = desk.order(("strap", 2)), desk.order(("strap", 1))
    desk.receive("STRAP", 2)
    desk.cancel(first, {first.lines[0].id: 1})
    assert desk.look(first).lines[0].offer.quantity == 1  # type: ignore[union-attr]
    assert states(desk, second) == [LineState.OFFERED]
    desk.cancel(first)
    assert desk.item("STRAP").available == 1
    assert desk.ledger.verify() == []


def test_a_customer_may_cancel_what_they_wait_for_and_nothing_else(desk: Desk) -> None:
    desk.receive("STRAP", 1)
    order = desk.order(("strap", 3))
    ready, waiting = order.lines
    args = (desk.shop, order.number)
    with pytest.raises(NotThatMany):
        desk.ledger.write(cancel_waiting, *args, ready.id, 1, desk.now).result()
    after = desk.ledger.write(cancel_waiting, *args, waiting.id, 2, desk.now).result()
    assert after.fulfilment is Fulfilment.NEW
    desk.set("orders", shopper_cancel=False)
    with pytest.raises(NotForCustomers):
        desk.ledger.write(cancel_waiting, *args, waiting.id, 1, desk.now).result()


def test_paying_covers_what_is_payable_and_never_what_waits(desk: Desk) -> None:
    desk.receive("STRAP", 1)
    order = desk.order(("strap", 2))
    paid = desk.pay(order)
    assert (paid.paid, paid.due) == (110, 0)
    desk.cancel(order, {order.lines[0].id: 1})
    assert desk.look(order).refund_due == 110
    waiting = desk.order(("dial", 1))
    with pytest.raises(NothingTo):
        desk.pay(waiting)


def test_an_order_remembers_the_mode_it_was_placed_in(desk: Desk) -> None:
    later = desk.order(("strap", 1))
    desk.set("orders", settlement=Settlement.AT_CHECKOUT)
    now = desk.order(("strap", 1))
    desk.receive("STRAP", 2)
    assert states(desk, later) == [LineState.OFFERED]
    assert states(desk, now) == [LineState.READY]


def test_what_is_counted_short_ends_offers_before_it_breaks_promises(desk: Desk) -> None:
    order = desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.count("STRAP", 0)
    assert states(desk, order) == [LineState.WAITING]
    with pytest.raises(OfferExpired):
        buy(desk, order)
    assert desk.ledger.verify() == []


def test_a_payable_line_that_falls_short_is_split_again(desk: Desk) -> None:
    desk.receive("STRAP", 3)
    order = desk.order(("strap", 3))
    desk.count("STRAP", 1, "backorder")
    after = desk.look(order)
    assert [(line.quantity, line.state) for line in after.lines] == [(1, LineState.READY), (2, LineState.WAITING)]
    assert after.due == 110
    assert desk.ledger.verify() == []


def test_what_was_paid_and_falls_short_is_given_its_stock_rather_than_offered_it(desk: Desk) -> None:
    desk.receive("STRAP", 1)
    order = desk.order(("strap", 1))
    desk.pay(order)
    desk.count("STRAP", 0, "backorder")
    assert states(desk, order) == [LineState.WAITING]
    desk.receive("STRAP", 1)
    assert states(desk, order) == [LineState.READY]


def test_a_status_set_to_in_stock_offers_it_to_all_who_wait(desk: Desk) -> None:
    desk.stock("LOOSE", tracked=False, status="backorder", backorder="allow")
    desk.design("lamp", shade="LOOSE")
    orders = [desk.order(("shade", 2)) for _ in range(2)]
    desk.change_terms("LOOSE", status="in_stock")
    assert [states(desk, order)[0] for order in orders] == ["offered", "offered"]
    new = bought(desk, orders[0])
    assert new.lines[0].options[0].uncounted == 2
    desk.wait(hours=48)
    assert bought(desk, orders[1]).origin == orders[1].number
    assert desk.ledger.verify() == []


def test_a_released_preorder_is_offered_and_not_given(desk: Desk) -> None:
    desk.stock("SOON", 1, status="preorder", preorder_release_on="2026-03-03", backorder="allow")
    desk.design("clock", soon="SOON")
    order = desk.order(("soon", 1))
    assert states(desk, order) == [LineState.WAITING]
    desk.wait(days=1)
    assert states(desk, order) == [LineState.OFFERED]
    kinds = [event.kind for event in desk.events() if event.kind in ("preorder.released", "order.offered")]
    assert kinds == ["preorder.released", "order.offered"]
