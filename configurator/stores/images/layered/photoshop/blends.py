"""Photoshop's blend modes: those that browsers have too, the nearest to the others, and how all of them mix."""

from psd_tools.composite.blend import BLEND_FUNC
from psd_tools.constants import BlendMode

from configurator.stores.images.blending import MIXES, Mix

SAME = {
    BlendMode.PASS_THROUGH: "normal",
    BlendMode.NORMAL: "normal",
    BlendMode.MULTIPLY: "multiply",
    BlendMode.SCREEN: "screen",
    BlendMode.OVERLAY: "overlay",
    BlendMode.DARKEN: "darken",
    BlendMode.LIGHTEN: "lighten",
    BlendMode.COLOR_DODGE: "color-dodge",
    BlendMode.COLOR_BURN: "color-burn",
    BlendMode.HARD_LIGHT: "hard-light",
    BlendMode.SOFT_LIGHT: "soft-light",
    BlendMode.DIFFERENCE: "difference",
    BlendMode.EXCLUSION: "exclusion",
    BlendMode.HUE: "hue",
    BlendMode.SATURATION: "saturation",
    BlendMode.COLOR: "color",
    BlendMode.LUMINOSITY: "luminosity",
}
NEAREST = {
    BlendMode.DISSOLVE: "normal",
    BlendMode.LINEAR_BURN: "multiply",
    BlendMode.DARKER_COLOR: "darken",
    BlendMode.LINEAR_DODGE: "screen",
    BlendMode.LIGHTER_COLOR: "lighten",
    BlendMode.VIVID_LIGHT: "hard-light",
    BlendMode.LINEAR_LIGHT: "hard-light",
    BlendMode.PIN_LIGHT: "hard-light",
    BlendMode.HARD_MIX: "hard-light",
    BlendMode.SUBTRACT: "difference",
    BlendMode.DIVIDE: "color-dodge",
}


def keyword(mode: BlendMode) -> str:
    """The mode, or the nearest that browsers have, as CSS calls it."""
    return SAME.get(mode) or NEAREST.get(mode, "normal")


def mixing(mode: BlendMode) -> Mix | None:
    """How two colours are mixed; None for the normal way."""
    same = SAME.get(mode)
    if same == "normal" or mode not in BLEND_FUNC:
        return None
    return MIXES[same] if same else BLEND_FUNC[mode]


def called(mode: BlendMode) -> str:
    """The mode as Photoshop's menu calls it, in English."""
    return mode.name.replace("_", " ").capitalize()
