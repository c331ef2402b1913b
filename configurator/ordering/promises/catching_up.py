"""Bringing orders up to date before anything else happens to them."""

from collections.abc import Iterable
from datetime import datetime

from configurator.ordering.promises.ending import expire_over
from configurator.ordering.promises.handing_out import hand_out_to
from configurator.ordering.promises.shortening import shorten_first
from configurator.runtime.shop import Shop
from configurator.stores.ledger.protocol import Books


def catch_up(books: Books, shop: Shop, orders: Iterable[str], now: datetime) -> None:
    """End their offers that are over, give them what receipts keep for them, and take off what shortages take.

    Each of it would otherwise come in a later step, where very many orders are concerned.
    """
    numbers = list(orders)
    expire_over(books, shop, numbers, now)
    hand_out_to(books, shop, numbers, now)
    shorten_first(books, shop, numbers, now)
