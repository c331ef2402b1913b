"""Reading a stored cart: its lines against the newest versions, its demand against the stock of now."""

from collections.abc import Mapping, Sequence

from configurator.ledger.protocol import Books
from configurator.ledger.records import CartLine, Hold
from configurator.ordering.agreeing import agreed_with
from configurator.ordering.reserving import without
from configurator.ordering.shop import Shop
from layers.cart import CartReading, LineAsk, read_cart
from layers.product import Product
from layers.stock import StockItem
from layers.storefront import Storefront


def read_lines(
    books: Books, shop: Shop, lines: Sequence[CartLine], hold: Hold | None, storefront: Storefront
) -> CartReading:
    """What `lines` come to now for whoever has `hold`."""
    asks = [_ask(books, shop, line, storefront) for line in lines]
    return read_cart(asks, without(_items(books, asks), hold), storefront)


def _ask(books: Books, shop: Shop, line: CartLine, storefront: Storefront) -> LineAsk:
    agreed = agreed_with(books, line.origin, storefront.policy) if line.origin else None
    product = None if agreed else shop.product(line.configurator)
    return LineAsk(
        line.id, line.configurator, product, line.title, line.selected, line.quantity, line.agreed_price, agreed
    )


def _items(books: Books, asks: Sequence[LineAsk]) -> Mapping[str, StockItem]:
    return books.stock.items({sku for ask in asks if ask.product for sku in _skus(ask.product, ask.selected)})


def _skus(product: Product, selected: Sequence[str]) -> list[str]:
    """The items of what is selected and of what is always drawn."""
    options = product.tree.options
    leaves = [*product.tree.drawn, *(options[name] for name in selected if name in options)]
    return [leaf.part.sku for leaf in leaves if leaf.part]
