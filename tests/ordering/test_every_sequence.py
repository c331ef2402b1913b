"""Whatever happens, in whatever order: the books balance and nobody is promised what is not there."""

import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from configurator.ledger.records import Order
from configurator.ordering.errors import OrderingError, Refused
from layers.stock import StockItem
from settings import Filling
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

    @initialize(filling=st.sampled_from(Filling))
    def open(self, filling: Filling) -> None:
        desk = self.desk
        desk.set("stock", filling=filling)
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
    @rule(data=st.data(), line=st.sampled_from(LINES), quantity=st.integers(0, 4))
    def change_a_cart(self, data: st.DataObject, line: str, quantity: int) -> None:
        cart = data.draw(st.sampled_from(self.carts))
        lines = self.desk.view(cart).cart.lines
        with suppress(Refused):
            if lines and quantity < 4:
                self.desk.change(cart, lines[0].id, quantity)
            else:
                self.desk.add(cart, line, 1)

    @precondition(lambda self: self.carts)
    @rule(data=st.data(), hold_first=st.booleans(), accept=st.sampled_from([True, False, 1, 3]))
    def place_an_order(self, data: st.DataObject, hold_first: bool, accept: bool | int) -> None:
        cart = data.draw(st.sampled_from(self.carts))
        with suppress(OrderingError):
            if hold_first:
                self.desk.hold(cart)
            order = self.desk.checkout(cart, accept)
            self.orders.append(order)
            self.carts.remove(cart)
            self.check_limits(order)

    @precondition(lambda self: self.carts)
    @rule(data=st.data())
    def let_a_hold_go(self, data: st.DataObject) -> None:
        self.desk.let_go(data.draw(st.sampled_from(self.carts)))

    @rule(minutes=st.sampled_from([1, 6, 11, 11, 60 * 13]))
    def let_time_pass(self, minutes: int) -> None:
        self.desk.wait(minutes=minutes)
        self.desk.view(self.desk.cart())

    @rule(sku=st.sampled_from(SKUS), units=st.integers(1, 5))
    def receive(self, sku: str, units: int) -> None:
        waiting = self.waiting(sku)
        done = self.desk.receive(sku, units)
        self.on_hand[sku] += units
        if self.desk.settings.stock.filling is Filling.OLDEST_FIRST:
            filled = [fill.order for fill in done.filled]
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
    @rule(data=st.data(), units=st.integers(0, 3))
    def cancel(self, data: st.DataObject, units: int) -> None:
        order, lines = self.pick(data, units)
        with suppress(OrderingError):
            self.desk.cancel(order, lines)

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), units=st.integers(0, 3))
    def ship(self, data: st.DataObject, units: int) -> None:
        order, lines = self.pick(data, units)
        before = self.counted(self.desk.look(order))
        with suppress(OrderingError):
            self.on_hand -= before - self.counted(self.desk.ship(order, lines))

    @precondition(lambda self: self.orders)
    @rule(data=st.data())
    def deliver_and_pay(self, data: st.DataObject) -> None:
        order, _ = self.pick(data, 0)
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
            if item.terms.tracked and item.backordered:
                assert item.available == 0

    @invariant()
    def what_is_kept_in_memory_is_what_is_stored(self) -> None:
        stored = self.desk.ledger.read(lambda books: books.stock.items(SKUS))
        assert {sku: self.desk.item(sku) for sku in SKUS} == stored

    def check_limits(self, order: Order) -> None:
        """A pool is never promised beyond its limit."""
        for line in order.lines:
            for option in line.options:
                item = self.desk.item(option.sku or "")
                if option.backordered and item.terms.backorder_limit is not None:
                    assert item.backordered + item.held_backorder <= item.terms.backorder_limit
                if option.preordered and item.terms.preorder_limit is not None:
                    assert item.preordered + item.held_preorder <= item.terms.preorder_limit

    def pick(self, data: st.DataObject, units: int) -> tuple[Order, dict[str, int] | None]:
        order = data.draw(st.sampled_from(self.orders))
        return order, {order.lines[-1].id: units} if units else None

    def waiting(self, sku: str) -> list[str]:
        """The numbers of the orders that wait for an item, oldest first."""
        self.desk.view(self.desk.cart())
        units = self.desk.ledger.read(lambda books: list(books.stock.waiting([sku])))
        return list(dict.fromkeys(one.order for one in units if one.backordered))

    def counted(self, order: Order) -> Counter[str]:
        found: Counter[str] = Counter()
        for line in order.lines:
            for option in line.options:
                found[option.sku or ""] += option.allocated
        return found

    def items(self) -> list[StockItem]:
        return [self.desk.item(sku) for sku in SKUS]


TestShop = Shop.TestCase
TestShop.settings = settings(
    max_examples=60, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
)
