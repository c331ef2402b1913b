"""API tokens, of which only hashes are kept."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Token:
    """An API token; only its SHA-256 (hex) is kept. `scope` is `admin` or `host`."""

    id: int
    name: str
    scope: str
    digest: str
    created_at: datetime
    revoked_at: datetime | None = None
