"""Soft shadows and halos as SVG."""

import zlib

from configurator.demo.draw.lamp.stage import GROUND, SIZE


def blurred(shape: str, amount: float, colour: str, opacity: float) -> str:
    """An SVG shape (a tag without fill) as a soft shadow or halo."""
    name = f"b{zlib.crc32(f'{shape}{amount}'.encode())}"
    return (
        f'<filter id="{name}" x="-100%" y="-300%" width="300%" height="700%" color-interpolation-filters="sRGB">'
        f'<feGaussianBlur stdDeviation="{amount}"/></filter>'
        f'<g filter="url(#{name})" fill="{colour}" opacity="{opacity}">{shape}</g>'
    )


def grounded(shape: str, view: str, blur: float, opacity: float) -> str:
    """A contact shadow, which by a turn of the lamp lands on the other side."""
    if view == "back":
        shape = f'<g transform="translate({SIZE} {2 * GROUND}) scale(-1 -1)">{shape}</g>'
    return blurred(shape, blur, "#1c140c", opacity)
