"""Reserving a cart's demand for a time."""

from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ordering.carts import CartView
from configurator.ordering.shop import Shop


def hold_cart(books: Books, shop: Shop, cart: str, now: datetime, locale: str | None = None) -> CartView:
    """Hold the whole demand for `hold_minutes`, replacing and extending an earlier hold; all or nothing.

    Raises NoSuchCart, CartClosed, CartEmpty, and Refused with every problem.
    """
    raise NotImplementedError


def let_go(books: Books, shop: Shop, owner: str, now: datetime) -> None:
    """End the hold of `owner` (a cart), if there is one; its units go to those who wait."""
    raise NotImplementedError
