"""Imports of stock files: previewed first, then run in the background with their progress shown."""

import asyncio
import secrets
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import accumulate

import structlog

from configurator.admin.stock.preview import Preview
from configurator.ordering.importing import ImportAuthor, Imported
from configurator.ordering.stock_file import import_stock, note_import
from configurator.products.losses import Losses
from configurator.runtime.log import kind
from configurator.runtime.services import Services
from configurator.runtime.transactions import written
from layers.stock_csv.reading import StockFile

log = structlog.get_logger("import")
KEPT, ROWS = 8, 200_000
"""The most imports that are kept beside running ones, and the most rows and faults of all their files together."""


class Stage(StrEnum):
    LOOKED_AT = "looked-at"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(slots=True)
class StockImport:
    """One file; `done` counts its rows as they are taken over, `orders` those that wait for what it redates.

    `losses` are what it would take away from shoppers.
    """

    id: str
    name: str
    file: StockFile
    preview: Preview
    at: datetime
    stage: Stage = Stage.LOOKED_AT
    done: int = 0
    imported: Imported = field(default_factory=Imported)
    orders: int = 0
    losses: Losses = field(default_factory=Losses)
    task: asyncio.Task[None] | None = None

    @property
    def size(self) -> int:
        """How many rows and faults are in memory for it."""
        return len(self.file.rows) + len(self.file.faults)


class StockImports:
    """The last few imports, in memory: a restart forgets them, and importing a file twice does no harm.

    Each import is a task of the application's event loop, which mostly waits for the ledger.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, StockImport] = OrderedDict()

    def add(
        self, name: str, file: StockFile, preview: Preview, orders: int, losses: Losses, at: datetime
    ) -> StockImport:
        made = StockImport(secrets.token_hex(8), name, file, preview, at, orders=orders, losses=losses)
        self._kept[made.id] = made
        self._forget_old_ones()
        return made

    def _forget_old_ones(self) -> None:
        """The newest stays however large its file is."""
        idle = [each for each in self._kept.values() if each.stage is not Stage.RUNNING]
        rows = list(accumulate(each.size for each in reversed(idle)))
        kept = max(1, min(KEPT, sum(total <= ROWS for total in rows)))
        for old in idle[:-kept]:
            del self._kept[old.id]

    def get(self, id: str) -> StockImport | None:
        return self._kept.get(id)

    def drop(self, id: str) -> None:
        """Discard an import; one that is running goes on."""
        if id in self._kept and self._kept[id].stage is not Stage.RUNNING:
            del self._kept[id]

    def start(self, one: StockImport, services: Services, author: ImportAuthor) -> None:
        """Start the import, once."""
        if one.stage is Stage.LOOKED_AT:
            one.stage = Stage.RUNNING
            one.task = asyncio.create_task(_run(one, services, author), name="import")

    async def close(self) -> None:
        """Stop running imports: each item is consistent, and the file can be imported again."""
        for one in [each for each in self._kept.values() if each.task and not each.task.done()]:
            await _stop(one)


async def _stop(one: StockImport) -> None:
    assert one.task
    one.task.cancel()
    with suppress(asyncio.CancelledError):
        await one.task
    if one.stage is Stage.RUNNING:
        one.stage = Stage.FAILED


async def _run(one: StockImport, services: Services, author: ImportAuthor) -> None:
    try:
        one.imported = await _taken_over(one, services, author)
    except Exception as error:
        log.error("not imported", reason=kind(error), exc_info=error)
        one.stage = Stage.FAILED
    else:
        one.stage = Stage.DONE


async def _taken_over(one: StockImport, services: Services, author: ImportAuthor) -> Imported:
    def progress(done: int) -> None:
        one.done = done

    imported = await import_stock(services, one.file, author, progress)
    return await written(services, note_import, imported, author.who, services.now())
