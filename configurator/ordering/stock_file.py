"""Importing a stock file in steps, so that other writes can run in between."""

from collections.abc import Callable, Sequence
from datetime import datetime

from configurator.ordering.importing import ImportAuthor, Imported, import_rows
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import in_steps
from configurator.stores.ledger.protocol import Books
from layers.stock_csv.reading import StockFile
from layers.stock_csv.row import StockRow


async def import_stock(
    services: Services, file: StockFile, author: ImportAuthor, progress: Callable[[int], None] = lambda _: None
) -> Imported:
    """Import every row of the file by itself; `progress` is called with the number of rows done."""
    imported = Imported(faults=file.faults)

    def import_some(books: Books, rows: Sequence[StockRow]) -> Imported:
        return import_rows(books, shop_of(services), rows, author, services.now())

    async for done, some in in_steps(services, file.rows, import_some):
        imported += some
        progress(done)
    return imported


def note_import(books: Books, imported: Imported, who: str, now: datetime) -> Imported:
    """The last step: an entry in the audit log that sums up, where anything changed."""
    if imported.updated or imported.created:
        detail = f"updated: {imported.updated}, created: {imported.created}, refused: {len(imported.faults)}"
        books.audit.note(who, "stock.import", "", detail, now)
    return imported
