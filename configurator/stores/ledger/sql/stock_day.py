"""What the movements of a day (UTC) add up to over all items, added to with every transaction."""

from collections.abc import Iterable
from datetime import date, timedelta
from operator import add, attrgetter

from sqlalchemy import ColumnElement, delete, func, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from configurator.stores.ledger.books.movements import Difference, Movement
from configurator.stores.ledger.sql.cursor import Cursor, Values
from configurator.stores.ledger.sql.encoding import EPOCH
from configurator.stores.ledger.sql.schema import COUNTERS, movements, stock_days

MICROS: ColumnElement[int] = literal_column("86400000000")
"""Microseconds of a day."""
NEW = insert(stock_days)
ADD = NEW.on_conflict_do_update(
    index_elements=[stock_days.c.day],
    set_={name: stock_days.c[name] + NEW.excluded[name] for name in COUNTERS},
)
DAY = movements.c.at // MICROS
MOVED = select(DAY, *(func.sum(movements.c[f"d_{name}"]) for name in COUNTERS)).group_by(DAY).order_by(DAY)
DAYS = select(stock_days).order_by(stock_days.c.day)
CLEAR = delete(stock_days)
NOTHING = (0,) * len(COUNTERS)
changes = attrgetter(*COUNTERS)


def rows(moved: Iterable[Movement]) -> list[Values]:
    """What is to be added, one row for each day."""
    sums: dict[date, Values] = {}
    for movement in moved:
        day, change = movement.at.date(), changes(movement.delta)
        known = sums.get(day)
        sums[day] = tuple(map(add, known, change)) if known else change
    return [(day.isoformat(), *added) for day, added in sums.items()]


def differences(cursor: Cursor) -> list[Difference]:
    """Every sum that is not what the movements of its day add up to; they name the day in place of a sku."""
    noted, moved = dict(_noted(cursor)), dict(_moved(cursor))
    return [
        Difference(day, counter, "movements", counted, expected)
        for day in sorted(noted.keys() | moved.keys())
        for counter, counted, expected in zip(COUNTERS, noted.get(day, NOTHING), moved.get(day, NOTHING), strict=True)
        if counted != expected
    ]


def repair(cursor: Cursor) -> None:
    """Write all sums anew from the movements."""
    cursor.change(CLEAR)
    cursor.write(ADD, [(day, *sums) for day, sums in _moved(cursor)])


def _noted(cursor: Cursor) -> list[tuple[str, Values]]:
    return [(row[0], tuple(row[1:])) for row in cursor.rows(DAYS)]


def _moved(cursor: Cursor) -> list[tuple[str, Values]]:
    first = EPOCH.date()
    return [((first + timedelta(days=day)).isoformat(), tuple(map(int, sums))) for day, *sums in cursor.rows(MOVED)]
