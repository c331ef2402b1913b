"""The audit log: who did what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from configurator.stores.ledger.page import Page


@dataclass(frozen=True, slots=True)
class AuditEntry:
    id: int
    at: datetime
    who: str
    what: str
    subject: str
    detail: str = ""


class AuditBook(Protocol):
    def note(self, who: str, what: str, subject: str, detail: str, at: datetime) -> None: ...

    def entries(
        self, after: str | None = None, limit: int = 100, *, who: str = "", what: str = "", subject: str = ""
    ) -> Page[AuditEntry]:
        """Newest first; of one person, of one kind (or all whose name begins like `order.`), about one subject."""
        ...
