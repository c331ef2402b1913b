"""The merged picture that a Photoshop file holds, read channel by channel."""

import io

from PIL import Image, ImageChops, ImageCms
from psd_tools import PSDImage
from psd_tools.api.utils import get_transparency_index, has_transparency
from psd_tools.constants import ColorMode, Resource

from configurator.stores.images.layered.photoshop.pixels import rgba
from configurator.stores.images.layered.source import Preview


def preview(psd: PSDImage) -> Preview | None:
    """None where the file has none."""
    if not psd.has_preview():
        return None
    planes = psd._record.image_data.get_data(psd._record.header)
    assert isinstance(planes, list)
    channels = [_channel(psd, plane) for plane in planes]
    alpha = channels[get_transparency_index(psd)].convert("L") if has_transparency(psd) else None
    return Preview(_colours(psd, channels), alpha)


def _channel(psd: PSDImage, plane: bytes) -> Image.Image:
    """One channel in eight bits."""
    size = psd.size
    match psd.depth:
        case 1:
            return Image.frombytes("1", size, plane, "raw", "1;I")
        case 8:
            return Image.frombytes("L", size, plane)
        case 16:
            return Image.frombytes("L", size, plane[::2])
        case _:
            return Image.frombytes("F", size, plane, "raw", "F;32BF").point(lambda level: level * 256.0).convert("L")


def _colours(psd: PSDImage, channels: list[Image.Image]) -> Image.Image:
    match psd.color_mode:
        case ColorMode.RGB:
            image = Image.merge("RGB", channels[:3])
        case ColorMode.CMYK:
            image = ImageChops.invert(Image.merge("CMYK", channels[:4]))
        case ColorMode.LAB:
            image = Image.merge("LAB", channels[:3])
        case ColorMode.INDEXED:
            image = channels[0]
            image.putpalette(psd._record.color_mode_data.interleave())
        case _:
            image = channels[0].convert("L")
    return rgba(_in_srgb(psd, image), None).convert("RGB")


def _in_srgb(psd: PSDImage, image: Image.Image) -> Image.Image:
    """By the profile of the file; one that is broken or for other colours is left aside, as for its layers."""
    profile = psd.image_resources.get_data(Resource.ICC_PROFILE)
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:
        return image
    return converted or image
