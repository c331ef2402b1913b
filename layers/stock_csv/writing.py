"""Stock items as a file that reads back as the same items."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain, islice

from layers.stock.stock import ItemBackorder, StockItem
from layers.stock_csv.cell import guarded
from layers.stock_csv.column import Column

AT_ONCE = 500
"""Rows per chunk."""
ALLOWED = {ItemBackorder.INHERIT: "", ItemBackorder.ALLOW: "Y", ItemBackorder.DENY: "N"}


def stock_file(items: Iterable[StockItem], delimiter: str = ",") -> Iterator[str]:
    """The file in chunks, the header first; a value that an item inherits is an empty cell."""
    rows: Iterator[Sequence[str]] = chain([list(Column)], map(_cells, items))
    while piece := list(islice(rows, AT_ONCE)):
        out = StringIO(newline="")
        csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(piece)
        yield out.getvalue()


def _cells(item: StockItem) -> list[str]:
    terms = item.terms
    return [
        item.sku,
        str(item.on_hand),
        _yes_or_no(terms.tracked),
        terms.status.value,
        ALLOWED[terms.backorder],
        guarded(terms.backorder_promo),
        _yes_or_no(terms.backorder_limit is not None),
        _or_empty(terms.backorder_limit),
        _or_empty(terms.restock_on),
        _or_empty(terms.low_stock_threshold),
    ]


def _yes_or_no(value: bool) -> str:
    return "Y" if value else "N"


def _or_empty(value: object) -> str:
    return "" if value is None else str(value)
