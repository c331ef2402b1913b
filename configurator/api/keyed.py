"""Idempotent POSTs: with an Idempotency-Key, a repeated request gets the first answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Concatenate, Generic, ParamSpec, TypeVar

from pydantic import BaseModel
from pydantic_core import to_json
from starlette.responses import Response

from configurator.api.operation import ApiCall
from configurator.ordering import Once, StoredAnswer, once
from configurator.ordering.answering import earlier, keep_later
from configurator.runtime.transactions import written
from configurator.stores.ledger.protocol import Books
from configurator.web.refusal import Refused
from layers.problem import Problem

T = TypeVar("T")
P = ParamSpec("P")
Keep = Callable[[Books, Once[T], datetime, Callable[[Books], T]], StoredAnswer]
"""Does the work of one request and keeps its answer."""
LONGEST = 255


@dataclass(frozen=True)
class Rendering(Generic[T]):
    """How an outcome becomes an answer: its status, its content, and where it can be found again."""

    status: Callable[[T], int]
    content: Callable[[T], BaseModel]
    location: Callable[[T], str | None] = lambda _: None


async def keyed(
    call: ApiCall,
    rendering: Rendering[T],
    work: Callable[Concatenate[Books, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Response:
    """Do `work(books, …)` in one transaction with the record of its answer; raises KeyReused and what `work` raises."""
    return await _kept(call, rendering, once, lambda books: work(books, *args, **kwargs))


async def keyed_later(
    call: ApiCall,
    rendering: Rendering[T],
    work: Callable[Concatenate[Books, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Response:
    """The answer of `work(books, …)`, kept in place of the one that `keyed` kept: the work has become whole since."""
    return await _kept(call, rendering, keep_later, lambda books: work(books, *args, **kwargs))


async def _kept(call: ApiCall, rendering: Rendering[T], keep: Keep[T], work: Callable[[Books], T]) -> Response:
    return _response(await written(call.services, keep, _once(call, rendering), call.services.now(), work))


async def answered(call: ApiCall) -> Response | None:
    """The answer given before to the same key and body; ask first where the work takes several transactions.

    Raises KeyReused.
    """
    key = _key(call)
    if key is None:
        return None
    kept = await written(call.services, earlier, _scope(call), key, call.digest, call.services.now())
    return _response(kept) if kept else None


def _once(call: ApiCall, rendering: Rendering[T]) -> Once[T]:
    def rendered(outcome: T) -> StoredAnswer:
        body = to_json(rendering.content(outcome), by_alias=True).decode()
        return StoredAnswer(rendering.status(outcome), body, rendering.location(outcome))

    return Once(_scope(call), _key(call), call.digest, rendered)


def _response(done: StoredAnswer) -> Response:
    headers = {"Location": done.location} if done.location else {}
    return Response(done.body, done.status, headers, "application/json")


def _scope(call: ApiCall) -> str:
    return f"{call.request.method} {call.request.url.path} {_caller(call)}"


def _caller(call: ApiCall) -> str:
    """The owner of a key: without a token or a secret in the path, callers must not share keys."""
    client = call.request.client
    return call.caller.id or (client.host if client else "")


def _key(call: ApiCall) -> str | None:
    key = call.request.headers.get("idempotency-key")
    if key is not None and not 1 <= len(key) <= LONGEST:
        problem = Problem("invalid", f"Idempotency-Key: 1 to {LONGEST} characters")
        raise Refused(422, "The Idempotency-Key cannot be used.", [problem])
    return key
