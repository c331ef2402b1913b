"""What is gathered of the year before it is written: rows by table, and every event that moves stock."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Table

from configurator.stores.ledger.books.movements import Cause, Delta, Kind

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
GROUPS = ("Case", "Dial", "Strap", "Hands", "Buckle")
Event = tuple[datetime, int, Kind, Cause, str, Delta, int, str | None, str | None, str | None]
"""When, a tie-breaker, what, why, of which item, by how much, how many units, for which order, line and hold."""


@dataclass
class Year:
    """`scarce` items come in every so often and are waited for in between; `plenty` are always there."""

    now: datetime
    chance: random.Random
    scarce: dict[str, timedelta]
    preordered: list[str]
    plenty: list[str]
    events: list[Event] = field(default_factory=list)
    rows: defaultdict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    ids: defaultdict[str, Iterator[int]] = field(default_factory=lambda: defaultdict(lambda: count(1)))

    @property
    def start(self) -> datetime:
        return self.now - 365 * DAY

    def add(self, table: Table, *values: Any) -> None:
        self.rows[table.name].append(values)

    def number(self, table: Table) -> int:
        return next(self.ids[table.name])

    def move(
        self,
        at: datetime,
        kind: Kind,
        cause: Cause,
        sku: str,
        delta: Delta,
        units: int,
        order: str | None = None,
        line: str | None = None,
        hold: str | None = None,
    ) -> None:
        self.events.append((at, len(self.events), kind, cause, sku, delta, units, order, line, hold))

    def delivered(self, sku: str, after: datetime) -> datetime | None:
        """When the scarce item comes next; None if it has not by now."""
        every = self.scarce[sku]
        come = self.start + ((after - self.start) // every + 1) * every
        return come if come <= self.now else None
