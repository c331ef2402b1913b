"""A POST that is sent twice with one key is done once and answered twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Concatenate, Generic, ParamSpec, TypeVar

from configurator.ledger.protocol import Books

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as it is kept; `body` is JSON text; `again` says that it is an earlier one."""

    status: int
    body: str
    location: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """One request with an idempotency key; key None does it every time.

    `scope` is method, path and caller; `digest` a hash of the body; `answer` renders the outcome.
    """

    scope: str
    key: str | None
    digest: str
    answer: Callable[[T], Answer]


def once(
    books: Books,
    request: Once[T],
    now: datetime,
    work: Callable[Concatenate[Books, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Answer:
    """`work(books, …)` rendered by `request.answer`, kept in the same transaction; or the answer kept earlier.

    Write with `ledger.write(once, request, now, place, shop, cart, checkout, now)`.
    Raises KeyReused where the key came with another body, and whatever `work` raises (then nothing is kept).
    """
    raise NotImplementedError
