"""Configurators as files: a copy under another id, out of the shop, and into it."""

import tempfile
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from anyio.to_thread import run_sync
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.configurator import CopyAnswer, ImportAnswer, ImportedStock
from configurator.api.audit_log import note
from configurator.api.drafts.package_form import IMPORTS, sent_package
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import LocaleQuery
from configurator.products.packages.importing import Imported, import_package
from configurator.products.packages.packing import pack
from configurator.products.publishing import duplicate
from configurator.stores.catalogue.protocol import Draft
from configurator.web.body import Body
from configurator.web.connections.unheld_file import UnheldFile
from layers.document.model import Name


class DuplicateBody(Body):
    """`title` null: the title of the original, marked as a copy."""

    id: Name
    title: Annotated[str, StringConstraints(min_length=1, max_length=300)] | None = None


class PackageForm(BaseModel):
    """A multipart form with one `file`, and an `id` where the configurator is to have another one."""

    model_config = ConfigDict(json_schema_extra={"properties": {"file": {"type": "string", "format": "binary"}}})

    file: Any
    id: Name | None = None


async def copy(call: ApiCall) -> Response:
    body: DuplicateBody = call.body
    made = await run_in_threadpool(
        duplicate, call.services, call.path("configurator"), body.id, body.title, call.locale
    )
    await note(call.services, call.caller, "configurator.duplicated", made.document.id, call.path("configurator"))
    return answer(_created(made), 201, Location=_address(made.document.id))


async def export(call: ApiCall) -> Response:
    draft = call.services.catalogue.draft(call.path("configurator"))
    file = Path(tempfile.mkstemp(".zip", "export-")[1])
    gone = BackgroundTask(file.unlink, missing_ok=True)
    try:
        await run_in_threadpool(pack, call.services, draft, file)
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    headers = {"Cache-Control": "no-store"}
    return UnheldFile(
        file, media_type="application/zip", filename=f"{draft.document.id}.zip", headers=headers, background=gone
    )


async def take(call: ApiCall) -> Response:
    async with sent_package(call.request) as sent:
        work = partial(import_package, call.services, sent.file, sent.id, call.caller.name, call.locale)
        imported = await run_sync(work, limiter=IMPORTS)
    await note(call.services, call.caller, "configurator.imported", imported.draft.document.id)
    return answer(_imported(imported), 201, Location=_address(imported.draft.document.id))


def _created(draft: Draft) -> CopyAnswer:
    return CopyAnswer(id=draft.document.id, title=draft.document.title, version=draft.version)


def _imported(imported: Imported) -> ImportAnswer:
    document = imported.draft.document
    stock = ImportedStock(created=list(imported.created), kept=list(imported.kept))
    return ImportAnswer(id=document.id, title=document.title, version=imported.draft.version, stock=stock)


def _address(id: str) -> str:
    return f"/api/v1/configurators/{id}"


ONE = "/configurators/{configurator}"
operations = [
    Operation(
        "POST", "/configurators/import", take, "Import a configurator from a file that it was exported to",
        scope=Scope.ADMIN, query=LocaleQuery, raw="multipart/form-data", raw_model=PackageForm, answer=ImportAnswer,
        status=201, refusals=(400, 409, 413, 415, 422, 503), name="configurators.import",
    ),
    Operation(
        "POST", ONE + "/duplicate", copy, "Copy a draft under another id",
        scope=Scope.ADMIN, query=LocaleQuery, body=DuplicateBody, answer=CopyAnswer, status=201,
        refusals=(404, 409, 410), name="duplicate",
    ),
    Operation(
        "GET", ONE + "/export", export, "The draft with its stock items and pictures, as a ZIP file",
        scope=Scope.ADMIN, media_type="application/zip", refusals=(404, 410, 503), name="export",
    ),
]  # fmt: skip
