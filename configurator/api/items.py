"""Loading a stock item for the calls about it, after everything due has been settled."""

from configurator.ordering.errors import NoSuchItem
from configurator.ordering.settling import settled
from configurator.runtime.services import Services
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import Policy, StockItem


async def settled_policy(services: Services) -> Policy:
    """Today's policy, after everything due has been settled."""
    await settled(services)
    return services.storefront().policy


def item_of(books: Books, sku: str) -> StockItem:
    """Raises NoSuchItem."""
    item = books.stock.item(sku)
    if item is None:
        raise NoSuchItem(sku)
    return item
