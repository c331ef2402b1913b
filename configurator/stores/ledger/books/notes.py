"""Internal notes about orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Note:
    """`order` is a number, `who` a user's name; no customer ever reads it."""

    id: int
    order: str
    at: datetime
    who: str
    text: str


class NoteBook(Protocol):
    def add(self, order: str, who: str, text: str, at: datetime) -> Note: ...

    def of(self, order: str) -> Sequence[Note]:
        """Oldest first."""
        ...
