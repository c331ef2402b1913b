"""Marking an order paid, and what was cancelled of it refunded."""

from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ledger.records import Order


def pay(books: Books, order: str, now: datetime, *, who: str = "") -> Order:
    """Mark what the order comes to as paid (safe to repeat). Raises NoSuchOrder, NothingTo (all cancelled)."""
    raise NotImplementedError


def refund(books: Books, order: str, now: datetime, *, who: str = "") -> Order:
    """Mark what is due back as refunded (safe to repeat). Raises NoSuchOrder, NothingTo."""
    raise NotImplementedError
