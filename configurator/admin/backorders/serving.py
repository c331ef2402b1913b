"""The orders that a receipt allocates units to: as a preview, and as a result."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from configurator.ordering import Correction, Shop, correct
from configurator.ordering.promises.forecast import foresee, served
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.protocol import Books, Task
from layers.orders.order import Fulfilment, Order
from layers.stock.stock import StockItem

NAMED = 100
"""How many orders are listed; the rest are only counted."""


@dataclass(frozen=True, slots=True)
class Served:
    """An order that gets `units`, or is `offered` them, and its status afterwards."""

    number: str
    name: str
    units: int
    offered: bool
    fulfilment: Fulfilment


@dataclass(frozen=True, slots=True)
class Serving:
    """The result of receiving `quantity` of an item: `units` go to `orders` orders, `free` are left.

    `waiting` are units that orders still wait for and that nothing holds for them; `tasks` are done in steps.
    """

    sku: str
    quantity: int
    units: int
    orders: int
    free: int
    waiting: int
    served: tuple[Served, ...]
    tasks: tuple[Task, ...] = ()

    def text(self) -> str:
        return json.dumps(asdict(self))

    def now(self, books: Books) -> "Serving":
        """With each order as it is now, where the orders got their units after this was noted."""
        if not self.tasks:
            return self
        states = {order.number: order.fulfilment for order in books.orders.many(each.number for each in self.served)}
        return replace(self, served=tuple(replace(each, fulfilment=states[each.number]) for each in self.served))

    @classmethod
    def of_text(cls, text: str) -> "Serving":
        found: Mapping[str, Any] = json.loads(text)
        served = tuple(Served(**{**each, "fulfilment": Fulfilment(each["fulfilment"])}) for each in found["served"])
        tasks = tuple(Task(kind, id) for kind, id in found.get("tasks", ()))
        return cls(**{**found, "served": served, "tasks": tasks})


def receive(books: Books, shop: Shop, sku: str, quantity: int, now: datetime, *, who: str) -> Serving:
    """Raises NoSuchItem, TooManyUnits."""
    done = correct(books, shop, sku, Correction(Kind.RECEIVE, quantity), now, who=who)
    units: Counter[tuple[str, bool]] = Counter()
    for fill in done.filled:
        units[fill.order, fill.offered] += fill.units
    item, wanted = done.item, _still_wanted(books, done.item)
    serving = _serving(books, item.sku, quantity, units, item.available, wanted, lambda order: order)
    return replace(serving, tasks=tuple(done.tasks))


def preview(books: Books, shop: Shop, sku: str, quantity: int, now: datetime) -> Serving:
    """The result that `receive` would have now; works in a read. Raises NoSuchItem, TooManyUnits."""
    foreseen = foresee(books, shop, sku, quantity, now)
    units: Counter[tuple[str, bool]] = Counter()
    for who, count in foreseen.allocations:
        units[who.order, who.offered] += count
    wanted = _still_wanted(books, foreseen.item) - units.total()
    return _serving(
        books, sku, quantity, units, foreseen.free, wanted, lambda order: served(order, foreseen.allocations)
    )


def _serving(
    books: Books,
    sku: str,
    quantity: int,
    units: Counter[tuple[str, bool]],
    free: int,
    wanted: int,
    then: Callable[[Order], Order],
) -> Serving:
    """`units` by order and whether they are offered; `then` is the state of an order afterwards."""
    named = sorted(units, key=lambda served: int(served[0]))[:NAMED]
    orders = {order.number: then(order) for order in books.orders.many({number: None for number, _ in named})}
    rows = tuple(
        Served(number, orders[number].customer.name, units[number, offered], offered, orders[number].fulfilment)
        for number, offered in named
    )
    return Serving(sku, quantity, units.total(), len({number for number, _ in units}), free, wanted, rows)


def _still_wanted(books: Books, item: StockItem) -> int:
    """The item as the transaction knows it; its counters are not written before the end."""
    awaited = books.backlogs.awaited(item.sku)
    return item.late - (awaited.offered if awaited else 0)
