"""Edits of a draft: batches of operations, those of others, undo and redo."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.drafts import EditAnswer, EditItem, EditsAnswer, edit_answer, edit_item
from configurator.api.audit_log import note
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import Cursor, LocaleQuery
from configurator.languages import gettext_noop, translations
from configurator.web.refusal import Refused
from layers.drafts.batch import Batch, TurnBack
from layers.drafts.draft import Editor
from layers.drafts.revisions import Author
from layers.drafts.taken import Taken

MOST_OPERATIONS = 500
MOST_BYTES = 1_000_000
"""Of a batch without a whole document; with one, as much as any document."""
PAGE_BYTES = 4_000_000
SITTING = timedelta(minutes=30)
"""Somebody who did not edit for so long begins a new sitting, which the audit log notes."""


class AfterQuery(LocaleQuery):
    """`cursor` is the `next` of the page before, and goes on from there."""

    model_config = ConfigDict(frozen=True)

    after: Annotated[int, Field(ge=0, le=2**53)]
    limit: Annotated[int, Field(ge=1, le=500)] = 100
    cursor: Cursor | None = None

    @property
    def rev(self) -> int:
        return int(self.cursor) if self.cursor and self.cursor.isdigit() and len(self.cursor) < 17 else self.after


async def edit(call: ApiCall) -> Response:
    batch: Batch = call.body
    if len(batch.ops) > MOST_OPERATIONS:
        raise Refused(413, gettext_noop("A batch has at most 500 operations."))
    if call.size > MOST_BYTES and not batch.replaces:
        raise Refused(413, gettext_noop("A batch is at most 1 MB long, or 4 MB with a whole document."))
    taken = await taken_of(call, batch.client, lambda id, editor: call.services.catalogue.edit(id, batch, editor))
    return answer(edit_answer(taken, translations(call.locale), batch))


async def undo(call: ApiCall) -> Response:
    return await _turned_back(call, call.services.catalogue.undo)


async def redo(call: ApiCall) -> Response:
    return await _turned_back(call, call.services.catalogue.redo)


async def others(call: ApiCall) -> Response:
    query: AfterQuery = call.query
    return answer(await run_in_threadpool(_page, call, query))


async def taken_of(call: ApiCall, client: str, work: Callable[[str, Editor], Taken]) -> Taken:
    """What comes of a batch that the caller sends from the window `client`; one line of audit for each sitting."""
    services, id = call.services, call.path("configurator")
    last = services.catalogue.draft(id).edited.history.last_of(call.caller.id)
    editor = Editor(Author(call.caller.id, client), call.caller.name, services.now())
    taken = await run_in_threadpool(work, id, editor)
    if last is None or editor.at - last > SITTING:
        await note(services, call.caller, "configurator.edited", id)
    return taken


async def _turned_back(call: ApiCall, work: Callable[[str, UUID, Editor], Taken]) -> Response:
    asked: TurnBack = call.body
    taken = await taken_of(call, asked.client, lambda id, editor: work(id, asked.batch, editor))
    return answer(edit_answer(taken, translations(call.locale)))


def _page(call: ApiCall, query: AfterQuery) -> EditsAnswer:
    """At least one item, and no more than PAGE_BYTES of them."""
    edited = call.services.catalogue.edits(call.path("configurator"), query.rev)
    items: list[EditItem] = []
    size, more = 0, False
    for kept in edited.history.after(query.rev):
        if items and (len(items) == query.limit or size + len(kept.line) > PAGE_BYTES):
            more = True
            break
        items.append(edit_item(kept.taken))
        size += len(kept.line)
    return EditsAnswer(rev=edited.rev, items=items, next=str(items[-1].rev) if more else None)


ONE = "/configurators/{configurator}"
operations = [
    Operation(
        "POST", ONE + "/edits", edit, "Edit the draft: a batch of operations, each taken or refused by itself",
        scope=Scope.ADMIN, query=LocaleQuery, body=Batch, answer=EditAnswer, refusals=(404, 409, 410), name="edits",
    ),
    Operation(
        "GET", ONE + "/edits", others, "What changed the draft after a revision",
        scope=Scope.ADMIN, query=AfterQuery, answer=EditsAnswer, refusals=(404, 409, 410), name="edits",
    ),
    Operation(
        "POST", ONE + "/undo", undo, "Take back the last gesture of a window",
        scope=Scope.ADMIN, query=LocaleQuery, body=TurnBack, answer=EditAnswer, refusals=(404, 410), name="undo",
    ),
    Operation(
        "POST", ONE + "/redo", redo, "Do again what a window undid last",
        scope=Scope.ADMIN, query=LocaleQuery, body=TurnBack, answer=EditAnswer, refusals=(404, 410), name="redo",
    ),
]  # fmt: skip
