"""What a merchant can switch, and the words the shopper reads."""

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
