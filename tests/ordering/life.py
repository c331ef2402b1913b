"""A shop in which anything may happen, for any sequence of events to be tried in."""

import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from configurator.ordering.errors import CartRefused, OrderingError
from configurator.ordering.promises.forecast import foresee
from layers.orders.order import Order
from layers.stock.offer import OfferState
from settings import Filling, Settlement
from tests.ordering.balance import Stored, check, lacks, read_all
from tests.ordering.desk import Desk
from tests.stores.ledger.stores import opened

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
SHORT = """
SELECT sku, sum(units) FROM follow_ups JOIN follow_up_orders ON follow_up = id
WHERE kind = 'shortage' AND (:order IS NULL OR number = :order) GROUP BY sku
"""
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

    @initialize(
        filling=st.sampled_from(Filling),
        settlement=st.sampled_from(Settlement),
        partial=st.booleans(),
        at_once=st.sampled_from([50, 0, 1]),
        due=st.sampled_from([50, 1]),
    )
    def open(self, filling: Filling, settlement: Settlement, partial: bool, at_once: int = 50, due: int = 50) -> None:
        """`at_once`: how many lines get their units with the receipt; `due`: how much ends in a transaction."""
        desk = self.desk
        desk.shop = replace(desk.shop, lines_at_once=at_once, due_at_once=due)
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
        with suppress(CartRefused):
            cart = self.desk.cart((line, quantity))
            self.desk.hold(cart)
            self.carts.append(cart)

    @rule(line=st.sampled_from(LINES), quantity=st.integers(1, 4), beside=st.sampled_from(("", *LINES)))
    def order_at_once(self, line: str, quantity: int, beside: str) -> None:
        with suppress(CartRefused):
            order = self.desk.order((line, quantity), *([(beside, 1)] if beside else []))
            self.orders.append(order)
            self.check_limits(order)

    @precondition(lambda self: self.carts)
    @rule(which=WHICH, line=st.sampled_from(LINES), quantity=st.integers(0, 4))
    def change_a_cart(self, which: int, line: str, quantity: int) -> None:
        cart = self.carts[which % len(self.carts)]
        lines = self.desk.view(cart).cart.lines
        with suppress(CartRefused):
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
            self.check_out(cart, accept)

    @precondition(lambda self: self.carts)
    @rule(which=WHICH)
    def let_a_hold_go(self, which: int) -> None:
        self.desk.release_hold(self.carts[which % len(self.carts)])

    @precondition(lambda self: self.orders)
    @rule(which=WHICH, at_once=st.booleans(), into_a_cart=st.booleans())
    def buy_what_is_offered(self, which: int, at_once: bool, into_a_cart: bool) -> None:
        """Or was; and where nothing ever was, what is not."""
        order, line = self.offered(which)
        cart = self.carts[which % len(self.carts)] if into_a_cart and self.carts else None
        with suppress(OrderingError):
            bought = self.desk.purchase(order, line, cart).cart
            self.carts = list(dict.fromkeys([*self.carts, bought]))
            if at_once:
                self.check_out(bought)

    @precondition(lambda self: self.orders)
    @rule(which=WHICH, units=st.integers(1, 3))
    def cancel_as_the_customer(self, which: int, units: int) -> None:
        order, _ = self.pick(which, 0)
        with suppress(OrderingError):
            self.desk.cancel_waiting(order, order.lines[which % len(order.lines)].id, units)

    @rule(settlement=st.sampled_from(Settlement), hours=st.sampled_from([None, None, 5]), partial=st.booleans())
    def change_the_way_to_pay(self, settlement: Settlement, hours: int | None, partial: bool) -> None:
        self.desk.set("orders", settlement=settlement, cancel_unpaid_hours=hours, partial_offers=partial)

    @rule(sku=st.sampled_from(SKUS), day=st.sampled_from([None, date(2026, 3, 20)]), notify=st.booleans())
    def reschedule(self, sku: str, day: date | None, notify: bool) -> None:
        self.desk.reschedule(sku, day, notify)

    @rule(minutes=st.sampled_from([1, 6, 11, 11, 31, 61, 60 * 13]))
    def let_time_pass(self, minutes: int) -> None:
        self.desk.wait(minutes=minutes)
        self.desk.view(self.desk.cart())

    @rule(sku=st.sampled_from(SKUS), units=st.integers(1, 5))
    def receive(self, sku: str, units: int) -> None:
        if self.short()[sku]:
            self.desk.hand_out_everything()
        waiting = self.waiting(sku)
        foreseen = Counter[str]()
        for who, count in self.desk.ledger.read(foresee, self.desk.shop, sku, units, self.desk.now).allocations:
            foreseen[who.line] += count
        done = self.desk.receive(sku, units)
        assert foreseen == Counter({fill.line: fill.units for fill in done.filled})
        self.on_hand[sku] += units
        if self.desk.settings.stock.filling is Filling.OLDEST_FIRST:
            filled = list(dict.fromkeys(fill.order for fill in done.filled))
            assert filled == [number for number in waiting if number in filled]
            assert waiting[: len(filled)] == filled

    @precondition(lambda self: self.unfinished)
    @rule(lines=st.integers(1, 3))
    def hand_out(self, lines: int) -> None:
        self.desk.hand_out(lines)

    @precondition(lambda self: self.unfinished)
    @rule()
    def end_between_two_steps(self) -> None:
        """The server goes, and another finds what it left."""
        self.opening.__exit__(None, None, None)
        self.opening = opened("sqlite", self.folder)
        unfinished = self.desk.ledger.snapshot.due
        self.desk.ledger = self.opening.__enter__()
        due = self.desk.ledger.snapshot.due
        assert due.tasks == unfinished.tasks
        assert due.releases <= unfinished.releases

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
        before = self.counted(self.desk.look(order)) + self.kept(order) - self.short(order.number)
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

    @rule(there=st.booleans())
    def say_by_hand(self, there: bool) -> None:
        """Whether what is not counted is there."""
        with suppress(OrderingError):
            self.desk.change_terms("LOOSE", tracked=False, status="in_stock" if there else "backorder")

    @rule(line=st.sampled_from(LINES), quantity=st.integers(1, 4))
    def place_an_order_with_management_off(self, line: str, quantity: int) -> None:
        self.desk.set("stock", management=False)
        self.orders.append(self.desk.order((line, quantity)))
        self.desk.set("stock", management=True)

    @invariant()
    def everything_holds(self) -> None:
        assert self.desk.ledger.verify() == []
        stored = self.stored()
        check(stored)
        listed = self.desk.ledger.read(lambda books: books.orders.counts())
        assert Counter(order.fulfilment for order in stored.orders if order.became is None) == Counter(listed)
        assert {sku: self.desk.item(sku) for sku in SKUS} == stored.items
        short = self.short()
        assert {sku: item.on_hand for sku, item in stored.items.items()} == {
            sku: self.on_hand[sku] + short[sku] for sku in SKUS
        }

    def check_out(self, cart: str, accept: bool | int = True) -> None:
        """What leaves an order for another has the same price there."""
        self.desk.view(cart)
        before = {order.number: order.total for order in self.stored().orders}
        order = self.desk.checkout(cart, accept)
        self.carts.remove(cart)
        after = {order.number: order.total for order in self.stored().orders}
        moved = Counter({number: total - after[number] for number, total in before.items()})
        for line in order.lines:
            if line.origin:
                moved[line.origin.rpartition("-")[0]] -= line.total
        assert not any(moved.values())
        self.orders.append(order)
        self.check_limits(order)

    @property
    def unfinished(self) -> bool:
        return self.desk.ledger.snapshot.due.in_steps

    def stored(self) -> Stored:
        return self.desk.ledger.read(read_all, [order.number for order in self.orders], SKUS)

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

    def offered(self, which: int) -> tuple[Order, str]:
        """A line of which something is offered or was and passed, else any of any order."""
        self.desk.view(self.desk.cart())
        stored = self.stored()
        known = [
            (order, line.id)
            for order, line in stored.lines
            if line.id in stored.offers and stored.offers[line.id].state in (OfferState.OPEN, OfferState.EXPIRED)
        ]
        if known:
            return known[which % len(known)]
        placed = self.orders[which % len(self.orders)]
        return placed, placed.lines[which % len(placed.lines)].id

    def waiting(self, sku: str) -> list[str]:
        """The numbers of the orders that wait for units of an item of which none are held for them, oldest first."""
        self.desk.view(self.desk.cart())
        stored = self.stored()
        lacking = lacks(stored, sku)
        return list(dict.fromkeys(one.order for one in stored.waiting if one.sku == sku and one.line in lacking))

    def kept(self, order: Order) -> Counter[str]:
        """Counted units that receipts keep for an order, which it gets before it is shipped."""
        kept: Counter[str] = Counter()
        for one, receipt in self.desk.reserved_for(order):
            kept[one.sku] += one.units if receipt.counted and not one.offered else 0
        return kept

    def short(self, order: str | None = None) -> Counter[str]:
        """Units that were counted off and that orders, or this one, still have."""
        with closing(sqlite3.connect(self.folder / "ledger.db")) as ledger:
            return Counter(dict(ledger.execute(SHORT, {"order": order})))

    def counted(self, order: Order) -> Counter[str]:
        found: Counter[str] = Counter()
        for line in order.lines:
            for option in line.options:
                found[option.sku or ""] += option.allocated
        return found
