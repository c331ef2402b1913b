"""Loading a stock item for the calls about it, and whether its terms are still those that the caller read."""

from configurator.ordering.errors import NoSuchItem
from configurator.ordering.settling import settled
from configurator.runtime.services import Services
from configurator.stores.catalogue.errors import Stale
from configurator.stores.catalogue.etag import etag
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import Policy, StockItem, StockTerms


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


def terms_etag(terms: StockTerms) -> str:
    return etag(terms.model_dump(mode="json"))


def refuse_stale(item: StockItem | None, sku: str, expected: str | None) -> None:
    """`expected` is the caller's If-Match, which nobody has to send; raises Stale with the ETag of today."""
    if expected in (None, "*"):
        return
    current = terms_etag(item.terms) if item else None
    if current != expected:
        raise Stale(sku, current)
