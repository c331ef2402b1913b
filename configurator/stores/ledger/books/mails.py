"""Mails as events: written in the transaction in which something happened, rendered when they are sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from configurator.stores.ledger.page import Page

LINKS = ("link", "unsubscribe")
"""Fields of a body that open something for whoever reads them; they are kept until the mail has ended."""


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


ASKED_FOR = (MailKind.LOGIN, MailKind.WAIT_CONFIRM, MailKind.ADMIN_LINK)
"""Mails that somebody asked for just now and waits for: they go first, and too many are dropped, not delayed."""


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

    @property
    def resendable(self) -> bool:
        """Whether it failed and still has all it needs; a link that was forgotten is asked for anew instead."""
        return self.state is MailState.FAILED and self.kind not in (*ASKED_FOR, MailKind.WAIT_BACK)

    def begun(self, until: datetime) -> "Mail":
        """In somebody's hands; whoever finds it there after `until` may take it up again."""
        return replace(self, state=MailState.SENDING, attempts=self.attempts + 1, next_at=until)

    def tried_again(self, at: datetime, error: str) -> "Mail":
        return replace(self, state=MailState.WAITING, next_at=at, error=error)

    def sent(self, now: datetime) -> "Mail":
        return self._ended(MailState.SENT, now, "")

    def dropped(self, now: datetime, why: str) -> "Mail":
        return self._ended(MailState.DROPPED, now, why)

    def failed(self, now: datetime, error: str) -> "Mail":
        return self._ended(MailState.FAILED, now, error)

    def resent(self, now: datetime) -> "Mail":
        return replace(self, state=MailState.WAITING, attempts=0, next_at=now, ended_at=None, error="")

    def _ended(self, state: MailState, now: datetime, error: str) -> "Mail":
        body = {name: value for name, value in self.body.items() if name not in LINKS}
        return replace(self, state=state, body=body, next_at=None, ended_at=now, error=error)


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

    def next_at(self) -> datetime | None:
        """When the next mail is due, None where none waits."""
        ...

    def due(self, now: datetime) -> Mail | None:
        """The mail whose turn it is: what somebody asked for first, then by the time since when it is due."""
        ...

    def waiting(self, kind: MailKind, address: str, now: datetime, limit: int) -> Sequence[Mail]:
        """What is due of one kind to one address, the longest due first."""
        ...

    def save(self, mail: Mail) -> None:
        """Write where a mail stands; one that was erased stays erased."""
        ...

    def put_off(self, address: str, now: datetime, until: datetime) -> None:
        """Let everything due to an address wait, but for what was asked for."""
        ...

    def say(self, now: datetime, error: str) -> None:
        """Note with everything due why it was not even tried."""
        ...

    def sent_to(self, address: str, since: datetime) -> Sequence[Mail]:
        """What was sent to an address after `since`, oldest first."""
        ...

    def in_hand(self) -> Sequence[Mail]:
        """Mails of state `sending`."""
        ...

    def get(self, id: int) -> Mail | None: ...

    def about(self, subject: str) -> Sequence[Mail]:
        """Everything about an order or item, oldest first."""
        ...

    def to(self, address: str) -> Sequence[Mail]:
        """Everything to an address, oldest first."""
        ...

    def page(
        self, state: MailState | None = None, q: str = "", after: str | None = None, limit: int = 100
    ) -> Page[Mail]:
        """Newest first; `q` is a subject, or part of an address."""
        ...
