"""Answers that are given again when the same request comes again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class IdempotencyRecord:
    """An answer kept for a day under its key; `digest` is of the request's body, `body` is JSON text."""

    scope: str
    key: str
    digest: str
    status: int
    body: str
    location: str | None
    at: datetime


class IdempotencyBook(Protocol):
    def find(self, scope: str, key: str) -> IdempotencyRecord | None: ...

    def keep(self, record: IdempotencyRecord) -> None:
        """Keep an answer; its key must not have one."""
        ...

    def keep_instead(self, record: IdempotencyRecord) -> None:
        """Keep an answer in place of the one under its key; its time stays."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove the answers kept until `before`; says how many."""
        ...
