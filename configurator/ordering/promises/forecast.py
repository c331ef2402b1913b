"""Which orders arriving goods would be allocated to, asked before they arrive; nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from configurator.ordering.errors import NoSuchItem, TooManyUnits
from configurator.ordering.promises.allocation_order import Allocation
from configurator.ordering.promises.amending import amended
from configurator.ordering.promises.filling import allocation_order
from configurator.ordering.promises.serving import given
from configurator.runtime.shop import Shop
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order
from layers.stock.stock import MOST_UNITS, StockItem


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The orders that would get units, how many each, and how many units would be left."""

    item: StockItem
    allocations: tuple[Allocation, ...]
    free: int


def foresee(books: Books, shop: Shop, sku: str, quantity: int, now: datetime) -> Foreseen:
    """The result of receiving so many units; works in a read, after everything due has been settled and no
    count of the item is on its way to its orders.

    Raises NoSuchItem, TooManyUnits.
    """
    item = books.stock.item(sku)
    if item is None:
        raise NoSuchItem(sku)
    if item.on_hand + quantity > MOST_UNITS:
        raise TooManyUnits(sku, item.on_hand + quantity, MOST_UNITS)
    there = item.available + quantity
    serving = there if item.terms.tracked else quantity
    allocations = tuple(allocation_order(books, shop, {sku: serving}, now)) if item.awaited else ()
    return Foreseen(item, allocations, there - sum(units for _, units in allocations))


def served(order: Order, allocations: Iterable[Allocation]) -> Order:
    """The order as it would be; an offer does not change it."""
    return amended(
        order, [given(who, units) for who, units in allocations if who.order == order.number and not who.offered]
    )
