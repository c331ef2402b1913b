"""Follow-ups: what a change of an item still has to do to the orders it concerns, a few at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class FollowUpKind(StrEnum):
    """`shortage`: units that are not there any more become late; `reschedule`: another day is promised."""

    SHORTAGE = "shortage"
    RESCHEDULE = "reschedule"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A change of an item and what its orders need to know of it; `movement` is the movement that began it."""

    id: int
    kind: FollowUpKind
    sku: str
    movement: int | None
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Concerned:
    """An order, by number, and how many units of it a follow-up concerns; 0 where it does not count them."""

    order: str
    units: int = 0


class FollowUpBook(Protocol):
    """What is not done yet; each order of a follow-up once, in the order it was given."""

    def add(
        self,
        kind: FollowUpKind,
        sku: str,
        orders: Iterable[Concerned],
        at: datetime,
        details: Mapping[str, Any],
        movement: int | None = None,
    ) -> FollowUp: ...

    def first(self) -> FollowUp | None:
        """The oldest one."""
        ...

    def of(self, kind: FollowUpKind, sku: str) -> Sequence[FollowUp]:
        """Those of an item, oldest first."""
        ...

    def of_movement(self, movement: int) -> bool:
        """Whether one that this movement began is not done."""
        ...

    def take(self, follow_up: FollowUp, limit: int | None = None) -> Sequence[Concerned]:
        """Its next orders, all without `limit`, which it forgets; with the last one it is done."""
        ...

    def take_of(self, kind: FollowUpKind, orders: Iterable[str]) -> Sequence[tuple[FollowUp, Concerned]]:
        """What these orders have to come, oldest first, and which is forgotten."""
        ...

    def left(self) -> int:
        """How many orders have something to come, each as often as it has."""
        ...

    def drop(self, follow_up: FollowUp) -> None:
        """Forget it, done or not."""
        ...
