"""The head of a Photoshop file, looked at before anything else is read."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

from configurator.stores.images.layered.source import FileRefused, Limits, Refusal

SIGNATURE = b"8BPS"
_HEAD = struct.Struct(">4sH6xHIIHH")
"""Signature, version, six empty bytes, channels, height, width, depth, colour mode (Adobe's file format, 2019)."""
_MOST_CHANNELS = 56


@dataclass(frozen=True, slots=True)
class Header:
    """Size in pixels, channels of the merged picture, bits a channel."""

    width: int
    height: int
    channels: int
    depth: int


def header(file: BinaryIO, limits: Limits) -> Header:
    """Raises FileRefused for what is no such file, and for a canvas that is too large."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise FileRefused(Refusal.CORRUPT)
    signature, version, channels, height, width, depth, _ = _HEAD.unpack(head)
    if signature != SIGNATURE or version not in (1, 2) or not 1 <= channels <= _MOST_CHANNELS:
        raise FileRefused(Refusal.CORRUPT)
    limits.require(width, height)
    return Header(width, height, channels, depth)
