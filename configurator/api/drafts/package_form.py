"""The form by which a file with a configurator is sent: in the field `file`, with an `id` if it is to have another."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import BinaryIO

from anyio import CapacityLimiter
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from configurator.languages import gettext_noop
from configurator.web.refusal import Refused
from layers.document.model import Name
from layers.problem import Problem

IMPORTS = CapacityLimiter(1)
"""One at a time: each may decode thousands of pictures."""
ID: TypeAdapter[str] = TypeAdapter(Name)


@dataclass(frozen=True, slots=True)
class SentPackage:
    """A file on the disk, which is gone afterwards; `id` None: the one that it says."""

    file: BinaryIO
    name: str
    id: str | None


@asynccontextmanager
async def sent_package(request: Request) -> AsyncIterator[SentPackage]:
    """Raises Refused 400, 415, 422."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise Refused(415, "Send the file as multipart/form-data, in the field `file`.")
    try:
        async with request.form(max_files=1, max_fields=20) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile) or not file.filename:
                problem = Problem("invalid", "file: send the file in this field", pointer="/file")
                raise Refused(422, gettext_noop("There is no file in the form."), [problem])
            yield SentPackage(file.file, file.filename, _id(form.get("id")))
    except (HTTPException, MultiPartException) as error:
        raise Refused(400, gettext_noop("The form cannot be read.")) from error


def _id(sent: object) -> str | None:
    """Raises Refused 422 for what is no id."""
    if not sent:
        return None
    try:
        return ID.validate_python(sent)
    except ValidationError as error:
        message = "id: it has lower-case letters, digits and hyphens, and at most 63 of them"
        raise Refused(422, message, [Problem("invalid", message, pointer="/id")]) from error
