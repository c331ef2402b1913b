"""The history of one order or item, and notes about orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.books.events import Event
from configurator.stores.ledger.books.movements import Movement


class HistoryBook(Protocol):
    """Everything oldest first, the newest thousand of each."""

    def events(self, subject: str) -> Sequence[Event]:
        """What happened to an order (by number) or an item (by sku)."""
        ...

    def audit_entries(self, subject: str) -> Sequence[AuditEntry]:
        """What was done to it, and by whom."""
        ...

    def movements(self, order: str) -> Sequence[Movement]:
        """What moved stock for an order."""
        ...


@dataclass(frozen=True, slots=True)
class Note:
    """`order` is a number, `who` a user's name; no customer ever reads it."""

    id: int
    order: str
    at: datetime
    who: str
    text: str


class NoteBook(Protocol):
    def add(self, order: str, who: str, text: str, at: datetime) -> Note: ...

    def of(self, order: str) -> Sequence[Note]:
        """Oldest first."""
        ...
