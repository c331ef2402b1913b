"""The audit log: who did what."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    id: int
    at: datetime
    who: str
    what: str
    subject: str
    detail: str = ""
