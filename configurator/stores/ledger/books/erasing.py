"""Finding, rewriting and deleting personal data and expired records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from configurator.stores.ledger.books.people import Link, Session


class Place(StrEnum):
    """Where something is written beside orders that may name their customers."""

    EVENT = "event"
    AUDIT_ENTRY = "deed"
    NOTE = "note"
    MOVEMENT = "movement"


@dataclass(frozen=True, slots=True)
class StoredText:
    """What is written in one place; of an event its body as JSON text."""

    place: Place
    id: int
    text: str


class ErasingBook(Protocol):
    """Customers are known by their e-mail addresses, compared in lower case; what is a user's own is left alone."""

    def sessions(self, email: str) -> Sequence[Session]:
        """Every session of a customer, those that are over too, oldest first."""
        ...

    def links(self, email: str) -> Sequence[Link]:
        """Every link a customer was given to log in, oldest first."""
        ...

    def texts(self, orders: Iterable[str]) -> Sequence[StoredText]:
        """Whatever is written about orders, by their numbers."""
        ...

    def texts_with(self, email: str, places: Iterable[Place]) -> Sequence[StoredText]:
        """Whatever names the address in one of the places, whatever it is about: all of it is read."""
        ...

    def rewrite(self, texts: Iterable[StoredText]) -> None: ...

    def forget_letters_to(self, email: str) -> int:
        """Remove every mail to a customer, what still waits too; answers how many."""
        ...

    def forget_letters_about(self, orders: Iterable[str]) -> int:
        """Remove the mails to the customers of orders; answers how many. The shop's own stay."""
        ...

    def forget_answers(self, secrets: Iterable[str]) -> int:
        """Remove the kept answers that hold orders, by their secrets; answers how many."""
        ...

    def finished(self, before: datetime, limit: int) -> Sequence[str]:
        """The numbers of orders that still name their customer, of which nothing is open, owed or newer than `before`.

        The oldest first. Shipped is finished: that it was delivered may never be noted.
        """
        ...

    def purge_mails(self, before: datetime, limit: int) -> int:
        """Remove mails that ended before then; answers how many."""
        ...

    def purge_waits(self, before: datetime, limit: int) -> int:
        """Remove waits that were over before then; answers how many."""
        ...

    def purge_audit_entries(self, before: datetime, limit: int) -> int:
        """Remove entries of the audit log that are older; answers how many."""
        ...
