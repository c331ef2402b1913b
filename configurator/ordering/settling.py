"""What is due by time has happened for whoever looks, whether or not a timer ran."""

from collections.abc import Mapping
from datetime import datetime

from configurator.ledger.protocol import Books, Ledger
from configurator.ordering.shop import Shop
from layers.stock import StockItem


def settle(books: Books, shop: Shop, now: datetime) -> None:
    """End the holds that are over and the preorders whose day has come; every use of this package begins so."""
    raise NotImplementedError


def settle_due(ledger: Ledger, shop: Shop, now: datetime) -> None:
    """Settle in a transaction of its own if anything is due; asks only memory if not. Call it before reading."""
    raise NotImplementedError


def current_stock(ledger: Ledger, shop: Shop, now: datetime) -> Mapping[str, StockItem]:
    """Every stock item as it is at `now`, from memory; an unknown sku reads as an item that is not tracked."""
    raise NotImplementedError
