"""What is complete leaves, and arrives."""

from collections.abc import Mapping
from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ledger.records import Order
from configurator.ordering.shop import Shop


def ship(
    books: Books, shop: Shop, order: str, lines: Mapping[str, int] | None, now: datetime, *, who: str = ""
) -> Order:
    """Ship configurations by line id, or with None all that is complete (safe to repeat).

    Raises NoSuchOrder, NoSuchLine, NotThatMany, NothingTo.
    """
    raise NotImplementedError


def deliver(books: Books, order: str, now: datetime, *, who: str = "") -> Order:
    """Mark all that was shipped as delivered (safe to repeat). Raises NoSuchOrder, NothingTo."""
    raise NotImplementedError
