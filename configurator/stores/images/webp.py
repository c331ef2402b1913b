"""What the head of a WebP file says without decoding: its size, and whether anything of it is transparent."""

import struct
from dataclasses import dataclass

from configurator.stores.images.errors import Corrupt

HEAD = 30
PICTURE = (b"VP8X", b"ALPH", b"VP8 ", b"VP8L")
"""The chunks that a picture by itself may have."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


def size(head: bytes) -> Size:
    """Source: RFC 9649, sections 2.5 to 2.7; raises Corrupt."""
    if len(head) < 25 or head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        raise Corrupt
    match head[12:16]:
        case b"VP8X" if len(head) >= HEAD:
            return Size(int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1)
        case b"VP8L":
            bits = int.from_bytes(head[21:25], "little")
            return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        case b"VP8 " if len(head) >= HEAD:
            width, height = struct.unpack("<HH", head[26:30])
            return Size(width & 0x3FFF, height & 0x3FFF)
    raise Corrupt


def transparent(head: bytes) -> bool:
    """Whether it has an alpha channel, which the encoder leaves out where everything is opaque.

    Source: RFC 9649, section 2.7, and 3.4 for lossless pictures.
    """
    match head[12:16]:
        case b"VP8X":
            return bool(head[20] & 0x10)
        case b"VP8L":
            return bool(head[24] & 0x10)
    return False


def is_whole(head: bytes, length: int) -> bool:
    """Whether a file of `length` bytes is as long as it says; a crash of the machine can leave one shorter."""
    return head[:4] == b"RIFF" and int.from_bytes(head[4:8], "little") + 8 == length


def is_plain(data: bytes) -> bool:
    """Whether it is one picture and nothing else: no frames, no profile, no notes of a camera, nothing behind it."""
    if not is_whole(data[:HEAD], len(data)):
        return False
    at = 12
    while at + 8 <= len(data):
        if data[at : at + 4] not in PICTURE:
            return False
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return at == len(data)
