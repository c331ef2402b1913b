"""Evaluating a stored cart: its lines against the newest versions, its demand against the current stock."""

from collections import Counter
from collections.abc import Mapping, Sequence

from configurator.ordering.promises.agreeing import agreed_with, claims
from configurator.ordering.promises.reserving import without
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.carts import CartLine
from configurator.stores.ledger.books.holds import Hold
from configurator.stores.ledger.protocol import Books
from layers.carts.cart import CartReading, LineAsk, read_cart
from layers.evaluation.product import Product
from layers.stock.stock import StockItem
from layers.words.storefront import Storefront


def read_lines(
    books: Books, shop: Shop, lines: Sequence[CartLine], hold: Hold | None, storefront: Storefront
) -> CartReading:
    """Evaluate `lines` for the owner of `hold`; lines bought from earlier orders get stock before new ones."""
    claimed = Counter[str]()
    asks = [_ask(books, shop, line, storefront, claimed) for line in lines]
    return read_cart(asks, _left(without(_items(books, asks), hold), claimed), storefront)


def _ask(books: Books, shop: Shop, line: CartLine, storefront: Storefront, claimed: Counter[str]) -> LineAsk:
    """The line, and among the `claimed` the free units that it takes."""
    agreed = agreed_with(books, line.origin, storefront.policy, claimed) if line.origin else None
    if agreed:
        claimed.update(claims(agreed, line.quantity))
    product = None if agreed else shop.product(line.configurator)
    return LineAsk(
        line.id, line.configurator, product, line.title, line.selected, line.quantity, line.agreed_price, agreed
    )


def _left(items: Mapping[str, StockItem], claimed: Mapping[str, int]) -> Mapping[str, StockItem]:
    """The items as if the claimed units were held."""
    return {**items, **{sku: items[sku].without(-units, 0, 0) for sku, units in claimed.items() if sku in items}}


def _items(books: Books, asks: Sequence[LineAsk]) -> Mapping[str, StockItem]:
    return books.stock.items({sku for ask in asks if ask.product for sku in _skus(ask.product, ask.selected)})


def _skus(product: Product, selected: Sequence[str]) -> list[str]:
    """The items of what is selected and of what is always drawn."""
    options = product.tree.options
    leaves = [*product.tree.drawn, *(options[name] for name in selected if name in options)]
    return [leaf.part.sku for leaf in leaves if leaf.part]
