"""Uploading images, their sizes, and swatches of them."""

from contextlib import suppress
from typing import Annotated, Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.configurator import AssetAnswer, AssetsAnswer
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import LocaleQuery
from configurator.languages import gettext_noop
from configurator.stores.images.errors import NoPicture, TooManyBytes
from configurator.stores.images.media import media_path
from configurator.stores.images.store import Asset, ImageStore
from configurator.stores.images.swatch import swatch_of
from configurator.web.refusal import Refused
from layers.problem import Problem

OVERHEAD = 100_000
UPLOADS = CapacityLimiter(2)
"""Waiting uploads must not take the threads that everybody else needs."""


class AssetForm(BaseModel):
    """A multipart form with one `file`: PNG, WebP, JPEG or AVIF."""

    model_config = ConfigDict(json_schema_extra={"properties": {"file": {"type": "string", "format": "binary"}}})

    file: Any


class AssetsQuery(LocaleQuery):
    """`?ids=` of at most 200 pictures, with commas between them."""

    ids: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}(,[0-9a-f]{32}){0,199}$")]


async def upload(call: ApiCall) -> Response:
    limit = call.services.config.max_upload_bytes
    declared = call.request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit + OVERHEAD:
        raise TooManyBytes(limit)
    if not call.request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise Refused(415, "Send the image as multipart/form-data, in the field `file`.")
    try:
        async with call.request.form(max_files=1, max_fields=20) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                problem = Problem("invalid", "file: send the image in this field", pointer="/file")
                raise Refused(422, gettext_noop("There is no file in the form."), [problem])
            asset = await run_sync(call.services.images.add, file.file, limiter=UPLOADS)
    except (HTTPException, MultiPartException) as error:
        raise Refused(400, gettext_noop("The form cannot be read.")) from error
    return answer(_told(asset), 201)


async def sizes(call: ApiCall) -> Response:
    found = await run_in_threadpool(_found, call.services.images, call.query.ids.split(","))
    return answer(AssetsAnswer(items=[_told(asset) for asset in found]))


async def swatch(call: ApiCall) -> Response:
    asset = await run_sync(swatch_of, call.services.images, call.path("asset"), limiter=UPLOADS)
    return answer(_told(asset), 201)


def _found(images: ImageStore, ids: list[str]) -> list[Asset]:
    """Those that are there; a picture that is missing is told by the draft that needs it."""
    found = []
    for id in dict.fromkeys(ids):
        with suppress(NoPicture):
            found.append(images.get(id))
    return found


def _told(asset: Asset) -> AssetAnswer:
    return AssetAnswer(
        id=asset.id, url=media_path(asset.id), width=asset.width, height=asset.height,
        media_type=asset.media_type, alpha=asset.alpha,
    )  # fmt: skip


operations = [
    Operation(
        "POST", "/assets", upload, "Upload an image; the same bytes have the same id",
        scope=Scope.ADMIN, query=LocaleQuery, raw="multipart/form-data", raw_model=AssetForm, answer=AssetAnswer,
        status=201, refusals=(400, 413, 415, 422, 503), name="assets",
    ),
    Operation(
        "GET", "/assets", sizes, "The sizes of images",
        scope=Scope.ADMIN, query=AssetsQuery, answer=AssetsAnswer, refusals=(422, 503),
    ),
    Operation(
        "POST", "/assets/{asset}/swatch", swatch, "Make a swatch of what is seen of an image",
        scope=Scope.ADMIN, query=LocaleQuery, answer=AssetAnswer, status=201, refusals=(404, 422, 503), name="swatch",
    ),
]  # fmt: skip
