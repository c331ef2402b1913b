"""What one layer shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from configurator.demo.draw.lamp.bodies import Mesh
from configurator.demo.draw.lamp.sight import Material


@dataclass(frozen=True)
class Piece:
    mesh: Mesh
    material: Material


@dataclass(frozen=True)
class Part:
    """What one layer shows: passes drawn over each other, with SVG beneath (shadows, halos) per view."""

    passes: Sequence[Sequence[Piece]]
    beneath: Callable[[str], str] | None = None
    above: Callable[[str], str] | None = None
