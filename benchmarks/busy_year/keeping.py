"""What came in for all that, and the events in their order as movements, days and counters."""

from collections import defaultdict
from datetime import timedelta

from benchmarks.busy_year.year import DAY, Year
from configurator.stores.ledger.books.movements import Cause, Delta, Kind, Movement
from configurator.stores.ledger.sql import item_row, movement_row
from configurator.stores.ledger.sql.schema import COUNTERS, movements, stock_days, stock_items
from layers.stock.stock import ItemBackorder, Status, StockItem, StockTerms


def stock(year: Year) -> None:
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


def record(year: Year) -> None:
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
