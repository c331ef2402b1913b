"""What a ledger store keeps of stock items."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Protocol

from configurator.stores.ledger.books.movements import Cause, Delta, Kind, Movement
from configurator.stores.ledger.page import Page
from layers.stock.stock import StockItem, StockTerms


@dataclass(frozen=True, slots=True)
class WaitingUnits:
    """Late units of one option of one order line, as the backlog sees them.

    `offered`: stock that comes for them is offered to the customer, rather than simply theirs.
    """

    order: str
    line: str
    position: int
    sku: str
    backordered: int
    preordered: int
    offered: bool = False


@dataclass(frozen=True, slots=True)
class Backlog:
    """What anybody waits for of one item, with the numbers of the orders, oldest first."""

    item: StockItem
    orders: tuple[str, ...]

    @property
    def required(self) -> int:
        return self.item.late


class Level(IntEnum):
    """How short an item is; a higher one is worse."""

    PLENTY = 0
    LOW = 1
    OUT = 2


class StockBook(Protocol):
    """Stock items, their movements, and who waits for them."""

    def item(self, sku: str) -> StockItem | None: ...

    def items(self, skus: Iterable[str]) -> Mapping[str, StockItem]:
        """The items of `skus`, locked in sku order inside a write; one that does not exist is not tracked."""
        ...

    def page(self, q: str = "", after: str | None = None, limit: int = 100) -> Page[StockItem]:
        """Items whose sku contains `q`, by sku; `after` is a cursor."""
        ...

    def open(self, skus: Iterable[str]) -> None:
        """Create the items that do not exist: not tracked, in stock."""
        ...

    def set_terms(self, sku: str, terms: StockTerms) -> StockItem:
        """Write the terms, creating the item where it does not exist; counters stay."""
        ...

    def touched(self) -> Mapping[str, tuple[StockItem, StockItem]]:
        """The items changed since this was last asked in this transaction, as they were and as they are."""
        ...

    def preorders(self, until: date) -> Sequence[StockItem]:
        """Items of status preorder whose release day is not after `until`."""
        ...

    def move(
        self,
        sku: str,
        kind: Kind,
        cause: Cause,
        delta: Delta,
        at: datetime,
        *,
        quantity: int,
        reason: str = "",
        who: str = "",
        order: str | None = None,
        line: str | None = None,
        hold: str | None = None,
    ) -> Movement:
        """Change counters and record why; a change of nothing is a bug."""
        ...

    def movement(self, id: int) -> Movement | None: ...

    def movements(self, sku: str, after: str | None = None, limit: int = 100) -> Page[Movement]:
        """The record of one item, newest first."""
        ...

    def waiting(self, skus: Iterable[str]) -> Iterable[WaitingUnits]:
        """Backordered or preordered units by (placed_at, id) of their orders, then line and position.

        Those of a preorder that was released count as backordered, whether or not their order says so yet.
        """
        ...

    def unreleased(self, sku: str, limit: int | None = None) -> Sequence[WaitingUnits]:
        """The units of an item that orders have as preordered, in the same order, whatever the item is by now."""
        ...

    def unreleased_of(self, orders: Iterable[str]) -> Sequence[WaitingUnits]:
        """The units that these orders have as preordered, of items whose preorder was released."""
        ...

    def release_in_steps(self, sku: str) -> None:
        """Note that orders have units of an item as preordered, and its preorder was released."""
        ...

    def is_released(self, sku: str) -> None:
        """Note that no order has any more."""
        ...

    def late(self, orders: Iterable[str]) -> Iterable[WaitingUnits]:
        """The same of these orders, of whichever item."""
        ...

    def present(self, sku: str) -> Iterable[tuple[str, str, int, int]]:
        """(order, line, position, allocated units) of one item, the youngest promise first."""
        ...

    def backlogs(self, after: str | None = None, limit: int = 100) -> Page[Backlog]:
        """Every item that anyone waits for, by sku."""
        ...


class AlertBook(Protocol):
    def level(self, sku: str) -> Level:
        """The worst level alerted since the item was last in stock."""
        ...

    def note(self, sku: str, level: Level, at: datetime) -> None: ...
