"""Lamps to begin with."""

from configurator.demo.draw.document import Json, preset


def presets() -> list[Json]:
    table = (
        (
            "study",
            "Study",
            "shade-linen lining-white bulb-globe stem-swan finish-satin finial-ball base-marble "
            "switch-pull cord-cotton length-2 plug-eu",
        ),
        (
            "banker",
            "Banker",
            "shade-dome lining-white bulb-globe stem-brass finish-polished finial-acorn base-brass "
            "switch-pull cord-twisted length-3 plug-uk",
        ),
        (
            "workshop",
            "Workshop",
            "shade-factory lining-copper bulb-filament stem-double finish-black base-iron "
            "switch-rocker cord-rubber length-3 plug-eu",
        ),
        (
            "northern",
            "Northern",
            "shade-drum lining-white trim-herringbone bulb-tube stem-oak finish-black base-oak "
            "switch-foot cord-herringbone length-3 plug-eu dust-bag",
        ),
        (
            "salon",
            "Salon",
            "shade-pleated lining-gold trim-braid bulb-candle stem-tan finish-satin finial-spire "
            "base-walnut switch-toggle cord-cotton length-2 plug-us walnut-dish",
        ),
        (
            "gallery",
            "Gallery",
            "shade-opal bulb-globe stem-twist finish-black finial-marble base-terrazzo "
            "switch-touch cord-rubber length-2 plug-eu",
        ),
    )
    return [preset(*line) for line in table]
