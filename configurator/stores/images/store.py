"""The folder of pictures: `{id}.webp` as accepted, `scaled/{id}@{eighths}.webp` made when first needed."""

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import BinaryIO

from PIL import Image

from configurator.stores.file import TEMPORARY, ordinary, write
from configurator.stores.images.accept import (
    LIMITS,
    MEDIA_TYPE,
    Accepted,
    Limits,
    accept,
    content,
    fingerprint,
    shipped,
)
from configurator.stores.images.decoder import encoded
from configurator.stores.images.decoding import Decode, decode_afresh
from configurator.stores.images.errors import Corrupt, UnknownAsset, Unreadable
from configurator.stores.images.media import FULL, WIDTHS, Rendition, eighths, is_id, rendition
from configurator.stores.images.webp import HEAD, Size, is_plain, is_whole, size, transparent

SCALED = "scaled"
_UNFINISHED = re.compile(rf"\.[0-9a-f]{{32}}(@[1-7])?\.webp\.\w+{re.escape(TEMPORARY)}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asset:
    """A stored picture: its size in pixels and in bytes; `alpha` where anything of it is transparent."""

    id: str
    width: int
    height: int
    media_type: str
    bytes: int
    alpha: bool


class ImageStore:
    """Stored pictures never change, so every answer may be kept. Safe for many threads and processes."""

    def __init__(
        self, folder: Path, *, limits: Limits = LIMITS, at_once: int = 2, decode: Decode = decode_afresh
    ) -> None:
        self._folder = folder
        self._limits = limits
        self._decode = decode
        self._known: dict[str, Asset] = {}
        self._uploads = BoundedSemaphore(at_once)
        self._scalings = BoundedSemaphore(at_once)

    def add(self, upload: bytes | BinaryIO | Path) -> Asset:
        """Accept and store, at most `at_once` at a time; a known upload is not decoded again; raises ImageRefused."""
        with self._uploads:
            data = content(upload, self._limits)
            id = fingerprint(data)
            if self.has(id):
                return self.get(id)
            return self.put(accept(data, self._limits, self._decode))

    def adopt(self, id: str, webp: bytes) -> Asset:
        """A picture that another shop called `id`: as it is, where it is what we would write, else written anew.

        It keeps its id only where that is the same picture here; whoever says what a picture is called may lie.
        Raises ImageRefused.
        """
        known = self._file(Rendition(id)) if is_id(id) else None
        if known and _is_whole(known):
            with reading(known) as file:
                if file.read() == webp:
                    return self.get(id)
        with self._uploads:
            anew = accept(webp, self._limits, self._decode)
        return self.put(shipped(webp) if is_plain(webp) else anew)

    def put(self, accepted: Accepted) -> Asset:
        """Store durably; a second time changes nothing, but that it mends a damaged file."""
        path = self._file(Rendition(accepted.id))
        if not _is_whole(path):
            write(path, accepted.webp)
        return self.get(accepted.id)

    def get(self, id: str) -> Asset:
        """Raises UnknownAsset, also for what is no id, and Unreadable."""
        if id not in self._known:
            found = _found(self._file(Rendition(id)))
            width, height = found.size.width, found.size.height
            self._known[id] = Asset(id, width, height, MEDIA_TYPE, found.length, found.alpha)
        return self._known[id]

    def has(self, id: str) -> bool:
        """Whether there is a whole file of this id."""
        return _is_whole(self._file(Rendition(id)))

    def path(self, id: str, eighths: int = FULL) -> Path:
        """The file of one rendition, whole now; made if it is not, unless it is the picture itself.

        Raises UnknownAsset, Unreadable.
        """
        wanted = Rendition(id, eighths)
        self.get(id)
        path = self._file(wanted)
        if eighths == FULL:
            _measure(path)
        elif not _is_whole(path):
            with self._scalings:
                self._scale(wanted)
        return path

    def ready(self, name: str) -> Path | None:
        """The file behind `/media/{name}`, None where this size has still to be made.

        Raises UnknownAsset, Unreadable.
        """
        wanted = rendition(name)
        if wanted.eighths == FULL:
            return self.path(wanted.asset)
        self.get(wanted.asset)
        path = self._file(wanted)
        return path if _is_whole(path) else None

    def media(self, name: str) -> Path:
        """The same, made now if it never was."""
        wanted = rendition(name)
        return self.path(wanted.asset, wanted.eighths)

    def needed(self, id: str) -> Asset:
        """A picture that something refers to: the same as `get`, but that a missing file is Unreadable too."""
        try:
            return self.get(id)
        except UnknownAsset as error:
            raise Unreadable(self._file(Rendition(id)), "it is missing") from error

    def prepare(self, id: str, view_width: int) -> None:
        """Make what drawing a view of that width in every width needs; worth doing when publishing."""
        for needed in sorted({eighths(width, view_width) for width in WIDTHS}):
            self.path(id, needed)

    def sweep(self) -> None:
        """Remove what a crash left half written; for whoever has the folder alone. What the disk refuses stays."""
        with contextlib.suppress(OSError):
            for path in [*self._folder.glob("*"), *(self._folder / SCALED).glob("*")]:
                if _UNFINISHED.fullmatch(path.name) and path.is_file() and not path.is_symlink():
                    path.unlink()

    def _file(self, wanted: Rendition) -> Path:
        folder = self._folder if wanted.eighths == FULL else self._folder / SCALED
        return folder / wanted.name

    def _scale(self, wanted: Rendition) -> None:
        path = self._file(wanted)
        if _is_whole(path):
            return
        whole = self.path(wanted.asset)
        with reading(whole) as file, Image.open(file, formats=["WEBP"]) as image:
            smaller = Size(*(-(-side * wanted.eighths // FULL) for side in image.size))
            scaled = image.resize((smaller.width, smaller.height), Image.Resampling.LANCZOS)
        write(path, encoded(scaled))


@contextlib.contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """The file; raises Unreadable for what the disk does not give, and for what is no picture, such as a pipe."""
    try:
        with ordinary(path) as file:
            yield file
    except OSError as error:
        raise Unreadable(path, error.strerror or str(error)) from error


@dataclass(frozen=True, slots=True)
class _Measured:
    size: Size
    length: int
    alpha: bool


def _found(path: Path) -> _Measured:
    """Like `_measure`; raises UnknownAsset where there is no file."""
    try:
        return _measure(path)
    except Unreadable as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise UnknownAsset(path.stem) from None
        raise


def _is_whole(path: Path) -> bool:
    try:
        _measure(path)
    except Unreadable:
        return False
    return True


def _measure(path: Path) -> _Measured:
    """What the head and the length of a file say, without decoding; raises Unreadable for a file that is not whole."""
    with reading(path) as file:
        head, length = file.read(HEAD), os.fstat(file.fileno()).st_size
    try:
        dimensions = size(head)
    except Corrupt as error:
        raise Unreadable(path, "it is damaged") from error
    if not is_whole(head, length):
        raise Unreadable(path, "it is not as long as it says")
    return _Measured(dimensions, length, transparent(head))
