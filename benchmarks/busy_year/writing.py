"""Planning the year and writing it, past the books, since they would take an hour."""

import gc
import random
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from benchmarks.busy_year.keeping import record, stock
from benchmarks.busy_year.placing import place
from benchmarks.busy_year.year import DAY, GROUPS, Year
from configurator.runtime.key import signing_key
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.sql.schema import (
    audit,
    event_outbox,
    hold_units,
    holds,
    mails,
    movements,
    offers,
    order_lines,
    order_notes,
    order_options,
    orders,
    stock_days,
    stock_items,
)

SEED = 7
SCARCE, PREORDERED = 200, 20
"""How many items are waited for between deliveries, and how many are not out yet."""


def fill(path: Path, now: datetime, amount: int = 100_000, items: int = 20_000) -> None:
    """Write `amount` orders up to `now` and `items` stock items into a new ledger, in a folder that can be served."""
    open_ledger(path).close()
    (path.parent / "catalogue").mkdir(exist_ok=True)
    signing_key(path.parent)
    gc.disable()  # Millions of small values that all stay would be looked through again and again.
    try:
        year = _planned(now, amount, items)
    finally:
        gc.enable()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        for table in (
            stock_items, orders, order_lines, order_options, movements, stock_days, holds, hold_units, offers,
            order_notes, event_outbox, audit, mails,
        ):  # fmt: skip
            _insert(connection, table, year.rows[table.name])


def _planned(now: datetime, amount: int, items: int) -> Year:
    chance = random.Random(SEED)
    names = [f"{chance.choice(GROUPS).upper()}-{number:05}" for number in range(items)]
    late, coming = min(SCARCE, items // 4), min(PREORDERED, items // 8)
    scarce = {sku: timedelta(days=chance.randint(15, 120)) for sku in names[:late]}
    scarce[names[0]] = timedelta(days=340)
    year = Year(now, chance, scarce, names[late : late + coming], names[late + coming :])
    gap = 365 * DAY / amount
    for number in range(amount):
        place(year, str(1001 + number), year.start + gap * number, last=number == amount - 1)
    stock(year)
    record(year)
    return year


def _insert(connection: sqlite3.Connection, table: Table, rows: Sequence[Iterable[Any]]) -> None:
    names, marks = ", ".join(table.columns.keys()), ", ".join("?" for _ in table.columns)
    connection.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)
