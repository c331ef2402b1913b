"""Verifying the counters against movements and open promises, and repairing them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from configurator.stores.ledger.books.movements import Cause, Delta, Difference, Kind, Movement
from configurator.stores.ledger.sql import held, item_row, movement_row, stock_day
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import COUNTERS, hold_units, movements, order_options, stock_items
from layers.stock.stock import StockItem

Counts = Mapping[str, int]
NONE: Counts = dict.fromkeys(COUNTERS, 0)
PROMISED = tuple(name for name in COUNTERS if name != "on_hand")

COUNTED = select(stock_items.c.sku, *(stock_items.c[name] for name in COUNTERS))
MOVED = select(movements.c.sku, *(func.sum(movements.c[f"d_{name}"]) for name in COUNTERS)).group_by(movements.c.sku)
ORDERED = (
    select(
        order_options.c.sku,
        func.sum(order_options.c.allocated),
        func.sum(order_options.c.backordered),
        func.sum(order_options.c.preordered),
    )
    .where(order_options.c.sku.is_not(None))
    .group_by(order_options.c.sku)
)
HELD = select(
    hold_units.c.sku, func.sum(hold_units.c.now), func.sum(hold_units.c.backorder), func.sum(hold_units.c.preorder)
).group_by(hold_units.c.sku)
COMPARED = {"movements": COUNTERS, "promises": PROMISED}


def differences(cursor: Cursor) -> list[Difference]:
    """Every counter that differs, by sku, then every hold of an offer or receipt, then every sum of a day."""
    return [*_counters(cursor), *held.differences(cursor), *stock_day.differences(cursor)]


def repair(cursor: Cursor, keys: Keys, now: datetime) -> list[Difference]:
    """Hold what is offered, set counters to what is promised, and what is on hand to what the record says.

    Answers what differed. Where the record does not add up to that, a movement says what was missing from it.
    """
    found = differences(cursor)
    held.repair(cursor)
    moved, promised = _sums(cursor, MOVED, COUNTERS), _promises(cursor)
    for sku in sorted({difference.sku for difference in _counters(cursor)}):
        recorded = moved.get(sku, NONE)
        right = _right(recorded, promised.get(sku, NONE))
        _put_right(cursor, sku, right)
        missing = Delta(**{name: right[name] - recorded[name] for name in COUNTERS})
        if missing != Delta():
            movement = Movement(
                keys.take(movements),
                sku,
                now,
                Kind.REPAIR,
                Cause.REBUILD,
                missing.on_hand,
                right["on_hand"],
                missing,
            )
            cursor.write(movement_row.ADD, [movement_row.movement_values(movement)])
    if found:
        stock_day.repair(cursor)
    return found


def _counters(cursor: Cursor) -> list[Difference]:
    counted = _sums(cursor, COUNTED, COUNTERS)
    found = {"movements": _sums(cursor, MOVED, COUNTERS), "promises": _promises(cursor)}
    return [
        Difference(sku, counter, source, counted.get(sku, NONE).get(counter, 0), expected)
        for sku in sorted(counted.keys() | found["movements"].keys() | found["promises"].keys())
        for source, counters in COMPARED.items()
        for counter in counters
        if counted.get(sku, NONE)[counter] != (expected := found[source].get(sku, NONE).get(counter, 0))
    ]


def _right(recorded: Counts, promised: Counts) -> Counts:
    """What is promised must be there."""
    return {**promised, "on_hand": max(recorded["on_hand"], promised["allocated"] + promised["held"])}


def _put_right(cursor: Cursor, sku: str, right: Counts) -> None:
    if cursor.row(item_row.ONE, sku) is None:
        cursor.write(item_row.ADD, [(sku, *item_row.terms_values(StockItem(sku).terms))])
    cursor.write(item_row.SET_COUNTERS, [(*(right[name] for name in COUNTERS), sku)])


def _promises(cursor: Cursor) -> dict[str, Counts]:
    ordered = _sums(cursor, ORDERED, ("allocated", "backordered", "preordered"))
    kept = _sums(cursor, HELD, ("held", "held_backorder", "held_preorder"))
    return {sku: {**NONE, **ordered.get(sku, {}), **kept.get(sku, {})} for sku in ordered.keys() | kept.keys()}


def _sums(cursor: Cursor, statement: Select[Any], names: Sequence[str]) -> dict[str, Counts]:
    return {row[0]: dict(zip(names, map(int, row[1:]), strict=True)) for row in cursor.rows(statement)}
