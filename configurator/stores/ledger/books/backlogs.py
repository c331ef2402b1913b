"""The backlog by item, as the shop keeper works through it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from configurator.stores.ledger.page import Page
from layers.stock.stock import StockItem


class BacklogOrder(StrEnum):
    """What stands first: what somebody has waited for longest, or what most units are wanted of."""

    OLDEST = "oldest"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Awaited:
    """An item that `orders` wait for, the oldest since `since`.

    `offered` of its units are held for them, by offers and by receipts.
    """

    item: StockItem
    orders: int
    since: datetime
    offered: int

    @property
    def required(self) -> int:
        return self.item.late


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """An order and how many units of one item it waits for."""

    number: str
    placed_at: datetime
    backordered: int
    preordered: int


@dataclass(frozen=True, slots=True)
class Age:
    """How many orders have waited for how many units since `since` or later; None for longer than all others."""

    since: datetime | None
    orders: int
    units: int


@dataclass(frozen=True, slots=True)
class Backlogged:
    """Everything that is waited for."""

    items: int
    orders: int
    units: int


class BacklogBook(Protocol):
    def total(self) -> Backlogged: ...

    def page(
        self, order: BacklogOrder = BacklogOrder.OLDEST, q: str = "", after: str | None = None, limit: int = 50
    ) -> Page[Awaited]:
        """Items whose sku contains `q`; `after` is a cursor."""
        ...

    def awaited(self, sku: str) -> Awaited | None: ...

    def first(self, skus: Iterable[str], most: int = 10) -> Mapping[str, Sequence[WaitingOrder]]:
        """The orders that have waited longest for each item."""
        ...

    def ages(self, since: Sequence[datetime]) -> Sequence[Age]:
        """What is waited for by how long; `since` goes from the youngest age to the oldest, and one more follows."""
        ...
