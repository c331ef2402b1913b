"""What callers send, read with a limit and parsed with a model; every fault with its JSON pointer."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, from_json, to_json
from starlette.requests import Request

from configurator.web.refusal import Refused
from layers.problem import Problem

Model = TypeVar("Model", bound=BaseModel)
DEPTH = 60
VALUES = 20_000
"""The most values of one array or object: each may be a fault, and all faults of a body are in memory at once."""
PROBLEMS = 100
SMALL = 64 * 1024
"""The most that shoppers send; whatever it holds, reading it takes less than 100 ms of processor time."""
NOTHING = object()


async def read_body(request: Request, limit: int) -> bytes:
    """The whole body; raises Refused 413 as soon as it is longer than `limit` bytes, ClientDisconnect."""
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise _too_large(limit)
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        chunks.append(chunk)
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
    """Raises Refused 400 for what is not JSON or nested deeper than anything of ours.

    Raises Refused 422 for more values in one array or object than anything of ours has, and for repeated keys.
    """
    try:
        content = from_json(body, allow_inf_nan=False)
    except ValueError as error:
        raise Refused(400, f"The body is not JSON: {error}.") from error
    _refuse_excess(content)
    _refuse_repeated_keys(body)
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
    found = error.errors(include_url=False, include_input=False, include_context=False)
    problems = [fault(details, content) for details in found[:PROBLEMS]]
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
        pointer += _step(part)
    return pointer


def _inside(current: Any, part: int | str) -> Any:
    if isinstance(current, dict):
        return current.get(part, NOTHING)
    if isinstance(current, list) and isinstance(part, int) and part < len(current):
        return current[part]
    return NOTHING


class _Ambiguous(dict[str, Any]):
    """A JSON object that has some of its keys more than once."""

    def __init__(self, pairs: Sequence[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.repeated = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]


def _refuse_repeated_keys(body: bytes) -> None:
    """Raises Refused 422 naming the keys that an object has twice: readers disagree about which of the two counts."""
    ambiguous: list[_Ambiguous] = []

    def checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        ambiguous.append(_Ambiguous(pairs))
        return ambiguous[-1]

    content = json.loads(body, object_pairs_hook=checked, parse_int=str, parse_float=str)
    if not ambiguous:
        return
    problems = [
        Problem("duplicate", f"{pointer.rsplit('/', 1)[-1]}: the key is there more than once"[:500], pointer=pointer)
        for pointer in islice(_repeated(content, ""), PROBLEMS)
    ]
    raise Refused(422, f"{len(problems)} key(s) are there more than once.", problems)


def _repeated(content: Any, pointer: str) -> Iterator[str]:
    """The pointers of repeated keys; of a repeated key's values only the last is looked into."""
    if isinstance(content, _Ambiguous):
        yield from (pointer + _step(name) for name in content.repeated)
    if isinstance(content, dict):
        for name, value in content.items():
            if isinstance(value, (dict, list)):
                yield from _repeated(value, pointer + _step(name))
    elif isinstance(content, list):
        for index, value in enumerate(content):
            if isinstance(value, (dict, list)):
                yield from _repeated(value, f"{pointer}/{index}")


def _step(part: object) -> str:
    """One step of an RFC 6901 pointer."""
    return "/" + str(part).replace("~", "~0").replace("/", "~1")


def _refuse_excess(content: Any) -> None:
    """Raises Refused 400 or 422 for what no model of ours takes, before a model looks at it."""
    level, depth = [content], 0
    while level := [value for value in level if isinstance(value, (dict, list))]:
        depth += 1
        if depth > DEPTH:
            raise Refused(400, f"The body is nested deeper than {DEPTH} levels.")
        if any(len(value) > VALUES for value in level):
            raise Refused(422, f"An array or object of the body has more than {VALUES:,} values.")
        level = [inner for value in level for inner in (value.values() if isinstance(value, dict) else value)]


def _too_large(limit: int) -> Refused:
    return Refused(413, f"The body is larger than {limit:,} bytes.")
