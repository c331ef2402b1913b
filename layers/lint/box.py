"""Where a picture is drawn in a view."""

from collections.abc import Mapping
from typing import NamedTuple

from layers.document.model import Placement
from layers.lint.gallery import Extent


class Box(NamedTuple):
    """Edges in pixels of the view; right and bottom lie outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self) -> int:
        """0 where there is nothing between the edges."""
        return max(self.right - self.left, 0) * max(self.bottom - self.top, 0)

    def shared(self, other: "Box") -> int:
        """The pixels that both have."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, min(self.right, other.right), min(self.bottom, other.bottom)).area


def box(placement: Placement, pictures: Mapping[str, Extent]) -> Box | None:
    """None where the picture does not exist."""
    extent = pictures.get(placement.asset)
    if extent is None:
        return None
    return Box(placement.x, placement.y, placement.x + extent.width, placement.y + extent.height)
