"""Answering with a file that is only open while a piece of it is read: a client may take hours for the rest."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse

from configurator.stores.file import ordinary


class UnheldFile(FileResponse):
    """As Starlette's, which keeps the file open: slow readers would use up the files that the server may open.

    The file must not change while it is sent.
    """

    chunk_size = 256 * 1024

    @asynccontextmanager
    async def _open_file(self) -> AsyncIterator["_Pieces"]:  # type: ignore[override]
        yield _Pieces(self.path)


class _Pieces:
    """What Starlette asks of an open file."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = path
        self._at = 0

    async def seek(self, at: int) -> None:
        self._at = at

    async def read(self, size: int) -> bytes:
        piece = await run_in_threadpool(_piece, self._path, self._at, size)
        self._at += len(piece)
        return piece


def _piece(path: str | os.PathLike[str], at: int, size: int) -> bytes:
    with ordinary(Path(path)) as file:
        file.seek(at)
        return file.read(size)
