"""Importing a stock file in steps, so that other writes can run in between."""

from collections.abc import Callable
from datetime import datetime

from configurator.ordering.importing import ImportAuthor, Imported, import_rows
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import Pace, written
from configurator.stores.ledger.protocol import Books
from layers.stock_csv.reading import StockFile


async def import_stock(
    services: Services, file: StockFile, author: ImportAuthor, progress: Callable[[int], None] = lambda _: None
) -> Imported:
    """Import every row of the file by itself; `progress` is called with the number of rows done."""
    imported, pace, done = Imported(faults=file.faults), Pace(), 0
    while done < len(file.rows):
        async with services.stepping:
            rows = file.rows[done : done + pace.size]
            work = pace.clocked(import_rows)
            imported += await written(services, work, shop_of(services), rows, author, services.now())
        done += len(rows)
        progress(done)
    return imported


def note_import(books: Books, imported: Imported, who: str, now: datetime) -> Imported:
    """The last step: an entry in the audit log that sums up, where anything changed."""
    if imported.updated or imported.created:
        detail = f"updated: {imported.updated}, created: {imported.created}, refused: {len(imported.faults)}"
        books.audit.note(who, "stock.import", "", detail, now)
    return imported
