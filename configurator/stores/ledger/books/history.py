"""The history of one order or item."""

from collections.abc import Sequence
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
