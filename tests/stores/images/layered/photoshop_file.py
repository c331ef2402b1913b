"""A small writer of Photoshop files, uncompressed: layers, groups, masks, clipping, blend modes, a merged picture.

Source: Adobe Photoshop File Formats Specification, November 2019.
"""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image

HIDDEN = 0x02
OPEN_GROUP, END_OF_GROUP = 1, 3
Pixels = Image.Image | Callable[[], Image.Image]
"""A picture, or what makes it when it is written."""


@dataclass(frozen=True)
class Mask:
    """Grey levels at a place of the canvas, `outside` around them."""

    image: Image.Image
    x: int = 0
    y: int = 0
    outside: int = 0


@dataclass(frozen=True)
class Layer:
    """`size` is needed where the pixels are made when they are written."""

    name: str
    pixels: Pixels
    x: int = 0
    y: int = 0
    visible: bool = True
    opacity: int = 255
    blend: bytes = b"norm"
    clipped: bool = False
    mask: Mask | None = None
    size: tuple[int, int] | None = None

    @property
    def image(self) -> Image.Image:
        return self.pixels if isinstance(self.pixels, Image.Image) else self.pixels()

    @property
    def area(self) -> tuple[int, int]:
        return self.size or self.image.size


@dataclass(frozen=True)
class Group:
    """Children from the bottom up."""

    name: str
    children: "Sequence[Layer | Group]"
    visible: bool = True
    opacity: int = 255
    blend: bytes = b"pass"


def write_photoshop(
    path: Path, size: tuple[int, int], layers: Sequence[Layer | Group], merged: Image.Image | None = None
) -> Path:
    """A file with these layers from the bottom up; without `merged`, its merged picture is black."""
    records = list(_records(layers))
    head = b"".join(_record(record) for record in records)
    pixels = sum(length for record in records for _, length in _channels(record))
    info = 2 + len(head) + pixels
    padding = info % 2
    with path.open("wb") as file:
        channels = len(merged.getbands()) if merged else 3
        file.write(struct.pack(">4sH6xHIIHH", b"8BPS", 1, channels, size[1], size[0], 8, 3))
        file.write(struct.pack(">II", 0, 0))
        file.write(
            struct.pack(">IIh", info + padding + 8, info + padding, -len(records) if channels == 4 else len(records))
        )
        file.write(head)
        for record in records:
            _write_pixels(file, record)
        file.write(bytes(padding) + struct.pack(">IH", 0, 0))
        for plane in (merged or Image.new("RGB", size)).split():
            file.write(plane.tobytes())
    return path


@dataclass(frozen=True)
class _Marker:
    """The record of a group, or that of its end, which comes first."""

    name: str
    kind: int
    group: Group


_Record = Layer | _Marker


def _records(layers: Sequence[Layer | Group]) -> Iterator[_Record]:
    for layer in layers:
        if isinstance(layer, Group):
            yield _Marker("</Layer group>", END_OF_GROUP, layer)
            yield from _records(layer.children)
            yield _Marker(layer.name, OPEN_GROUP, layer)
        else:
            yield layer


def _record(record: _Record) -> bytes:
    if isinstance(record, _Marker):
        return _group_record(record)
    width, height = record.area
    channels = _channels(record)
    return b"".join(
        (
            struct.pack(">iiiiH", record.y, record.x, record.y + height, record.x + width, len(channels)),
            *(struct.pack(">hI", id, length) for id, length in channels),
            struct.pack(
                ">4s4sBBBx", b"8BIM", record.blend, record.opacity, record.clipped, 0 if record.visible else HIDDEN
            ),
            _sized(_mask(record.mask) + struct.pack(">I", 0) + _named(record.name)),
        )
    )


def _group_record(marker: _Marker) -> bytes:
    group = marker.group
    section = struct.pack(">4s4sII4s4s", b"8BIM", b"lsct", 12, marker.kind, b"8BIM", group.blend)
    blend = b"norm" if group.blend == b"pass" or marker.kind == END_OF_GROUP else group.blend
    channels = b"".join(struct.pack(">hI", id, 2) for id in (-1, 0, 1, 2))
    flags = 0 if group.visible else HIDDEN
    return b"".join(
        (
            struct.pack(">iiiiH", 0, 0, 0, 0, 4),
            channels,
            struct.pack(">4s4sBBBx", b"8BIM", blend, group.opacity, 0, flags),
            _sized(struct.pack(">II", 0, 0) + _named(marker.name) + section),
        )
    )


def _channels(record: _Record) -> list[tuple[int, int]]:
    """Ids and lengths of the channels, their compression included."""
    if isinstance(record, _Marker):
        return [(id, 2) for id in (-1, 0, 1, 2)]
    width, height = record.area
    channels = [(id, 2 + width * height) for id in (-1, 0, 1, 2)]
    if record.mask:
        channels.append((-2, 2 + record.mask.image.width * record.mask.image.height))
    return channels


def _write_pixels(file: BinaryIO, record: _Record) -> None:
    if isinstance(record, _Marker):
        file.write(bytes(8))
        return
    red, green, blue, alpha = record.image.convert("RGBA").split()
    planes = [alpha, red, green, blue, *([record.mask.image.convert("L")] if record.mask else [])]
    for plane in planes:
        file.write(struct.pack(">H", 0) + plane.tobytes())


def _mask(mask: Mask | None) -> bytes:
    if mask is None:
        return struct.pack(">I", 0)
    bottom, right = mask.y + mask.image.height, mask.x + mask.image.width
    return struct.pack(">IiiiiBB2x", 20, mask.y, mask.x, bottom, right, mask.outside, 0)


def _named(name: str) -> bytes:
    """As a short text of its time, and in Unicode."""
    short = name.encode("mac_roman", "replace")[:31]
    pascal = bytes([len(short)]) + short
    long = struct.pack(">I", len(name.encode("utf-16-be")) // 2) + name.encode("utf-16-be")
    long += bytes(-len(long) % 4)
    return pascal + bytes(-len(pascal) % 4) + struct.pack(">4s4sI", b"8BIM", b"luni", len(long)) + long


def _sized(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data
