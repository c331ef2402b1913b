"""What every kind of layered file can do, for whoever reads it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from PIL import Image

from configurator.stores.images.layered.raster import Raster
from layers.layered.node import Canvas, Node, Note, Remark


class Refusal(StrEnum):
    """Why a whole file is not taken."""

    UNKNOWN_FORMAT = "unknown_format"
    CORRUPT = "corrupt"
    NO_PICTURES = "no_pictures"
    NO_READER = "no_reader"
    TOO_MANY_LAYERS = "too_many_layers"
    TOO_DEEP = "too_deep"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_COSTLY = "too_costly"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    ENCRYPTED = "encrypted"
    UNSAFE_NAME = "unsafe_name"


class FileRefused(Exception):
    """The file is not read; `name` is of the part of it that is at fault, if one is."""

    def __init__(self, reason: Refusal, name: str = "") -> None:
        self.reason = reason
        self.name = name
        super().__init__(reason, name)


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a file may hold: layers, levels of groups, pixels of a picture in all and per side, bytes unpacked.

    `memory` are the bytes that reading takes beside the file itself; `seconds` of the processor's work.
    """

    layers: int = 5_000
    depth: int = 60
    pixels: int = 40_000_000
    side: int = 10_000
    unpacked: int = 2 << 30
    memory: int = 400 << 20
    seconds: int = 900

    def require(self, width: int, height: int, name: str = "") -> None:
        """Raises FileRefused for a picture that is larger, or has no size."""
        if not self.has_room_for(width, height):
            raise FileRefused(Refusal.TOO_MANY_PIXELS, name)

    def has_room_for(self, width: int, height: int) -> bool:
        return 0 < width <= self.side and 0 < height <= self.side and width * height <= self.pixels


@dataclass(frozen=True, slots=True)
class Painted:
    """A layer drawn alone: None where it has no pixels; its blend mode as a keyword of CSS, and what is to be said."""

    raster: Raster | None
    blend: str = "normal"
    remarks: tuple[Remark, ...] = ()

    def noting(self, note: Note, detail: str = "") -> "Painted":
        return replace(self, remarks=(*self.remarks, Remark(note, detail)))


@dataclass(frozen=True, slots=True)
class Preview:
    """The file's own picture of itself: RGB, and its transparency as L, None where it has none.

    Where colours are mixed with a ground by transparency, the file does not say whether with white or with black.
    """

    colours: Image.Image
    alpha: Image.Image | None


class Source(Protocol):
    """An opened file; raises FileRefused when it is opened."""

    @property
    def canvas(self) -> Canvas: ...

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Its layers from the bottom up, without pictures."""

    def paint(self, unit: Node) -> Painted:
        """One of its nodes drawn alone, whether it is visible or not; a group with all that is visible in it."""

    def remarks(self, group: Node) -> tuple[Remark, ...]:
        """What is to be said of a group that is not drawn itself."""

    def preview(self) -> Preview | None:
        """None where the file has no such picture, or a damaged one."""
