"""A stock item as a row, and back."""

from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import bindparam, insert, select, update

from configurator.stores.ledger.sql.cursor import Cursor, Found, Values
from configurator.stores.ledger.sql.encoding import day, day_text
from configurator.stores.ledger.sql.schema import COUNTERS, stock_items
from layers.stock.stock import ItemBackorder, Status, StockItem, StockTerms

TERMS = tuple(name for name in StockTerms.model_fields)
COLUMNS = stock_items.c
ALL = select(*(COLUMNS[name] for name in ("sku", *TERMS, *COUNTERS)))
ONE = ALL.where(COLUMNS.sku == bindparam("sku"))
SOME = ALL.where(COLUMNS.sku.in_(bindparam("skus", expanding=True)))
ADD = insert(stock_items).values({name: bindparam(name) for name in ("sku", *TERMS)})
SET_TERMS = (
    update(stock_items)
    .where(COLUMNS.sku == bindparam("of"))
    .values({COLUMNS[name]: bindparam(f"new_{name}") for name in TERMS})
)
SET_COUNTERS = (
    update(stock_items)
    .where(COLUMNS.sku == bindparam("of"))
    .values({COLUMNS[name]: bindparam(f"new_{name}") for name in COUNTERS})
)


def item_of(row: Found) -> StockItem:
    end = 1 + len(TERMS)
    return StockItem(row[0], _terms(*row[1:end]), *row[end:])


def all_items(cursor: Cursor) -> Mapping[str, StockItem]:
    return {row[0]: item_of(row) for row in cursor.rows(ALL)}


def terms_values(terms: StockTerms) -> Values:
    return (
        int(terms.tracked),
        terms.status.value,
        terms.backorder.value,
        int(terms.notify),
        terms.backorder_limit,
        terms.backorder_promo,
        terms.low_stock_threshold,
        day_text(terms.restock_on),
        day_text(terms.preorder_release_on),
        terms.preorder_limit,
    )


def counter_values(item: StockItem) -> Values:
    return (
        item.on_hand,
        item.allocated,
        item.held,
        item.backordered,
        item.preordered,
        item.held_backorder,
        item.held_preorder,
    )


@lru_cache(maxsize=10_000)
def _terms(
    tracked: int,
    status: str,
    backorder: str,
    notify: int,
    backorder_limit: int | None,
    backorder_promo: str,
    low_stock_threshold: int | None,
    restock_on: str | None,
    preorder_release_on: str | None,
    preorder_limit: int | None,
) -> StockTerms:
    """Most items of a shop share their terms, and so the value."""
    return StockTerms.model_construct(
        tracked=bool(tracked),
        status=Status(status),
        backorder=ItemBackorder(backorder),
        notify=bool(notify),
        backorder_limit=backorder_limit,
        backorder_promo=backorder_promo,
        low_stock_threshold=low_stock_threshold,
        restock_on=day(restock_on),
        preorder_release_on=day(preorder_release_on),
        preorder_limit=preorder_limit,
    )
