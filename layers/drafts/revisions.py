"""Who changed what at which revision: of every field, place and existence the last one."""

from collections.abc import Iterable, Iterator, Mapping
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


class Last(NamedTuple):
    """The last one, and the last one of another author than that."""

    stamp: Stamp | None = None
    other: Stamp | None = None

    def then(self, stamp: Stamp) -> "Last":
        same = self.stamp is None or self.stamp.author == stamp.author
        return Last(stamp, self.other if same else self.stamp)

    def beside(self, author: Author) -> Stamp | None:
        """The last one of anybody else."""
        return self.other if self.stamp and self.stamp.author == author else self.stamp


class Mark(NamedTuple):
    """Who changed one field, and who gave it a value at all, if only the one it had."""

    changed: Last = Last()
    touched: Last = Last()

    def then(self, stamp: Stamp, *, changed: bool) -> "Mark":
        return Mark(self.changed.then(stamp) if changed else self.changed, self.touched.then(stamp))


@dataclass(frozen=True, slots=True)
class Alias:
    """Another id that a layer got; `order` counts what was recorded, since ids can be given again in one batch."""

    to: str
    stamp: Stamp
    order: int


@dataclass(frozen=True, slots=True)
class Removal:
    """`restore` is the operation that puts back what went."""

    stamp: Stamp
    restore: AnyOperation
    order: int


Marks = Mapping[Path, Mark]


@dataclass
class Revisions:
    """Values in the maps are replaced, never changed, so that a copy costs no more than its maps."""

    marks: dict[Subject, Marks] = field(default_factory=dict)
    aliases: dict[Subject, tuple[Alias, ...]] = field(default_factory=dict)
    removals: dict[Subject, Removal] = field(default_factory=dict)
    order: int = 0

    def copy(self) -> "Revisions":
        return Revisions(dict(self.marks), dict(self.aliases), dict(self.removals), self.order)

    def since(self, rev: int) -> "Revisions":
        """Without what is older: nobody may ask for it."""
        kept = {
            subject: {path: mark for path, mark in marks.items() if mark.touched.stamp and mark.touched.stamp.rev > rev}
            for subject, marks in self.marks.items()
        }
        aliases = {
            subject: tuple(alias for alias in aliases if alias.stamp.rev > rev)
            for subject, aliases in self.aliases.items()
        }
        return Revisions(
            {subject: marks for subject, marks in kept.items() if marks},
            {subject: some for subject, some in aliases.items() if some},
            {subject: removal for subject, removal in self.removals.items() if removal.stamp.rev > rev},
            self.order,
        )

    def changed(self, subject: Subject, path: Path, base: int, author: Author) -> Stamp | None:
        """The last change of a field by another author, if it is later than `base`."""
        return _later(base, (mark.changed.beside(author) for mark in self._related(subject, path)))

    def touched(self, subject: Subject, path: Path, base: int, author: Author) -> Stamp | None:
        """The last time that another author gave a field a value, if it is later than `base`."""
        return _later(base, (mark.touched.beside(author) for mark in self._related(subject, path)))

    def name(self, id: str, base: int, author: Author, present: Mapping[str, object]) -> str:
        """The id that a layer has now which `author` knew as `id` at `base`; it need not be `present` any more."""
        id, order = self._followed(id, base, author, -1)
        while id not in present and (alias := self._last(id, order)):
            id, order = self._followed(alias.to, base, author, alias.order)
        return id

    def mention(self, id: str, base: int, author: Author) -> str:
        """What `author` means who mentions `id`, which others may have given another one after `base`."""
        return self._followed(id, base, author, -1)[0]

    def _followed(self, id: str, base: int, author: Author, order: int) -> tuple[str, int]:
        """The id after what others did to it that `author` does not know, and up to where that was followed."""
        while alias := next(
            (
                each
                for each in self.aliases.get(Subject(Kind.LAYER, id), ())
                if each.order > order and each.stamp.rev > base and each.stamp.author != author
            ),
            None,
        ):
            id, order = alias.to, alias.order
        return id, order

    def _last(self, id: str, order: int) -> Alias | None:
        """The last layer of that id, if it has got another one; not if it was removed."""
        subject = Subject(Kind.LAYER, id)
        alias, removal = next(iter(self.aliases.get(subject, ())[-1:]), None), self.removals.get(subject)
        if alias is None or alias.order <= order or (removal and removal.order > alias.order):
            return None
        return alias

    def record(self, operation: AnyOperation, inverse: Inverse, stamp: Stamp) -> None:
        """An operation was performed, and `inverse` takes it back."""
        self.order += 1
        for concern in concerns(operation, inverse):
            self._mark(concern, stamp)
        match operation:
            case Rename():
                self._follow(operation, stamp)
            case Remove() | RuleRemove() | ViewRemove() | PresetRemove() | Replace():
                for subject, restore in losses(operation, inverse):
                    self.marks.pop(subject, None)
                    self.removals[subject] = Removal(stamp, restore, self.order)

    def _mark(self, concern: Concern, stamp: Stamp) -> None:
        marks = self.marks.get(concern.subject, {})
        mark = marks.get(concern.path, Mark()).then(stamp, changed=concern.changed)
        self.marks[concern.subject] = {**marks, concern.path: mark}
        if concern.path == EXISTENCE:
            self.removals.pop(concern.subject, None)

    def _follow(self, operation: Rename, stamp: Stamp) -> None:
        old, new = Subject(Kind.LAYER, operation.id), Subject(Kind.LAYER, operation.to)
        if old in self.marks:
            self.marks[new] = self.marks.pop(old)
        self.aliases[old] = (*self.aliases.get(old, ()), Alias(new.id, stamp, self.order))

    def _related(self, subject: Subject, path: Path) -> Iterator[Mark]:
        for other, mark in self.marks.get(subject, {}).items():
            if other[: len(path)] == path or path[: len(other)] == other:
                yield mark


def _later(base: int, stamps: Iterable[Stamp | None]) -> Stamp | None:
    later = (stamp for stamp in stamps if stamp and stamp.rev > base)
    return max(later, key=lambda stamp: stamp.rev, default=None)
