"""Changing items by hand: their terms, what was counted, and the day they are expected; many of them in steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from configurator.ordering.errors import NoSuchItem
from configurator.ordering.importing import ImportAuthor, import_rows
from configurator.ordering.rescheduling import redated
from configurator.runtime.services import Services
from configurator.runtime.shop import Shop, shop_of
from configurator.runtime.transactions import in_steps
from configurator.stores.ledger.books.movements import Cause
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import StockItem
from layers.stock_csv.fault import Fault, Saying
from layers.stock_csv.row import StockRow


@dataclass(frozen=True, slots=True)
class Alteration:
    """The terms that get another value, by name, and what was counted; None: nobody counted.

    `notify`: whether waiting customers are mailed about a new date; None: not decided.
    """

    terms: Mapping[str, Any] = field(default_factory=dict)
    on_hand: int | None = None
    notify: bool | None = None


@dataclass(frozen=True, slots=True)
class Altered:
    """The item as it is now; `fault` says why nothing was changed, `ask` how many orders wait for another day."""

    item: StockItem
    changed: bool = False
    fault: Fault | None = None
    ask: int = 0


@dataclass(frozen=True, slots=True)
class BulkChange:
    """How many items changed, and why others did not."""

    changed: int = 0
    refused: tuple[tuple[str, Saying], ...] = ()


def alter(books: Books, shop: Shop, sku: str, wanted: Alteration, now: datetime, *, who: str = "") -> Altered:
    """All of it or nothing; raises NoSuchItem."""
    before = books.stock.item(sku)
    if before is None:
        raise NoSuchItem(sku)
    if wanted.notify is None and redated(before, before.terms.model_copy(update=dict(wanted.terms))):
        return Altered(before, ask=orders_waiting(books, [sku]))
    row = StockRow(sku, 0, wanted.on_hand, wanted.terms)
    done = import_rows(books, shop, [row], ImportAuthor(who, Cause.BY_HAND, wanted.notify), now)
    fault = next(iter(done.faults), None)
    return Altered(books.stock.items([sku])[sku], bool(done.updated), fault)


def orders_waiting(books: Books, skus: Sequence[str]) -> int:
    """How many orders wait for units of these items."""
    return len({units.order for units in books.stock.waiting(skus)})


async def change_in_bulk(services: Services, skus: Sequence[str], wanted: Alteration, who: str) -> BulkChange:
    """Change the items in steps, so that other writes can run in between."""
    changed = 0
    refused: list[tuple[str, Saying]] = []

    def alter_some(books: Books, some: Sequence[str]) -> BulkChange:
        return _alter_some(books, shop_of(services), some, wanted, services.now(), who)

    async for _, part in in_steps(services, skus, alter_some):
        changed += part.changed
        refused += part.refused
    return BulkChange(changed, tuple(refused))


def _alter_some(
    books: Books, shop: Shop, skus: Sequence[str], wanted: Alteration, now: datetime, who: str
) -> BulkChange:
    altered = [alter(books, shop, sku, wanted, now, who=who) for sku in skus]
    refused = tuple((each.item.sku, each.fault.saying) for each in altered if each.fault)
    return BulkChange(sum(each.changed for each in altered), refused)
