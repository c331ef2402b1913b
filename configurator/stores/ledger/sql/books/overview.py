"""The shop at a glance in SQL."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import accumulate

from sqlalchemy import bindparam, func, select

from configurator.stores.ledger.books.mails import MailState
from configurator.stores.ledger.books.overview import Level
from configurator.stores.ledger.sql.cursor import Cursor, Values
from configurator.stores.ledger.sql.encoding import moment_or_none
from configurator.stores.ledger.sql.schema import mails, orders, stock_days
from layers.orders.order import Fulfilment

SHOWN = ("on_hand", "allocated", "backordered", "preordered")
SUMS = select(stock_days.c.day, *(stock_days.c[name] for name in SHOWN)).order_by(stock_days.c.day)
OLDEST = (
    select(orders.c.placed_at)
    .where(orders.c.became.is_(None), orders.c.fulfilment == bindparam("of"))
    .order_by(orders.c.number)
    .limit(1)
)
FAILED = select(func.count()).where(mails.c.state == MailState.FAILED.value)


class SqlOverview:
    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def levels(self, since: date) -> Sequence[Level]:
        every = list(self._levels())
        later = next((place for place, level in enumerate(every) if level.day >= since), len(every))
        return every[max(later - 1, 0) :]

    def oldest(self, fulfilment: Fulfilment) -> datetime | None:
        rows = self._cursor.ask(OLDEST, {"of": fulfilment.value})
        return moment_or_none(rows[0][0]) if rows else None

    def failed_mails(self) -> int:
        return int(self._cursor.ask(FAILED)[0][0])

    def _levels(self) -> Iterator[Level]:
        days = self._cursor.rows(SUMS)
        sums: Iterator[Values] = accumulate((tuple(row[1:]) for row in days), _added)
        for row, level in zip(days, sums, strict=True):
            yield Level(date.fromisoformat(row[0]), *level)


def _added(level: Values, change: Values) -> Values:
    return tuple(map(sum, zip(level, change, strict=True)))
