"""A draft with its history: edits make the next one of it, and say what came of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from pydantic import ValidationError

from layers.document.document import images
from layers.document.model import Configurator
from layers.drafts.batch import Batch, Malformed, fault
from layers.drafts.checking import Checking, Overridden
from layers.drafts.history import Gesture, History, Kept
from layers.drafts.operation import AnyOperation, Replace
from layers.drafts.performing import Inverse, perform
from layers.drafts.refusal import Code, NotTaken, Refusal
from layers.drafts.revisions import Author, Revisions, Stamp
from layers.drafts.taken import Declined, How, Over, Step, Taken
from layers.drafts.working_copy import WorkingCopy
from layers.errors import LayersError

MOST_BYTES = 4_000_000
"""About how long a document may become by edits, as JSON: as long as one that is sent as a whole."""


FORGETTING = 64
"""Every so many revisions it is forgotten who changed what before the oldest batch."""


class Resync(LayersError):
    """A revision that the draft does not know, or not any more: `base` has to be read anew."""

    def __init__(self, rev: int) -> None:
        self.rev = rev
        super().__init__(f"revision {rev} is not known")


class Unreadable(LayersError):
    """A line of what was written, counted from 0, that cannot be read; None: all of them."""

    def __init__(self, line: int | None, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Editor:
    """Who edits: an author, their name, the moment, and the server process that takes it."""

    author: Author
    by: str
    at: datetime
    owner: str = ""


@dataclass(frozen=True)
class EditedDraft:
    """A draft at revision `rev`; none of its parts is changed any more once it is made.

    `published` are the layers of the published version, and whether they consume an item of their own.
    """

    rev: int
    copy: WorkingCopy
    revisions: Revisions
    history: History
    published: Mapping[str, bool] = field(default_factory=dict)

    @staticmethod
    def of(document: Configurator, rev: int = 0, floor: int | None = None) -> "EditedDraft":
        """A draft of which nothing is known before `floor`, which is `rev` where none is given."""
        history = History(rev if floor is None else floor)
        return EditedDraft(rev, WorkingCopy.of(document), Revisions(), history)

    @cached_property
    def document(self) -> Configurator:
        return self.copy.document()

    def answered(self, batch: UUID) -> Taken | None:
        """What was said to a batch before."""
        kept = self.history.batches.get(batch)
        return kept.taken if kept else None

    def knows(self, rev: int) -> bool:
        return self.history.floor <= rev <= self.rev

    def with_published(self, document: Configurator | None) -> "EditedDraft":
        found = {image.id: _has_its_own_item(image.stock) for _, image in images(document)} if document else {}
        return EditedDraft(self.rev, self.copy, self.revisions, self.history, found)

    def edit(self, batch: Batch, editor: Editor) -> "tuple[EditedDraft, Taken]":
        """The draft after a batch that was not answered before, and what came of it; raises Resync."""
        if not self.knows(batch.base):
            raise Resync(batch.base)
        attempt = self._attempt(editor)
        attempt.begin(batch.base)
        for n, operation in enumerate(batch.operations):
            attempt.take(n, operation)
        return self._after(attempt, batch.batch, How.EDIT, batch.gesture, batch.base, len(batch.ops))

    def undo(self, batch: UUID, editor: Editor) -> "tuple[EditedDraft, Taken]":
        """The author's last gesture is taken back, but for what others have touched since."""
        stack = self.history.stacks.get(editor.author)
        return self._turned_back(batch, editor, How.UNDO, stack.done if stack else ())

    def redo(self, batch: UUID, editor: Editor) -> "tuple[EditedDraft, Taken]":
        """The gesture that the author undid last is done again, but for what others have touched since."""
        stack = self.history.stacks.get(editor.author)
        return self._turned_back(batch, editor, How.REDO, stack.undone if stack else ())

    def _turned_back(
        self, batch: UUID, editor: Editor, how: How, gestures: tuple[Gesture, ...]
    ) -> "tuple[EditedDraft, Taken]":
        attempt, n = self._attempt(editor), 0
        gesture = gestures[-1] if gestures else None
        for kept in self.history.of(gesture) if gesture else ():
            attempt.begin(kept.rev, exact=True)
            for operation in _inverses(kept.taken):
                attempt.take(n, operation)
                n += 1
        name = gesture.name if gesture else ""
        return self._after(attempt, batch, how, name, self.rev, n)

    def _attempt(self, editor: Editor) -> "_Attempt":
        stamp = Stamp(self.rev + 1, editor.author, editor.by, editor.at)
        latest = self.history.latest(editor.author)
        return _Attempt(self.copy.copy(), self.revisions.copy(), stamp, editor.owner, latest, self.published)

    def _after(
        self, attempt: "_Attempt", batch: UUID, how: How, gesture: str, base: int, count: int
    ) -> "tuple[EditedDraft, Taken]":
        stamp = attempt.stamp
        taken = Taken(
            rev=stamp.rev if attempt.steps else self.rev, batch=batch, how=how,
            person=stamp.author.person, client=stamp.author.client, by=stamp.by, at=stamp.at,
            gesture=gesture, base=base, count=count, steps=tuple(attempt.steps),
            refused=tuple(_declined(each) for each in attempt.refused), ids=attempt.temps, owner=attempt.owner,
        )  # fmt: skip
        return self._recorded(taken, attempt.copy, attempt.revisions, line_of(taken)), taken

    def _recorded(self, taken: Taken, copy: WorkingCopy, revisions: Revisions, line: bytes) -> "EditedDraft":
        history = self.history.copy()
        if history.add(Kept.of(taken, line)) and taken.rev % FORGETTING == 0:
            revisions = revisions.since(history.floor)
        return EditedDraft(taken.rev, copy, revisions, history, self.published)


def read_draft(document: Configurator, rev: int, floor: int, lines: Iterable[bytes]) -> EditedDraft:
    """A draft from its document as it was at `rev`, and all its batches from behind `floor`, as they were written.

    Raises Unreadable for the first line that is none, or does not fit.
    """
    copy, revisions, history, at = WorkingCopy.of(document), Revisions(), History(floor), floor
    for number, line in enumerate(lines):
        try:
            taken = Taken.model_validate_json(line)
            if taken.rev != at + bool(taken.steps):
                raise Unreadable(number, f"revision {taken.rev} does not follow {at}")
            at = taken.rev
            for step in taken.steps:
                if at > rev:
                    perform(copy, step.operation)
                revisions.record(step.operation, step.inverse, taken.stamp)
            history.add(Kept.of(taken, line))
        except ValidationError as error:
            raise Unreadable(number, fault(error)) from error
        except (KeyError, ValueError, AssertionError, RecursionError) as error:
            raise Unreadable(number, f"it does not fit the draft: {error!r}") from error
    if not floor <= rev <= at:
        raise Unreadable(None, f"it goes from revision {floor} to {at}, and the draft is at {rev}")
    return EditedDraft(at, copy, revisions.since(history.floor), history)


@dataclass
class _Attempt:
    """Operations that are taken one after the other."""

    copy: WorkingCopy
    revisions: Revisions
    stamp: Stamp
    owner: str
    latest: Stamp | None
    published: Mapping[str, bool]
    steps: list[Step] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    temps: dict[str, str] = field(default_factory=dict)
    checking: Checking = field(init=False)

    def begin(self, base: int, *, exact: bool = False) -> None:
        self.checking = Checking(
            self.copy, self.revisions, self.stamp.author, base, self.latest, self.published, exact, self.temps
        )

    def take(self, n: int, operation: AnyOperation | Malformed) -> None:
        """As a whole, or it is refused."""
        try:
            if isinstance(operation, Malformed):
                raise NotTaken(Code.INVALID, fault=operation.fault)
            for meant in self.checking.meant(operation):
                self._perform(n, meant)
        except NotTaken as refused:
            self.refused.append(refused.refusal(n))

    def _perform(self, n: int, operation: AnyOperation) -> None:
        before, first = self.copy.bytes, not self.steps or self.steps[-1].n != n
        inverse = perform(self.copy, operation)
        if first and before < self.copy.bytes > MOST_BYTES and not isinstance(operation, Replace):
            self._take_back(inverse)
            raise NotTaken(Code.TOO_LARGE)
        over = tuple(_over(each) for each in self.checking.overridden)
        self.checking.overridden.clear()
        self.revisions.record(operation, inverse, self.stamp)
        self.steps.append(Step.model_construct(n=n, operation=operation, inverse=inverse, over=over))

    def _take_back(self, inverse: Inverse) -> None:
        for operation in inverse:
            perform(self.copy, operation)


def line_of(taken: Taken) -> bytes:
    """One line of JSON, without its end."""
    return taken.model_dump_json(by_alias=True).encode()


def _inverses(taken: Taken) -> Iterator[AnyOperation]:
    for step in reversed(taken.steps):
        yield from step.inverse


def _over(overridden: Overridden) -> Over:
    (kind, id), stamp = overridden.subject, overridden.stamp
    return Over(kind=kind, id=id, rev=stamp.rev, client=stamp.author.client, by=stamp.by, at=stamp.at)


def _declined(refusal: Refusal) -> Declined:
    fields = {name: getattr(refusal, name) for name in Refusal.__dataclass_fields__}
    return Declined(**fields)


def _has_its_own_item(stock: object) -> bool:
    return bool(getattr(stock, "managed", False)) and getattr(stock, "sku", None) is None
