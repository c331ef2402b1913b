"""Many at once: what is there is promised, all of it and no more."""

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from configurator.ordering import Checkout, add_line, open_cart, place
from configurator.ordering.errors import CartRefused
from configurator.stores.ledger.protocol import Books
from tests.ordering.desk import ANN, Desk
from tests.stores.ledger.stores import STORES, opened

ROUNDS = 20
SHOPPERS = 60
PROCESSES = 4


def set_up(desk: Desk) -> None:
    """One item for each round, and its option."""
    desk.design(**{f"o{number}": f"S{number}" for number in range(ROUNDS)})


def carts(desk: Desk, option: str) -> list[str]:
    """A cart of one unit for each shopper."""

    def fill(books: Books) -> str:
        cart = open_cart(books, desk.now)
        add_line(books, desk.shop, cart.id, desk.choice(option, 1), desk.now)
        return cart.id

    return [future.result() for future in [desk.ledger.write(fill) for _ in range(SHOPPERS)]]


def race(desk: Desk, carts: Sequence[str]) -> list[bool]:
    """Everybody checks out at the same moment; who got an order?"""
    start = Barrier(len(carts))

    def shop(cart: str) -> bool:
        start.wait()
        try:
            desk.ledger.write(place, desk.shop, cart, Checkout(ANN), desk.now).result()
        except CartRefused:
            return False
        return True

    with ThreadPoolExecutor(len(carts)) as threads:
        return list(threads.map(shop, carts))


@pytest.mark.parametrize("store", STORES)
def test_of_sixty_parallel_orders_as_many_succeed_as_there_are_units(store: str, tmp_path: Path) -> None:
    with opened(store, tmp_path) as ledger:
        desk = Desk(ledger)
        set_up(desk)
        for number in range(ROUNDS):
            desk.stock(f"S{number}", 10, backorder="allow", backorder_limit=5)
            assert sum(race(desk, carts(desk, f"o{number}"))) == 15
            item = desk.item(f"S{number}")
            assert (item.allocated, item.backordered, item.available) == (10, 5, 0)
        assert ledger.verify() == []


@pytest.mark.parametrize("store", STORES)
def test_of_sixty_orders_from_four_processes_as_many_succeed_as_there_are_units(store: str, tmp_path: Path) -> None:
    with opened(store, tmp_path) as ledger:
        desk = Desk(ledger)
        set_up(desk)
        for number in range(ROUNDS):
            desk.stock(f"S{number}", 10, backorder="allow", backorder_limit=5)
        rounds = [carts(desk, f"o{number}") for number in range(ROUNDS)]
        context = multiprocessing.get_context("spawn")
        start = context.Barrier(PROCESSES)
        with context.Pool(PROCESSES, initializer=_share, initargs=(start,)) as pool:
            shares = [[cart[process::PROCESSES] for cart in rounds] for process in range(PROCESSES)]
            won = pool.starmap(_race_rounds, [(store, tmp_path, share) for share in shares])
            pool.close()
            pool.join()
        assert [sum(wins) for wins in zip(*won, strict=True)] == [15] * ROUNDS
        seen = ledger.write(lambda books: books.stock.items([f"S{number}" for number in range(ROUNDS)])).result()
        assert {(item.allocated, item.backordered) for item in seen.values()} == {(10, 5)}
        assert ledger.verify() == []


@pytest.mark.parametrize("store", STORES)
def test_orders_that_name_the_same_options_in_opposite_order_do_not_block_each_other(
    store: str, tmp_path: Path
) -> None:
    with opened(store, tmp_path) as one, opened(store, tmp_path) as other:
        desks = [Desk(one), Desk(other)]
        for desk in desks:
            desk.design("watch", strap="STRAP")
            desk.design("lamp", shade="SHADE")
        desks[0].stock("STRAP", 100)
        desks[0].stock("SHADE", 100)
        desks[1].ledger.write(lambda _: None).result()
        for round in range(1, ROUNDS + 1):
            there = [desk.cart(("strap", 1), ("shade", 1)) for desk in desks]
            back = [desk.cart(("shade", 1), ("strap", 1)) for desk in desks]
            placing = [
                desk.ledger.write(place, desk.shop, cart, Checkout(ANN), desk.now)
                for pair in zip(there, back, strict=True)
                for desk, cart in zip(desks, pair, strict=True)
            ]
            assert len({future.result(30).number for future in placing}) == 4
            items = one.read(lambda books: books.stock.items(["STRAP", "SHADE"]))
            assert {item.allocated for item in items.values()} == {4 * round}
        assert one.verify() == []


def _share(start: Barrier) -> None:
    globals()["everybody"] = start


def _race_rounds(store: str, folder: Path, rounds: Sequence[Sequence[str]]) -> list[int]:
    """One process's part: its shoppers of every round, beginning together with the other processes'."""
    with opened(store, folder) as ledger:
        desk = Desk(ledger)
        set_up(desk)
        won = []
        for carts in rounds:
            globals()["everybody"].wait(60)
            won.append(sum(race(desk, carts)))
        return won
