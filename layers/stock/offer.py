"""Stock that arrived for a waiting order line, held for its customer for a limited time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OfferState(StrEnum):
    """`gathering`: held until the line can be offered; `open`: to be bought; the others are ends."""

    GATHERING = "gathering"
    OPEN = "open"
    BOUGHT = "bought"
    EXPIRED = "expired"
    ENDED = "ended"


LIVE = (OfferState.GATHERING, OfferState.OPEN)


@dataclass(frozen=True, slots=True)
class Offer:
    """What is held for one order line; `quantity` is how many of its configurations can be bought (0: gathering).

    `units` of each sku are counted and held, `uncounted` are there without being counted. `came` names for
    each sku the movement the units came with (0: none in particular). `cart` is the cart they were put in.
    """

    id: int
    order: str
    line: str
    state: OfferState
    quantity: int
    units: Mapping[str, int]
    uncounted: Mapping[str, int]
    came: Mapping[str, int]
    made_at: datetime
    expires_at: datetime | None = None
    ended_at: datetime | None = None
    cart: str | None = None

    @property
    def live(self) -> bool:
        return self.state in LIVE

    @property
    def open(self) -> bool:
        return self.state is OfferState.OPEN

    def of(self, sku: str) -> int:
        """All units of one item, counted or not."""
        return self.units.get(sku, 0) + self.uncounted.get(sku, 0)
