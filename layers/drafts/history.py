"""The last batches of a draft: their answers, and what each author can undo."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from layers.drafts.revisions import Author, Stamp
from layers.drafts.taken import How, Taken

MOST_BATCHES, MOST_BYTES, ROOM = 1_000, 64_000_000, 48_000_000
"""Where there are more bytes, so many go that only ROOM are left: making room costs as much for one as for many."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch in memory: what is asked often, and all of it as it is written down."""

    rev: int
    batch: UUID
    author: Author
    by: str
    at: datetime
    gesture: str
    how: How
    performed: bool
    undoable: bool
    line: bytes

    @staticmethod
    def of(taken: Taken, line: bytes) -> "Kept":
        undoable = any(step.inverse for step in taken.steps)
        return Kept(
            taken.rev, taken.batch, taken.author, taken.by, taken.at, taken.gesture, taken.how,
            bool(taken.steps), undoable, line,
        )  # fmt: skip

    @property
    def taken(self) -> Taken:
        return Taken.model_validate_json(self.line)

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.rev, self.author, self.by, self.at)


class Gesture(NamedTuple):
    """What is undone at once: the batches of `revs`, in their order."""

    name: str
    revs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """One author's gestures, the newest last; `open` while further batches of the same gesture join it."""

    done: tuple[Gesture, ...] = ()
    undone: tuple[Gesture, ...] = ()
    open: bool = False

    def since(self, rev: int) -> "Stack":
        """Without the gestures that are known no more."""
        done, undone = (tuple(each for each in some if each.revs[-1] > rev) for some in (self.done, self.undone))
        return Stack(done, undone, self.open)

    def then(self, kept: Kept) -> "Stack":
        match kept.how:
            case How.UNDO:
                return Stack(self.done[:-1], (*self.undone, *_gesture(kept)))
            case How.REDO:
                return Stack((*self.done, *_gesture(kept)), self.undone[:-1])
            case How.EDIT if not kept.undoable:
                return self
            case How.EDIT:
                last = self.done[-1] if self.done else None
                if last and self.open and kept.gesture and last.name == kept.gesture:
                    joined = Gesture(last.name, (*last.revs, kept.rev))
                    return Stack((*self.done[:-1], joined), (), True)
                return Stack((*self.done, *_gesture(kept)), (), True)


def _gesture(kept: Kept) -> tuple[Gesture, ...]:
    return (Gesture(kept.gesture, (kept.rev,)),) if kept.undoable else ()


@dataclass
class History:
    """Batches from behind revision `floor`, at most MOST_BATCHES of at most MOST_BYTES.

    Values in the maps are replaced, never changed, so that a copy costs no more than its maps.
    """

    floor: int
    batches: dict[UUID, Kept] = field(default_factory=dict)
    stacks: dict[Author, Stack] = field(default_factory=dict)
    bytes: int = 0

    def copy(self) -> "History":
        return History(self.floor, dict(self.batches), dict(self.stacks), self.bytes)

    def add(self, kept: Kept) -> bool:
        """Whether older ones had to go for it."""
        self.batches[kept.batch] = kept
        self.bytes += len(kept.line) + 1
        self.stacks[kept.author] = self.stacks.get(kept.author, Stack()).then(kept)
        before = self.floor
        most = ROOM if self.bytes > MOST_BYTES else MOST_BYTES
        while len(self.batches) > 1 and (len(self.batches) > MOST_BATCHES or self.bytes > most):
            self._forget()
        return self.floor != before

    def after(self, rev: int) -> Iterator[Kept]:
        """Those that changed something later, the oldest first."""
        later = []
        for kept in reversed(self.batches.values()):
            if kept.rev <= rev:
                break
            later.append(kept)
        return (kept for kept in reversed(later) if kept.performed)

    def latest(self, author: Author) -> Stamp | None:
        """The last batch of anybody else that changed something."""
        return next(
            (kept.stamp for kept in reversed(self.batches.values()) if kept.author != author and kept.performed), None
        )

    def of(self, gesture: Gesture) -> list[Kept]:
        """The batches of a gesture that are still known, the newest first."""
        return [kept for kept in reversed(self.batches.values()) if kept.performed and kept.rev in gesture.revs]

    def last_of(self, person: str) -> datetime | None:
        """When a person's last batch came."""
        return next((kept.at for kept in reversed(self.batches.values()) if kept.author.person == person), None)

    def _forget(self) -> None:
        oldest = self.batches.pop(next(iter(self.batches)))
        self.bytes -= len(oldest.line) + 1
        self.floor = oldest.rev
        stack = self.stacks[oldest.author].since(self.floor)
        if stack.done or stack.undone:
            self.stacks[oldest.author] = stack
        else:
            del self.stacks[oldest.author]
