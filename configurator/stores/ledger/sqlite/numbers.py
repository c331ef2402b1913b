"""The keys the ledger gives out, counted by its one writer."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Table, func, select

from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.schema import (
    audit,
    event_outbox,
    follow_ups,
    mails,
    movements,
    offers,
    order_notes,
    orders,
    receipts,
    sessions,
    stock_waits,
    tokens,
    users,
)

FIRST = {orders.name: 1001}
NUMBERED = (
    movements,
    orders,
    event_outbox,
    audit,
    tokens,
    mails,
    offers,
    order_notes,
    users,
    sessions,
    stock_waits,
    receipts,
    follow_ups,
)
LARGEST = {table.name: select(func.max(table.primary_key.columns[0])) for table in NUMBERED}


class Numbers:
    """The next key of each table; a transaction that fails leaves a gap."""

    def __init__(self, last: Mapping[str, int]) -> None:
        self._next: defaultdict[str, int] = defaultdict(lambda: 1, {name: key + 1 for name, key in last.items()})

    def take(self, table: Table) -> int:
        key = self._next[table.name]
        self._next[table.name] = key + 1
        return key


def read_numbers(cursor: Cursor) -> Numbers:
    """Counting on from what the tables hold."""
    largest = {name: cursor.rows(statement)[0][0] for name, statement in LARGEST.items()}
    return Numbers({name: FIRST.get(name, 1) - 1 if key is None else key for name, key in largest.items()})
