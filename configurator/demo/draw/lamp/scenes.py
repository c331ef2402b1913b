"""Layers that are light or shadow only."""

from collections.abc import Sequence

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU
from configurator.demo.draw.lamp.haze import blurred
from configurator.demo.draw.lamp.stage import BASE_X, SHADE_X, SIZE, ground_y


def long_shadow(view: str) -> str:
    """The lamp's soft shadow on the table: by day to the right, by night away from the bulb."""
    x = SIZE - BASE_X if view == "back" else BASE_X
    if view == "lit":
        return blurred(f'<ellipse cx="{x - 70}" cy="1034" rx="210" ry="26"/>', 16, "#000", 0.7)
    day = blurred(f'<ellipse cx="{x + 70}" cy="1030" rx="250" ry="36"/>', 26, "#5c4a36", 0.33)
    return day + blurred(f'<ellipse cx="{x + 190}" cy="1016" rx="260" ry="22"/>', 28, "#5c4a36", 0.20)


def contact_shadow(view: str, feet: Sequence[tuple[float, float, float, float]]) -> str:
    """Dark where something touches the table; a foot is x and z from the base's middle, then both radii."""
    out = []
    for x, z, rx, ry in feet:
        across, deep = (SIZE - BASE_X - x, -z) if view == "back" else (BASE_X + x, z)
        out.append(
            blurred(f'<ellipse cx="{across + 5}" cy="{ground_y(deep) + 3}" rx="{rx}" ry="{ry}"/>', 6, "#20160c", 0.62)
        )
    return "".join(out)


def round_shadow(view: str) -> str:
    return contact_shadow(view, [(9, 0, 140, 38)])


def square_shadow(view: str) -> str:
    return contact_shadow(view, [(0, 0, 140, 35)])


def tripod_shadow(view: str) -> str:
    turns = [0.42 + k * TAU / 3 for k in range(3)]
    feet = [(160 * np.sin(a), 160 * np.cos(a), 17.0, 5.0) for a in turns]
    return contact_shadow(view, feet) + blurred(
        f'<ellipse cx="{SIZE - BASE_X if view == "back" else BASE_X}" cy="1026" rx="130" ry="28"/>', 18, "#20160c", 0.22
    )


def evening_room(_view: str) -> str:
    return """
<radialGradient id="wall" gradientUnits="userSpaceOnUse" cx="770" cy="470" r="860">
  <stop offset="0" stop-color="#6b4a2f"/><stop offset=".28" stop-color="#46301f"/>
  <stop offset=".62" stop-color="#261b14"/><stop offset="1" stop-color="#15100d"/></radialGradient>
<linearGradient id="table" x1="0" y1="0" x2="0" y2="1">
  <stop offset="0" stop-color="#1d1410"/><stop offset=".25" stop-color="#33231a"/>
  <stop offset="1" stop-color="#1a120d"/></linearGradient>
<radialGradient id="pool" gradientUnits="userSpaceOnUse" cx="770" cy="0" r="1"
  gradientTransform="translate(0 1035) scale(1 .27) translate(0 0)">
  <stop offset="0" stop-color="#ffcf94" stop-opacity=".0"/></radialGradient>
<rect width="1200" height="1200" fill="url(#wall)"/>
<rect y="900" width="1200" height="300" fill="url(#table)"/>
<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="42 16"/></filter>
<g filter="url(#soft)"><ellipse cx="770" cy="1045" rx="430" ry="92" fill="#d99a5b" opacity=".55"/>
<ellipse cx="770" cy="1045" rx="250" ry="52" fill="#ffd9a3" opacity=".55"/></g>
<filter id="seam"><feGaussianBlur stdDeviation="3"/></filter>
<rect x="-20" y="893" width="1240" height="10" fill="#0d0907" opacity=".55" filter="url(#seam)"/>
"""


def window_light(view: str) -> str:
    """The last breath over everything: daylight from the upper left, or the bloom round the burning bulb."""
    if view == "lit":
        return blurred(f'<ellipse cx="{SHADE_X}" cy="505" rx="190" ry="120"/>', 60, "#ffbe73", 0.22)
    x = SHADE_X if view == "front" else SIZE - SHADE_X
    shade_bloom = blurred(f'<ellipse cx="{x - 95}" cy="345" rx="85" ry="80"/>', 42, "#fffaf0", 0.26)
    x = BASE_X if view == "front" else SIZE - BASE_X
    return shade_bloom + blurred(f'<ellipse cx="{x - 85}" cy="985" rx="62" ry="34"/>', 26, "#fffaf0", 0.24)
