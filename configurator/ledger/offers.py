"""What a ledger store keeps of offers."""

from collections.abc import Iterable, Mapping, Set
from typing import Protocol

from layers.offer import Offer


class OfferBook(Protocol):
    """Offers; their holds and counters are the caller's part."""

    def next_id(self) -> int: ...

    def save(self, offers: Iterable[Offer]) -> None:
        """Write offers, new ones or over those of the same id."""
        ...

    def latest(self, lines: Iterable[str]) -> Mapping[str, Offer]:
        """The newest offer of each order line that ever had one."""
        ...

    def remember(self, sku: str, receipt: int, lines: Iterable[str]) -> None:
        """Note that these lines were offered units of `sku` that came with `receipt`."""
        ...

    def offered(self, sku: str, receipt: int) -> Set[str]:
        """The lines that were offered units of that receipt."""
        ...

    def last_receipt(self, sku: str) -> int:
        """The newest receipt of which anything was offered, 0 if none was."""
        ...
