"""Changing an item by hand: its terms, what was counted, and the day it is expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from configurator.ledger.protocol import Books
from configurator.ledger.records import Cause
from configurator.ordering.errors import NoSuchItem
from configurator.ordering.importing import import_rows
from configurator.ordering.shop import Shop
from configurator.ordering.slipping import slip
from layers.stock import StockItem
from layers.stock_csv.fault import Fault
from layers.stock_csv.row import StockRow

DAY = "restock_on"


@dataclass(frozen=True, slots=True)
class Alteration:
    """The terms that get another value, by name, and what was counted; None: nobody counted.

    `tell` says whether those who wait hear of another day; None: it has to be asked.
    """

    terms: Mapping[str, Any] = field(default_factory=dict)
    on_hand: int | None = None
    tell: bool | None = None


@dataclass(frozen=True, slots=True)
class Altered:
    """The item as it is now; `fault` says why nothing was changed, `ask` how many orders wait for the day."""

    item: StockItem
    changed: bool = False
    fault: Fault | None = None
    ask: int = 0


def alter(books: Books, shop: Shop, sku: str, wanted: Alteration, now: datetime, *, who: str = "") -> Altered:
    """All of it or nothing; raises NoSuchItem."""
    before = books.stock.item(sku)
    if before is None:
        raise NoSuchItem(sku)
    waiting = orders_waiting(books, [sku]) if DAY in wanted.terms and _slips(before, wanted) else 0
    if waiting and wanted.tell is None:
        return Altered(before, ask=waiting)
    terms = {name: value for name, value in wanted.terms.items() if name != DAY or not waiting}
    done = import_rows(books, shop, [StockRow(sku, 0, wanted.on_hand, terms)], now, who=who, cause=Cause.BY_HAND)
    if done.faults:
        return Altered(before, fault=done.faults[0])
    if waiting:
        slip(books, shop, sku, wanted.terms[DAY], now, tell=bool(wanted.tell), who=who)
    return Altered(books.stock.items([sku])[sku], changed=bool(done.updated or waiting))


def orders_waiting(books: Books, skus: Sequence[str]) -> int:
    """How many orders wait for units of these items on backorder."""
    return len({units.order for units in books.stock.waiting(skus) if units.backordered})


def _slips(item: StockItem, wanted: Alteration) -> bool:
    return bool(item.backordered) and item.terms.restock_on != wanted.terms[DAY]
