"""Stock files on their way in: looked at first, then taken over while their page tells how far it is."""

import asyncio
import secrets
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import structlog

from configurator.admin.stock_preview import Preview
from configurator.ordering.importing import Imported
from configurator.services import Services
from configurator.stock_import import import_stock, note_import
from configurator.writing import written
from layers.stock_csv.reading import StockFile

log = structlog.get_logger("import")
KEPT = 8


class Stage(StrEnum):
    LOOKED_AT = "looked-at"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(slots=True)
class StockImport:
    """One file; `done` counts its rows as they are taken over."""

    id: str
    name: str
    file: StockFile
    preview: Preview
    at: datetime
    stage: Stage = Stage.LOOKED_AT
    done: int = 0
    imported: Imported = field(default_factory=Imported)
    task: "asyncio.Task[None] | None" = None


class StockImports:
    """The last few files, in memory: a server that is started anew has forgotten them, and no file does harm twice."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, StockImport] = OrderedDict()

    def add(self, name: str, file: StockFile, preview: Preview, at: datetime) -> StockImport:
        made = StockImport(secrets.token_hex(8), name, file, preview, at)
        self._kept[made.id] = made
        for old in [each for each in self._kept.values() if each.stage is not Stage.RUNNING][:-KEPT]:
            del self._kept[old.id]
        return made

    def get(self, id: str) -> StockImport | None:
        return self._kept.get(id)

    def drop(self, id: str) -> None:
        """Forget a file that nobody wants; one that is being taken over goes on."""
        if id in self._kept and self._kept[id].stage is not Stage.RUNNING:
            del self._kept[id]

    def start(self, one: StockImport, services: Services, who: str) -> None:
        """Begin to take the file over, once."""
        if one.stage is Stage.LOOKED_AT:
            one.stage = Stage.RUNNING
            one.task = asyncio.create_task(_run(one, services, who))

    async def close(self) -> None:
        """Let what runs end where it is: each item is whole, and the file can be brought again."""
        for one in self._kept.values():
            if one.task:
                one.task.cancel()
                with suppress(asyncio.CancelledError):
                    await one.task


async def _run(one: StockImport, services: Services, who: str) -> None:
    def told(done: int) -> None:
        one.done = done

    try:
        one.imported = await import_stock(services, one.file, who, told)
        await written(services, note_import, one.imported, who, services.now())
    except Exception as error:
        log.error("not imported", reason=str(error))
        one.stage = Stage.FAILED
    else:
        one.stage = Stage.DONE
