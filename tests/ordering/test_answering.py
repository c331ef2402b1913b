"""Idempotency keys."""

import json

import pytest

from configurator.ordering import Checkout, Once, StoredAnswer, once, pay, place
from configurator.ordering.answering import forget_answers
from configurator.ordering.errors import CartClosed, CartRefused, KeyReused
from layers.orders.order import Order
from tests.ordering.desk import ANN, Desk


def answer(order: Order) -> StoredAnswer:
    return StoredAnswer(201, json.dumps({"number": order.number, "payment": order.payment}), f"/orders/{order.secret}")


def checkout(
    desk: Desk, cart: str, key: str | None, digest: str = "body", scope: str = "POST /checkout anyone"
) -> StoredAnswer:
    request = Once(scope, key, digest, answer)
    return desk.ledger.write(once, request, desk.now, place, desk.shop, cart, Checkout(ANN), desk.now).result()


def test_the_same_checkout_sent_twice_with_one_key_is_one_order(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 5)
    cart = desk.cart(("strap", 2))
    first, second = checkout(desk, cart, "k"), checkout(desk, cart, "k")
    assert (first.again, second.again) == (False, True)
    assert (first.status, first.body, first.location) == (second.status, second.body, second.location)
    assert desk.item("STRAP").allocated == 2
    assert len(desk.events("order.placed")) == 1


def test_the_first_answer_comes_again_whatever_became_of_the_order(desk: Desk) -> None:
    desk.design(strap=None)
    cart = desk.cart(("strap", 2))
    first = checkout(desk, cart, "k")
    desk.ledger.write(pay, desk.shop, json.loads(first.body)["number"], desk.now).result()
    assert checkout(desk, cart, "k").body == first.body


def test_a_key_with_another_body_is_refused(desk: Desk) -> None:
    desk.design(strap=None)
    cart = desk.cart(("strap", 2))
    checkout(desk, cart, "k")
    with pytest.raises(KeyReused):
        checkout(desk, cart, "k", digest="other")


def test_a_key_counts_for_its_own_call_and_caller(desk: Desk) -> None:
    desk.design(strap=None)
    cart, other = desk.cart(("strap", 1)), desk.cart(("strap", 1))
    first, second = checkout(desk, cart, "k"), checkout(desk, other, "k", scope="POST /there")
    assert first.body != second.body


def test_without_a_key_nothing_is_kept(desk: Desk) -> None:
    desk.design(strap=None)
    cart = desk.cart(("strap", 1))
    checkout(desk, cart, None)
    with pytest.raises(CartClosed):
        checkout(desk, cart, None)


def test_a_refusal_is_not_kept(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 2)
    cart = desk.cart(("strap", 2))
    desk.count("STRAP", 1)
    with pytest.raises(CartRefused):
        checkout(desk, cart, "k")
    desk.receive("STRAP", 1)
    assert not checkout(desk, cart, "k").again


def test_an_answer_is_kept_for_a_day(desk: Desk) -> None:
    desk.design(strap=None)
    cart = desk.cart(("strap", 1))
    checkout(desk, cart, "k")
    desk.wait(hours=23)
    assert checkout(desk, cart, "k").again
    desk.wait(hours=1)
    assert not checkout(desk, desk.cart(("strap", 1)), "k", digest="other").again
    desk.wait(hours=24)
    assert desk.ledger.write(forget_answers, desk.now).result() == 1
