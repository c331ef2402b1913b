"""Mails to the customer of an order."""

from collections.abc import Mapping
from datetime import datetime

from configurator.ledger.mails import MailKind
from configurator.ledger.protocol import Books
from configurator.ledger.records import Order


def tell_customer(books: Books, kind: MailKind, order: Order, body: Mapping[str, object], now: datetime) -> None:
    """To the address that the order was placed with, in its language."""
    address, locale = order.customer.email, order.locale
    books.mails.post(kind, order.number, body, now, address=address, locale=locale)
