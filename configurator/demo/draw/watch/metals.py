"""The metals a watch is made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Metal:
    """One metal in five tones, from the deepest reflection to the glint."""

    deep: str
    dark: str
    mid: str
    light: str
    glint: str


STEEL = Metal("#3d4145", "#777c81", "#aeb3b7", "#d9dde0", "#ffffff")
TITANIUM = Metal("#3b3a38", "#67655f", "#8f8c85", "#b4b0a7", "#e6e2d8")
BRONZE = Metal("#3c2411", "#7d5530", "#ad7f4c", "#d2a872", "#ffe9c4")
BRASS = Metal("#4f3a10", "#94742f", "#c6a24f", "#e6cd86", "#fff6d4")
BLACK = Metal("#08090a", "#1b1c1e", "#303235", "#4b4e52", "#8d9297")
SILVER = Metal("#46443f", "#8b8780", "#c3bfb6", "#e9e6df", "#ffffff")
BLUED = Metal("#050d2b", "#0d2263", "#1d41a0", "#4a78dc", "#b9d2ff")
GILT = Metal("#5a421a", "#a27d3a", "#d3ad63", "#efd59b", "#fffbe6")
ORANGE = Metal("#7a2505", "#bd4211", "#e85d1c", "#f88a4c", "#ffd0ac")
