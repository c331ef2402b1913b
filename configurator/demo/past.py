"""The weeks before anybody looks at the demo shop: what was ordered, came, was paid, sent, and called off."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import Any

from configurator.demo import files
from configurator.demo.switches import switched
from configurator.demo.unmailed import unmailed
from configurator.ordering import (
    Checkout,
    Correction,
    Shop,
    add_line,
    cancel,
    correct,
    deliver,
    open_cart,
    pay,
    place,
    refund,
    ship,
)
from configurator.products.evaluating import chosen
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.protocol import Books
from layers.evaluation.product import Product
from layers.orders.order import Customer
from settings import Settings

WHO = "demo"
OPENED = timedelta(days=42)
"""How long ago the demo shop's stock was counted first."""
OPENING = 0.6
"""How much there was then of what there is now."""


def relive(books: Books, services: Services) -> None:
    """All of the diary at its time, in a demo shop that nobody has ordered from yet; nobody is written to about it."""
    now = services.now()
    if not (new(books, services) and _open_since(books, now - OPENED)):
        return
    history = files.past()
    past = _Past(unmailed(books), services, _shop(services), history["customers"])
    for entry in history["diary"]:
        day = (now - timedelta(days=entry["days_ago"])).date()
        past.relive(entry, datetime.combine(day, time.fromisoformat(entry["at"]), now.tzinfo))


def new(books: Books, services: Services) -> bool:
    """Whether it sells the demo products only, and has sold none."""
    others = {draft.document.id for draft in services.catalogue.drafts()}.difference(files.PRODUCTS)
    return not others and not books.orders.page(limit=1).items


def opening(on_hand: int) -> int:
    """What was there on the first day of what there is now."""
    return ceil(on_hand * OPENING)


def _open_since(books: Books, at: datetime) -> bool:
    levels = books.overview.levels(date.min)
    return bool(levels) and levels[0].day <= at.date()


def _shop(services: Services) -> Shop:
    """As it was then, whatever has been switched since."""
    return replace(shop_of(services), settings=lambda: switched(Settings()))


@dataclass
class _Past:
    """`numbers` are those of the orders placed so far, by what the diary calls them: its customer, and which one."""

    books: Books
    services: Services
    shop: Shop
    customers: Mapping[str, Mapping[str, str]]
    numbers: dict[str, str] = field(default_factory=dict)

    def relive(self, entry: Mapping[str, Any], at: datetime) -> None:
        match entry:
            case {"order": name}:
                self._order(name, entry, at)
            case {"pay": name}:
                pay(self.books, self.shop, self.numbers[name], at, who=WHO)
            case {"ship": name}:
                ship(self.books, self.shop, self.numbers[name], None, at, who=WHO)
            case {"deliver": name}:
                deliver(self.books, self.shop, self.numbers[name], at, who=WHO)
            case {"cancel": name}:
                lines = self._lines(name, entry.get("lines"))
                cancel(self.books, self.shop, self.numbers[name], lines, at, who=WHO)
            case {"refund": name}:
                refund(self.books, self.shop, self.numbers[name], at, who=WHO)
            case {"note": name, "text": text}:
                self.books.notes.add(self.numbers[name], WHO, text, at)
            case {"receive": units}:
                for sku, count in units.items():
                    self._receive(sku, count, at)
            case {"restock": product, "to": share}:
                self._restock(product, share, at)

    def _order(self, name: str, entry: Mapping[str, Any], at: datetime) -> None:
        who = dict(self.customers[name.partition(",")[0]])
        locale = who.pop("locale")
        cart = open_cart(self.books, at).id
        for line in entry["lines"]:
            product = self.services.catalogue.product(line["of"])
            selected = _selected(product, line["preset"], line.get("with", []))
            choice = chosen(self.services, product.id, selected, line.get("quantity", 1))
            add_line(self.books, self.shop, cart, choice, at, locale)
        checkout = Checkout(Customer(**who, note=entry.get("remark", "")), locale=locale)
        self.numbers[name] = place(self.books, self.shop, cart, checkout, at).number

    def _lines(self, name: str, counts: list[int] | None) -> Mapping[str, int] | None:
        """How many of each line, in the order's own order; None for all of it."""
        order = self.books.orders.get(self.numbers[name])
        assert order
        return None if counts is None else {line.id: count for line, count in zip(order.lines, counts, strict=True)}

    def _restock(self, product: str, share: float, at: datetime) -> None:
        """So much of every item as the shop has at last."""
        for item in files.stock(product):
            found = self.books.stock.item(item["sku"])
            short = ceil(item.get("on_hand", 0) * share) - (found.available if found else 0)
            if short > 0:
                self._receive(item["sku"], short, at)

    def _receive(self, sku: str, units: int, at: datetime) -> None:
        correct(self.books, self.shop, sku, Correction(Kind.RECEIVE, units, "Delivery"), at, who=WHO)


def _selected(product: Product, preset: str, others: list[str]) -> tuple[str, ...]:
    """A preset with `others` in place of what it has of their groups."""
    options = product.tree.options
    replaced = {options[name].group for name in others}
    named = next(one.selected for one in product.configurator.presets if one.id == preset)
    return (*(name for name in named if options[name].group not in replaced), *others)
