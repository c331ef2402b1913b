"""Events for mails and webhooks, written in the transaction in which they happen (an outbox)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, for mails and webhooks, written in the transaction in which it did.

    `kind` is e.g. `order.placed`; `subject` an order number or a sku; `body` JSON values.
    """

    id: int
    at: datetime
    kind: str
    subject: str
    body: Mapping[str, object]


class EventOutbox(Protocol):
    def record(self, kind: str, subject: str, body: Mapping[str, object], at: datetime) -> None: ...

    def since(self, after: int = 0, limit: int = 100) -> Sequence[Event]:
        """Events whose id is larger than `after`, oldest first."""
        ...
