"""Races for an offer: its customer gets it once, or after it expired somebody else does."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest

from configurator.ordering import Checkout, Purchase, place, purchase, view_cart
from configurator.ordering.errors import OrderingError
from layers.orders.order import Order
from settings import Settlement
from tests.ordering.desk import ANN, Desk
from tests.stores.ledger.stores import STORES, opened

T = TypeVar("T")
ROUNDS = 10
MOMENT = timedelta(microseconds=1)


@pytest.fixture(params=STORES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A shop in which nothing is sold late to newcomers."""
    with opened(request.param, tmp_path) as ledger:
        desk = Desk(ledger)
        desk.set("orders", settlement=Settlement.WHEN_AVAILABLE, offer_hours=48)
        desk.design(**{f"o{number}": f"S{number}" for number in range(ROUNDS)})
        yield desk
        assert ledger.verify() == []


def waiting(desk: Desk, number: int, customers: int = 1) -> list[Order]:
    """Orders that wait for one unit each; newcomers can have what is there and no more."""
    desk.stock(f"S{number}", 0, backorder="allow")
    orders = [desk.order((f"o{number}", 1)) for _ in range(customers)]
    desk.change_terms(f"S{number}", backorder="deny")
    return orders


def at_once(works: Sequence[Callable[[], T]]) -> list[T | OrderingError]:
    """What everybody gets, or is refused."""
    start = Barrier(len(works))

    def one(work: Callable[[], T]) -> T | OrderingError:
        start.wait()
        try:
            return work()
        except OrderingError as error:
            return error

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(one, works))


def bought(desk: Desk, order: Order, cart: str | None = None) -> Purchase:
    return desk.ledger.write(purchase, desk.shop, order.number, order.lines[0].id, desk.now, cart=cart).result()


def checked_out(desk: Desk, cart: str, after: timedelta = timedelta()) -> Order:
    return desk.ledger.write(place, desk.shop, cart, Checkout(ANN), desk.now + after).result()


def next_in_line(desk: Desk, order: Order) -> Order:
    return checked_out(desk, bought(desk, order).cart)


def orders_in(found: Sequence[object]) -> list[Order]:
    return [one for one in found if isinstance(one, Order)]


def test_forty_purchases_from_two_tabs_are_one_line_in_one_cart_and_one_order(desk: Desk) -> None:
    for number in range(ROUNDS):
        [order] = waiting(desk, number)
        desk.receive(f"S{number}", 1)
        tabs = [desk.cart(), desk.cart()]
        found = at_once([partial(bought, desk, order, tab) for tab in tabs * 20])
        assert {one.cart for one in found if isinstance(one, Purchase)} <= set(tabs)
        lines = [desk.ledger.read(view_cart, desk.shop, tab, desk.now).cart.lines for tab in tabs]
        assert sorted(map(len, lines)) == [0, 1]
        new = orders_in(at_once([partial(checked_out, desk, tab) for tab in tabs * 20]))
        assert [one.origin for one in new] == [order.number]
        assert desk.look(order).became == new[0].number
        assert desk.item(f"S{number}").allocated == 1


def test_forty_purchases_by_whoever_has_no_cart_yet_are_one_cart(desk: Desk) -> None:
    for number in range(ROUNDS):
        [order] = waiting(desk, number)
        desk.receive(f"S{number}", 1)
        found = at_once([partial(bought, desk, order)] * 40)
        assert len({one.cart for one in found if isinstance(one, Purchase)}) == 1
        assert [one.created for one in found if isinstance(one, Purchase)].count(True) == 1


def test_of_sixty_checkouts_none_takes_what_is_offered(desk: Desk) -> None:
    for number in range(ROUNDS):
        [order] = waiting(desk, number)
        newcomers = _filled_before_it_came(desk, number, 60)
        cart = bought(desk, order).cart
        found = at_once([partial(checked_out, desk, tab) for tab in [*newcomers, cart]])
        assert [one.origin for one in orders_in(found)] == [order.number]
        item = desk.item(f"S{number}")
        assert (item.on_hand, item.allocated, item.held) == (1, 1, 0)


def test_an_offer_that_ends_while_it_is_checked_out_is_bought_or_passed_on_and_never_both(desk: Desk) -> None:
    for number in range(ROUNDS):
        first, second = waiting(desk, number, customers=2)
        desk.receive(f"S{number}", 1)
        cart = bought(desk, first).cart
        desk.wait(hours=48)
        just_before = [partial(checked_out, desk, cart, -MOMENT)] * 4
        found = at_once([*just_before, *[partial(next_in_line, desk, second)] * 4])
        new = orders_in(found)
        assert len(new) == 1
        item = desk.item(f"S{number}")
        assert (item.on_hand, item.allocated, item.held, item.backordered) == (1, 1, 0, 1)
        for order in (first, second):
            assert (desk.look(order).became is not None) == (new[0].origin == order.number)


def _filled_before_it_came(desk: Desk, number: int, shoppers: int) -> list[str]:
    """Carts of newcomers from when there was something, and then the unit that is offered."""
    desk.change_terms(f"S{number}", backorder="allow")
    carts = [desk.cart((f"o{number}", 1)) for _ in range(shoppers)]
    desk.change_terms(f"S{number}", backorder="deny")
    desk.receive(f"S{number}", 1)
    return carts
