"""Accepting an upload: format detected by content, size limited, decoded in its own process, stored as sRGB WebP."""

import hashlib
import json
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from configurator.stores.images import decoder
from configurator.stores.images.decoder import Bounds, DecodingFault
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

    bytes: int = 50 << 20
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


def accept(upload: bytes | BinaryIO | Path, limits: Limits = LIMITS) -> Accepted:
    """The upload as WebP; raises an ImageRefused.

    A process of its own does the work: some 100 ms for a layer, half a second for a photograph of 1200 × 1200;
    at the very limit 20 s and 1.5 GB.
    """
    data = content(upload, limits)
    webp = _decoded(data, recognised(data[:1024]), limits)
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


def _decoded(data: bytes, format: str, limits: Limits) -> bytes:
    command = [sys.executable, "-I", "-W", "ignore", decoder.__file__, format, json.dumps(asdict(limits.bounds))]
    try:  # Twice the time, since the machine may be busy with other things.
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise TooCostly from error
    if done.returncode == -signal.SIGXCPU:
        raise TooCostly
    answer, _, webp = done.stdout.partition(b"\n")
    if done.returncode != 0 or not answer:
        raise Corrupt
    refused = json.loads(answer).get("refused")
    if refused:
        raise _refusal(DecodingFault(refused), limits)
    return webp


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
