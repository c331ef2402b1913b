"""Drawn pictures kept on disk."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

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
    """A folder of at most `capacity` bytes. For many threads; each picture should be drawn by one of them."""

    def __init__(self, folder: Path, *, capacity: int = 512 << 20) -> None:
        self._shelf = Shelf(folder, capacity)

    def warm(self, picture: Picture) -> bytes | None:
        """The picture if it was drawn before."""
        return self._shelf.take(picture.key)

    def get(self, picture: Picture, draw: Callable[[], bytes]) -> bytes:
        """The kept picture, or what `draw` answers, which is kept from now on."""
        return self.warm(picture) or self._drawn(picture, draw)

    def _drawn(self, picture: Picture, draw: Callable[[], bytes]) -> bytes:
        data = draw()
        self._shelf.keep(picture.key, data)
        return data
