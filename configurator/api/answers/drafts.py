"""Edits of drafts, and published versions."""

from datetime import datetime
from typing import Any

from configurator.api.answers.shape import Answer
from layers.drafts.batch import Batch
from layers.drafts.operation import Operation
from layers.drafts.refusal import sentence
from layers.drafts.taken import How, Over, Taken
from layers.speech import Speech


class RefusedOperation(Answer):
    """Operation `n` and why it was not taken: because of `id`, or its `field`, where `theirs` stands since `at`."""

    n: int
    code: str
    message: str
    id: str | None
    field: str | None
    theirs: Any
    by: str | None
    at: datetime | None


class EditAnswer(Answer):
    """`applied` are the numbers of the operations that were taken.

    `ops` is what came of them where that is not just what was sent: apply it in its place.
    """

    rev: int
    applied: tuple[int, ...]
    refused: tuple[RefusedOperation, ...]
    ids: dict[str, str]
    ops: tuple[Operation, ...] | None


class EditItem(Answer):
    """A batch that somebody sent; `over` are moves of others that it overrode."""

    rev: int
    batch: str
    client: str
    gesture: str
    how: How
    by: str
    at: datetime
    ops: tuple[Operation, ...]
    over: tuple[Over, ...]


class EditsAnswer(Answer):
    """What changed the draft after a revision, the oldest first; `rev` is the draft's own."""

    rev: int
    items: list[EditItem]
    next: str | None


class VersionAnswer(Answer):
    version: int
    at: datetime
    by: str


def edit_answer(taken: Taken, speech: Speech, sent: Batch | None = None) -> EditAnswer:
    """`sent` is the batch, if it was the client who wrote it."""
    operations = taken.operations
    as_sent = sent is not None and tuple(sent.ops[n] for n in taken.applied if n < len(sent.ops)) == operations
    return EditAnswer(
        rev=taken.rev,
        applied=taken.applied,
        refused=tuple(
            RefusedOperation(
                n=each.n, code=each.code, message=sentence(each.refusal, speech), id=each.id, field=each.field,
                theirs=each.theirs, by=each.by, at=each.at,
            )
            for each in taken.refused
        ),
        ids=taken.ids,
        ops=None if as_sent else operations,
    )  # fmt: skip


def edit_item(taken: Taken) -> EditItem:
    return EditItem(
        rev=taken.rev, batch=str(taken.batch), client=taken.client, gesture=taken.gesture, how=taken.how, by=taken.by,
        at=taken.at, ops=taken.operations, over=tuple(each for step in taken.steps for each in step.over),
    )  # fmt: skip
