"""Stock items and their movements in SQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import bindparam, func

from configurator.stores.ledger.books.movements import Cause, Delta, Kind, Movement
from configurator.stores.ledger.books.stock import Backlog, WaitingUnits
from configurator.stores.ledger.page import Page
from configurator.stores.ledger.sql import item_row, movement_row, stock_day
from configurator.stores.ledger.sql.agenda import PREORDERS, Agenda
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.items import Items
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.pages import before, page
from configurator.stores.ledger.sql.promises import backlogs, late, preordered, present, waiting
from configurator.stores.ledger.sql.schema import movements, stock_items
from layers.stock.stock import Status, StockItem, StockTerms

RELEASES = item_row.ALL.where(PREORDERS, stock_items.c.preorder_release_on <= bindparam("until")).order_by(
    stock_items.c.sku
)


class SqlStock:
    """One transaction's stock; counters and movements are written together at its end.

    `known` is every item as of the transaction's beginning, None to ask the database.
    """

    def __init__(self, cursor: Cursor, keys: Keys, agenda: Agenda, known: Items | None) -> None:
        self._cursor = cursor
        self._keys = keys
        self._agenda = agenda
        self._known = known
        self._before: dict[str, StockItem] = {}
        self._changed: dict[str, StockItem] = {}
        self._movements: list[Movement] = []

    def item(self, sku: str) -> StockItem | None:
        if sku in self._changed:
            return self._changed[sku]
        if self._known is not None:
            return self._known.opened(sku)
        row = self._cursor.row(item_row.ONE, sku)
        return item_row.item_of(row) if row else None

    def items(self, skus: Iterable[str]) -> Mapping[str, StockItem]:
        wanted = sorted(set(skus))
        if self._known is None:
            rows = self._cursor.ask(item_row.SOME, {"skus": wanted})
            return {**{sku: StockItem(sku) for sku in wanted}, **{row[0]: item_row.item_of(row) for row in rows}}
        return {sku: self.item(sku) or StockItem(sku) for sku in wanted}

    def page(self, q: str = "", after: str | None = None, limit: int = 100) -> Page[StockItem]:
        columns = stock_items.c
        statement = item_row.ALL.where(columns.sku > (after or "")).order_by(columns.sku).limit(limit + 1)
        if q:
            statement = statement.where(func.lower(columns.sku).contains(q.lower(), autoescape=True))
        return page([item_row.item_of(row) for row in self._cursor.ask(statement)], limit, lambda item: item.sku)

    def open(self, skus: Iterable[str]) -> None:
        for sku in skus:
            if self.item(sku) is None:
                self._add(StockItem(sku))

    def set_terms(self, sku: str, terms: StockTerms) -> StockItem:
        item = self.item(sku)
        if terms.status is Status.PREORDER and terms.preorder_release_on:
            self._agenda.preorder_ends(terms.preorder_release_on)
        if item is None:
            return self._add(StockItem(sku, terms))
        self._cursor.write(item_row.SET_TERMS, [(*item_row.terms_values(terms), sku)])
        return self._put(replace(item, terms=terms))

    def move(
        self,
        sku: str,
        kind: Kind,
        cause: Cause,
        delta: Delta,
        at: datetime,
        *,
        quantity: int,
        reason: str = "",
        who: str = "",
        order: str | None = None,
        line: str | None = None,
        hold: str | None = None,
    ) -> Movement:
        item = self.item(sku)
        assert item is not None, sku
        item = self._put(_moved(item, delta))
        number = self._keys.take(movements)
        movement = Movement(number, sku, at, kind, cause, quantity, item.on_hand, delta, reason, who, order, line, hold)
        self._movements.append(movement)
        return movement

    def touched(self) -> Mapping[str, tuple[StockItem, StockItem]]:
        touched = {sku: (before, self._changed[sku]) for sku, before in self._before.items()}
        self._before = {}
        return touched

    def preorders(self, until: date) -> Sequence[StockItem]:
        rows = self._cursor.rows(RELEASES, until.isoformat())
        return [item for row in rows if (item := self.item(row[0]))]

    def movement(self, id: int) -> Movement | None:
        row = self._cursor.row(movement_row.ONE, id)
        return movement_row.movement_of(row) if row else None

    def movements(self, sku: str, after: str | None = None, limit: int = 100) -> Page[Movement]:
        rows = self._cursor.ask(movement_row.NEWEST_FIRST.limit(limit + 1), {"of": sku, "before": before(after)})
        return page([movement_row.movement_of(row) for row in rows], limit, lambda movement: str(movement.id))

    def waiting(self, skus: Iterable[str]) -> Iterable[WaitingUnits]:
        return map(self._as_released, waiting(self._cursor, skus))

    def late(self, orders: Iterable[str]) -> Iterable[WaitingUnits]:
        return map(self._as_released, late(self._cursor, orders))

    def unreleased(self, sku: str, limit: int | None = None) -> Sequence[WaitingUnits]:
        return preordered(self._cursor, sku, limit)

    def unreleased_of(self, orders: Iterable[str]) -> Sequence[WaitingUnits]:
        releases = self._agenda.due.releases
        return [who for who in late(self._cursor, orders) if who.preordered and who.sku in releases] if releases else []

    def release_in_steps(self, sku: str) -> None:
        self._agenda.to_release(sku)

    def is_released(self, sku: str) -> None:
        self._agenda.is_released(sku)

    def present(self, sku: str) -> Iterable[tuple[str, str, int, int]]:
        return present(self._cursor, sku)

    def backlogs(self, after: str | None = None, limit: int = 100) -> Page[Backlog]:
        return backlogs(self._cursor, after, limit)

    def flush(self) -> None:
        """Write what `move` changed; the end of the transaction."""
        moved = sorted({movement.sku for movement in self._movements})
        rows = [(*item_row.counter_values(self._changed[sku]), sku) for sku in moved]
        self._cursor.write(item_row.SET_COUNTERS, rows)
        self._cursor.write(movement_row.ADD, [movement_row.movement_values(movement) for movement in self._movements])
        self._cursor.write(stock_day.ADD, stock_day.rows(self._movements))

    @property
    def changed(self) -> Mapping[str, StockItem]:
        return self._changed

    def _as_released(self, who: WaitingUnits) -> WaitingUnits:
        if not who.preordered or self.items([who.sku])[who.sku].terms.status is Status.PREORDER:
            return who
        return replace(who, backordered=who.backordered + who.preordered, preordered=0)

    def _add(self, item: StockItem) -> StockItem:
        self._cursor.write(item_row.ADD, [(item.sku, *item_row.terms_values(item.terms))])
        self._before.setdefault(item.sku, item)
        return self._put(item)

    def _put(self, item: StockItem) -> StockItem:
        if item.sku not in self._before:
            before = self.item(item.sku)
            assert before is not None
            self._before[item.sku] = before
        self._changed[item.sku] = item
        return item


def _moved(item: StockItem, delta: Delta) -> StockItem:
    return StockItem(
        item.sku,
        item.terms,
        item.on_hand + delta.on_hand,
        item.allocated + delta.allocated,
        item.held + delta.held,
        item.backordered + delta.backordered,
        item.preordered + delta.preordered,
        item.held_backorder + delta.held_backorder,
        item.held_preorder + delta.held_preorder,
    )
