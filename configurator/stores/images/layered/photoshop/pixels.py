"""The stored pixels of a layer, and its mask, whatever the colour mode of the file."""

from PIL import Image, ImageCms
from psd_tools.api.layers import FillLayer, Layer, ShapeLayer
from psd_tools.constants import ChannelID

from configurator.stores.images.layered.raster import Raster, masked


def stored(layer: Layer) -> Raster | None:
    """The layer's own pixels in sRGB, without its mask or opacity; None where it has none."""
    image = layer.topil()
    if image is None:
        return None
    alpha = layer.topil(ChannelID.TRANSPARENCY_MASK)
    return Raster(rgba(image, alpha), layer.left, layer.top)


def rgba(image: Image.Image, alpha: Image.Image | None) -> Image.Image:
    """A picture of any mode as RGBA; `alpha` for those of a mode that has none of its own."""
    if image.mode == "RGBA":
        return image
    if image.mode in ("LA", "PA"):
        return image.convert("RGBA")
    colours = _from_lab(image) if image.mode == "LAB" else image.convert("RGB")
    colours.putalpha(255 if alpha is None else alpha.convert("L"))
    return colours


def through_mask(layer: Layer, raster: Raster) -> Raster:
    """What the layer's mask of pixels lets through."""
    mask = layer.mask
    if mask is None or mask.disabled:
        return raster
    image = mask.topil()
    if image is None or _repeats_alpha(layer, raster, image):
        return raster
    outside = mask.background_color
    density = _density(layer)
    if density < 255:
        table = [255 - density + level * density // 255 for level in range(256)]
        image, outside = image.convert("L").point(table), table[outside]
    return masked(raster, image.convert("L"), mask.left, mask.top, outside)


def _density(layer: Layer) -> int:
    """How much the mask hides, 0 to 255."""
    parameters = layer.mask.parameters if layer.mask else None
    said = (parameters.user_mask_density, parameters.vector_mask_density) if parameters else ()
    return next((int(density) for density in said if density is not None), 255)


def _repeats_alpha(layer: Layer, raster: Raster, mask: Image.Image) -> bool:
    """Whether the mask of a shape is its own outline again: applying it would thin its edges."""
    if not isinstance(layer, (ShapeLayer, FillLayer)) or layer.mask is None:
        return False
    same_box = layer.mask.bbox == raster.box
    return same_box and mask.mode == "L" and mask.tobytes() == raster.image.getchannel("A").tobytes()


def _from_lab(image: Image.Image) -> Image.Image:
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, lab, srgb, outputMode="RGB")
    assert converted is not None
    return converted
