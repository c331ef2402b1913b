"""What a ledger store keeps of units that are held for a time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from configurator.stores.ledger.books.records import Hold


class HoldBook(Protocol):
    """Timed reservations; changing the counters is the caller's part."""

    def of(self, owner: str) -> Hold | None: ...

    def save(self, hold: Hold) -> None:
        """Write a hold, replacing the one of the same owner."""
        ...

    def remove(self, hold: Hold) -> None: ...

    def expired(self, now: datetime) -> Sequence[Hold]:
        """Holds that are over at `now`, earliest end first."""
        ...

    def on(self, sku: str) -> Sequence[Hold]:
        """Holds with units of `sku`, newest first."""
        ...
