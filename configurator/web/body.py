"""What callers send, read with a limit and parsed with a model; every fault with its JSON pointer."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, from_json, to_json
from starlette.requests import ClientDisconnect, Request

from configurator.web.refusal import Refused
from layers.problem import Problem

Model = TypeVar("Model", bound=BaseModel)
DEPTH = 60
PROBLEMS = 100
NOTHING = object()


async def read_body(request: Request, limit: int) -> bytes:
    """The whole body; raises Refused 413 as soon as it is longer than `limit` bytes."""
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise _too_large(limit)
    chunks, size = [], 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > limit:
                raise _too_large(limit)
            chunks.append(chunk)
    except ClientDisconnect as error:
        raise Refused(400, "The body ended early.") from error
    return b"".join(chunks)


class Body(BaseModel):
    """What a call or form may say: nothing else than what its model names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def json_content(request: Request, body: bytes, *, optional: bool = False) -> Any:
    """The parsed body ({} where `optional` and empty); raises Refused 400 or 415."""
    refuse_other_types(request, body, optional=optional)
    return {} if optional and not body.strip() else parse_json(body)


def refuse_other_types(request: Request, body: bytes, *, optional: bool = False) -> None:
    """Raises Refused 415 for what is announced as something else than JSON."""
    if optional and not body.strip():
        return
    media_type = request.headers.get("content-type", "application/json").split(";")[0].strip().lower()
    if media_type != "application/json" and not media_type.endswith("+json"):
        raise Refused(415, f"The body must be application/json, not {media_type}.")


def parse_json(body: bytes) -> Any:
    """Raises Refused 400 for what is not JSON, or nested deeper than anything of ours."""
    try:
        content = from_json(body, allow_inf_nan=False)
    except ValueError as error:
        raise Refused(400, f"The body is not JSON: {error}.") from error
    if _depth(content) > DEPTH:
        raise Refused(400, f"The body is nested deeper than {DEPTH} levels.")
    return content


def parse(model: type[Model], content: Any, read_only: Sequence[str] = ()) -> Model:
    """JSON `content` as a `model`; raises Refused 422 naming every fault. `read_only` fields are ignored."""
    if read_only and isinstance(content, dict):
        content = {name: value for name, value in content.items() if name not in read_only}
    try:
        return model.model_validate_json(to_json(content), strict=True)
    except ValidationError as error:
        raise _not_valid(error, content) from error


def parse_query(model: type[Model], query: Mapping[str, str]) -> Model:
    """What an address asks; names that are not the model's are left alone, being somebody else's."""
    content = {name: value for name, value in query.items() if name in model.model_fields}
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise _not_valid(error, content) from error


def _not_valid(error: ValidationError, content: Any) -> Refused:
    problems = [fault(details, content) for details in error.errors(include_url=False)[:PROBLEMS]]
    return Refused(422, f"{len(problems)} value(s) are not valid.", problems)


def fault(details: ErrorDetails, content: Any) -> Problem:
    """One pydantic error as a problem with the pointer to the value that is wrong."""
    pointer = json_pointer(details["loc"], content)
    unknown = details["type"] in ("extra_forbidden", "enum", "literal_error", "union_tag_invalid")
    name = pointer.rsplit("/", 1)[-1] or "the body"
    message = details["msg"].removeprefix("Value error, ")
    return Problem("unknown" if unknown else "invalid", f"{name}: {message}"[:500], pointer=pointer)


def json_pointer(place: Sequence[int | str], content: Any) -> str:
    """The RFC 6901 pointer of a pydantic location: names of union members in it are not part of the document."""
    pointer, current = "", content
    for index, part in enumerate(place):
        inner = _inside(current, part)
        missing = isinstance(current, dict) and index == len(place) - 1
        if inner is NOTHING and not missing:
            continue
        current = inner
        pointer += "/" + str(part).replace("~", "~0").replace("/", "~1")
    return pointer


def _inside(current: Any, part: int | str) -> Any:
    if isinstance(current, dict):
        return current.get(part, NOTHING)
    if isinstance(current, list) and isinstance(part, int) and part < len(current):
        return current[part]
    return NOTHING


def _depth(content: Any) -> int:
    level, depth = [content], 0
    while level:
        depth += 1
        if depth > DEPTH:
            return depth
        inner: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                inner.extend(value.values())
            elif isinstance(value, list):
                inner.extend(value)
        level = [value for value in inner if isinstance(value, (dict, list))]
    return depth


def _too_large(limit: int) -> Refused:
    return Refused(413, f"The body is larger than {limit:,} bytes.")
