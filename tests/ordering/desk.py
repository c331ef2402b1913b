"""A shop as tests run it: products in a line, stock in a line, and a clock that goes only when told."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from configurator.ordering import (
    CartView,
    Checkout,
    ChosenConfiguration,
    Corrected,
    Correction,
    Purchase,
    Rescheduled,
    Shop,
    ShortagePolicy,
    TermsSet,
    add_line,
    cancel,
    cancel_waiting,
    change_line,
    correct,
    deliver,
    hold_cart,
    open_cart,
    pay,
    place,
    purchase,
    refund,
    release,
    release_hold,
    remove_line,
    reschedule,
    set_terms,
    settle_due,
    ship,
    view_cart,
)
from configurator.ordering.errors import CartRefused
from configurator.ordering.stepping import step
from configurator.stores.ledger.books.events import Event
from configurator.stores.ledger.books.holds import Hold
from configurator.stores.ledger.books.mails import Mail
from configurator.stores.ledger.books.movements import Kind, Movement
from configurator.stores.ledger.books.receipts import Receipt, ReceiptLine
from configurator.stores.ledger.protocol import Books, Ledger
from layers.document.model import Configurator
from layers.evaluation.product import Product
from layers.orders.order import Customer, LineState, Order
from layers.stock.stock import StockItem, StockTerms
from settings import Settings

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANN = Customer("Ann", "ann@example.com", "1 Field Lane")
Line = tuple[str, int]
"""Options joined by `+`, all of one product, and a quantity."""


class Desk:
    """`design` gives a product whose every option may be chosen freely; lines name it by its options."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.now = NOON
        self.settings = Settings()
        self.products: dict[str, Product] = {}
        self.shop = Shop(lambda: self.settings, self.products.get)

    def set(self, section: str, **values: Any) -> None:
        changed = getattr(self.settings, section).model_copy(update=values)
        self.settings = self.settings.model_copy(update={section: changed})

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)

    def design(self, id: str = "watch", *, backorder: str = "inherit", price: int = 100, **options: Any) -> None:
        """Options by name: a sku, a (sku, units), or None for one that is not managed."""
        layers = [
            {"kind": "image", "id": name, "label": name.title(), "price": 10, "stock": _stock(sku)}
            for name, sku in options.items()
        ]
        group = {"kind": "group", "id": f"{id}-parts", "label": "Parts", "choose": "many", "layers": layers}
        document = {"id": id, "title": id.title(), "base_price": price, "backorder": backorder}
        document |= {"views": [{"id": "front"}], "layers": [group]}
        version = self.products[id].version + 1 if id in self.products else 1
        self.products[id] = Product(Configurator.model_validate(document), version)

    def stock(self, sku: str, on_hand: int = 0, **terms: Any) -> StockItem:
        """An item with these terms and that much on hand."""
        self.terms(sku, **terms)
        if on_hand:
            self.count(sku, on_hand)
        return self.item(sku)

    def terms(self, sku: str, **terms: Any) -> TermsSet:
        parsed = StockTerms.model_validate(terms)
        return self.ledger.write(set_terms, self.shop, sku, parsed, self.now, who="keeper").result()

    def change_terms(self, sku: str, **terms: Any) -> TermsSet:
        return self.terms(sku, **{**self.item(sku).terms.model_dump(), **terms})

    def release(self, sku: str) -> TermsSet:
        return self.ledger.write(release, self.shop, sku, self.now, who="keeper").result()

    def receive(self, sku: str, units: int) -> Corrected:
        return self._correct(sku, Correction(Kind.RECEIVE, units))

    def adjust(self, sku: str, units: int, shortage: str = "refuse") -> Corrected:
        return self._correct(sku, Correction(Kind.ADJUST, units, "found out", ShortagePolicy(shortage)))

    def count(self, sku: str, units: int, shortage: str = "refuse") -> Corrected:
        return self._correct(sku, Correction(Kind.COUNT, units, "", ShortagePolicy(shortage)))

    def item(self, sku: str) -> StockItem:
        return self.ledger.snapshot.items[sku]

    def cart(self, *lines: Line) -> str:
        cart = self.ledger.write(open_cart, self.now).result().id
        for options, quantity in lines:
            self.add(cart, options, quantity)
        return cart

    def add(self, cart: str, options: str, quantity: int = 1) -> CartView:
        return self.ledger.write(add_line, self.shop, cart, self.choice(options, quantity), self.now).result()

    def choice(self, options: str, quantity: int) -> ChosenConfiguration:
        selected = tuple(name for name in options.split("+") if name)
        product = next(p for p in self.products.values() if set(selected) <= set(p.tree.options))
        return ChosenConfiguration(product.id, product.version, product.title, selected, quantity)

    def change(self, cart: str, line: str, quantity: int) -> CartView:
        return self.ledger.write(change_line, self.shop, cart, line, self.now, quantity=quantity).result()

    def reselect(self, cart: str, line: str, options: str) -> CartView:
        selected = tuple(options.split("+"))
        return self.ledger.write(change_line, self.shop, cart, line, self.now, selected=selected, version=1).result()

    def remove(self, cart: str, line: str) -> CartView:
        return self.ledger.write(remove_line, self.shop, cart, line, self.now).result()

    def view(self, cart: str) -> CartView:
        settle_due(self.ledger, self.shop, self.now)
        return self.ledger.read(view_cart, self.shop, cart, self.now)

    def hold(self, cart: str) -> Hold:
        hold = self.ledger.write(hold_cart, self.shop, cart, self.now).result().hold
        assert hold
        return hold

    def hand_out(self, lines: int = 1) -> int:
        """One step."""
        return self.ledger.write(step, lines, self.shop, self.now).result()

    def reserved_for(self, order: Order) -> list[tuple[ReceiptLine, Receipt]]:
        def look(books: Books) -> list[tuple[ReceiptLine, Receipt]]:
            lines = books.receipts.reserved_for([order.number])
            return [(line, receipt) for line in lines if (receipt := books.receipts.get(line.receipt))]

        return self.ledger.read(look)

    def hand_out_everything(self) -> None:
        while self.ledger.snapshot.due.in_steps:
            self.hand_out()

    def release_hold(self, cart: str) -> None:
        self.ledger.write(release_hold, self.shop, cart, self.now).result()

    def checkout(self, cart: str, accept: bool | int = True, total: int | None = None) -> Order:
        return self.ledger.write(place, self.shop, cart, Checkout(ANN, accept, total), self.now).result()

    def order(self, *lines: Line) -> Order:
        """Placed a second after the one before."""
        self.wait(seconds=1)
        return self.checkout(self.cart(*lines))

    def look(self, order: Order) -> Order:
        """The order as it stands now."""
        settle_due(self.ledger, self.shop, self.now)
        found = self.ledger.read(lambda books: books.orders.by_secret(order.secret))
        assert found
        return found

    def cancel(self, order: Order, lines: Mapping[str, int] | None = None) -> Order:
        return self.ledger.write(cancel, self.shop, order.number, lines, self.now, who="keeper").result()

    def ship(self, order: Order, lines: Mapping[str, int] | None = None) -> Order:
        return self.ledger.write(ship, self.shop, order.number, lines, self.now, who="keeper").result()

    def deliver(self, order: Order) -> Order:
        return self.ledger.write(deliver, self.shop, order.number, self.now, who="keeper").result()

    def pay(self, order: Order) -> Order:
        return self.ledger.write(pay, self.shop, order.number, self.now, who="keeper").result()

    def purchase(self, order: Order, line: str, cart: str | None = None) -> Purchase:
        return self.ledger.write(purchase, self.shop, order.number, line, self.now, cart=cart).result()

    def cancel_waiting(self, order: Order, line: str, units: int) -> Order:
        return self.ledger.write(cancel_waiting, self.shop, order.number, line, units, self.now).result()

    def reschedule(self, sku: str, day: date | None, notify: bool = False) -> Rescheduled:
        return self.ledger.write(reschedule, self.shop, sku, day, self.now, notify=notify, who="keeper").result()

    def refund(self, order: Order) -> Order:
        return self.ledger.write(refund, self.shop, order.number, self.now, who="keeper").result()

    def movements(self, sku: str) -> list[Movement]:
        """Oldest first."""
        return list(reversed(self.ledger.read(lambda books: books.stock.movements(sku, limit=1000)).items))

    def events(self, kind: str = "") -> list[Event]:
        found = self.ledger.read(lambda books: books.events.since(limit=10_000))
        return [event for event in found if event.kind.startswith(kind)]

    def mails(self) -> list[Mail]:
        """Oldest first."""
        return list(reversed(self.ledger.read(lambda books: books.mails.page(limit=10_000)).items))

    def _correct(self, sku: str, correction: Correction) -> Corrected:
        return self.ledger.write(correct, self.shop, sku, correction, self.now, who="keeper").result()


def bought(desk: Desk, order: Order, line: int = 0) -> Order:
    """What is offered of a line of the order as it was placed, bought at once."""
    return desk.checkout(desk.purchase(order, order.lines[line].id).cart)


def states(desk: Desk, order: Order) -> list[LineState]:
    return [line.state for line in desk.look(order).lines]


def split(order: Order, line: int = 0) -> tuple[int, int, int]:
    """(present, backordered, preordered) units of the first option of a line."""
    option = order.lines[line].options[0]
    return option.present, option.backordered, option.preordered


def codes(refusal: CartRefused) -> list[str]:
    return [problem.code for problem in refusal.problems]


def _stock(sku: Any) -> dict[str, Any]:
    if sku is None:
        return {"managed": False}
    name, units = sku if isinstance(sku, tuple) else (sku, 1)
    return {"managed": True, "sku": name, "units": units}
