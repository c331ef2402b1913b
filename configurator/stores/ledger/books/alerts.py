"""What the shop was told of items that run low, so that it is told once."""

from datetime import datetime
from enum import IntEnum
from typing import Protocol


class Level(IntEnum):
    """How short an item is; a higher one is worse."""

    PLENTY = 0
    LOW = 1
    OUT = 2


class AlertBook(Protocol):
    def level(self, sku: str) -> Level:
        """The worst that was told of the item since it last had plenty."""
        ...

    def note(self, sku: str, level: Level, at: datetime) -> None: ...
