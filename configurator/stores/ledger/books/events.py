"""Events for mails and webhooks, written in the transaction in which they happen (an outbox)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Fact:
    """What happened, for mails and webhooks, written in the transaction in which it did.

    `kind` is e.g. `order.placed`; `subject` an order number or a sku; `body` JSON values.
    """

    id: int
    at: datetime
    kind: str
    subject: str
    body: Mapping[str, object]
