"""Where the lamp and the camera stand, and how a view turns the world."""

import numpy as np

from configurator.demo.draw.lamp.arrays import Array

VIEWS = ("front", "back", "lit")
SIZE = 1200
OVERSAMPLING = 3
DENSITY = OVERSAMPLING * 1.45

# The front view is the world: x to the right, y down, z towards the viewer, in pixels. The camera stands a little
# above the middle of the lamp, so circles below EYE_LEVEL show their upper side and circles above it their lower one.
EYE_LEVEL = 640.0
TILT = 0.00065
GROUND = 1025.0
BASE_X, JOINT_Y = 430.0, 935.0
SHADE_X, KNUCKLE_Y = 770.0, 238.0
RIM_RADIUS, RIM_Y = 196.0, 500.0
BULB_AT = np.array([SHADE_X, 510.0, 0.0], np.float32)


def turn(points: Array, view: str) -> Array:
    """The world as a view sees it: the back view walks half round the lamp."""
    if view != "back":
        return points
    return np.asarray(points * sign("back") + np.array([SIZE, 0, 0], np.float32))


def sign(view: str) -> Array:
    return np.array([-1, 1, -1] if view == "back" else [1, 1, 1], np.float32)


def ground_y(z: float) -> float:
    return GROUND + z * TILT * (GROUND - EYE_LEVEL)
