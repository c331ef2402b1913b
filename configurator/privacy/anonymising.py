"""Anonymising orders: everything that was sold, promised and paid stays."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from configurator.privacy.mask import Mask, mask_of
from configurator.stores.ledger.books.erasing import Place, StoredText
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Customer, Order

NOBODY = Customer("", "")
"""The customer of an anonymised order; nothing is ever sent to an empty address."""


def anonymise(books: Books, email: str, orders: Sequence[Order]) -> tuple[int, ...]:
    """Remove a customer from their orders, and from the texts about these; answers as `empty` does."""
    mask_texts(books, [order.number for order in orders], mask_of(email, (order.customer for order in orders)))
    return remove_customer(books, orders)


def mask_texts(books: Books, numbers: Sequence[str], mask: Mask) -> None:
    """Put a mark wherever the texts about orders name the customer."""
    rewrite(books, books.erasing.texts(numbers), mask)


def remove_customer(books: Books, orders: Sequence[Order]) -> tuple[int, ...]:
    """Remove the customer from the orders alone.

    Stock, counters, money, lines and numbers are as they were. Answers the ids of the mails about the orders,
    whose letters may still lie in a folder.
    """
    numbers = [order.number for order in orders]
    letters = tuple(mail.id for number in numbers for mail in books.mails.about(number))
    books.erasing.forget_letters_about(numbers)
    books.erasing.forget_answers(order.secret for order in orders)
    for order in orders:
        books.orders.save_customer(replace(order, customer=NOBODY))
    return letters


def rewrite(books: Books, texts: Iterable[StoredText], mask: Mask) -> None:
    """Put a mark wherever the customer is named."""
    changed = [(stored, replace(stored, text=_masked(stored, mask))) for stored in texts]
    books.erasing.rewrite(after for before, after in changed if after != before)


def _masked(stored: StoredText, mask: Mask) -> str:
    if stored.place is Place.EVENT:
        return json.dumps(mask.in_record(json.loads(stored.text)), ensure_ascii=False, separators=(",", ":"))
    if stored.place is Place.AUDIT_ENTRY:
        return str(mask.in_record(stored.text))
    return mask.in_prose(stored.text)
