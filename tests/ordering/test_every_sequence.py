"""Whatever happens, in whatever order: the books balance and nobody is promised what is not there."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from configurator.ledger.records import Order
from configurator.ordering.errors import OrderingError, Refused
from layers.parting import whole_with
from layers.stock import StockItem
from settings import Filling, Settlement
from tests.ledger.stores import opened
from tests.ordering.desk import Desk

SKUS = ("FREE", "DENY", "SOON", "LOOSE")
LINES = ("free", "twice", "deny", "soon", "loose", "free+deny", "free+soon", "loose+twice", "free+twice+soon")
TERMS = (
    {"backorder": "allow"},
    {"backorder": "allow", "status": "backorder", "tracked": False},
    {"backorder": "allow", "status": "in_stock", "tracked": False},
    {"backorder": "deny"},
    {"backorder": "allow", "status": "out_of_stock", "tracked": False},
    {"backorder": "allow", "status": "preorder"},
    {"backorder": "allow", "status": "preorder", "preorder_release_on": "2026-03-03"},
    {"backorder": "allow", "status": "preorder", "preorder_release_on": "2026-03-04", "tracked": False},
)
MEMORY = Path("/dev/shm")
WHICH = st.integers(0, 1000)
"""One of what there is, counted round and round."""


class Shop(RuleBasedStateMachine):
    """A shop of four items, of which every rule is tried whether it is allowed or not.

    The model beside it knows nothing of movements or counters: what is on hand is what it saw arrive and
    leave, everything else it adds up from the orders and holds it was given.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.opening = opened("sqlite", self.folder)
        self.desk = Desk(self.opening.__enter__())
        self.orders: list[Order] = []
        self.carts: list[str] = []
        self.on_hand: Counter[str] = Counter()

    def teardown(self) -> None:
        self.opening.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    @initialize(filling=st.sampled_from(Filling), settlement=st.sampled_from(Settlement), partial=st.booleans())
    def open(self, filling: Filling, settlement: Settlement, partial: bool) -> None:
        desk = self.desk
        desk.set("stock", filling=filling)
        desk.set("orders", settlement=settlement, partial_offers=partial, offer_hours=1)
        desk.design(free="FREE", twice=("FREE", 2), deny="DENY", soon="SOON", loose="LOOSE")
        desk.stock("FREE", 4, backorder="allow", backorder_limit=6)
        desk.stock("DENY", 5, backorder="deny")
        desk.stock("SOON", 2, status="preorder", preorder_limit=5, backorder="allow")
        desk.stock("LOOSE", tracked=False, status="backorder", backorder="allow", backorder_limit=8)
        self.on_hand.update({"FREE": 4, "DENY": 5, "SOON": 2})

    @rule(line=st.sampled_from(LINES), quantity=st.integers(1, 4))
    def hold_a_cart(self, line: str, quantity: int) -> None:
        with suppress(Refused):
            cart = self.desk.cart((line, quantity))
            self.desk.hold(cart)
            self.carts.append(cart)

    @rule(line=st.sampled_from(LINES), quantity=st.integers(1, 4))
    def order_at_once(self, line: str, quantity: int) -> None:
        with suppress(Refused):
            order = self.desk.order((line, quantity))
            self.orders.append(order)
            self.check_limits(order)

    @precondition(lambda self: self.carts)
    @rule(which=WHICH, line=st.sampled_from(LINES), quantity=st.integers(0, 4))
    def change_a_cart(self, which: int, line: str, quantity: int) -> None:
        cart = self.carts[which % len(self.carts)]
        lines = self.desk.view(cart).cart.lines
        with suppress(Refused):
            if lines and quantity < 4:
                self.desk.change(cart, lines[0].id, quantity)
            else:
                self.desk.add(cart, line, 1)

    @precondition(lambda self: self.carts)
    @rule(which=WHICH, hold_first=st.booleans(), accept=st.sampled_from([True, False, 1, 3]))
    def place_an_order(self, which: int, hold_first: bool, accept: bool | int) -> None:
        cart = self.carts[which % len(self.carts)]
        with suppress(OrderingError):
            if hold_first:
                self.desk.hold(cart)
            order = self.desk.checkout(cart, accept)
            self.orders.append(order)
            self.carts.remove(cart)
            self.check_limits(order)

    @precondition(lambda self: self.carts)
    @rule(which=WHICH)
    def let_a_hold_go(self, which: int) -> None:
        self.desk.let_go(self.carts[which % len(self.carts)])

    @precondition(lambda self: self.orders)
    @rule(which=WHICH, at_once=st.booleans(), into_a_cart=st.booleans())
    def buy_what_is_offered(self, which: int, at_once: bool, into_a_cart: bool) -> None:
        order, _ = self.pick(which, 0)
        line = order.lines[which % len(order.lines)].id
        cart = self.carts[which % len(self.carts)] if into_a_cart and self.carts else None
        with suppress(OrderingError):
            bought = self.desk.purchase(order, line, cart).cart
            self.carts = list(dict.fromkeys([*self.carts, bought]))
            if at_once:
                self.orders.append(self.desk.checkout(bought))
                self.carts.remove(bought)

    @precondition(lambda self: self.orders)
    @rule(which=WHICH, units=st.integers(1, 3))
    def cancel_as_the_customer(self, which: int, units: int) -> None:
        order, _ = self.pick(which, 0)
        with suppress(OrderingError):
            self.desk.cancel_waiting(order, order.lines[which % len(order.lines)].id, units)

    @rule(settlement=st.sampled_from(Settlement), hours=st.sampled_from([None, None, 5]))
    def change_the_way_to_pay(self, settlement: Settlement, hours: int | None) -> None:
        self.desk.set("orders", settlement=settlement, cancel_unpaid_hours=hours)

    @rule(sku=st.sampled_from(SKUS), day=st.sampled_from([None, date(2026, 3, 20)]), tell=st.booleans())
    def slip(self, sku: str, day: date | None, tell: bool) -> None:
        self.desk.slip(sku, day, tell)

    @rule(minutes=st.sampled_from([1, 6, 11, 11, 31, 61, 60 * 13]))
    def let_time_pass(self, minutes: int) -> None:
        self.desk.wait(minutes=minutes)
        self.desk.view(self.desk.cart())

    @rule(sku=st.sampled_from(SKUS), units=st.integers(1, 5))
    def receive(self, sku: str, units: int) -> None:
        waiting = self.waiting(sku)
        done = self.desk.receive(sku, units)
        self.on_hand[sku] += units
        if self.desk.settings.stock.filling is Filling.OLDEST_FIRST:
            filled = list(dict.fromkeys(fill.order for fill in done.filled))
            assert filled == [number for number in waiting if number in filled]
            assert waiting[: len(filled)] == filled

    @rule(sku=st.sampled_from(SKUS), units=st.integers(-4, 4).filter(bool), late=st.booleans())
    def adjust(self, sku: str, units: int, late: bool) -> None:
        with suppress(OrderingError):
            self.desk.adjust(sku, units, "backorder" if late else "refuse")
            self.on_hand[sku] += units

    @rule(sku=st.sampled_from(SKUS), units=st.integers(0, 8), late=st.booleans())
    def count(self, sku: str, units: int, late: bool) -> None:
        with suppress(OrderingError):
            self.desk.count(sku, units, "backorder" if late else "refuse")
            self.on_hand[sku] = units

    @precondition(lambda self: self.orders)
    @rule(which=WHICH, units=st.integers(0, 3))
    def cancel(self, which: int, units: int) -> None:
        order, lines = self.pick(which, units)
        with suppress(OrderingError):
            self.desk.cancel(order, lines)

    @precondition(lambda self: self.orders)
    @rule(which=WHICH, units=st.integers(0, 3))
    def ship(self, which: int, units: int) -> None:
        order, lines = self.pick(which, units)
        before = self.counted(self.desk.look(order))
        with suppress(OrderingError):
            self.on_hand -= before - self.counted(self.desk.ship(order, lines))

    @precondition(lambda self: self.orders)
    @rule(which=WHICH)
    def deliver_and_pay(self, which: int) -> None:
        order, _ = self.pick(which, 0)
        for act in (self.desk.pay, self.desk.deliver, self.desk.refund):
            with suppress(OrderingError):
                act(order)

    @rule(sku=st.sampled_from(SKUS), terms=st.sampled_from(TERMS), limit=st.sampled_from([None, 0, 3, 9]))
    def set_terms(self, sku: str, terms: dict[str, object], limit: int | None) -> None:
        tracked = terms.get("tracked", True) if sku == "LOOSE" else True
        with suppress(OrderingError):
            self.desk.terms(sku, **{**terms, "tracked": tracked, "backorder_limit": limit, "preorder_limit": limit})

    @rule(sku=st.sampled_from(SKUS))
    def release(self, sku: str) -> None:
        self.desk.release(sku)

    @rule(line=st.sampled_from(LINES), quantity=st.integers(1, 4))
    def place_an_order_with_management_off(self, line: str, quantity: int) -> None:
        self.desk.set("stock", management=False)
        self.orders.append(self.desk.order((line, quantity)))
        self.desk.set("stock", management=True)

    @invariant()
    def the_books_balance(self) -> None:
        assert self.desk.ledger.verify() == []

    @invariant()
    def the_counters_are_what_the_orders_say(self) -> None:
        promised: dict[str, Counter[str]] = {"allocated": Counter(), "backordered": Counter(), "preordered": Counter()}
        for order in self.orders:
            for line in self.desk.ledger.read(lambda books, n=order.number: books.orders.get(n)).lines:
                assert line.quantity > 0
                for option in line.options:
                    assert option.present + option.late == line.open * option.units
                    for kind, counts in promised.items():
                        counts[option.sku or ""] += getattr(option, kind)
        for sku in SKUS:
            item = self.desk.item(sku)
            assert item.on_hand == self.on_hand[sku]
            assert {kind: counts[sku] for kind, counts in promised.items()} == {
                kind: getattr(item, kind) for kind in promised
            }

    @invariant()
    def nothing_is_free_while_somebody_waits_for_it(self) -> None:
        for item in self.items():
            assert item.allocated + item.held <= item.on_hand
            assert min(item.held_backorder, item.held_preorder) >= 0
            if item.terms.tracked and item.backordered and item.available:
                self.check_all_were_asked(item)

    @invariant()
    def what_is_kept_in_memory_is_what_is_stored(self) -> None:
        stored = self.desk.ledger.read(lambda books: books.stock.items(SKUS))
        assert {sku: self.desk.item(sku) for sku in SKUS} == stored

    @invariant()
    def what_is_offered_is_held_and_makes_whole_pieces(self) -> None:
        lines = [(order, line) for order in self.now() for line in order.lines]
        held = self.desk.ledger.read(lambda books: {line.id: books.holds.of(line.id) for _, line in lines})
        for order, line in lines:
            hold = held[line.id]
            assert (hold is None) == (line.offer is None)
            if hold and line.offer:
                assert {sku: one.now for sku, one in hold.units.items()} == _some(line.offer.units)
                assert order.offered(line)
                assert line.offer.quantity <= line.open
                there = {sku: line.offer.of(sku) for sku in {*line.offer.units, *line.offer.uncounted}}
                assert line.offer.quantity <= whole_with(line, there)
                late: Counter[str] = Counter()
                for option in line.options:
                    late[option.sku or ""] += option.backordered
                assert all(units <= late[sku] for sku, units in there.items())

    @invariant()
    def a_line_is_payable_or_waits(self) -> None:
        for order in self.now():
            for line in order.lines:
                if order.offered(line) and line.late:
                    assert not line.complete
            assert (order.became is not None) == (not order.lines)

    def now(self) -> list[Order]:
        """Every order as it is stored."""
        return self.desk.ledger.read(lambda books: list(books.orders.many(order.number for order in self.orders)))

    def check_all_were_asked(self, item: StockItem) -> None:
        """What is free while somebody waits was offered to all who wait, and none of them simply waits for it."""
        waiting = self.desk.ledger.read(lambda books: list(books.stock.waiting([item.sku])))
        lines = {units.line for units in waiting if units.backordered}
        assert all(units.offered for units in waiting if units.backordered)
        assert lines <= set(self.desk.ledger.read(lambda books: books.offers.latest(lines)))

    def check_limits(self, order: Order) -> None:
        """A pool is never promised beyond its limit."""
        for line in order.lines:
            for option in line.options:
                item = self.desk.item(option.sku or "")
                if option.backordered and item.terms.backorder_limit is not None:
                    assert item.backordered + item.held_backorder <= item.terms.backorder_limit
                if option.preordered and item.terms.preorder_limit is not None:
                    assert item.preordered + item.held_preorder <= item.terms.preorder_limit

    def pick(self, which: int, units: int) -> tuple[Order, dict[str, int] | None]:
        """An order as it stands, or as it was placed if it became another, and so many of its last line."""
        placed = self.orders[which % len(self.orders)]
        now = self.desk.look(placed)
        order = now if now.lines else placed
        return order, {order.lines[-1].id: units} if units else None

    def waiting(self, sku: str) -> list[str]:
        """The numbers of the orders that wait for units of an item of which none are held for them, oldest first."""
        self.desk.view(self.desk.cart())
        units = self.desk.ledger.read(lambda books: list(books.stock.waiting([sku])))
        lacking: Counter[tuple[str, str]] = Counter()
        for one in units:
            lacking[one.order, one.line] += one.backordered
        for order in self.now():
            for line in order.lines:
                lacking[order.number, line.id] -= line.offer.of(sku) if line.offer else 0
        return list(dict.fromkeys(one.order for one in units if lacking[one.order, one.line] > 0))

    def counted(self, order: Order) -> Counter[str]:
        found: Counter[str] = Counter()
        for line in order.lines:
            for option in line.options:
                found[option.sku or ""] += option.allocated
        return found

    def items(self) -> list[StockItem]:
        return [self.desk.item(sku) for sku in SKUS]


def _some(units: Mapping[str, int]) -> dict[str, int]:
    return {sku: count for sku, count in units.items() if count}


CHANCES: dict[Callable[..., None], tuple[int, Callable[[Random], tuple[Any, ...]]]] = {
    Shop.order_at_once: (22, lambda r: (r.choice(LINES), r.randint(1, 4))),
    Shop.hold_a_cart: (6, lambda r: (r.choice(LINES), r.randint(1, 4))),
    Shop.change_a_cart: (3, lambda r: (r.randint(0, 1000), r.choice(LINES), r.randint(0, 4))),
    Shop.place_an_order: (5, lambda r: (r.randint(0, 1000), r.random() < 0.5, r.choice([True, True, False, 1, 3]))),
    Shop.let_a_hold_go: (2, lambda r: (r.randint(0, 1000),)),
    Shop.buy_what_is_offered: (25, lambda r: (r.randint(0, 1000), r.random() < 0.6, r.random() < 0.4)),
    Shop.cancel_as_the_customer: (4, lambda r: (r.randint(0, 1000), r.randint(1, 3))),
    Shop.change_the_way_to_pay: (
        1,
        lambda r: (r.choice([*Settlement, Settlement.WHEN_AVAILABLE]), r.choice([None, None, 5])),
    ),
    Shop.slip: (1, lambda r: (r.choice(SKUS), r.choice([None, date(2026, 3, 20)]), r.random() < 0.5)),
    Shop.let_time_pass: (8, lambda r: (r.choice([1, 6, 11, 31, 61, 61, 60 * 13]),)),
    Shop.receive: (16, lambda r: (r.choice(SKUS), r.randint(1, 5))),
    Shop.adjust: (3, lambda r: (r.choice(SKUS), r.choice([-3, -2, -1, 1, 2]), r.random() < 0.5)),
    Shop.count: (3, lambda r: (r.choice(SKUS), r.randint(0, 8), r.random() < 0.5)),
    Shop.cancel: (5, lambda r: (r.randint(0, 1000), r.randint(0, 3))),
    Shop.ship: (7, lambda r: (r.randint(0, 1000), r.randint(0, 3))),
    Shop.deliver_and_pay: (7, lambda r: (r.randint(0, 1000),)),
    Shop.set_terms: (2, lambda r: (r.choice(SKUS), r.choice(TERMS), r.choice([None, None, 9, 3, 0]))),
    Shop.release: (1, lambda r: (r.choice(SKUS),)),
    Shop.place_an_order_with_management_off: (1, lambda r: (r.choice(LINES), r.randint(1, 4))),
}
"""How often each thing happens in a long life, and with what."""
NEEDS = {
    **dict.fromkeys((Shop.change_a_cart, Shop.place_an_order, Shop.let_a_hold_go), "carts"),
    **dict.fromkeys(
        (Shop.buy_what_is_offered, Shop.cancel_as_the_customer, Shop.cancel, Shop.ship, Shop.deliver_and_pay), "orders"
    ),
}
INVARIANTS = (
    Shop.the_books_balance,
    Shop.the_counters_are_what_the_orders_say,
    Shop.nothing_is_free_while_somebody_waits_for_it,
    Shop.what_is_kept_in_memory_is_what_is_stored,
    Shop.what_is_offered_is_held_and_makes_whole_pieces,
    Shop.a_line_is_payable_or_waits,
)
STEPS = 250


@pytest.mark.parametrize("seed", range(40))
def test_a_long_life_keeps_the_books(seed: int) -> None:
    """Ten thousand steps in forty shops, in which things happen about as often as they do."""
    random, shop, history = Random(seed), Shop(), list[str]()
    acts, weights = list(CHANCES), [weight for weight, _ in CHANCES.values()]
    try:
        shop.open(random.choice(list(Filling)), Settlement.WHEN_AVAILABLE, random.random() < 0.7)
        for _ in range(STEPS):
            act = random.choices(acts, weights)[0]
            if act in NEEDS and not getattr(shop, NEEDS[act]):
                continue
            with_what = CHANCES[act][1](random)
            history.append(f"{act.__name__}{with_what}")
            act(shop, *with_what)
            for holds in INVARIANTS:
                holds(shop)
    except Exception as error:
        error.add_note("\n".join(history))
        raise
    finally:
        shop.teardown()


TestShop = Shop.TestCase
TestShop.settings = settings(
    max_examples=60, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
)
