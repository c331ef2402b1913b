"""Mails to the customer of an order."""

from collections.abc import Mapping
from datetime import datetime

from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order


def notify_customer(books: Books, kind: MailKind, order: Order, body: Mapping[str, object], now: datetime) -> None:
    """To the address that the order was placed with, in its language."""
    address, locale = order.customer.email, order.locale
    books.mails.post(kind, order.number, body, now, address=address, locale=locale)
