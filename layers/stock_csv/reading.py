"""Reading a stock file from any program: its valid rows, and the faults of the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from layers.stock_csv import cell
from layers.stock_csv.column import Column, Header
from layers.stock_csv.fault import Fault, Saying, Unreadable, gettext_noop
from layers.stock_csv.row import Place, StockRow
from layers.stock_csv.text import Record, decoded, delimiter_of, header_and_records

MOST_ROWS = 200_000
READERS: dict[Column, Callable[[str], Any]] = {
    Column.SKU: cell.sku,
    Column.ON_HAND: cell.count,
    Column.TRACKED: cell.yes_or_no,
    Column.STATUS: cell.status,
    Column.BACKORDER: cell.backorder,
    Column.PROMO: cell.promo,
    Column.LIMITED: cell.yes_or_no,
    Column.LIMIT: cell.count,
    Column.RESTOCK_ON: cell.day,
    Column.THRESHOLD: cell.count,
}
TERMS = {
    Column.TRACKED: "tracked",
    Column.STATUS: "status",
    Column.BACKORDER: "backorder",
    Column.PROMO: "backorder_promo",
    Column.LIMIT: "backorder_limit",
    Column.RESTOCK_ON: "restock_on",
    Column.THRESHOLD: "low_stock_threshold",
}
"""The columns that are terms of an item."""


@dataclass(frozen=True, slots=True)
class StockFile:
    """One row for each item, in the file's order; `again` counts rows that named an item named before.

    `encoding` is what the text was read as.
    """

    rows: tuple[StockRow, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]
    again: int
    encoding: str


def read_stock_file(content: bytes, locale: str = "en") -> StockFile:
    """Parse a stock file; raises Unreadable if it is none. `locale` chooses among translated columns."""
    text, encoding = decoded(content)
    header, records = header_and_records(text, delimiter_of(text, locale), locale)
    if Column.SKU not in header.places:
        raise Unreadable(gettext_noop("The first row must name the columns, sku among them."))
    rows: dict[str, StockRow] = {}
    faults: list[Fault] = []
    good = 0
    for count, record in enumerate(records):
        if count == MOST_ROWS:
            raise Unreadable(gettext_noop("The file has more than %(most)s rows."), most=MOST_ROWS)
        read = _row(record, header) if isinstance(record, Record) else [record]
        if isinstance(read, StockRow):
            good += 1
            rows[read.sku] = rows[read.sku].followed_by(read) if read.sku in rows else read
        else:
            faults += read
    return StockFile(tuple(rows.values()), tuple(faults), header.ignored, good - len(rows), encoding)


def _row(record: Record, header: Header) -> StockRow | list[Fault]:
    """The row, or all its faults: a row is accepted whole or not at all."""
    said: dict[Column, Any] = {}
    places: dict[Column, Place] = {}
    faults = _unnamed(record, header)
    for column, place in header.places.items():
        text = record.cells[place] if place < len(record.cells) else ""
        if not text.strip():
            continue
        places[column] = record.line, header.names[place]
        try:
            said[column] = READERS[column](text)
        except Unreadable as error:
            faults.append(Fault(*places[column], error.saying))
    if not faults and Column.SKU not in said:
        faults.append(Fault(record.line, header.name(Column.SKU), Saying(gettext_noop("This row names no item."))))
    return faults or _stock_row(record.line, said, places)


def _unnamed(record: Record, header: Header) -> list[Fault]:
    """Cells beyond the last column are a sign that a delimiter in a text was taken for one between cells."""
    if any(text.strip() for text in record.cells[len(header.names) :]):
        return [Fault(record.line, "", Saying(gettext_noop("This row has more cells than there are columns.")))]
    return []


def _stock_row(line: int, said: dict[Column, Any], places: dict[Column, Place]) -> StockRow:
    terms = {name: said[column] for column, name in TERMS.items() if column in said}
    limited = said.get(Column.LIMITED)
    if limited is False:
        terms["backorder_limit"] = None
    needs_limit = limited is True and Column.LIMIT not in said
    return StockRow(said[Column.SKU], line, said.get(Column.ON_HAND), terms, needs_limit, places)
