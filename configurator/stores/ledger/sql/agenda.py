"""When something is next due: never later than it really is, so that nothing due is missed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import func, select, text

from configurator.stores.ledger.protocol import Due
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import day, moment_or_none
from configurator.stores.ledger.sql.schema import (
    OPEN_WAITS,
    UNFINISHED,
    follow_ups,
    holds,
    orders,
    receipts,
    stock_items,
    stock_waits,
)
from layers.stock.stock import Status

PREORDERS = text(f"status = '{Status.PREORDER}'")
NEXT_RELEASE = select(func.min(stock_items.c.preorder_release_on)).where(PREORDERS)
OLDEST_DEBT = select(func.min(orders.c.lapsing_since)).where(orders.c.lapsing_since.is_not(None))
UNFINISHED_RECEIPTS = select(receipts.c.id).where(UNFINISHED)
FOLLOW_UPS = select(follow_ups.c.id)
WANTED = select(stock_waits.c.sku).where(OPEN_WAITS).distinct().order_by(stock_waits.c.sku)
UNFINISHED_RELEASES = select(stock_items.c.sku).where(
    text(f"backordered + preordered > 0 AND preordered > 0 AND status <> '{Status.PREORDER}'")
)
NEXT_END = select(func.min(holds.c.expires_at))
Time = TypeVar("Time", datetime, date)


class Agenda:
    """What one transaction knows of the next due moments; the ledger takes it over when it commits."""

    def __init__(self, due: Due) -> None:
        self.due = due

    def hold_ends(self, at: datetime) -> None:
        self.due = replace(self.due, expires_at=_earlier(self.due.expires_at, at))

    def preorder_ends(self, on: date) -> None:
        self.due = replace(self.due, releases_on=_earlier(self.due.releases_on, on))

    def owed(self, since: datetime) -> None:
        self.due = replace(self.due, owed_since=_earlier(self.due.owed_since, since))

    def to_hand_out(self, receipt: int) -> None:
        self.due = replace(self.due, receipts=self.due.receipts | {receipt})

    def is_handed_out(self, receipt: int) -> None:
        self.due = replace(self.due, receipts=self.due.receipts - {receipt})

    def to_look_for(self, skus: Iterable[str]) -> None:
        self.due = replace(self.due, waits={**self.due.waits, **dict.fromkeys(skus, 0)})

    def has_looked_for(self, sku: str, wait: int | None) -> None:
        """Up to this wait; None: all of them."""
        others = {other: last for other, last in self.due.waits.items() if other != sku}
        self.due = replace(self.due, waits=others if wait is None else {sku: wait, **others})

    def to_release(self, sku: str) -> None:
        self.due = replace(self.due, releases=self.due.releases | {sku})

    def is_released(self, sku: str) -> None:
        self.due = replace(self.due, releases=self.due.releases - {sku})

    def to_follow_up(self, id: int) -> None:
        self.due = replace(self.due, follow_ups=self.due.follow_ups | {id})

    def is_followed_up(self, id: int) -> None:
        self.due = replace(self.due, follow_ups=self.due.follow_ups - {id})

    def renew(self, cursor: Cursor) -> None:
        """The moments; what goes in steps is always known."""
        ends, release = next_hold_end(cursor), next_release(cursor)
        self.due = replace(self.due, expires_at=ends, releases_on=release, owed_since=oldest_debt(cursor))


def _earlier(known: Time | None, other: Time) -> Time:
    return other if known is None or other < known else known


def read_due(cursor: Cursor) -> Due:
    """When something is due next, exactly; how far was looked for waits is not written down."""
    return Due(
        next_hold_end(cursor),
        next_release(cursor),
        oldest_debt(cursor),
        unfinished_receipts(cursor),
        dict.fromkeys(wanted(cursor), 0),
        unfinished_releases(cursor),
        unfinished_follow_ups(cursor),
    )


def next_hold_end(cursor: Cursor) -> datetime | None:
    return moment_or_none(cursor.rows(NEXT_END)[0][0])


def oldest_debt(cursor: Cursor) -> datetime | None:
    return moment_or_none(cursor.rows(OLDEST_DEBT)[0][0])


def next_release(cursor: Cursor) -> date | None:
    return day(cursor.rows(NEXT_RELEASE)[0][0])


def unfinished_receipts(cursor: Cursor) -> frozenset[int]:
    return frozenset(row[0] for row in cursor.rows(UNFINISHED_RECEIPTS))


def unfinished_releases(cursor: Cursor) -> frozenset[str]:
    return frozenset(row[0] for row in cursor.rows(UNFINISHED_RELEASES))


def unfinished_follow_ups(cursor: Cursor) -> frozenset[int]:
    return frozenset(row[0] for row in cursor.rows(FOLLOW_UPS))


def wanted(cursor: Cursor) -> Sequence[str]:
    """The items that anybody waits for."""
    return [row[0] for row in cursor.rows(WANTED)]
