"""API tokens, of which only hashes are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Token:
    """An API token; only its SHA-256 (hex) is kept. `scope` is `admin` or `host`."""

    id: int
    name: str
    scope: str
    digest: str
    created_at: datetime
    revoked_at: datetime | None = None


class TokenBook(Protocol):
    def add(self, name: str, scope: str, digest: str, at: datetime) -> Token: ...

    def find(self, digest: str) -> Token | None:
        """The token with that SHA-256, unless it was revoked."""
        ...

    def all(self) -> Sequence[Token]: ...

    def revoke(self, token: int, at: datetime) -> bool: ...
