"""Reads hostile pictures, each in a process of its own: a picture in, a plain WebP out.

It runs as a script and imports nothing of ours. A decoder that crashes, grows or never ends takes only its process
with it. What comes out has pixels and nothing else: upright, in sRGB, no metadata.
"""

import contextlib
import gc
import io
import json
import os
import select
import signal
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

# The plugins by name, or Pillow would import all of its forty: half of the time a small picture takes.
from PIL import AvifImagePlugin, Image, ImageCms, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

WARM, TAKEN = "warm", "taken"
FEW_COLOURS = 4096
THOROUGH_PIXELS = 4_000_000
_ORIENTATION = 0x0112
_TRANSPOSES = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class DecodingFault(StrEnum):
    TOO_MANY_PIXELS = "too_many_pixels"
    ANIMATED = "animated"
    TRUNCATED = "truncated"
    CORRUPT = "corrupt"
    TOO_COSTLY = "too_costly"


class DecodingRefused(Exception):
    def __init__(self, reason: DecodingFault) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most pixels in all and per side; bytes of address space and seconds of work for this process."""

    pixels: int
    side: int
    memory: int
    seconds: int


def main() -> None:
    """`decoder.py` reads one picture from standard input and answers on standard output.

    `decoder.py warm` is asked on the socket that is its standard input, for one picture after another.
    """
    if sys.argv[1:] == [WARM]:
        _fork_for_each(socket.socket(fileno=0))
    else:
        _answer(sys.stdin.buffer, sys.stdout.buffer)


def _answer(asked: BinaryIO, answer: BinaryIO) -> None:
    """Asked by a line of JSON, format and bounds, and the picture; answers a line, `taken` or why not, and the WebP."""
    format, bounds = json.loads(asked.readline())
    confined = Bounds(**bounds)
    _confine(confined)
    try:
        webp, line = reencoded(asked.read(), format, confined), TAKEN
    except DecodingRefused as refused:
        webp, line = b"", refused.reason
    answer.write(line.encode() + b"\n" + webp)
    answer.flush()


def _fork_for_each(control: socket.socket) -> None:
    """Of pictures this process sees nothing: a byte with two sockets asks for one, and the fork gets the sockets.

    It ends when the other end of `control` is closed. What was begun by then goes on.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.freeze()
    while True:
        descriptors = socket.recv_fds(control, 1, 2)[1]
        if len(descriptors) != 2:
            return
        if os.fork() == 0:
            control.close()
            _ending(_watch, *descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _watch(data: int, status: int) -> None:
    """Let a child read the picture that comes on `data`, and tell on `status` how it ended.

    It is killed as soon as the other end of `status` is closed. It holds the other end of a pipe for as long as it
    lives; where it lets go of it earlier it is killed as well, and where it is ending that changes nothing.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    alive, held = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(status)
        os.close(alive)
        _ending(_answer, os.fdopen(data, "rb", closefd=False), os.fdopen(data, "wb"))
    os.close(data)
    os.close(held)
    select.select([alive, status], [], [])
    os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with contextlib.suppress(BrokenPipeError):
        os.write(status, str(code).encode())


def _ending(work: Callable[..., None], *given: object) -> None:
    """What a fork does, and nothing after it, come what may."""
    code = 1
    try:
        work(*given)
        code = 0
    finally:
        os._exit(code)


def _confine(bounds: Bounds) -> None:
    Image.MAX_IMAGE_PIXELS = bounds.pixels // 2  # Pillow refuses above twice this, for WebP before its canvas exists.
    AvifImagePlugin.DEFAULT_MAX_THREADS = 2  # Each reserves address space, on a machine of many cores too much.
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    # At the hard limit the kernel kills; a second before it says that it was the time, by SIGXCPU.
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, bounds.seconds + 1))


def reencoded(data: bytes, format: str, bounds: Bounds) -> bytes:
    """The picture as WebP; raises DecodingRefused."""
    try:
        return encoded(_plain(_pixels(data, format, bounds)))
    except DecodingRefused:
        raise
    except Image.DecompressionBombError as error:
        raise DecodingRefused(DecodingFault.TOO_MANY_PIXELS) from error
    except MemoryError as error:
        raise DecodingRefused(DecodingFault.TOO_COSTLY) from error
    except Exception as error:  # On hostile bytes a codec raises whatever it likes.
        raise DecodingRefused(_reason(data, format, error)) from error


def encoded(image: Image.Image) -> bytes:
    """WebP: lossless for few colours (exact, no larger, quicker to decode), else lossy with an exact alpha.

    Method 4 takes half as long again as 3, for the same pixels to 0.01 dB and files 6 % smaller.
    """
    out = io.BytesIO()
    if image.getcolors(FEW_COLOURS) is not None:
        image.save(out, "WEBP", lossless=True, quality=60, method=2)
    else:
        thorough = image.width * image.height <= THOROUGH_PIXELS
        image.save(out, "WEBP", quality=90, alpha_quality=100, method=3 if thorough else 2)
    return out.getvalue()


def _pixels(data: bytes, format: str, bounds: Bounds) -> Image.Image:
    """Decoded, and copied so that what the decoder holds, several times the picture, is freed."""
    with Image.open(io.BytesIO(data), formats=[format]) as image:
        _check(image, bounds)
        if format != "PNG":
            return image.copy()
        image.verify()  # The checksums; Pillow wants the file opened anew afterwards.
    with Image.open(io.BytesIO(data), formats=[format]) as image:
        return image.copy()


def _check(image: Image.Image, bounds: Bounds) -> None:
    width, height = image.size
    if width * height > bounds.pixels or max(width, height) > bounds.side:
        raise DecodingRefused(DecodingFault.TOO_MANY_PIXELS)
    # Phones append further pictures (a gain map) to a JPEG, which Pillow calls MPO: the first one is the picture.
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise DecodingRefused(DecodingFault.ANIMATED)


def _plain(image: Image.Image) -> Image.Image:
    """RGB or RGBA in sRGB, upright, without any metadata."""
    turn = _TRANSPOSES.get(_orientation(image))
    profile = image.info.get("icc_profile") or b""
    image = _in_srgb(_eight_bits(image), profile)
    image.info = {}
    return image.transpose(turn) if turn is not None else image


def _orientation(image: Image.Image) -> int:
    """1 where the camera's notes are unreadable: they are dropped anyway."""
    try:
        orientation = image.getexif().get(_ORIENTATION, 1)
    except Exception:
        return 1
    return orientation if isinstance(orientation, int) else 1


def _eight_bits(image: Image.Image) -> Image.Image:
    """Pillow clips 16-bit grey where it should scale it."""
    if not image.mode.startswith("I"):
        return image
    deep = image.convert("I")
    grey = deep.point([level >> 8 for level in range(65536)], "L")
    transparent = image.info.get("transparency")
    if isinstance(transparent, int):
        grey.putalpha(deep.point([0 if level == transparent else 255 for level in range(65536)], "L"))
    return grey


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """A profile of another colour model than the pixels is left aside, as browsers do."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    match profile[16:20], image.mode:
        case b"RGB ", ("1" | "L" | "LA" | "P" | "PA" | "RGB" | "RGBA"):
            return _through(profile, _as(image, mode), mode)
        case b"GRAY", ("1" | "L" | "LA"):
            colour = _through(profile, image.convert("L"), "RGB")
            if mode == "RGBA":
                colour.putalpha(image.convert("RGBA").getchannel("A"))
            return colour
        case b"CMYK", "CMYK":
            return _through(profile, image, "RGB")
    return _as(image, mode)


def _through(profile: bytes, image: Image.Image, mode: str) -> Image.Image:
    """The colours in sRGB; a broken profile is left aside as well."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        converted = None
    return converted or _as(image, mode)


def _as(image: Image.Image, mode: str) -> Image.Image:
    return image if image.mode == mode else image.convert(mode)


def _reason(data: bytes, format: str, error: Exception) -> DecodingFault:
    if isinstance(error, ValueError) and "too large" in str(error):
        return DecodingFault.TOO_COSTLY
    return DecodingFault.TRUNCATED if _ends_early(data, format) else DecodingFault.CORRUPT


def _ends_early(data: bytes, format: str) -> bool:
    match format:
        case "PNG":
            return b"IEND" not in data[-64:] and b"IEND" not in data
        case "JPEG":
            return b"\xff\xd9" not in data
        case "WEBP":
            return len(data) < 12 or struct.unpack("<I", data[4:8])[0] + 8 > len(data)
        case _:
            return _boxes_end(data) > len(data)


def _boxes_end(data: bytes) -> int:
    """Where the top-level boxes of an AVIF file say that it ends."""
    at = 0
    while 0 <= at <= len(data) - 8:
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0:
            return len(data)
        at += max(size, 8)
    return at


if __name__ == "__main__":
    main()
