"""Answers that are given again when the same request comes again."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer kept for a day under its key; `digest` is of the request's body, `body` is JSON text."""

    scope: str
    key: str
    digest: str
    status: int
    body: str
    location: str | None
    at: datetime
