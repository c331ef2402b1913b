"""A year of a busy shop, written straight into a ledger: as many orders as wanted, and `verify` finds nothing.

    .venv/bin/python -m benchmarks.busy_year FILE [ORDERS] [ITEMS]

Most items have plenty; some come in now and then and are waited for in between; a few are preordered.
"""

import gc
import random
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from configurator.ledger.mails import MailKind, MailState
from configurator.ledger.open import open_ledger
from configurator.ledger.records import Cause, Customer, Delta, Kind, Movement, Order, OrderLine, OrderOption
from configurator.ledger.schema import (
    COUNTERS,
    audit,
    hold_units,
    holds,
    mails,
    movements,
    offers,
    order_lines,
    order_notes,
    order_options,
    orders,
    outbox,
    stock_days,
    stock_items,
)
from configurator.ledger.sql import item_row, movement_row, order_row
from configurator.ledger.sql.encoding import json_text, micros
from layers.offer import OfferState
from layers.stock import ItemBackorder, Status, StockItem, StockTerms
from settings import Settlement

SEED = 7
SCARCE, PREORDERED = 200, 20
"""How many items are waited for between deliveries, and how many are not out yet."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
GROUPS = ("Case", "Dial", "Strap", "Hands", "Buckle")
FIRST = ("Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hana", "Ida", "Jon", "Kai", "Lena", "Max", "Nora", "Zoë")
LAST = ("Adler", "Bauer", "Castro", "Dahl", "Ekman", "Fischer", "Garcia", "Haas", "Ito", "Klein", "López", "Novak")
Event = tuple[datetime, int, Kind, Cause, str, Delta, int, str | None, str | None, str | None]
"""When, a tie-breaker, what, why, of which item, by how much, how many units, for which order, line and hold."""


@dataclass
class Year:
    """Everything that is going to be written, gathered by table."""

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


def main() -> None:
    path, *sizes = sys.argv[1:]
    began = time.monotonic()
    fill(Path(path), datetime.now(UTC), *map(int, sizes))
    print(f"{path} is filled after {time.monotonic() - began:.0f} s")


def fill(path: Path, now: datetime, amount: int = 100_000, items: int = 20_000) -> None:
    """Write `amount` orders up to `now` and `items` stock items into a new ledger."""
    open_ledger(path).close()
    gc.disable()  # Millions of small values that all stay would be looked through again and again.
    try:
        year = _planned(now, amount, items)
    finally:
        gc.enable()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        for table in (
            stock_items, orders, order_lines, order_options, movements, stock_days, holds, hold_units, offers,
            order_notes, outbox, audit, mails,
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
    for place in range(amount):
        _order(year, str(1001 + place), year.start + gap * place, last=place == amount - 1)
    _stock(year)
    _record(year)
    return year


def _order(year: Year, number: str, at: datetime, last: bool) -> None:
    """One order with all that became of it by now."""
    chance = year.chance
    settlement = Settlement.WHEN_AVAILABLE if chance.random() < 0.08 else Settlement.AT_CHECKOUT
    name, email = _customer(chance)
    order = Order(
        number, f"ord_{number}_{chance.getrandbits(130):x}", f"cart_{chance.getrandbits(130):x}",
        Customer(name, email, f"{chance.randint(1, 99)} Field Lane"), settlement, "EUR", "en", at, (), due_since=at,
    )  # fmt: skip
    if settlement is Settlement.WHEN_AVAILABLE and chance.random() < 0.1 and not last:
        became = str(int(number) + 1)
        _save(year, replace(order, purchases=(became,), became=became))
        return
    paid_at = at + chance.random() * DAY if chance.random() < 0.95 else None
    paid_at = paid_at if paid_at and paid_at <= year.now else None
    cancelled = chance.random() < 0.04
    lines = [
        _line(year, order, place, paid_at is not None, cancelled)
        for place in range(1, chance.choice((1, 1, 1, 2, 2, 3)) + 1)
    ]
    order = replace(order, lines=tuple(lines))
    if paid_at:
        whole = replace(order, lines=tuple(replace(line, cancelled=0) for line in lines))
        covered = [line.paid for line in lines]
        order = replace(order, paid=whole.due if any(covered) else None, paid_at=paid_at if any(covered) else None)
    if order.refund_due and chance.random() < 0.7:
        order = replace(order, refunded=order.refund_due, refunded_at=at + 2 * HOUR)
    _save(year, order)
    _tell(year, order)


def _customer(chance: random.Random) -> tuple[str, str]:
    first, last, one = chance.choice(FIRST), chance.choice(LAST), chance.randrange(40)
    return f"{first} {last}", f"{first}.{last}{one}@example.com"


def _line(year: Year, order: Order, place: int, paid: bool, cancelled: bool) -> OrderLine:
    chance = year.chance
    id, quantity = f"{order.number}-{place}", chance.choice((1, 1, 1, 1, 2, 3))
    options = [_option(year, position, quantity) for position in range(3)]
    late = any(option.late for option in options)
    line = OrderLine(
        id, f"watch-{chance.randrange(5)}", 1, "Field watch", tuple(option.layer for option in options), quantity,
        chance.randrange(9_000, 60_000, 100), tuple(options),
        paid=paid and not (late and order.settlement is Settlement.WHEN_AVAILABLE),
    )  # fmt: skip
    for option in options:
        if option.sku and (option.allocated or option.late):
            delta = Delta(0, option.allocated, 0, option.backordered, option.preordered)
            year.move(order.placed_at, Kind.ALLOCATE, Cause.ORDER_PLACED, option.sku, delta, quantity, order.number, id)
    if cancelled:
        return _taken_back(year, order, line)
    if late and order.settlement is Settlement.WHEN_AVAILABLE:
        return _offered(year, order, line)
    return _sent(year, order, _filled(year, order, line))


def _option(year: Year, position: int, quantity: int) -> OrderOption:
    """Seldom late; one in three is not managed at all."""
    chance, group = year.chance, GROUPS[position]
    draw = chance.random()
    units = {"allocated": 0, "backordered": 0, "preordered": 0}
    if draw < 0.33:
        sku, label = None, f"{group} {chance.randrange(40)}"
    else:
        kind, pool = _pool(year, draw)
        sku = (
            pool[min(int(chance.paretovariate(0.6)) - 1, len(pool) - 1)]
            if kind == "backordered"
            else chance.choice(pool)
        )
        label = sku.title()
        units[kind] = quantity
    return OrderOption(position, label.lower().replace(" ", "-"), group.lower(), group, label, sku, 1, 0, **units)


def _pool(year: Year, draw: float) -> tuple[str, list[str]]:
    if draw < 0.37:
        return "backordered", list(year.scarce)
    if draw < 0.375:
        return "preordered", year.preordered
    return "allocated", year.plenty


def _taken_back(year: Year, order: Order, line: OrderLine) -> OrderLine:
    at = order.placed_at + HOUR
    for option in line.options:
        if option.sku:
            delta = Delta(0, -option.allocated, 0, -option.backordered, -option.preordered)
            year.move(at, Kind.CANCEL, Cause.ORDER_CANCELLED, option.sku, delta, line.quantity, order.number, line.id)
    options = tuple(replace(option, allocated=0, backordered=0, preordered=0) for option in line.options)
    return replace(line, options=options, cancelled=line.quantity)


def _filled(year: Year, order: Order, line: OrderLine) -> OrderLine:
    """Late units are there once their item has come."""
    options = {}
    for option in line.options:
        come = year.delivered(option.sku, order.placed_at) if option.sku and option.backordered else None
        if come and option.sku:
            units = option.backordered
            year.move(come, Kind.RECEIVE, Cause.BY_HAND, option.sku, Delta(units), units)
            delta = Delta(0, units, 0, -units)
            year.move(come, Kind.FILL, Cause.STOCK_RECEIVED, option.sku, delta, units, order.number, line.id)
            options[option.position] = replace(option, allocated=units, backordered=0)
    return line.with_options(options)


def _offered(year: Year, order: Order, line: OrderLine) -> OrderLine:
    """Of the lines of the last weeks that wait to be bought, some are offered right now."""
    option = next(option for option in line.options if option.late)
    if not option.backordered or year.now - order.placed_at > 60 * DAY or year.chance.random() < 0.5 or not option.sku:
        return line
    made = year.now - year.chance.random() * 40 * HOUR
    if made < order.placed_at:
        return line
    ends, units, number = made + 48 * HOUR, option.backordered, year.number(offers)
    hold, receipt = f"hold_{year.chance.getrandbits(120):x}", Delta(units)
    year.move(made, Kind.RECEIVE, Cause.BY_HAND, option.sku, receipt, units)
    year.move(made, Kind.HOLD, Cause.HOLD_TAKEN, option.sku, Delta(0, 0, units), units, hold=hold)
    year.add(holds, hold, "offer", f"offer:{line.id}", micros(made), micros(ends), None)
    year.add(hold_units, hold, option.sku, units, 0, 0)
    year.add(
        offers, number, int(order.number), order_row.line_of_id(line.id), OfferState.OPEN.value, line.quantity,
        json_text({option.sku: units}), "{}", json_text({option.sku: 0}), micros(made), micros(ends), None, None,
    )  # fmt: skip
    return line


def _sent(year: Year, order: Order, line: OrderLine) -> OrderLine:
    """A whole line leaves some days after it is there, and arrives some days later."""
    days = 1 + year.chance.random() * 3
    come = [year.delivered(option.sku, order.placed_at) for option in line.options if option.sku in year.scarce]
    ready = max([order.placed_at, *(at for at in come if at)])
    leaves = ready + days * DAY
    if line.late or leaves > year.now or not line.paid:
        return line
    for option in line.options:
        if option.sku:
            delta = Delta(-option.allocated, -option.allocated)
            year.move(leaves, Kind.SHIP, Cause.ORDER_SHIPPED, option.sku, delta, line.quantity, order.number, line.id)
    arrived = line.quantity if leaves + 3 * DAY < year.now else 0
    options = tuple(replace(option, allocated=0) for option in line.options)
    return replace(line, options=options, shipped=line.quantity, delivered=arrived)


def _save(year: Year, order: Order) -> None:
    year.add(orders, *order_row.order_values(order))
    for line in order.lines:
        year.add(order_lines, *order_row.line_values(order.number, line))
        for option in line.options:
            year.add(order_options, *order_row.option_values(order, line, option))


def _tell(year: Year, order: Order) -> None:
    """What was noted, told and mailed along the way."""
    number, at = order.number, order.placed_at
    deeds = [("placed", at, "shopper")]
    deeds += [("paid", order.paid_at, "Kim")] if order.paid_at else []
    deeds += [("shipped", at + 4 * DAY, "Lou")] if any(line.shipped for line in order.lines) else []
    for what, when, who in deeds:
        year.add(outbox, year.number(outbox), micros(when), f"order.{what}", number, "{}")
        if who != "shopper":
            year.add(audit, year.number(audit), micros(when), who, f"order.{what}", number, "")
        if what != "paid":
            _mail(year, MailKind(f"order_{what}"), order, when)
    if year.chance.random() < 0.05:
        year.add(order_notes, year.number(order_notes), int(number), micros(at + DAY), "Kim", "Called, will call back.")


def _mail(year: Year, kind: MailKind, order: Order, at: datetime) -> None:
    state = MailState.FAILED if year.chance.random() < 0.0005 else MailState.SENT
    year.add(
        mails, year.number(mails), micros(at), kind.value, order.number, "{}", order.customer.email.lower(), "en",
        f"{year.chance.getrandbits(128):x}", state.value, 1, None, micros(at + HOUR), "",
    )  # fmt: skip


def _stock(year: Year) -> None:
    """Every quarter what it needed comes in; at the end some are low and some are out."""
    needed: defaultdict[tuple[str, int], int] = defaultdict(int)
    for at, _, kind, _, sku, delta, *_ in year.events:
        if kind in (Kind.ALLOCATE, Kind.CANCEL) and delta.allocated:
            needed[sku, (at - year.start) // (92 * DAY)] += max(delta.allocated, 0)
    for (sku, quarter), units in sorted(needed.items()):
        year.move(year.start + quarter * 92 * DAY, Kind.RECEIVE, Cause.BY_HAND, sku, Delta(units), units)
    for sku in year.plenty:
        left = year.chance.choice((0, 1, 2, 5, 12, 40, 120, 300))
        if left:
            year.move(year.start, Kind.COUNT, Cause.BY_HAND, sku, Delta(left), left)


def _record(year: Year) -> None:
    """The events in their order become movements, days and counters."""
    counters: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(COUNTERS))
    days: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(COUNTERS))
    for id, event in enumerate(sorted(year.events, key=lambda event: (event[0], event[1])), start=1):
        at, _, kind, cause, sku, delta, units, order, line, hold = event
        changes = [getattr(delta, name) for name in COUNTERS]
        for sums in (counters[sku], days[at.date().isoformat()]):
            for place, change in enumerate(changes):
                sums[place] += change
        movement = Movement(
            id,
            sku,
            at,
            kind,
            cause,
            units,
            counters[sku][0],
            delta,
            "",
            "Kim" if order is None else "",
            order,
            line,
            hold,
        )
        year.add(movements, *movement_row.movement_values(movement))
    for day, sums in sorted(days.items()):
        year.add(stock_days, day, *sums)
    for sku in (*year.scarce, *year.preordered, *year.plenty):
        item = StockItem(sku, _terms(year, sku), *counters[sku])
        year.add(stock_items, sku, *item_row.terms_values(item.terms), *item_row.counter_values(item))


def _terms(year: Year, sku: str) -> StockTerms:
    today = year.now.date()
    if sku in year.scarce:
        due = (
            year.delivered(sku, year.now)
            or year.start + ((year.now - year.start) // year.scarce[sku] + 1) * year.scarce[sku]
        )
        known = year.chance.random() < 0.7
        return StockTerms(backorder=ItemBackorder.ALLOW, restock_on=due.date() if known else None)
    if sku in year.preordered:
        release = today + timedelta(days=year.chance.randint(1, 60))
        return StockTerms(status=Status.PREORDER, preorder_release_on=release)
    return StockTerms()


def _insert(connection: sqlite3.Connection, table: Table, rows: Sequence[Iterable[Any]]) -> None:
    names, marks = ", ".join(table.columns.keys()), ", ".join("?" for _ in table.columns)
    connection.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)


if __name__ == "__main__":
    main()
