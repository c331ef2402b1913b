"""A stock item as the calls about it share it: found, settled, shown."""

from configurator.api.answers import StockAnswer
from configurator.ordering.errors import NoSuchItem
from configurator.ordering.settling import settled
from configurator.runtime.services import Services
from configurator.stores.ledger.protocol import Books
from layers.stock.availability import item_availability
from layers.stock.stock import Policy, StockItem


def stock_answer(item: StockItem, policy: Policy) -> StockAnswer:
    return StockAnswer(
        **item.terms.model_dump(),
        sku=item.sku,
        on_hand=item.on_hand,
        allocated=item.allocated,
        held=item.held,
        backordered=item.backordered,
        preordered=item.preordered,
        available=item.available,
        availability=item_availability(item, policy),
    )


async def settled_policy(services: Services) -> Policy:
    """Today's policy, after what is due by now has happened."""
    await settled(services)
    return services.storefront().policy


def item_of(books: Books, sku: str) -> StockItem:
    """Raises NoSuchItem."""
    item = books.stock.item(sku)
    if item is None:
        raise NoSuchItem(sku)
    return item
