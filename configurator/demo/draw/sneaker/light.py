"""The shadow below the shoe and the last light on it."""

from configurator.demo.draw.sneaker.heel import B_FEATHER
from configurator.demo.draw.sneaker.line import along
from configurator.demo.draw.sneaker.paint import glow, line, within
from configurator.demo.draw.sneaker.side import FEATHER


def shadow_side() -> str:
    return (
        glow(640, 866, 540, 26, 0, "#1c140c", 0.34, 30)
        + glow(700, 864, 430, 12, 0, "#1c140c", 0.5, 9)
        + line("M 330 862 L 1066 862", "#120c06", 9, 0.6, 6)
        + glow(220, 862, 120, 8, 0, "#1c140c", 0.3, 9)
    )


def shadow_heel() -> str:
    return (
        glow(640, 972, 300, 34, 0, "#1c140c", 0.32, 30)
        + glow(614, 970, 246, 14, 0, "#1c140c", 0.5, 9)
        + line("M 392 968 L 808 968", "#120c06", 10, 0.7, 4)
    )


def light_side() -> str:
    return within(
        "upper",
        glow(150, 702, 26, 7, -40, "#fff", 0.4, 4),
        glow(560, 560, 120, 10, -30, "#fff", 0.1, 14),
    ) + within("sole", line(along(FEATHER, 4, 0.01, 0.5), "#fff", 3, 0.35, 1))


def light_heel() -> str:
    return within("b-upper", glow(452, 700, 12, 80, 14, "#fff", 0.22, 14)) + within(
        "b-sole", line(along(B_FEATHER, 5, 0.02, 0.5), "#fff", 4, 0.4, 2)
    )
