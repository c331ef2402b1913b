"""What an order of three components costs through `ordering.place`, beside SQLite committing the same rows bare.

    .venv/bin/python -m benchmarks.ordering [ORDERS]

The yardstick replays, with nothing but `sqlite3`, exactly the statements and rows that those orders wrote, into a copy
of the same ledger, as durably: first one order a commit, then 32. Both sides take turns in short rounds, so that what
else the machine does falls on both.
"""

import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from configurator.ordering import Checkout, add_line, open_cart, place
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Books
from configurator.stores.ledger.sql.cursor import Cursor
from tests.ordering.desk import ANN, Desk

GROUPS, OPTIONS = 3, 20
AT_ONCE = 32
ROUND = 128
FEW, MANY = 1_000, 100_000
CHECKOUT = Checkout(ANN)
Written = list[tuple[str, list[Any]]]
"""What one order writes: statements and their rows."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of the processor, for one order."""

    wall: float
    cpu: float


Work = Callable[[int], Spent]
"""Does so many orders."""


def main() -> None:
    orders = int(sys.argv[1]) if len(sys.argv) > 1 else 12 * ROUND
    with tempfile.TemporaryDirectory() as name:
        stocked = Path(name) / "stocked.db"
        carts = stock_up(stocked, orders)
        written = record(copied(stocked, "recorded"), carts)
        for at_once, aim in ((1, 0.35), (AT_ONCE, 0.2)):
            own, others = copied(stocked, f"ours-{at_once}"), copied(stocked, f"bare-{at_once}")
            with ours(own, carts, at_once) as place_some, bare(others, written, at_once) as commit_some:
                report(f"{at_once} at once", alternate(commit_some, place_some, orders), f"aim {aim}× bare")
        few, many = copied(stocked, "few"), copied(stocked, "many")
        fill(few, FEW)
        fill(many, MANY)
        with ours(few, carts, 1) as after_few, ours(many, carts, 1) as after_many:
            title = f"after {MANY:,} orders, beside after {FEW:,}"
            report(title, alternate(after_many, after_few, orders), "aim at most 1.3×")


def stock_up(path: Path, carts: int) -> list[str]:
    """A ledger with plenty of everything, and carts of three components each."""
    with shop_over(path) as desk:
        for group in range(GROUPS):
            for option in range(OPTIONS):
                desk.stock(f"S{group}-{option}", 1_000_000)
        chance = random.Random(1)
        return desk.ledger.write(lambda books: [cart(books, desk, chance) for _ in range(carts)]).result()


def cart(books: Books, desk: Desk, chance: random.Random) -> str:
    opened = open_cart(books, desk.now).id
    options = "+".join(f"g{group}o{chance.randrange(OPTIONS)}" for group in range(GROUPS))
    add_line(books, desk.shop, opened, desk.choice(options, 1), desk.now)
    return opened


@contextmanager
def shop_over(path: Path) -> Iterator[Desk]:
    ledger = open_ledger(path)
    try:
        desk = Desk(ledger)
        names = [(group, option) for group in range(GROUPS) for option in range(OPTIONS)]
        desk.design(**{f"g{group}o{option}": f"S{group}-{option}" for group, option in names})
        yield desk
    finally:
        ledger.close()


def copied(path: Path, name: str) -> Path:
    return Path(shutil.copyfile(path, path.with_name(f"{name}.db")))


def record(path: Path, carts: Sequence[str]) -> list[Written]:
    """What every order writes."""
    with shop_over(path) as desk:
        return [
            recorded(lambda one=one: desk.ledger.write(place, desk.shop, one, CHECKOUT, desk.now).result())
            for one in carts
        ]


def recorded(work: Callable[[], object]) -> Written:
    """What `work` writes, statement by statement."""
    written: Written = []
    write = Cursor.write

    def noted(cursor: Cursor, statement: Any, rows: Sequence[Any]) -> None:
        if rows:
            written.append((cursor._texts.of(statement), list(rows)))
        write(cursor, statement, rows)

    Cursor.write = noted  # type: ignore[method-assign]
    try:
        work()
    finally:
        Cursor.write = write  # type: ignore[method-assign]
    return written


@contextmanager
def ours(path: Path, carts: Sequence[str], at_once: int) -> Iterator[Work]:
    """Orders through `place`, each waited for, by so many shoppers at the same time."""
    left = iter(carts)
    with shop_over(path) as desk, ThreadPoolExecutor(at_once) as shoppers:

        def check_out(one: str) -> None:
            desk.ledger.write(place, desk.shop, one, CHECKOUT, desk.now).result()

        def work(count: int) -> Spent:
            mine = [next(left) for _ in range(count)]
            if at_once == 1:
                return spent(count, lambda: [check_out(one) for one in mine])
            return spent(count, lambda: list(shoppers.map(check_out, mine)))

        yield work


@contextmanager
def bare(path: Path, written: Sequence[Written], at_once: int) -> Iterator[Work]:
    """The same rows by `sqlite3` alone, so many orders a commit."""
    left = iter(written)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

        def commit(orders: Sequence[Written]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            for order in orders:
                for text, rows in order:
                    connection.executemany(text, rows)
            connection.execute("COMMIT")

        def work(count: int) -> Spent:
            mine = [next(left) for _ in range(count)]
            together = [mine[start : start + at_once] for start in range(0, count, at_once)]
            return spent(count, lambda: [commit(orders) for orders in together])

        yield work


def spent(count: int, work: Callable[[], object]) -> Spent:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Spent((time.perf_counter() - wall) / count, (time.process_time() - cpu) / count)


def alternate(one: Work, other: Work, orders: int) -> list[tuple[Spent, Spent]]:
    """Rounds of each in turn; the first is not counted."""
    return [(one(ROUND), other(ROUND)) for _ in range(orders // ROUND)][1:]


def fill(path: Path, orders: int) -> None:
    """So many orders before the one that is measured, each of the same rows as a real one."""
    with shop_over(path) as desk:
        template = int(desk.order(("g0o0+g1o1+g2o2", 1)).number)
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, key in (("orders", "number"), ("order_lines", "number"), ("order_options", "number")):
            repeat(connection, table, key, template, orders, step=1)
        for table in ("movements", "event_outbox"):
            [(last,)] = connection.execute(f"SELECT max(id) FROM {table}")
            repeat(connection, table, "id", last, orders * (3 if table == "movements" else 1), step=1)
        repeat(connection, "carts", "id", connection.execute("SELECT min(id) FROM carts").fetchone()[0], orders, step=0)


def repeat(connection: sqlite3.Connection, table: str, key: str, of: int | str, times: int, step: int) -> None:
    """Copies of one row under new keys: counted on, or random where keys are secrets."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    fresh = f"{key} + i" if step else "'cart_' || hex(randomblob(12))"
    values = ", ".join(fresh if column == key else column for column in columns)
    connection.execute(
        f"INSERT INTO {table} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        f"SELECT {values} FROM {table}, n WHERE {key} = ?",
        (times, of),
    )


def report(title: str, rounds: Sequence[tuple[Spent, Spent]], aim: str) -> None:
    ratios = sorted(first.wall / second.wall for first, second in rounds)
    by_cpu = statistics.median(first.cpu / second.cpu for first, second in rounds)
    first = statistics.median(first.wall for first, _ in rounds) * 1e6
    second = statistics.median(second.wall for _, second in rounds) * 1e6
    print(
        f"{title}: {statistics.median(ratios):.2f}× ({ratios[0]:.2f}–{ratios[-1]:.2f}), by CPU {by_cpu:.2f}×,"
        f" {aim}; {first:.0f} µs and {second:.0f} µs an order",
        flush=True,
    )


if __name__ == "__main__":
    main()
