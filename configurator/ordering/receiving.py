"""Goods arrive, are corrected, are counted; those who wait are served in the same transaction."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from configurator.ledger.protocol import Books
from configurator.ledger.records import Cause, Fill, Kind, Movement
from configurator.ordering.shop import Shop
from layers.stock import StockItem


class Shortage(StrEnum):
    """What to do where a correction leaves less than is allocated."""

    REFUSE = "refuse"
    BACKORDER = "backorder"


@dataclass(frozen=True, slots=True)
class Correction:
    """`receive` n > 0, `adjust` ±n, `count` sets what is on hand to n."""

    kind: Kind
    quantity: int
    reason: str = ""
    shortage: Shortage = Shortage.REFUSE


@dataclass(frozen=True, slots=True)
class Corrected:
    """The movement (None: already that many), whom it filled, the item and the numbers of the orders made late."""

    movement: Movement | None
    filled: tuple[Fill, ...]
    item: StockItem
    late: tuple[str, ...] = ()


def correct(
    books: Books,
    shop: Shop,
    sku: str,
    correction: Correction,
    now: datetime,
    *,
    who: str = "",
    cause: Cause = Cause.BY_HAND,
) -> Corrected:
    """Receive, adjust or count.

    Raises NoSuchItem, NegativeStock, TooManyUnits, BelowAllocated (with `shortage: refuse`).
    """
    raise NotImplementedError
