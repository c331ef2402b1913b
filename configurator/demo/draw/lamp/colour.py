"""Colours in linear light."""

import numpy as np

from configurator.demo.draw.lamp.arrays import Array


def rgb(text: str) -> Array:
    """A colour as written in CSS, in linear light."""
    srgb = np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.asarray(np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4), np.float32)


BRASS, STEEL, BLACKENED = "#dfb569", "#c6c8cb", "#3b3a39"
WARM = rgb("#ffc37d")
