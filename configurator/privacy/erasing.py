"""Erasing a customer, by their e-mail address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from configurator.privacy.anonymising import anonymise, mask_texts, remove_customer, rewrite
from configurator.privacy.customer_data import customer_data
from configurator.privacy.mask import mask_of
from configurator.runtime.transactions import Pace
from configurator.stores.ledger.books.erasing import Place
from configurator.stores.ledger.protocol import Books, Ledger

WRITTEN_BY_PEOPLE = (Place.NOTE, Place.AUDIT_ENTRY, Place.MOVEMENT)
ORDERS_AT_ONCE = 5
"""Of a customer with many orders in the first transaction; afterwards as many as take about 20 ms."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Erased:
    """What was anonymised and what was removed; `letters` are the mails that may still lie in a folder."""

    orders: tuple[str, ...] = ()
    mails: int = 0
    waits: int = 0
    sessions: int = 0
    letters: tuple[int, ...] = ()


def erase(ledger: Ledger, email: str, now: datetime, who: str) -> Erased:
    """Anonymise the customer's orders and delete everything else about them; data of users stays.

    Orders are taken some at a time, with other transactions in between: first the texts about all of them lose the
    customer's names, while these are all known, then the orders do. Interrupted, it can be begun again.
    """
    found = ledger.read(customer_data, email)
    if not found.anything:
        return Erased()
    numbers, mask = [order.number for order in found.orders], mask_of(email, (each.customer for each in found.orders))
    _in_steps(ledger, numbers, partial(mask_texts, mask=mask))
    about = [id for some in _in_steps(ledger, numbers, _remove_customer) for id in some]
    letters = (*about, *(mail.id for mail in found.mails))
    return ledger.write(_finish, email, Erased(tuple(numbers), len(found.mails), letters=letters), now, who).result()


def _in_steps(ledger: Ledger, numbers: Sequence[str], work: Callable[[Books, Sequence[str]], T]) -> list[T]:
    """What the work on a few orders after the others came to, each time in a transaction of its own."""
    pace, done = Pace(ORDERS_AT_ONCE, least=1), list[T]()
    while numbers:
        some, numbers = numbers[: pace.size], numbers[pace.size :]
        done.append(ledger.write(pace.clocked(work), some).result())
    return done


def _remove_customer(books: Books, numbers: Sequence[str]) -> tuple[int, ...]:
    return remove_customer(books, books.orders.many(numbers))


def _finish(books: Books, email: str, before: Erased, now: datetime, who: str) -> Erased:
    """Erase everything but those orders, also what came in the meantime.

    The audit log keeps that it was done and for how many orders: neither the address nor a digest of it.
    """
    found = customer_data(books, email)
    rewrite(books, books.erasing.texts_with(found.email, WRITTEN_BY_PEOPLE), mask_of(found.email))
    letters = anonymise(books, found.email, found.orders)
    books.people.forget_customer(found.email)
    erased = Erased(
        orders=(*(order.number for order in found.orders), *before.orders),
        mails=before.mails + len({mail.id for mail in found.mails} - set(before.letters)),
        waits=books.waits.forget_email(found.email),
        sessions=len(found.sessions),
        letters=(*before.letters, *letters, *(mail.id for mail in found.mails)),
    )
    books.erasing.forget_letters_to(found.email)
    books.audit.note(who, "customer.erased", "", str(len(erased.orders)), now)
    return erased
