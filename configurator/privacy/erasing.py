"""Erasing a customer, by their e-mail address, in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from configurator.privacy.anonymising import anonymise, rewrite
from configurator.privacy.customer_data import customer_data
from configurator.privacy.mask import mask_of
from configurator.stores.ledger.books.erasing import Place
from configurator.stores.ledger.protocol import Books

WRITTEN_BY_PEOPLE = (Place.NOTE, Place.AUDIT_ENTRY, Place.MOVEMENT)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was anonymised and what was removed; `letters` are the mails that may still lie in a folder."""

    orders: tuple[str, ...] = ()
    mails: int = 0
    waits: int = 0
    sessions: int = 0
    letters: tuple[int, ...] = ()


def erase(books: Books, email: str, now: datetime, who: str) -> Erased:
    """Anonymise the customer's orders and delete everything else about them; data of users stays.

    The audit log keeps that it was done and for how many orders: neither the address nor a digest of it.
    """
    found = customer_data(books, email)
    if not found.anything:
        return Erased()
    rewrite(books, books.erasing.texts_with(found.email, WRITTEN_BY_PEOPLE), mask_of(found.email))
    letters = anonymise(books, found.email, found.orders)
    books.people.forget_customer(found.email)
    erased = Erased(
        orders=tuple(order.number for order in found.orders),
        mails=len(found.mails),
        waits=books.waits.forget_email(found.email),
        sessions=len(found.sessions),
        letters=(*letters, *(mail.id for mail in found.mails)),
    )
    books.erasing.forget_letters_to(found.email)
    books.audit.note(who, "customer.erased", "", str(len(erased.orders)), now)
    return erased
