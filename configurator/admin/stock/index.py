"""Every stock item with its availability, kept in memory and brought up to date by what changed since."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from configurator.ordering import current_stock
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.protocol import Ledger
from layers.stock.availability import Availability, item_availability
from layers.stock.stock import Policy, StockItem


@dataclass(frozen=True, slots=True)
class Indexed:
    """An item and what is said of it."""

    item: StockItem
    availability: Availability


@dataclass(frozen=True, slots=True)
class StockIndex:
    """By sku; `stock` and `policy` are what it was made of."""

    stock: Mapping[str, StockItem]
    policy: Policy
    items: Sequence[Indexed] = ()
    by_sku: Mapping[str, Indexed] = field(default_factory=dict)
    counts: Mapping[Availability, int] = field(default_factory=dict)


_KEPT: "WeakKeyDictionary[Ledger, StockIndex]" = WeakKeyDictionary()


def stock_index(services: Services) -> StockIndex:
    """As of now; whoever has to be released or let go by now has been."""
    stock = current_stock(services.ledger, shop_of(services), services.now())
    policy = services.storefront().policy
    kept = _KEPT.get(services.ledger)
    if kept is None or kept.stock is not stock or kept.policy != policy:
        kept = _KEPT[services.ledger] = _brought_up(kept, stock, policy)
    return kept


def _brought_up(kept: StockIndex | None, stock: Mapping[str, StockItem], policy: Policy) -> StockIndex:
    """Looks only at items that are other values than before: deciding about all of them takes a while."""
    known = kept.by_sku if kept and kept.policy == policy else {}
    by_sku = {}
    for sku, item in stock.items():
        before = known.get(sku)
        by_sku[sku] = before if before and before.item is item else Indexed(item, item_availability(item, policy))
    items = [by_sku[sku] for sku in sorted(by_sku)]
    counts = Counter(each.availability for each in items)
    return StockIndex(stock, policy, items, by_sku, counts)
