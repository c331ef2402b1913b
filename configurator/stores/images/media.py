"""Names of stored pictures: `/media/{id}.webp` in full, `/media/{id}@{eighths}.webp` scaled to 1 … 7 eighths.

There are eight sizes of each picture and no others, so that requests cannot fill the disk; halves of a half and so on
(4, 2, 1) are exact for views of 1200 pixels shown at 600, 300 and 150.
"""

import re
from dataclasses import dataclass

from configurator.stores.images.errors import UnknownAsset

FULL = 8
WIDTHS = (150, 300, 600, 1200)
"""The widths at which whole pictures are drawn."""

_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_NAME = re.compile(r"([0-9a-f]{32})(?:@([1-7]))?\.webp", re.ASCII)


@dataclass(frozen=True, slots=True)
class Rendition:
    """One size of one stored picture: `eighths` of its full width and height, 8 being the picture itself."""

    asset: str
    eighths: int = FULL

    def __post_init__(self) -> None:
        if not is_id(self.asset) or not 1 <= self.eighths <= FULL:
            raise UnknownAsset(self.name)

    @property
    def name(self) -> str:
        return f"{self.asset}.webp" if self.eighths == FULL else f"{self.asset}@{self.eighths}.webp"


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def rendition(name: str) -> Rendition:
    """The rendition a file name such as `{id}@4.webp` means; raises UnknownAsset."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise UnknownAsset(name)
    return Rendition(match[1], int(match[2] or FULL))


def eighths(width: int, view_width: int) -> int:
    """The smallest rendition that is sharp when a view of `view_width` is shown `width` pixels wide."""
    return min(max(-(-width * FULL // view_width), 1), FULL)


def media_path(asset: str, width: int | None = None, view_width: int | None = None) -> str:
    """The address of a picture: in full, or sharp where its view is shown `width` device pixels wide."""
    size = eighths(width, view_width) if width and view_width else FULL
    return f"/media/{Rendition(asset, size).name}"
