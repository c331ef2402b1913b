"""How an item may be sold, and what follows when that changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ledger.records import Fill
from configurator.ordering.shop import Shop
from layers.stock import StockItem, StockTerms


@dataclass(frozen=True, slots=True)
class TermsSet:
    """The item as it is now, whether it is new, and whom the change filled."""

    item: StockItem
    created: bool
    filled: tuple[Fill, ...] = ()


def set_terms(books: Books, shop: Shop, sku: str, terms: StockTerms, now: datetime, *, who: str = "") -> TermsSet:
    """Replace the terms of `sku`, creating it if need be; a preorder set to backorder is released.

    Raises PreorderNotReleased, UnitsPreordered.
    """
    raise NotImplementedError


def release(books: Books, shop: Shop, sku: str, now: datetime, *, who: str = "") -> TermsSet:
    """End a preorder: its units become backordered and are then filled. Of another item nothing changes.

    Raises NoSuchItem.
    """
    raise NotImplementedError


def open_items(books: Books, skus: Iterable[str]) -> None:
    """Create the items that a published version names and that do not exist."""
    raise NotImplementedError
