"""Figures for the dashboard: tasks, and the history of stock and backlog."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from layers.orders.order import Fulfilment


@dataclass(frozen=True, slots=True)
class Level:
    """What all items together had at the end of a day (UTC)."""

    day: date
    on_hand: int
    allocated: int
    backordered: int
    preordered: int

    @property
    def awaited(self) -> int:
        return self.backordered + self.preordered


class OverviewBook(Protocol):
    def levels(self, since: date) -> Sequence[Level]:
        """Days on which anything moved, oldest first, and the last one before `since` if there was one."""
        ...

    def oldest(self, fulfilment: Fulfilment) -> datetime | None:
        """When the oldest order of that fulfilment was placed."""
        ...

    def failed_mails(self) -> int: ...
