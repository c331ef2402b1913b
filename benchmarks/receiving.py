"""Receiving stock that thousands of order lines wait for, beside SQLite committing the same rows bare.

    .venv/bin/python -m benchmarks.receiving [LINES]

Once where orders are paid at checkout and simply get their units, once where every line is made an offer and told
of it. The yardstick replays with nothing but `sqlite3` what the receipt wrote, into a copy of the ledger as it was.
Then once more, while a shopper holds a cart again and again and is timed; and what else changes as many orders: the
day they wait for, and a count below what they were promised.
"""

import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from benchmarks.ordering import Written, copied, recorded
from configurator.ordering import add_line, hold_cart, open_cart, place
from configurator.ordering.stepping import step
from configurator.runtime.transactions import Pace
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Books, Ledger
from settings import Settlement
from tests.ordering.desk import ANN, Checkout, Desk

LINES = 5_000
AT_ONCE = 500


def main() -> None:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    with tempfile.TemporaryDirectory() as name:
        for settlement in Settlement:
            waiting = Path(name) / f"{settlement}.db"
            wait(waiting, settlement, lines)
            measure(waiting, settlement, lines)
            if settlement is Settlement.AT_CHECKOUT:
                change(waiting)


def wait(path: Path, settlement: Settlement, lines: int) -> None:
    """So many orders of one line that wait for the same item."""
    ledger = open_ledger(path)
    desk = shop_over(ledger, settlement)
    desk.stock("STRAP", 0, backorder="allow")
    for start in range(0, lines, AT_ONCE):
        ledger.write(order_some, desk, min(AT_ONCE, lines - start)).result()
    ledger.close()


def order_some(books: Books, desk: Desk, count: int) -> None:
    for _ in range(count):
        desk.wait(seconds=1)
        cart = open_cart(books, desk.now).id
        add_line(books, desk.shop, cart, desk.choice("strap", 1), desk.now)
        place(books, desk.shop, cart, Checkout(ANN), desk.now)


def shop_over(ledger: Ledger, settlement: Settlement) -> Desk:
    desk = Desk(ledger)
    desk.set("orders", settlement=settlement)
    desk.design(strap="STRAP")
    return desk


def measure(path: Path, settlement: Settlement, lines: int) -> None:
    bare, beside = copied(path, f"bare-{settlement}"), copied(path, f"beside-{settlement}")
    ledger = open_ledger(path)
    desk = shop_over(ledger, settlement)
    done, steps = list[float](), list[float]()
    written = recorded(lambda: done.append(clocked(lambda: served(desk, lines, steps))))
    item = desk.item("STRAP")
    assert (item.held if settlement is Settlement.WHEN_AVAILABLE else item.allocated) == lines
    assert ledger.verify() == []
    ledger.close()
    replayed = clocked(lambda: replay(bare, written))
    waits = beside_a_shopper(beside, settlement, lines)
    receipt, longest = steps[0] * 1000, max(steps[1:], default=0) * 1000
    print(
        f"{settlement}: the receipt took {receipt:.0f} ms, each of {len(steps) - 1} steps {longest:.0f} ms at most;"
        f" {len(waits)} writes of a shopper meanwhile waited {max(waits) * 1000:.0f} ms at most",
        flush=True,
    )
    print(
        f"{settlement}: {lines:,} waiting lines served in {done[0]:.2f} s (aim under 5 s),"
        f" {done[0] / replayed:.1f}× the same rows bare ({replayed:.2f} s)",
        flush=True,
    )


def served(desk: Desk, lines: int, steps: list[float]) -> None:
    """The receipt, and then one step after the other."""
    steps.append(clocked(lambda: desk.receive("STRAP", lines)))
    steps += finished(desk)


def finished(desk: Desk) -> Iterator[float]:
    """Everything that goes in steps, and how many seconds each took."""
    pace = Pace()
    while desk.ledger.snapshot.due.in_steps:
        yield clocked(lambda: desk.ledger.write(pace.clocked(step), pace.size, desk.shop, desk.now).result())


def change(path: Path) -> None:
    """What concerns every order of the last measurement, which left each with its unit."""
    ledger = open_ledger(path)
    desk = shop_over(ledger, Settlement.AT_CHECKOUT)
    units = desk.item("STRAP").on_hand
    changes = {
        "a count of none": lambda: desk.count("STRAP", 0, "backorder"),
        "another day": lambda: desk.reschedule("STRAP", date(2030, 1, 1), notify=True),
    }
    for name, act in changes.items():
        first, steps = clocked(act), list(finished(desk))
        print(
            f"{name}: {first * 1000:.0f} ms, and {len(steps)} steps of {max(steps) * 1000:.0f} ms at most,"
            f" {sum(steps):.2f} s in all for {units:,} units",
            flush=True,
        )
    assert ledger.verify() == []
    ledger.close()


def beside_a_shopper(path: Path, settlement: Settlement, lines: int) -> list[float]:
    ledger = open_ledger(path)
    desk = shop_over(ledger, settlement)
    with shopping(ledger, desk) as waits:
        served(desk, lines, [])
    ledger.close()
    return waits


@contextmanager
def shopping(ledger: Ledger, desk: Desk) -> Iterator[list[float]]:
    """How long each hold of somebody else took meanwhile, in seconds."""
    desk.design("bag", handle="HANDLE")
    desk.stock("HANDLE", 10)
    waits, cart, over = list[float](), desk.cart(("handle", 1)), threading.Event()

    def shop() -> None:
        while not over.is_set():
            waits.append(clocked(lambda: ledger.write(hold_cart, desk.shop, cart, desk.now).result()))
            time.sleep(0.01)

    shopper = threading.Thread(target=shop)
    shopper.start()
    yield waits
    over.set()
    shopper.join()


def replay(path: Path, written: Written) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        for text, rows in written:
            connection.executemany(text, rows)
        connection.execute("COMMIT")


def clocked(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
