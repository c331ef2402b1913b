"""The sizes of a document's pictures and views."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Extent(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Gallery:
    """The pictures that exist, by asset, and the views as large as they are drawn."""

    pictures: Mapping[str, Extent]
    views: Mapping[str, Extent]
