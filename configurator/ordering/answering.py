"""Idempotency: a POST repeated with the same key is carried out once and gets the same answer."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from configurator.ordering.errors import KeyReused
from configurator.stores.ledger.books.idempotency import IdempotencyRecord
from configurator.stores.ledger.protocol import Books

T = TypeVar("T")
P = ParamSpec("P")

KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An HTTP answer as it is kept; `body` is JSON text; `again` says that it is an earlier one."""

    status: int
    body: str
    location: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """One request with an idempotency key; key None does it every time.

    `scope` is method, path and caller; `digest` the content_digest of the body; `answer` renders the outcome.
    """

    scope: str
    key: str | None
    digest: str
    answer: Callable[[T], StoredAnswer]


def content_digest(content: Any) -> str:
    """A hash of JSON values or of a form's fields, the same for every spelling of them.

    Objects are equal in any order of their keys, numbers by their value: 1, 1.0 and 1e0 are one, true is another.
    """
    canonical = json.dumps(_canonical(content), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def once(
    books: Books,
    request: Once[T],
    now: datetime,
    work: Callable[Concatenate[Books, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> StoredAnswer:
    """`work(books, …)` rendered by `request.answer`, kept in the same transaction; or the answer kept earlier.

    Write with `ledger.write(once, request, now, place, shop, cart, checkout, now)`.
    Raises KeyReused where the key came with another body, and whatever `work` raises (then nothing is kept).
    """
    if request.key is None:
        return request.answer(work(books, *args, **kwargs))
    kept_earlier = earlier(books, request.scope, request.key, request.digest, now)
    if kept_earlier:
        return kept_earlier
    answer = request.answer(work(books, *args, **kwargs))
    if 200 <= answer.status < 300:
        books.idempotency.keep(_record(request, request.key, answer, now))
    return answer


def keep_later(
    books: Books,
    request: Once[T],
    now: datetime,
    work: Callable[Concatenate[Books, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> StoredAnswer:
    """`work(books, …)` rendered, and kept in place of the answer that was kept before the work was whole."""
    answer = request.answer(work(books, *args, **kwargs))
    if request.key is not None:
        books.idempotency.keep_instead(_record(request, request.key, answer, now))
    return answer


def _record(request: Once[T], key: str, answer: StoredAnswer, now: datetime) -> IdempotencyRecord:
    return IdempotencyRecord(request.scope, key, request.digest, answer.status, answer.body, answer.location, now)


def forget_answers(books: Books, now: datetime) -> int:
    """Forget answers older than a day; answers how many."""
    return books.idempotency.forget(now - KEPT_FOR)


def earlier(books: Books, scope: str, key: str, digest: str, now: datetime) -> StoredAnswer | None:
    """The answer kept under that key, for what takes several transactions; raises KeyReused."""
    kept = books.idempotency.find(scope, key)
    if kept is None:
        return None
    if kept.at <= now - KEPT_FOR:
        forget_answers(books, now)
        return None
    if kept.digest != digest:
        raise KeyReused(key)
    return StoredAnswer(kept.status, kept.body, kept.location, again=True)


def _canonical(content: Any) -> Any:
    if isinstance(content, Mapping):
        return {name: _canonical(value) for name, value in content.items()}
    if isinstance(content, list):
        return [_canonical(value) for value in content]
    if isinstance(content, float) and content.is_integer():
        return int(content)
    return content
