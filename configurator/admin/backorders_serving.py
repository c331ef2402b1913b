"""Whom a delivery serves: foreseen without doing it, and told afterwards."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NoReturn

from configurator.ledger.protocol import Books
from configurator.ledger.records import Fulfilment, Kind
from configurator.ordering import Corrected, Correction, Shop, correct
from layers.stock import StockItem

NAMED = 100
"""How many orders are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Served:
    """An order that gets `units`, or is `offered` them, and how far it is then."""

    number: str
    name: str
    units: int
    offered: bool
    fulfilment: Fulfilment


@dataclass(frozen=True, slots=True)
class Serving:
    """What receiving `quantity` of an item comes to; `units` of them go to `orders` orders, `free` are left.

    `waiting` are units that are still wanted and of which none are held for whoever wants them.
    """

    sku: str
    quantity: int
    units: int
    orders: int
    free: int
    waiting: int
    served: tuple[Served, ...]

    def text(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def of_text(cls, text: str) -> "Serving":
        found: Mapping[str, Any] = json.loads(text)
        served = tuple(Served(**{**each, "fulfilment": Fulfilment(each["fulfilment"])}) for each in found["served"])
        return cls(**{**found, "served": served})


class Foreseen(Exception):
    """Raised so that nothing of what was tried stays."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving


def receive(books: Books, shop: Shop, sku: str, quantity: int, now: datetime, *, who: str) -> Serving:
    """Raises NoSuchItem, TooManyUnits."""
    done = correct(books, shop, sku, Correction(Kind.RECEIVE, quantity), now, who=who)
    return _serving(books, done, quantity)


def foresee(books: Books, shop: Shop, sku: str, quantity: int, now: datetime) -> NoReturn:
    """Does it and undoes it. Raises Foreseen with what `receive` would answer, else what that raises."""
    raise Foreseen(receive(books, shop, sku, quantity, now, who=""))


def _serving(books: Books, done: Corrected, quantity: int) -> Serving:
    units: Counter[tuple[str, bool]] = Counter()
    for fill in done.filled:
        units[fill.order, fill.offered] += fill.units
    named = sorted(units, key=lambda served: int(served[0]))[:NAMED]
    orders = {order.number: order for order in books.orders.many({number: None for number, _ in named})}
    return Serving(
        done.item.sku,
        quantity,
        units.total(),
        len({number for number, _ in units}),
        done.item.available,
        _still_wanted(books, done.item),
        tuple(
            Served(number, orders[number].customer.name, units[number, offered], offered, orders[number].fulfilment)
            for number, offered in named
        ),
    )


def _still_wanted(books: Books, item: StockItem) -> int:
    """The item as the transaction knows it; its counters are not written before the end."""
    awaited = books.backlogs.awaited(item.sku)
    return item.backordered + item.preordered - (awaited.offered if awaited else 0)
