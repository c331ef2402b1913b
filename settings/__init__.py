"""The settings of a shop, and the labels that shoppers read."""

from settings.labels import DEFAULTS, Words
from settings.model import (
    Embed,
    Filling,
    Orders,
    Settings,
    Settlement,
    Shop,
    Stock,
    Theme,
    Unavailable,
)

__all__ = [
    "DEFAULTS",
    "Embed",
    "Filling",
    "Orders",
    "Settings",
    "Settlement",
    "Shop",
    "Stock",
    "Theme",
    "Unavailable",
    "Words",
]
