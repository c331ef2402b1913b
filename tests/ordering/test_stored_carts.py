"""Carts in the ledger."""

import pytest

from configurator.ordering import open_cart, purge_carts
from configurator.ordering.carts import MOST_CONFIGURATIONS, MOST_LINES
from configurator.ordering.errors import CartFull, CartRefused, NoSuchCart, NoSuchLine, QuantityTooLarge
from tests.ordering.desk import Desk


def test_a_cart_is_known_by_an_id_nobody_guesses(desk: Desk) -> None:
    carts = {desk.cart() for _ in range(10)}
    assert len(carts) == 10
    assert all(cart.startswith("cart_") and len(cart) >= 5 + 22 for cart in carts)
    with pytest.raises(NoSuchCart):
        desk.view("cart_x")


def test_the_same_configuration_again_raises_its_line(desk: Desk) -> None:
    desk.design(strap="STRAP", dial=None)
    desk.stock("STRAP", 10)
    cart = desk.cart(("strap+dial", 1), ("strap", 1))
    view = desk.add(cart, "dial+strap", 2)
    assert [(line.selected, line.quantity) for line in view.cart.lines] == [(("strap", "dial"), 3), (("strap",), 1)]


def test_a_line_that_becomes_like_another_takes_it_in(desk: Desk) -> None:
    desk.design(strap="STRAP", dial=None)
    desk.stock("STRAP", 10)
    cart = desk.cart(("strap", 2), ("strap+dial", 3))
    line = desk.view(cart).cart.lines[1].id
    view = desk.reselect(cart, line, "strap")
    assert [(one.id, one.quantity) for one in view.cart.lines] == [(line, 5)]


def test_a_refused_change_leaves_the_cart_as_it_was(desk: Desk) -> None:
    desk.design(strap="STRAP", dial=None)
    desk.stock("STRAP", 1)
    cart = desk.cart(("strap", 1))
    before = desk.view(cart).cart
    with pytest.raises(CartRefused) as refusal:
        desk.add(cart, "strap+dial", 1)
    assert refusal.value.problems[0].available == 0
    with pytest.raises(CartRefused) as refusal:
        desk.change(cart, before.lines[0].id, 2)
    assert refusal.value.problems[0].available == 1
    assert desk.view(cart).cart == before


def test_a_cart_gone_short_can_always_be_lowered(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 9)
    cart = desk.cart(("strap", 9))
    desk.count("STRAP", 2)
    line = desk.view(cart).cart.lines[0].id
    assert not desk.view(cart).reading.allowed
    desk.change(cart, line, 5)
    with pytest.raises(CartRefused):
        desk.change(cart, line, 6)
    desk.change(cart, line, 2)
    assert desk.view(cart).reading.allowed
    assert desk.remove(cart, line).cart.lines == ()
    with pytest.raises(NoSuchLine):
        desk.remove(cart, line)


def test_a_cart_and_a_line_have_a_size(desk: Desk) -> None:
    desk.design(**dict.fromkeys((f"o{number}" for number in range(MOST_LINES + 1)), None))
    cart = desk.cart(*((f"o{number}", 1) for number in range(MOST_LINES)))
    with pytest.raises(CartFull):
        desk.add(cart, f"o{MOST_LINES}")
    with pytest.raises(QuantityTooLarge):
        desk.add(cart, "o1", MOST_CONFIGURATIONS)


def test_a_cart_is_read_at_todays_price_and_version(desk: Desk) -> None:
    desk.design(strap=None, price=100)
    cart = desk.cart(("strap", 2))
    desk.design(strap=None, price=200)
    [line] = desk.view(cart).reading.lines
    assert (line.unit_price, line.version) == (210, 2)
    assert desk.view(cart).cart.lines[0].version == 1


def test_an_option_that_vanished_is_gone(desk: Desk) -> None:
    desk.design(strap=None, dial=None)
    cart = desk.cart(("strap+dial", 1))
    desk.design(strap=None)
    assert [problem.code for problem in desk.view(cart).reading.problems] == ["gone"]


def test_carts_nobody_touched_for_sixty_days_are_removed(desk: Desk) -> None:
    desk.design(strap=None)
    idle, ordered = desk.cart(("strap", 1)), desk.cart(("strap", 1))
    order = desk.checkout(ordered)
    desk.wait(days=30)
    fresh = desk.cart(("strap", 1))
    desk.wait(days=31)
    assert desk.ledger.write(purge_carts, desk.now).result() == 2
    assert desk.look(order).cart == ordered
    assert desk.view(fresh).cart.lines
    for gone in (idle, ordered):
        with pytest.raises(NoSuchCart):
            desk.view(gone)


def test_a_cart_survives_reopening(desk: Desk) -> None:
    cart = desk.ledger.write(open_cart, desk.now).result()
    assert desk.ledger.read(lambda books: books.carts.get(cart.id)) == cart
