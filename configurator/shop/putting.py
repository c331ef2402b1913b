"""Adding a configuration to the shopper's cart."""

from configurator.ordering import CartView, add_line, change_line, open_cart
from configurator.ordering.errors import CartClosed, NoSuchCart, NoSuchLine
from configurator.products.evaluating import chosen
from configurator.runtime.shop import shop_of
from configurator.shop.visit import Visit
from configurator.stores.ledger.protocol import Books
from layers.evaluation.evaluation import Evaluation


def put(books: Books, *, visit: Visit, evaluation: Evaluation) -> CartView:
    """Into the shopper's cart, or a new one where there is none that can be added to."""
    services, now = visit.services, visit.services.now()
    choice = chosen(services, visit.product.id, evaluation.selected, evaluation.quantity)
    shop, locale = shop_of(services), visit.shop.locale
    if visit.cart:
        try:
            if visit.line:
                return change_line(
                    books,
                    shop,
                    visit.cart,
                    visit.line,
                    now,
                    quantity=choice.quantity,
                    selected=choice.selected,
                    version=choice.version,
                    locale=locale,
                )
            return add_line(books, shop, visit.cart, choice, now, locale)
        except (NoSuchCart, NoSuchLine, CartClosed):
            pass
    return add_line(books, shop, open_cart(books, now).id, choice, now, locale)
