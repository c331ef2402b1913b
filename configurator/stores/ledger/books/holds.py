"""Holds in the ledger."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class HoldKind(StrEnum):
    """`receipt`: units of a receipt for lines that do not have them yet; nothing ends it but handing them out."""

    CHECKOUT = "checkout"
    RESERVATION = "reservation"
    OFFER = "offer"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class HoldUnits:
    """Units of one sku that a hold reserves: of what is on hand, and against the two limits."""

    now: int = 0
    backorder: int = 0
    preorder: int = 0


@dataclass(frozen=True, slots=True)
class Hold:
    """A timed reservation; `owner` is the cart, reservation, order line or receipt it is for, one hold each."""

    id: str
    kind: HoldKind
    owner: str
    made_at: datetime
    expires_at: datetime
    units: Mapping[str, HoldUnits]
    reference: str | None = None


def hold_id() -> str:
    """An id that nobody can guess."""
    return f"hold_{secrets.token_urlsafe(18)}"


class HoldBook(Protocol):
    """Timed reservations; changing the counters is the caller's part."""

    def of(self, owner: str) -> Hold | None: ...

    def save(self, hold: Hold) -> None:
        """Write a hold, replacing the one of the same owner."""
        ...

    def remove(self, hold: Hold) -> None: ...

    def expired(self, now: datetime, limit: int) -> Sequence[Hold]:
        """Holds that are over at `now`, earliest end first."""
        ...

    def on(self, sku: str) -> Sequence[Hold]:
        """Holds with units of `sku`, newest first."""
        ...
