"""Mails as facts: written in the transaction in which something happened, rendered when they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class MailKind(StrEnum):
    """What a mail tells; the ones to the shop begin with `shop_`."""

    ORDER_PLACED = "order_placed"
    ORDER_AVAILABLE = "order_available"
    ORDER_OFFER = "order_offer"
    ORDER_PAID = "order_paid"
    ORDER_SHIPPED = "order_shipped"
    ORDER_DELAYED = "order_delayed"
    ORDER_CANCELLED = "order_cancelled"
    SHOP_ORDER = "shop_order"
    SHOP_PAID = "shop_paid"
    SHOP_STOCK_LOW = "shop_stock_low"
    SHOP_STOCK_OUT = "shop_stock_out"
    LOGIN = "login"
    WAIT_CONFIRM = "wait_confirm"
    WAIT_BACK = "wait_back"
    ADMIN_LINK = "admin_link"


class MailState(StrEnum):
    """`waiting` for its time, `sending` while a server is spoken to; the others are ends."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail; `subject` is an order number, a sku or whatever its kind is about, `body` JSON values.

    `address` is empty for the shop's own, which is looked up when it is sent. `message_id` never changes,
    `next_at` is when it is tried next (None once it ended), `error` what the last try met or why it was dropped.
    """

    id: int
    at: datetime
    kind: MailKind
    subject: str
    body: Mapping[str, object]
    address: str
    locale: str
    message_id: str
    state: MailState = MailState.WAITING
    attempts: int = 0
    next_at: datetime | None = None
    ended_at: datetime | None = None
    error: str = ""


class MailBook(Protocol):
    def post(
        self,
        kind: MailKind,
        subject: str,
        body: Mapping[str, object],
        at: datetime,
        *,
        address: str = "",
        locale: str = "",
    ) -> None:
        """Write a mail that is due at once."""
        ...
