"""All stock items with their availability, cached in memory and updated with each change."""

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
    """An item and its availability."""

    item: StockItem
    availability: Availability


@dataclass(frozen=True, slots=True)
class StockIndex:
    """The items by sku; `stock` and `policy` are its inputs."""

    stock: Mapping[str, StockItem]
    policy: Policy
    items: Sequence[Indexed] = ()
    by_sku: Mapping[str, Indexed] = field(default_factory=dict)
    counts: Mapping[Availability, int] = field(default_factory=dict)


_KEPT: "WeakKeyDictionary[Ledger, StockIndex]" = WeakKeyDictionary()


def stock_index(services: Services) -> StockIndex:
    """The current index, after everything due has been settled."""
    stock = current_stock(services.ledger, shop_of(services), services.now())
    policy = services.storefront().policy
    kept = _KEPT.get(services.ledger)
    if kept is None or kept.stock is not stock or kept.policy != policy:
        kept = _KEPT[services.ledger] = _brought_up(kept, stock, policy)
    return kept


def _brought_up(kept: StockIndex | None, stock: Mapping[str, StockItem], policy: Policy) -> StockIndex:
    """Update only the items that changed, since deciding about all of them is slow."""
    known = kept.by_sku if kept and kept.policy == policy else {}
    by_sku = {}
    for sku, item in stock.items():
        before = known.get(sku)
        by_sku[sku] = before if before and before.item is item else Indexed(item, item_availability(item, policy))
    items = [by_sku[sku] for sku in sorted(by_sku)]
    counts = Counter(each.availability for each in items)
    return StockIndex(stock, policy, items, by_sku, counts)
