"""Two windows edit one draft at random over a bad line: nobody loses anything without being told."""

from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from layers.drafts.batch import Batch
from layers.drafts.draft import EditedDraft, Editor, line_of, read_draft
from layers.drafts.performing import perform
from layers.drafts.revisions import Author
from layers.drafts.taken import How, Taken
from layers.drafts.working_copy import WorkingCopy
from tests.layers.drafts.desk import NOON, batch, watch
from tests.layers.drafts.observer import Observer
from tests.layers.drafts.scribble import Scribbler

EXAMPLES, STEPS = 100, 220
"""About 10,000 batches in all: of the steps of an example nearly half send one."""


@dataclass
class Server:
    """Answers, and is killed now and then: then it reads what was written down."""

    chance: Random
    draft: EditedDraft = field(default_factory=lambda: EditedDraft.of(watch()))
    observer: Observer = field(default_factory=lambda: Observer(WorkingCopy.of(watch())))
    lines: list[bytes] = field(default_factory=list)
    taken: int = 0

    def __post_init__(self) -> None:
        self.written = self.draft

    def answer(self, sent: "Sent") -> Taken:
        known = self.draft.answered(sent.id)
        if known is not None:
            return known
        draft, taken = sent.ask(self.draft)
        assert taken.how is not How.EDIT or taken.count == len(sent.operations)
        self.lines.append(line_of(taken))
        self.observer.watch(taken, sent.confirmed)
        self.draft, self.taken = draft, self.taken + 1
        return taken

    def rest(self) -> None:
        """The draft is written as a whole, or the server killed."""
        if self.chance.random() < 0.5:
            self.written = self.draft
            return
        again = read_draft(self.written.document, self.written.rev, 0, self.lines)
        assert (again.rev, again.document) == (self.draft.rev, self.draft.document)
        self.draft = again


@dataclass(frozen=True)
class Sent:
    """A batch on its way."""

    id: UUID
    what: Batch | str
    editor: Editor

    def ask(self, draft: EditedDraft) -> tuple[EditedDraft, Taken]:
        match self.what:
            case "undo":
                return draft.undo(self.id, self.editor)
            case "redo":
                return draft.redo(self.id, self.editor)
            case _:
                assert isinstance(self.what, Batch)
                return draft.edit(self.what, self.editor)

    @property
    def confirmed(self) -> set[int]:
        return {n for n, op in enumerate(self.operations) if getattr(op, "confirm", False)}

    @property
    def operations(self) -> tuple[object, ...]:
        return self.what.ops if isinstance(self.what, Batch) else ()


@dataclass
class Window:
    """Knows the draft as it was at `rev`, and sends one batch at a time until it is answered."""

    name: str
    chance: Random
    server: Server
    rev: int = 0
    copy: WorkingCopy = field(default_factory=lambda: WorkingCopy.of(watch()))
    waiting: Sent | None = None
    answered: dict[UUID, Taken] = field(default_factory=dict)

    def act(self) -> None:
        if self.waiting is None and self.chance.random() < 0.7:
            self.waiting = self._made()
        if self.waiting is not None:
            self._send(self.waiting)
        if self.chance.random() < 0.3:
            self.poll()

    def poll(self) -> None:
        """Perform what was done since, by anybody."""
        for kept in self.server.draft.history.after(self.rev):
            for operation in kept.taken.operations:
                perform(self.copy, operation)
            self.rev = kept.rev

    def _made(self) -> Sent:
        editor = Editor(Author(self.name, self.name), self.name, NOON)
        what = self.chance.random()
        if what < 0.2:
            return Sent(uuid4(), self.chance.choice(["undo", "undo", "redo"]), editor)
        scribbler = Scribbler(self.chance)
        ops: tuple[dict[str, Any], ...] = tuple(
            scribbler.operation(self.copy) for _ in range(self.chance.choice([1, 1, 1, 2, 4]))
        )
        made = batch(self.name, self.rev, ops, gesture=self.chance.choice(["", "drag", "type"]))
        return Sent(made.batch, made, editor)

    def _send(self, sent: Sent) -> None:
        """The question or its answer may be lost; then it is sent again later."""
        line = self.chance.random()
        if line < 0.2:
            return
        answer = self.server.answer(sent)
        assert self.answered.setdefault(sent.id, answer) == answer
        if line > 0.4:
            self.waiting = None


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 2**48))
def test_two_windows_lose_nothing_and_end_with_the_same_document(seed: int) -> None:
    chance = Random(seed)
    server = Server(chance)
    windows = [Window("ann", chance, server), Window("bob", chance, server)]
    for step in range(STEPS):
        chance.choice(windows).act()
        if step % 40 == 0:
            server.rest()
    assert server.taken > STEPS / 4
    for window in windows:
        window.poll()
        assert window.rev == server.draft.rev
        assert window.copy.document() == server.draft.document
    assert server.observer.copy.document() == server.draft.document
