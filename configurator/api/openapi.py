"""The OpenAPI 3.1 document, generated from the same operations and models that serve the requests."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from starlette.responses import Response

from configurator.api.answers.refusal import Refusal
from configurator.api.operation import JSON, ApiCall, Operation, answer
from configurator.web.refusal import MEDIA_TYPE, TITLES
from configurator.web.session import COOKIE
from layers.document.model import SKU

REF = "#/components/schemas/{model}"
NAME = "^[a-z0-9][a-z0-9-]{0,62}$"
SECRET = "^[A-Za-z0-9_-]{1,200}$"
PATTERNS = {"configurator": NAME, "sku": SKU, "version": "^[1-9][0-9]{0,8}$"}
IF_MATCH = {
    "name": "If-Match", "in": "header", "required": True, "schema": {"type": "string", "pattern": '^("[!-~]*"|\\*)$'},
}  # fmt: skip
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key", "in": "header", "required": False,
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,255}$"},
}  # fmt: skip
Json = dict[str, Any]


def document(operations: Iterable[Operation], prefix: str) -> Json:
    """The whole document for operations served under `prefix`."""
    served = list(operations)
    schemas, names = _schemas(served)
    paths: dict[str, Json] = {}
    for operation in served:
        paths.setdefault(prefix + operation.path, {})[operation.method.lower()] = _operation(operation, names)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Product configurator", "version": _version()},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
            },
        },
    }


def statuses(operation: Operation) -> list[int]:
    """Every refusal an operation may answer: those that follow from its shape, and its own.

    Large bodies, which only callers with a scope may send, are read a few at a time: 503 where too many wait.
    """
    found = set(operation.refusals)
    if operation.scope:
        found |= {401, 403}
    if operation.body:
        found |= {400, 413, 415, 422} | ({503} if operation.scope else set())
    if operation.query or operation.idempotent:
        found.add(422)
    if operation.if_match:
        found |= {412, 428}
    return sorted(found)


def _schemas(operations: list[Operation]) -> tuple[Json, dict[tuple[type[BaseModel], str], str]]:
    taken: dict[tuple[type[BaseModel], Any], None] = {(Refusal, "serialization"): None}
    for operation in operations:
        for model in (operation.body, operation.raw_model):
            if model:
                taken[model, "validation"] = None
        for answered in (operation.answer, operation.accepted):
            if answered:
                taken[answered, "serialization"] = None
    mapping, definitions = models_json_schema(list(taken), ref_template=REF)
    names = {key: found["$ref"].rsplit("/", 1)[-1] for key, found in mapping.items()}
    return definitions["$defs"], names  # type: ignore[return-value]


def _operation(operation: Operation, names: dict[tuple[type[BaseModel], str], str]) -> Json:
    described: Json = {
        "operationId": f"{operation.method.lower()}-{re.sub(r'[^a-z]+', '-', operation.path).strip('-')}",
        "summary": operation.summary,
        "parameters": _parameters(operation),
        "responses": {
            **{str(status): _success(operation, names) for status in (operation.status, *operation.also)},
            **({"202": _answered(operation, operation.accepted, names)} if operation.accepted else {}),
            **{str(status): _refused(status, names) for status in statuses(operation)},
        },
    }
    if operation.deprecated:
        described["deprecated"] = True
    if operation.scope:
        described["security"] = [{"token": []}, {"session": []}]
    body = operation.body or operation.raw_model
    if body:
        schema = {"$ref": REF.format(model=names[body, "validation"])}
        described["requestBody"] = {
            "required": not operation.optional,
            "content": {operation.raw or JSON: {"schema": schema}},
        }
    return described


def _parameters(operation: Operation) -> list[Json]:
    parameters = [
        {"name": name, "in": "path", "required": True,
         "schema": {"type": "string", "pattern": PATTERNS.get(name, SECRET)}}
        for name in re.findall(r"{(\w+)}", operation.path)
    ]  # fmt: skip
    if operation.query:
        schema = operation.query.model_json_schema()
        definitions = schema.get("$defs", {})
        for name, found in schema["properties"].items():
            parameters.append({"name": name, "in": "query", "required": False, "schema": _plain(found, definitions)})
    if operation.if_match:
        parameters.append(IF_MATCH)
    if operation.idempotent:
        parameters.append(IDEMPOTENCY_KEY)
    return parameters


def _plain(schema: Json, definitions: Json) -> Json:
    """A query parameter's schema: nothing can be null in an address, and references are written out."""
    members = [member for member in schema.get("anyOf", [schema]) if member.get("type") != "null"]
    member = members[0]
    if "$ref" in member:
        member = definitions[member["$ref"].rsplit("/", 1)[-1]]
    return {key: value for key, value in member.items() if key not in ("title", "default", "description")}


def _success(operation: Operation, names: dict[tuple[type[BaseModel], str], str]) -> Json:
    if operation.answer:
        return _answered(operation, operation.answer, names)
    described: Json = {"description": operation.summary}
    if operation.status != 204:
        described["content"] = {operation.media_type: {"schema": {}}}
    return described


def _answered(operation: Operation, model: type[BaseModel], names: dict[tuple[type[BaseModel], str], str]) -> Json:
    schema = {"$ref": REF.format(model=names[model, "serialization"])}
    return {"description": operation.summary, "content": {operation.media_type: {"schema": schema}}}


def _refused(status: int, names: dict[tuple[type[BaseModel], str], str]) -> Json:
    schema = {"$ref": REF.format(model=names[Refusal, "serialization"])}
    return {"description": TITLES[status], "content": {MEDIA_TYPE: {"schema": schema}}}


def _version() -> str:
    try:
        return version("layered-configurator")
    except PackageNotFoundError:
        return "0"


class Anything(BaseModel):
    """The OpenAPI document itself."""

    model_config = {"extra": "allow"}


def describing(operations: list[Operation], prefix: str) -> Operation:
    """The operation that answers with the document, itself included."""

    @cache
    def content() -> Anything:
        return Anything.model_validate(document([*operations, itself], prefix))

    async def read(_: ApiCall) -> Response:
        return answer(content())

    itself = Operation("GET", "/openapi.json", read, "This document", answer=Anything, name="openapi")
    return itself
