"""A PNG or WebP within a layered file, checked before it is decoded."""

import io
from typing import IO

from PIL import Image, ImageCms, PngImagePlugin, WebPImagePlugin  # noqa: F401

from configurator.stores.images.layered.source import FileRefused, Limits, Refusal

FORMATS = ("PNG", "WEBP")


def size(file: IO[bytes], limits: Limits, name: str) -> tuple[int, int]:
    """By its head; raises FileRefused for one that is too large or damaged."""
    with _opened(file, limits, name) as image:
        return image.size


def decoded(file: IO[bytes], limits: Limits, name: str) -> Image.Image:
    """RGBA in sRGB; raises FileRefused."""
    with _opened(file, limits, name) as image:
        try:
            image.load()
        except (OSError, ValueError, SyntaxError) as error:
            raise FileRefused(Refusal.CORRUPT, name) from error
        profile = image.info.get("icc_profile")
        eight = image.convert("I").point(lambda level: level / 256).convert("L") if image.mode[0] == "I" else image
        colours = _as(eight, "RGBA" if image.has_transparency_data else "RGB")
        return _as(_in_srgb(colours, profile), "RGBA")


def _as(image: Image.Image, mode: str) -> Image.Image:
    return image if image.mode == mode else image.convert(mode)


def _opened(file: IO[bytes], limits: Limits, name: str) -> Image.Image:
    try:
        image = Image.open(file, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise FileRefused(Refusal.TOO_MANY_PIXELS, name) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise FileRefused(Refusal.CORRUPT, name) from error
    limits.require(image.width, image.height, name)
    if getattr(image, "is_animated", False):
        raise FileRefused(Refusal.CORRUPT, name)
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A broken profile, or one of another colour model, is left aside, as browsers do."""
    if not profile or profile[16:20] != b"RGB ":
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=image.mode)
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted or image
