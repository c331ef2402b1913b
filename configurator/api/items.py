"""A stock item as the calls about it share it: found, settled, shown."""

from starlette.concurrency import run_in_threadpool

from configurator.api.answers import StockAnswer
from configurator.evaluating import shop_of
from configurator.ledger.protocol import Books
from configurator.ordering import settle_due
from configurator.ordering.errors import NoSuchItem
from configurator.services import Services
from layers.availability import item_availability
from layers.stock import Policy, StockItem


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
    await run_in_threadpool(settle_due, services.ledger, shop_of(services), services.now())
    return services.storefront().policy


def item_of(books: Books, sku: str) -> StockItem:
    """Raises NoSuchItem."""
    item = books.stock.item(sku)
    if item is None:
        raise NoSuchItem(sku)
    return item
