"""Mixing a picture with those below it as browsers do (W3C, Compositing and Blending Level 1, sections 5 and 10)."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Colours = NDArray[np.float32]
"""Red, green and blue from 0 to 1, of shape (height, width, 3)."""

Mix = Callable[[Colours, Colours], Colours]
"""The colour where both are opaque, of the one below and the one above."""

_WEIGHTS = np.array([0.3, 0.59, 0.11], np.float32)
_LEAST = np.float32(1e-6)


def blended(below: Image.Image, above: Image.Image, blend: str) -> Image.Image:
    """`above` mixed into `below` by a keyword of CSS; both RGBA and of one size, the result too."""
    return mixed(below, above, MIXES[blend])


def mixed(below: Image.Image, above: Image.Image, mix: Mix) -> Image.Image:
    """The same for any way to mix two colours."""
    colour_below, alpha_below = _parts(below)
    colour_above, alpha_above = _parts(above)
    source = (1 - alpha_below) * colour_above + alpha_below * mix(colour_below, colour_above)
    alpha = alpha_above + alpha_below * (1 - alpha_above)
    premultiplied = alpha_above * source + (1 - alpha_above) * alpha_below * colour_below
    colour = premultiplied / np.maximum(alpha, _LEAST)
    pixels = np.concatenate((colour, alpha), axis=2)
    return Image.fromarray(np.rint(np.clip(pixels, 0, 1) * 255).astype(np.uint8), "RGBA")


def _parts(image: Image.Image) -> tuple[Colours, Colours]:
    """The colours, and the alpha channel of shape (height, width, 1)."""
    pixels = np.asarray(image, np.float32) / np.float32(255)
    return pixels[..., :3], pixels[..., 3:]


def _screen(below: Colours, above: Colours) -> Colours:
    return below + above - below * above


def _hard_light(below: Colours, above: Colours) -> Colours:
    return np.where(above <= 0.5, below * 2 * above, _screen(below, 2 * above - 1))


def _overlay(below: Colours, above: Colours) -> Colours:
    return _hard_light(above, below)


def _color_dodge(below: Colours, above: Colours) -> Colours:
    lightened = np.where(above >= 1, 1, np.minimum(1, below / np.maximum(1 - above, _LEAST)))
    return np.where(below <= 0, 0, lightened)


def _color_burn(below: Colours, above: Colours) -> Colours:
    darkened = np.where(above <= 0, 0, 1 - np.minimum(1, (1 - below) / np.maximum(above, _LEAST)))
    return np.where(below >= 1, 1, darkened)


def _soft_light(below: Colours, above: Colours) -> Colours:
    curve = np.where(below <= 0.25, ((16 * below - 12) * below + 4) * below, np.sqrt(below))
    darker = below - (1 - 2 * above) * below * (1 - below)
    lighter = below + (2 * above - 1) * (curve - below)
    return np.where(above <= 0.5, darker, lighter)


def _exclusion(below: Colours, above: Colours) -> Colours:
    return below + above - 2 * below * above


def _hue(below: Colours, above: Colours) -> Colours:
    return _with_luminosity(_with_saturation(above, _saturation(below)), _luminosity(below))


def _saturated(below: Colours, above: Colours) -> Colours:
    return _with_luminosity(_with_saturation(below, _saturation(above)), _luminosity(below))


def _color(below: Colours, above: Colours) -> Colours:
    return _with_luminosity(above, _luminosity(below))


def _luminous(below: Colours, above: Colours) -> Colours:
    return _with_luminosity(below, _luminosity(above))


def _luminosity(colour: Colours) -> Colours:
    summed: Colours = (colour * _WEIGHTS).sum(axis=2, keepdims=True)
    return summed


def _saturation(colour: Colours) -> Colours:
    span: Colours = colour.max(axis=2, keepdims=True) - colour.min(axis=2, keepdims=True)
    return span


def _with_saturation(colour: Colours, saturation: Colours) -> Colours:
    """The least channel becomes 0, the greatest `saturation`, the one between keeps its place."""
    span = _saturation(colour)
    stretched: Colours = (colour - colour.min(axis=2, keepdims=True)) * saturation / np.where(span > 0, span, 1)
    return stretched


def _with_luminosity(colour: Colours, luminosity: Colours) -> Colours:
    """Shifted to a luminosity, and pulled towards it where a channel would leave 0 to 1."""
    shifted = colour + (luminosity - _luminosity(colour))
    grey = _luminosity(shifted)
    least, most = shifted.min(axis=2, keepdims=True), shifted.max(axis=2, keepdims=True)
    raised = np.where(least < 0, grey + (shifted - grey) * grey / np.maximum(grey - least, _LEAST), shifted)
    lowered = grey + (raised - grey) * (1 - grey) / np.maximum(most - grey, _LEAST)
    return np.where(most > 1, lowered, raised)


MIXES: Mapping[str, Mix] = {
    "normal": lambda _, above: above,
    "multiply": np.multiply,
    "screen": _screen,
    "overlay": _overlay,
    "darken": np.minimum,
    "lighten": np.maximum,
    "color-dodge": _color_dodge,
    "color-burn": _color_burn,
    "hard-light": _hard_light,
    "soft-light": _soft_light,
    "difference": lambda below, above: np.abs(below - above),
    "exclusion": _exclusion,
    "hue": _hue,
    "saturation": _saturated,
    "color": _color,
    "luminosity": _luminous,
}
