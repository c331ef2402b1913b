"""Who changed what at which revision: of every field, place and existence the last one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from layers.drafts.concern import EXISTENCE, Concern, Path, Subject, concerns, losses
from layers.drafts.operation import (
    AnyOperation,
    PresetRemove,
    Remove,
    Rename,
    Replace,
    RuleRemove,
    ViewRemove,
)
from layers.drafts.performing import Inverse
from layers.drafts.working_copy import Kind


class Author(NamedTuple):
    """One window of one person (or token); `person` is an id, `client` what the window calls itself."""

    person: str
    client: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A batch as the author of a change; `by` is the person's name."""

    rev: int
    author: Author
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """The last change of one field, the last time it was given a value at all, and the same by another author."""

    changed: Stamp | None
    touched: Stamp
    other: Stamp | None = None

    def then(self, stamp: Stamp, *, changed: bool) -> "Mark":
        other = self.other if self.touched.author == stamp.author else self.touched
        return Mark(stamp if changed else self.changed, stamp, other)

    def touched_beside(self, author: Author) -> Stamp | None:
        """The last time it was given a value by anybody else."""
        return self.touched if self.touched.author != author else self.other


@dataclass(frozen=True, slots=True)
class Alias:
    to: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Removal:
    """`restore` is the operation that puts back what went."""

    stamp: Stamp
    restore: AnyOperation


Marks = Mapping[Path, Mark]


@dataclass
class Revisions:
    """Values in the maps are replaced, never changed, so that a copy costs no more than its maps."""

    marks: dict[Subject, Marks] = field(default_factory=dict)
    aliases: dict[Subject, Alias] = field(default_factory=dict)
    removals: dict[Subject, Removal] = field(default_factory=dict)

    def copy(self) -> "Revisions":
        return Revisions(dict(self.marks), dict(self.aliases), dict(self.removals))

    def since(self, rev: int) -> "Revisions":
        """Without what is older: nobody may ask for it."""
        kept = {
            subject: {path: mark for path, mark in marks.items() if mark.touched.rev > rev}
            for subject, marks in self.marks.items()
        }
        return Revisions(
            {subject: marks for subject, marks in kept.items() if marks},
            {subject: alias for subject, alias in self.aliases.items() if alias.stamp.rev > rev},
            {subject: removal for subject, removal in self.removals.items() if removal.stamp.rev > rev},
        )

    def changed(self, subject: Subject, path: Path, base: int, author: Author) -> Stamp | None:
        """A field's last change, if it is later than `base` and another author's; the latest of those inside it."""
        stamps = [mark.changed for mark in self._related(subject, path) if mark.changed]
        theirs = [stamp for stamp in stamps if stamp.rev > base and stamp.author != author]
        return max(theirs, key=_rev, default=None)

    def touched(self, subject: Subject, path: Path, base: int, author: Author) -> Stamp | None:
        """The last time that another author gave a field a value, if it is later than `base`."""
        stamps = [stamp for mark in self._related(subject, path) if (stamp := mark.touched_beside(author))]
        last = max(stamps, key=_rev, default=None)
        return last if last and last.rev > base else None

    def name(self, id: str, base: int, author: Author, present: Mapping[str, object]) -> str:
        """The id that a layer has now which `author` knew as `id` at `base`; it need not be `present` any more."""
        seen: set[str] = set()
        while id not in seen:
            seen.add(id)
            alias = self.aliases.get(Subject(Kind.LAYER, id))
            if alias is None:
                return id
            theirs = alias.stamp.rev > base and alias.stamp.author != author
            if id in present and not theirs:
                return id
            id = alias.to
        return id

    def mention(self, id: str, base: int, author: Author) -> str:
        """What `author` means who mentions `id`, which others may have given another one after `base`."""
        seen: set[str] = set()
        while id not in seen:
            seen.add(id)
            alias = self.aliases.get(Subject(Kind.LAYER, id))
            if alias is None or alias.stamp.rev <= base or alias.stamp.author == author:
                return id
            id = alias.to
        return id

    def record(self, operation: AnyOperation, inverse: Inverse, stamp: Stamp) -> None:
        """An operation was performed, and `inverse` takes it back."""
        for concern in concerns(operation, inverse):
            self._mark(concern, stamp)
        match operation:
            case Rename():
                self._follow(operation, stamp)
            case Remove() | RuleRemove() | ViewRemove() | PresetRemove() | Replace():
                for subject, restore in losses(operation, inverse):
                    self.marks.pop(subject, None)
                    self.removals[subject] = Removal(stamp, restore)

    def _mark(self, concern: Concern, stamp: Stamp) -> None:
        marks = self.marks.get(concern.subject, {})
        mark = marks.get(concern.path)
        now = Mark(stamp if concern.changed else None, stamp)
        self.marks[concern.subject] = {
            **marks,
            concern.path: mark.then(stamp, changed=concern.changed) if mark else now,
        }
        if concern.path == EXISTENCE:
            self.removals.pop(concern.subject, None)

    def _follow(self, operation: Rename, stamp: Stamp) -> None:
        old, new = Subject(Kind.LAYER, operation.id), Subject(Kind.LAYER, operation.to)
        if old in self.marks:
            self.marks[new] = self.marks.pop(old)
        back = self.aliases.get(new)
        if back and back.to == old.id:
            del self.aliases[new]
        self.aliases[old] = Alias(new.id, stamp)

    def _related(self, subject: Subject, path: Path) -> Iterator[Mark]:
        for other, mark in self.marks.get(subject, {}).items():
            if other[: len(path)] == path or path[: len(other)] == other:
                yield mark


def _rev(stamp: Stamp) -> int:
    return stamp.rev
