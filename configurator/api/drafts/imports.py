"""Layered files: uploaded, looked at while and after they are read, accepted as configurators, or let go."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.imports import (
    CanvasAnswer,
    ComparedAnswer,
    ImportAnswer,
    ImportStarted,
    Status,
    dry_run_answer,
    finding_answers,
    layer_answers,
)
from configurator.api.audit_log import note
from configurator.api.configurators import DraftAnswer, draft_response
from configurator.api.drafts.streamed_file import stream_file
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import LocaleQuery
from configurator.languages import translations
from configurator.ordering.answering import content_digest
from configurator.products.importing.accepting import Outcome, Person, Wanted, accept, difference, opened
from configurator.products.importing.choices import Choices, planned
from configurator.products.importing.describing import fault_finding, file_findings
from configurator.runtime.services import Services
from configurator.stores.images.layered.result import COMPOSITE, MERGED, picture, thumb
from configurator.stores.images.media import is_id
from configurator.stores.staging.errors import FileTooLarge
from configurator.stores.staging.protocol import Stage, Staged
from configurator.web.body import Body
from configurator.web.connections.unheld_file import UnheldFile
from configurator.web.protection import FORM_OVERHEAD
from configurator.web.refusal import Refused
from layers.document.model import Label, Name
from layers.layered.plan import Role, Wish

FRESH = {"Cache-Control": "private, max-age=86400"}
"""Pictures of an import never change, and are nobody else's."""
WRITING = CapacityLimiter(4)
"""Large files must not take the threads that everybody else needs."""
ACCEPTING = CapacityLimiter(2)
STATUS: dict[Stage, Status] = {
    Stage.WAITING: "reading",
    Stage.READING: "reading",
    Stage.READY: "ready",
    Stage.FAILED: "failed",
}
NAME = 200
LayerPath = Annotated[str, StringConstraints(pattern=r"^(\*|[0-9]{1,5}(/[0-9]{1,5}){0,100}(/\*)?)$")]


class LayeredForm(BaseModel):
    """A multipart form with one `file`: PSD, PSB, OpenRaster, or a ZIP of PNG and WebP."""

    model_config = ConfigDict(json_schema_extra={"properties": {"file": {"type": "string", "format": "binary"}}})

    file: Any


class LayerChoice(Body):
    """What is to become of a layer: a group's kind (null: always drawn), its label, whether it is left out."""

    choose: Literal["one", "many"] | None = None
    label: Label | None = None
    skip: bool | None = None

    @property
    def wish(self) -> Wish:
        said = "choose" in self.model_fields_set
        choose = (Role(self.choose) if self.choose else Role.DRAWN) if said else None
        return Wish(choose, (self.label or "").strip() or None, self.skip)


class AcceptBody(Body):
    """A new configurator of this `id` and `title`, or `into` an existing one, in its first view or another one.

    Without `marks` those of PSDTool count as letters. `merged_base`: what is always drawn is the file's own picture.
    `remove_gone`: layers of the existing configurator that are not in the file go. `dry_run` only says what changes.
    """

    id: Name | None = None
    title: Annotated[str, StringConstraints(min_length=1, max_length=300)] | None = None
    choices: Annotated[dict[LayerPath, LayerChoice], Field(max_length=5_000)] = Field(default_factory=dict)
    into: Name | None = None
    view: Name | None = None
    marks: bool = True
    merged_base: bool = False
    remove_gone: bool = False
    dry_run: bool = False

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.into is None and not (self.dry_run or (self.id and self.title)):
            raise ValueError("say id and title, or into")
        return self

    @property
    def wanted(self) -> Wanted:
        wishes = {path: choice.wish for path, choice in self.choices.items()}
        return Wanted(
            Choices(wishes, self.marks, self.merged_base),
            id=self.id or "preview",
            title=self.title or "…",
            into=self.into,
            view=self.view,
            remove_gone=self.remove_gone,
            digest=content_digest(self.model_dump(mode="json", exclude_unset=True)),
        )


async def upload(call: ApiCall) -> Response:
    limit = call.services.config.max_import_bytes
    declared = call.request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit + FORM_OVERHEAD:
        raise FileTooLarge(limit)
    layered = call.services.layered
    incoming = await run_in_threadpool(layered.staging.incoming)
    try:
        name = await stream_file(call.request, lambda data: run_sync(incoming.write, data, limiter=WRITING))
        work = partial(layered.add, incoming, short_name(name), call.caller.id)
        staged = await run_sync(work, limiter=WRITING)
    except BaseException:
        incoming.discard()
        raise
    await note(call.services, call.caller, "import.uploaded", staged.id, staged.name)
    started = ImportStarted(id=staged.id, status=STATUS[staged.stage], progress=staged.progress)
    return answer(started, 202, Location=f"/api/v1/imports/{staged.id}")


async def read(call: ApiCall) -> Response:
    staged = call.services.layered.get(call.path("import"))
    return answer(await run_in_threadpool(described, call.services, staged, call.locale), Cache_Control="no-store")


async def accepted(call: ApiCall) -> Response:
    body: AcceptBody = call.body
    id, services, locale = call.path("import"), call.services, call.locale
    if body.dry_run:
        found = await run_sync(partial(difference, services, id, body.wanted, locale), limiter=ACCEPTING)
        return answer(dry_run_answer(found))
    person = Person(call.caller.id, call.caller.name)
    outcome: Outcome = await run_sync(partial(accept, services, id, body.wanted, person, locale), limiter=ACCEPTING)
    document = outcome.draft.document.id
    if outcome.fresh:
        await note(services, call.caller, "configurator.imported", document, id)
    return await draft_response(
        outcome.draft, 201 if outcome.fresh else 200, Location=f"/api/v1/configurators/{document}"
    )


async def remove(call: ApiCall) -> Response:
    id = call.path("import")
    call.services.layered.get(id)
    await run_in_threadpool(call.services.layered.remove, id)
    await note(call.services, call.caller, "import.deleted", id)
    return Response(status_code=204)


async def pictures(call: ApiCall) -> Response:
    return await _picture(call, picture)


async def thumbs(call: ApiCall) -> Response:
    return await _picture(call, thumb)


async def _picture(call: ApiCall, place: Any) -> Response:
    name = call.path("picture")
    staged = call.services.layered.get(call.path("import"))
    found: Path = place(call.services.layered.staging.pictures(staged.id), name)
    known = is_id(name) or (place is thumb and name in (COMPOSITE, MERGED))
    if not known or not await run_in_threadpool(found.is_file):
        raise Refused(404, "There is no such picture.")
    return UnheldFile(found, media_type="image/webp", headers=FRESH)


def described(services: Services, staged: Staged, locale: str) -> ImportAnswer:
    """How far it is, and what is in it once it is read; raises NoSuchImport where it was let go just now."""
    speech = translations(locale)
    common = {
        "id": staged.id, "status": STATUS[staged.stage], "progress": staged.progress, "name": staged.name,
        "at": staged.at, "expires_at": staged.expires_at, "accepted": [each.configurator for each in staged.accepted],
    }  # fmt: skip
    nothing = {"canvas": None, "tree": None, "difference": None, "composite": None, "merged": None}
    if staged.stage is not Stage.READY:
        found = [fault_finding(staged.fault, speech)] if staged.fault else []
        return ImportAnswer.model_validate({**common, **nothing, "findings": finding_answers(found)})
    read_file = opened(services, staged)
    result, folder = read_file.result, read_file.folder
    plan = planned(result, folder, Path(staged.name).stem, Choices(), speech)
    compared, percent = result.compared, result.compared.percent
    return ImportAnswer.model_validate(
        {
            **common,
            "canvas": CanvasAnswer(width=result.canvas.width, height=result.canvas.height),
            "tree": layer_answers(plan, partial(_address, staged.id)),
            "findings": finding_answers(file_findings(plan, compared, speech)),
            "difference": None if percent is None else ComparedAnswer(percent=percent, layers=dict(compared.layers)),
            "composite": _address(staged.id, "thumbs", COMPOSITE),
            "merged": _address(staged.id, "thumbs", MERGED) if result.merged else None,
        }
    )


def _address(id: str, kind: str, name: str) -> str:
    return f"/api/v1/imports/{id}/{kind}/{name}.webp"


def short_name(name: str) -> str:
    """A file's name without folders, control characters and excess."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in last if character.isprintable())[-NAME:] or "file"


ONE = "/imports/{import}"
operations = [
    Operation(
        "POST", "/imports", upload, "Upload a layered file, which is read in the background",
        scope=Scope.ADMIN, query=LocaleQuery, raw="multipart/form-data", raw_model=LayeredForm, answer=ImportStarted,
        status=202, refusals=(400, 409, 413, 415, 422, 503), name="imports",
    ),
    Operation(
        "GET", ONE, read, "How far a layered file is read, and what is in it",
        scope=Scope.ADMIN, query=LocaleQuery, answer=ImportAnswer, refusals=(404, 503), name="import",
    ),
    Operation(
        "DELETE", ONE, remove, "Let go of a layered file", scope=Scope.ADMIN, status=204, refusals=(404,),
        name="import",
    ),
    Operation(
        "POST", ONE + "/accept", accepted, "Make a configurator of a layered file, or bring it into one",
        scope=Scope.ADMIN, query=LocaleQuery, body=AcceptBody, answer=DraftAnswer, status=201,
        also=(200,), refusals=(404, 409, 410, 412), name="accept",
    ),
    Operation(
        "GET", ONE + "/pictures/{picture}.webp", pictures, "The picture of a layer",
        scope=Scope.ADMIN, media_type="image/webp", refusals=(404,), name="import-picture",
    ),
    Operation(
        "GET", ONE + "/thumbs/{picture}.webp", thumbs, "A small picture of a layer, or of the whole",
        scope=Scope.ADMIN, media_type="image/webp", refusals=(404,), name="import-thumb",
    ),
]  # fmt: skip
