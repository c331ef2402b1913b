"""One API operation: what it takes, who may call it, what it answers; requests and OpenAPI come from the same value."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from configurator.accounts.roles import roles_for
from configurator.accounts.tokens import Scope
from configurator.api.query import locale_asked
from configurator.ordering.answering import content_digest
from configurator.products.errors import TooManyAtOnce
from configurator.runtime.limiting import TooOften
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role
from configurator.web.body import (
    SMALL,
    Body,
    json_content,
    parse,
    parse_json,
    parse_query,
    read_body,
    refuse_other_types,
)
from configurator.web.call import Call
from configurator.web.caller import ANYONE, Caller, authorise
from configurator.web.large_body import parse_large
from configurator.web.refusal import Refused

JSON = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiCall(Call):
    """One request on its way through an operation, already allowed; `body` and `query` are the operation's models.

    `digest` is the content_digest of the body, empty where no Idempotency-Key asks for it; `size` is its length.
    """

    caller: Caller
    body: Any = None
    query: Any = None
    digest: str = ""
    size: int = 0

    @property
    def if_match(self) -> str:
        """The ETag the caller read; raises Refused 428 where it is missing."""
        etag = self.request.headers.get("if-match")
        if not etag:
            raise Refused(428, "Send If-Match with the ETag you read.")
        return etag


class Nothing(Body):
    """A call that needs no body may have an empty object."""


Endpoint = Callable[[ApiCall], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Operation:
    """`body` and `query` are the models requests are parsed with, `answer` the one of the 2xx answer.

    `accepted` is the model of a 202, where the work may go on after the answer.
    `refusals` are the statuses it may answer besides those that follow from its shape; `also` are
    further 2xx. `roles` are those whose users may call it by the session of their browser, where they are not
    the ones of its area. `optional` bodies may be empty; `raw` bodies are read by the endpoint itself.
    """

    method: str
    path: str
    endpoint: Endpoint
    summary: str
    scope: Scope | None = None
    roles: frozenset[Role] | None = None
    body: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    answer: type[BaseModel] | None = None
    accepted: type[BaseModel] | None = None
    status: int = 200
    also: tuple[int, ...] = ()
    refusals: tuple[int, ...] = ()
    optional: bool = False
    raw: str | None = None
    raw_model: type[BaseModel] | None = None
    media_type: str = JSON
    read_only: tuple[str, ...] = ()
    if_match: bool = False
    idempotent: bool = False
    deprecated: bool = False
    name: str = field(default="")

    @property
    def allowed(self) -> frozenset[Role]:
        return roles_for(self.path) if self.roles is None else self.roles

    async def __call__(self, request: Request) -> Response:
        services: Services = request.app.state.services
        caller = ANYONE if self.scope is None else await authorise(request, services, self.scope, self.allowed)
        query = parse_query(self.query, request.query_params) if self.query else None
        call = ApiCall(request, services, locale_asked(request), caller=caller, query=query)
        if self.body is None:
            return await self.endpoint(call)
        sent = await read_body(request, SMALL if self.scope is None else services.config.max_body_bytes)
        body, digest = await self._read(request, sent)
        return await self.endpoint(replace(call, body=body, digest=digest, size=len(sent)))

    async def _read(self, request: Request, sent: bytes) -> tuple[BaseModel, str]:
        """The body, and the digest of its content if an idempotency key came with it."""
        assert self.body is not None
        refuse_other_types(request, sent, optional=self.optional)
        keyed = "idempotency-key" in request.headers
        if len(sent) > SMALL:
            body = await self._large(request.app.state.services, self.body, sent)
            return body, await run_in_threadpool(lambda: content_digest(parse_json(sent))) if keyed else ""
        content = json_content(request, sent, optional=self.optional)
        return parse(self.body, content, self.read_only), content_digest(content) if keyed else ""

    async def _large(self, services: Services, model: type[BaseModel], sent: bytes) -> BaseModel:
        try:
            async with services.documents.place():
                return await parse_large(model, sent, self.read_only)
        except TooOften as crowded:
            raise TooManyAtOnce from crowded


def routes(operations: Iterable[Operation], prefix: str) -> list[Route]:
    """One route per path, so that a wrong method is answered with all the right ones."""
    by_path = groupby(sorted(operations, key=lambda operation: operation.path), key=lambda operation: operation.path)
    return [_route(prefix + path, list(group)) for path, group in by_path]


def answer(content: BaseModel, status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(to_json(content, by_alias=True), status, named, JSON)


def _route(path: str, operations: list[Operation]) -> Route:
    by_method = {operation.method: operation for operation in operations}
    if "GET" in by_method:
        by_method["HEAD"] = by_method["GET"]

    async def dispatch(request: Request) -> Response:
        return await by_method[request.method](request)

    name = operations[0].name or path
    return Route(path, dispatch, methods=list(by_method), name=f"api:{name}")
