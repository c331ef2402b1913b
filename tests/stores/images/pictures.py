"""Pictures for the tests: honest ones in every format, and files made to hurt."""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from configurator.stores.images import decoder
from configurator.stores.images.accept import LIMITS
from configurator.stores.images.format import recognised

FORMATS = ("PNG", "WEBP", "JPEG", "AVIF")
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def layer(width: int = 40, height: int = 30, colour: tuple[int, ...] = (200, 40, 40, 255)) -> Image.Image:
    """A disc on nothing."""
    image = Image.new("RGBA", (width, height))
    ImageDraw.Draw(image).ellipse((0, 0, width - 1, height - 1), fill=colour)
    return image


def solid(width: int, height: int, colour: tuple[int, ...] = (200, 40, 40, 255)) -> Image.Image:
    return Image.new("RGBA", (width, height), colour)


def photograph(width: int = 64, height: int = 48) -> Image.Image:
    """Smooth and noisy at once, of far more than a few colours."""
    ramps = Image.merge("RGB", (Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L")))
    noise = Image.effect_noise((width, height), 30)
    return Image.blend(ramps.resize((width, height)), Image.merge("RGB", (noise, noise, noise)), 0.2)


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    out = io.BytesIO()
    (image.convert("RGB") if format == "JPEG" and image.mode == "RGBA" else image).save(out, format, **options)
    return out.getvalue()


def opened(webp: bytes) -> Image.Image:
    with Image.open(io.BytesIO(webp)) as image:
        assert image.format == "WEBP"
        image.load()
        return image


def reencoded(data: bytes) -> bytes:
    """What `accept` makes of it, without the process of its own, whose start takes longer than the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return decoder.reencoded(data, recognised(data[:1024]), LIMITS.bounds)


def chunks_of(webp: bytes) -> set[bytes]:
    """The names of the RIFF chunks: ICCP, EXIF and XMP are what must not be there."""
    names, at = set(), 12
    while at < len(webp):
        names.add(webp[at : at + 4])
        at += 8 + int.from_bytes(webp[at + 4 : at + 8], "little") + 1 & ~1
    return names


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks))


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    name, body = chunk
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def header(width: int, height: int, depth: int = 8, kind: int = 2) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)


def pixels(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IDAT", zlib.compress((b"\0" + b"\x80\x40\x20" * width) * height)


END = (b"IEND", b"")


def declaring(format: str, width: int, height: int) -> bytes:
    """A tiny file whose header says that it is huge."""
    data = saved(photograph(8, 8), format)
    match format:
        case "PNG":
            return png(header(width, height), (b"IDAT", zlib.compress(b"\0" * 1000)), END)
        case "JPEG":
            at = data.index(b"\xff\xc0") + 5
            return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]
        case "WEBP":
            return _extended_webp(data, width, height)
        case _:
            at = data.index(b"ispe") + 8
            return data[:at] + struct.pack(">II", width, height) + data[at + 8 :]


def _extended_webp(data: bytes, width: int, height: int) -> bytes:
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + canvas + data[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def hiding_a_large_frame(width: int, height: int) -> bytes:
    """An AVIF that says 64 × 64 and holds a frame of another size."""
    data = saved(Image.new("RGB", (width, height), "navy"), "AVIF", speed=10)
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", 64, 64) + data[at + 8 :]


def with_text_bomb(kind: bytes) -> bytes:
    bomb = zlib.compress(b"\0" * (8 << 20), 9)
    body = {b"zTXt": b"Comment\0\0" + bomb, b"iTXt": b"Comment\0\1\0\0\0" + bomb, b"iCCP": b"icc\0\0" + bomb}[kind]
    return png(header(4, 4), (kind, body), pixels(4, 4), END)


def linear_grey() -> bytes:
    """A grey profile without any gamma: half the number is half the light. Source: ICC.1:2001-04."""
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    curve = b"curv\0\0\0\0" + struct.pack(">IHxx", 1, 0x100)
    tags = struct.pack(">I4sII4sII", 2, b"wtpt", 156, len(white), b"kTRC", 156 + len(white), len(curve))
    size = 128 + len(tags) + len(white) + len(curve)
    head = struct.pack(
        ">I4xI4s4s4s12x4s28x3i48x", size, 0x02100000, b"mntr", b"GRAY", b"XYZ ", b"acsp", 0xF6D6, 0x10000, 0xD32D
    )
    return head + tags + white + curve


def noted() -> PngImagePlugin.PngInfo:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "somebody")
    notes.add_itxt("Comment", "somewhere")
    return notes


def located(orientation: int = 1) -> bytes:
    """What a phone writes: which way up, and where."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    return exif.tobytes()
