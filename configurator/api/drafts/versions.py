"""The published versions of a configurator."""

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.drafts import EditAnswer, VersionAnswer, edit_answer
from configurator.api.answers.shape import Listing
from configurator.api.drafts.edits import ONE, taken_of
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import LocaleQuery, PageQuery
from configurator.languages import translations
from configurator.stores.catalogue.errors import NoSuchVersion
from layers.document.model import Configurator
from layers.drafts.batch import TurnBack

LONGEST = 9
"""Digits of a version's number."""


async def listing(call: ApiCall) -> Response:
    """The newest first."""
    query: PageQuery = call.query
    before = int(query.cursor) if query.cursor and _is_number(query.cursor) else None
    work = call.services.catalogue.versions
    found = await run_in_threadpool(work, call.path("configurator"), before, query.limit + 1)
    items = [VersionAnswer(version=each.version, at=each.at, by=each.by) for each in found[: query.limit]]
    more = len(found) > query.limit
    return answer(Listing[VersionAnswer](items=items, next=str(items[-1].version) if more else None))


async def read(call: ApiCall) -> Response:
    id = call.path("configurator")
    return answer(await run_in_threadpool(call.services.catalogue.published, id, _number(call)))


async def restore(call: ApiCall) -> Response:
    asked: TurnBack = call.body
    version, catalogue = _number(call), call.services.catalogue
    taken = await taken_of(call, asked.client, lambda id, editor: catalogue.restore(id, version, asked.batch, editor))
    return answer(edit_answer(taken, translations(call.locale)))


def _number(call: ApiCall) -> int:
    """Raises NoSuchVersion for what is no number."""
    text = call.path("version")
    if not _is_number(text):
        raise NoSuchVersion(call.path("configurator"), text)
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST


operations = [
    Operation(
        "GET", ONE + "/versions", listing, "List the published versions, the newest first",
        scope=Scope.ADMIN, query=PageQuery, answer=Listing[VersionAnswer], refusals=(404, 410, 503), name="versions",
    ),
    Operation(
        "GET", ONE + "/versions/{version}", read, "Read a published version",
        scope=Scope.ADMIN, answer=Configurator, refusals=(404, 410, 503), name="version",
    ),
    Operation(
        "POST", ONE + "/versions/{version}/restore", restore, "Make a published version the draft",
        scope=Scope.ADMIN, query=LocaleQuery, body=TurnBack, answer=EditAnswer, refusals=(404, 410), name="restore",
    ),
]  # fmt: skip
