"""Drawn pictures kept on disk, each drawn once however many ask for it, a few at a time."""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Lock

from configurator.stores.images.errors import Busy
from configurator.stores.images.shelf import Shelf

RECIPE = "picture-1"
"""Part of every key: raise it when the same configuration should be drawn differently."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a drawn picture shows: a published version, its selection, a view, a width (None: the view's own)."""

    configurator: str
    version: int
    selection: frozenset[str]
    view: str
    width: int | None = None
    ground: str | None = None

    @property
    def key(self) -> str:
        """Ids hold no spaces, so no two pictures share a text."""
        shown = (self.configurator, str(self.version), self.view, str(self.width), str(self.ground))
        return hashlib.sha256(" ".join((RECIPE, *shown, *sorted(self.selection))).encode()).hexdigest()


class RenderCache:
    """At most `cold` pictures are in the making, `running` of them being drawn; one more is Busy. For many threads."""

    def __init__(self, folder: Path, *, capacity: int = 512 << 20, cold: int = 4, running: int = 2) -> None:
        self._shelf = Shelf(folder, capacity)
        self._cold = cold
        self._lock = Lock()
        self._making: dict[str, Future[bytes]] = {}
        self._running = BoundedSemaphore(running)

    def warm(self, picture: Picture) -> bytes | None:
        """The picture if it was drawn before, never waiting."""
        return self._shelf.take(picture.key)

    def get(self, picture: Picture, draw: Callable[[], bytes]) -> bytes:
        """The kept picture, or what `draw` answers; who asks meanwhile waits for that one. Raises Busy."""
        kept = self.warm(picture)
        if kept is not None:
            return kept
        with self._lock:
            making = self._making.get(picture.key)
            if making is None:
                mine = self._begin(picture.key)
        if making is None:
            self._make(picture.key, mine, draw)
            return mine.result()
        return making.result()

    def _begin(self, key: str) -> "Future[bytes]":
        if len(self._making) >= self._cold:
            raise Busy(self._cold)
        return self._making.setdefault(key, Future())

    def _make(self, key: str, making: "Future[bytes]", draw: Callable[[], bytes]) -> None:
        try:
            with self._running:
                making.set_result(self._shelf.take(key) or self._drawn(key, draw))
        except BaseException as error:
            making.set_exception(error)
        finally:
            with self._lock:
                del self._making[key]

    def _drawn(self, key: str, draw: Callable[[], bytes]) -> bytes:
        data = draw()
        self._shelf.keep(key, data)
        return data
