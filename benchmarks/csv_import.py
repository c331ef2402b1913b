"""A stock file of 20,000 rows taken over, beside SQLite storing the same values.

Run it as `python -m benchmarks.csv_import [ROWS]`. Both sides take turns. Ours creates, changes and then finds
nothing to change, with movements, audit log and the record of every change; meanwhile somebody else writes now and
then, and is timed. The yardstick updates one row of one table for each, so many a commit.
"""

import asyncio
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from configurator.ordering.importing import ImportAuthor
from configurator.ordering.stock_file import import_stock
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.runtime.transactions import written
from configurator.stores.ledger.protocol import Books
from layers.stock_csv.reading import StockFile, read_stock_file

ROUNDS = 3
AT_ONCE = 250
"""Rows of the yardstick's commits."""
PAUSE = 0.05
COLUMNS = "sku,on_hand,availableForBackorder,backorderQtyLabel,isBackorderLimited,backorderLimit"
PROMO = "You can back-order up to %number% items."
UPSERT = (
    "INSERT INTO items VALUES (?, ?, ?, ?, ?) ON CONFLICT (sku) DO UPDATE"
    " SET on_hand = excluded.on_hand, backorder = excluded.backorder, promo = excluded.promo, most = excluded.most"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds: reading the file, taking it over, and what somebody else waited for a write meanwhile."""

    reading: float
    storing: float
    waits: tuple[float, ...]


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    ours: dict[str, list[Taken]] = {"new items": [], "every item changed": [], "nothing changed": []}
    bare: list[float] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name, shop(Path(name)) as services:
            for title, more in zip(ours, (1, 2, 2), strict=True):
                ours[title].append(asyncio.run(taken(services, content(rows, more))))
            bare += [stored(Path(name) / "bare.db", rows, more) for more in (1, 2)]
    yardstick = statistics.median(bare)
    print(f"{rows:,} rows; SQLite alone: {yardstick:.2f} s, {AT_ONCE} rows a commit")
    for title, times in ours.items():
        report(title, times, yardstick)


@contextmanager
def shop(folder: Path) -> Iterator[Services]:
    services = open_services(Config(data=folder / "data"), lambda: datetime.now(UTC))
    try:
        yield services
    finally:
        services.close()


def content(rows: int, more: int) -> bytes:
    lines = (f"SKU-{row},{row % 50 + more},Y,{PROMO},Y,{row % 20 + more}" for row in range(rows))
    return "\r\n".join([COLUMNS, *lines]).encode()


async def taken(services: Services, file_content: bytes) -> Taken:
    began = time.perf_counter()
    file = read_stock_file(file_content)
    read = time.perf_counter()
    waits = await beside(services, file)
    return Taken(read - began, time.perf_counter() - read, waits)


async def beside(services: Services, file: StockFile) -> tuple[float, ...]:
    """Take the file over while somebody else writes; answers what that one waited each time."""
    waits: list[float] = []

    async def somebody() -> None:
        while True:
            began = time.perf_counter()
            await written(services, note)
            waits.append(time.perf_counter() - began)
            await asyncio.sleep(PAUSE)

    other = asyncio.create_task(somebody())
    await import_stock(services, file, ImportAuthor("benchmark"))
    other.cancel()
    return tuple(waits)


def note(books: Books) -> None:
    books.audit.note("somebody", "noted", "", "", datetime.now(UTC))


def stored(path: Path, rows: int, more: int) -> float:
    values = [(f"SKU-{row}", row % 50 + more, "allow", PROMO, row % 20 + more) for row in range(rows)]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS items (sku TEXT PRIMARY KEY, on_hand, backorder, promo, most) WITHOUT ROWID"
        )
        began = time.perf_counter()
        for start in range(0, rows, AT_ONCE):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(UPSERT, values[start : start + AT_ONCE])
            connection.execute("COMMIT")
        return time.perf_counter() - began


def report(title: str, times: Sequence[Taken], yardstick: float) -> None:
    storing = statistics.median(each.storing for each in times)
    reading = statistics.median(each.reading for each in times)
    waits = sorted(wait for each in times for wait in each.waits)
    print(
        f"{title}: {reading + storing:.2f} s, of it {reading:.2f} s to read; {storing / yardstick:.1f}× SQLite alone;"
        f" a write meanwhile waited {waits[len(waits) // 2] * 1000:.0f} ms, at most {waits[-1] * 1000:.0f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main()
