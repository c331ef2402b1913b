"""The audit log."""

from datetime import datetime
from typing import Any

from configurator.api.answers.shape import Answer


class AuditAnswer(Answer):
    at: datetime
    who: str
    what: str
    subject: str
    detail: Any
