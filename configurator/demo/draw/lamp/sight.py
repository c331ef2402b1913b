"""What the camera sees of a surface."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from configurator.demo.draw.lamp.arrays import Array, unit
from configurator.demo.draw.lamp.bodies import Grid
from configurator.demo.draw.lamp.stage import EYE_LEVEL, TILT, turn


@dataclass(frozen=True)
class Seen:
    """The points of one surface that the camera sees: in the lamp's own space (`at`), and as turned in this view."""

    at: Array
    place: Array
    normal: Array
    eye: Array
    uv: Array
    view: str


Material: TypeAlias = Callable[[Seen], Array]


def upright(place: Array) -> Array:
    return unit(np.cross(np.gradient(place, axis=1), np.gradient(place, axis=0)))


def visible(mesh: Grid, view: str) -> tuple[Seen, Array]:
    """The points that face the camera, and where on screen they fall."""
    place = turn(mesh.points, view)
    normal = upright(place)
    lean = TILT * (place[..., 1] - EYE_LEVEL)
    eye = unit(np.stack([np.zeros_like(lean), -lean, np.ones_like(lean)], -1))
    outward = normal if mesh.smooth is None else upright(turn(mesh.smooth, view))
    facing = np.sum(outward * eye, -1) > 0
    screen = np.stack([place[..., 0], place[..., 1] + place[..., 2] * lean], -1)[facing]
    seen = Seen(mesh.points[facing], place[facing], normal[facing], eye[facing], mesh.uv[facing], view)
    return seen, screen


def taken(seen: Seen, chosen: npt.NDArray[np.int64]) -> Seen:
    return Seen(seen.at[chosen], seen.place[chosen], seen.normal[chosen], seen.eye[chosen], seen.uv[chosen], seen.view)
