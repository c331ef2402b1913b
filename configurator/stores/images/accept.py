"""Accepting an upload: format detected by content, size limited, decoded in its own process, stored as sRGB WebP."""

import hashlib
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from configurator.stores.images.decoder import TAKEN, Bounds, DecodingFault
from configurator.stores.images.decoding import Decode, decode_afresh
from configurator.stores.images.errors import (
    Animated,
    Corrupt,
    ImageRefused,
    TooCostly,
    TooManyBytes,
    TooManyPixels,
    Truncated,
)
from configurator.stores.images.format import recognised
from configurator.stores.images.webp import Size, size

MEDIA_TYPE = "image/webp"
RECIPE = "webp-1"
"""Part of every id: raise it when the same upload should be written differently."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most an upload may be: bytes, pixels in all, pixels per side; bytes of memory and seconds to read it."""

    bytes: int = 25_000_000
    pixels: int = 40_000_000
    side: int = 10_000
    memory: int = 2 << 30
    seconds: int = 60

    @property
    def bounds(self) -> Bounds:
        return Bounds(self.pixels, self.side, self.memory, self.seconds)


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A picture that may be stored: pixels only, upright, in sRGB; `id` comes from the uploaded bytes."""

    id: str
    width: int
    height: int
    webp: bytes


def accept(upload: bytes | BinaryIO | Path, limits: Limits = LIMITS, decode: Decode = decode_afresh) -> Accepted:
    """The upload as WebP; raises an ImageRefused.

    A process of its own does the work: some 50 ms for a layer of 800 × 800, half a second for a photograph of
    1200 × 1200, and 0.2 s for a fresh process to start; at the very limit 20 s and 1.5 GB.
    """
    data = content(upload, limits)
    webp = _decoded(data, recognised(data[:1024]), limits, decode)
    return _accepted(fingerprint(data), webp)


def content(upload: bytes | BinaryIO | Path, limits: Limits = LIMITS) -> bytes:
    """The bytes, never more than one beyond the limit in memory; raises TooManyBytes."""
    if isinstance(upload, Path):
        with upload.open("rb") as file:
            return content(file, limits)
    data = upload if isinstance(upload, bytes) else upload.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise TooManyBytes(limits.bytes)
    return data


def fingerprint(data: bytes) -> str:
    """The id of an upload: of what came in, so that it outlives a new release of the encoder."""
    return hashlib.sha256(RECIPE.encode() + b"\0" + data).hexdigest()[:32]


def shipped(data: bytes) -> Accepted:
    """A WebP that comes with the program, taken as it is; raises Corrupt."""
    return _accepted(fingerprint(data), data)


def _accepted(id: str, webp: bytes) -> Accepted:
    dimensions: Size = size(webp)
    return Accepted(id, dimensions.width, dimensions.height, webp)


def _decoded(data: bytes, format: str, limits: Limits, decode: Decode) -> bytes:
    ended = decode(data, format, limits.bounds)
    if ended.code == -signal.SIGXCPU:
        raise TooCostly
    line, _, webp = ended.answer.partition(b"\n")
    if ended.code != 0 or line not in _ANSWERS:
        raise Corrupt
    if fault := _ANSWERS[line]:
        raise _refusal(fault, limits)
    return webp


_ANSWERS = {TAKEN.encode(): None, **{fault.encode(): fault for fault in DecodingFault}}


def _refusal(reason: DecodingFault, limits: Limits) -> ImageRefused:
    match reason:
        case DecodingFault.TOO_MANY_PIXELS:
            return TooManyPixels(limits.pixels, limits.side)
        case DecodingFault.ANIMATED:
            return Animated()
        case DecodingFault.TRUNCATED:
            return Truncated()
        case DecodingFault.TOO_COSTLY:
            return TooCostly()
        case DecodingFault.CORRUPT:
            return Corrupt()
