"""The backlog by item in SQL, read entirely from the index of waiting units."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, case, func, select

from configurator.stores.ledger.books.backlogs import Age, Awaited, Backlogged, BacklogOrder, WaitingOrder
from configurator.stores.ledger.books.holds import HoldKind
from configurator.stores.ledger.page import Page, row_key
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import micros, moment
from configurator.stores.ledger.sql.item_row import SOME, item_of
from configurator.stores.ledger.sql.pages import page
from configurator.stores.ledger.sql.schema import LATE, hold_units, holds, order_options

OPTION = order_options.c
UNITS = func.sum(OPTION.backordered + OPTION.preordered)
WAITED_FOR = (
    select(OPTION.sku, func.count(OPTION.number.distinct()), func.min(OPTION.placed_at), UNITS)
    .where(LATE)
    .group_by(OPTION.sku)
)
TOTAL = select(func.count(OPTION.sku.distinct()), func.count(OPTION.number.distinct()), func.coalesce(UNITS, 0)).where(
    LATE
)
SKUS: BindParameter[Any] = bindparam("skus", expanding=True)
RANKED = (
    select(
        OPTION.sku,
        OPTION.number,
        OPTION.placed_at,
        func.sum(OPTION.backordered).label("backordered"),
        func.sum(OPTION.preordered).label("preordered"),
        func.row_number().over(partition_by=OPTION.sku, order_by=(OPTION.placed_at, OPTION.number)).label("place"),
    )
    .where(LATE, OPTION.sku.in_(SKUS))
    .group_by(OPTION.sku, OPTION.placed_at, OPTION.number)
    .subquery()
)
FIRST = select(RANKED).where(RANKED.c.place <= bindparam("most")).order_by(RANKED.c.sku, RANKED.c.place)
OFFERED = (
    select(hold_units.c.sku, func.sum(hold_units.c.now))
    .join(holds, hold_units.c.hold == holds.c.id)
    .where(hold_units.c.sku.in_(SKUS), holds.c.kind.in_([HoldKind.OFFER.value, HoldKind.RECEIPT.value]))
    .group_by(hold_units.c.sku)
)
RANKS: Mapping[BacklogOrder, Callable[[Found], tuple[int, str]]] = {
    BacklogOrder.OLDEST: lambda row: (row[2], row[0]),
    BacklogOrder.MOST: lambda row: (-row[3], row[0]),
}
"""What the rows of WAITED_FOR are sorted by; in all, since it follows from their sums."""


class SqlBacklogs:
    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def page(
        self, order: BacklogOrder = BacklogOrder.OLDEST, q: str = "", after: str | None = None, limit: int = 50
    ) -> Page[Awaited]:
        rank = RANKS[order]
        begins = _rank_of(after)
        found = sorted(self._cursor.ask(_named(q)), key=rank)
        rows = [row for row in found if begins is None or rank(row) > begins][: limit + 1]
        cut = page(rows, limit, lambda row: "{}:{}".format(*rank(row)))
        return Page(tuple(self._whole(cut.items)), cut.next)

    def total(self) -> Backlogged:
        items, orders, units = self._cursor.ask(TOTAL)[0]
        return Backlogged(int(items), int(orders), int(units))

    def awaited(self, sku: str) -> Awaited | None:
        rows = self._cursor.ask(WAITED_FOR.where(OPTION.sku == sku))
        return next(iter(self._whole(rows)), None)

    def first(self, skus: Iterable[str], most: int = 10) -> Mapping[str, Sequence[WaitingOrder]]:
        found: dict[str, list[WaitingOrder]] = {sku: [] for sku in skus}
        for sku, number, at, backordered, preordered, _ in self._cursor.ask(FIRST, {"skus": list(found), "most": most}):
            found[sku].append(WaitingOrder(str(number), moment(at), int(backordered), int(preordered)))
        return found

    def ages(self, since: Sequence[datetime]) -> Sequence[Age]:
        edges = [(OPTION.placed_at >= micros(edge), place) for place, edge in enumerate(since)]
        bucket = case(*edges, else_=len(since))
        asked = select(bucket, func.count(OPTION.number.distinct()), UNITS).where(LATE).group_by(bucket)
        known = {row[0]: (int(row[1]), int(row[2])) for row in self._cursor.ask(asked)}
        return [Age(edge, *known.get(place, (0, 0))) for place, edge in enumerate((*since, None))]

    def _whole(self, rows: Sequence[Found]) -> list[Awaited]:
        skus = {"skus": [row[0] for row in rows]}
        items = {row[0]: item_of(row) for row in self._cursor.ask(SOME, skus)}
        offered = {row[0]: int(row[1]) for row in self._cursor.ask(OFFERED, skus)}
        return [Awaited(items[sku], orders, moment(at), offered.get(sku, 0)) for sku, orders, at, _ in rows]


def _named(q: str) -> Any:
    return WAITED_FOR.where(func.lower(OPTION.sku).contains(q.lower(), autoescape=True)) if q else WAITED_FOR


def _rank_of(cursor: str | None) -> tuple[int, str] | None:
    """Where the page before ended; an unreadable cursor starts from the beginning."""
    rank, _, sku = (cursor or "").partition(":")
    return None if row_key(rank.removeprefix("-")) is None else (int(rank), sku)
