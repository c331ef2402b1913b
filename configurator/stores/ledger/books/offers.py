"""What a ledger store keeps of offers."""

from collections.abc import Iterable, Mapping, Set
from datetime import UTC, datetime
from typing import Protocol

from layers.stock.offer import Offer

FOREVER = datetime(9999, 12, 31, tzinfo=UTC)
"""When the hold of an offer ends that cannot be bought yet: what is gathered for a line stays with it."""


class OfferBook(Protocol):
    """Offers; their holds and counters are the caller's part."""

    def next_id(self) -> int: ...

    def save(self, offers: Iterable[Offer]) -> None:
        """Write offers, new ones or over those of the same id."""
        ...

    def latest(self, lines: Iterable[str]) -> Mapping[str, Offer]:
        """The newest offer of each order line that ever had one."""
        ...

    def last_line(self, order: str) -> int:
        """The highest number of the order's lines that were ever offered anything, 0 if none was."""
        ...

    def decline(self, sku: str, movement: int, line: str) -> None:
        """Note that a line declined units of `sku` that had come with `movement`."""
        ...

    def declined(self, sku: str, movement: int) -> Set[str]:
        """The lines that declined units that came with that movement."""
        ...

    def last_declined(self, sku: str) -> int:
        """The newest movement of which anything was declined, 0 if none was."""
        ...
