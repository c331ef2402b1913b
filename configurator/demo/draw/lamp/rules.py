"""Which parts of the lamp need or exclude each other."""

from configurator.demo.draw.document import Json, rule
from configurator.demo.draw.lamp.group import either, none_of


def rules() -> list[Json]:
    heavy = either("base-marble", "base-nero", "base-terrazzo", "base-concrete", "base-iron")
    table = (
        (
            "double-arm-needs-weight",
            "stem-double",
            heavy,
            "The double arm swings wide: it needs a stone, concrete or iron base to stand safely.",
        ),
        (
            "boom-carries-light-shades",
            "stem-oak",
            none_of("shade-opal", "shade-fluted", "shade-mushroom"),
            "Glass and copper shades are too heavy for the oak boom.",
        ),
        (
            "touch-needs-metal",
            "switch-touch",
            either("stem-swan", "stem-brass", "stem-double", "stem-twist"),
            "The touch dimmer feels your hand through a metal stem; oak and leather keep it from working.",
        ),
        (
            "pull-needs-open-shade",
            "switch-pull",
            none_of("shade-opal", "shade-fluted", "shade-paper"),
            "A pull chain needs a shade that is open below.",
        ),
        (
            "paper-stays-cool",
            "shade-paper",
            none_of("bulb-filament", "bulb-reflector"),
            "Filament and half-mirror bulbs run too warm for a paper lantern.",
        ),
        (
            "floor-switch-needs-length",
            "switch-foot",
            either("length-3", "length-5"),
            "The floor switch sits two metres along the cord: choose 3 m or 5 m.",
        ),
        (
            "mirror-needs-bright-lining",
            "bulb-reflector",
            {"not": "lining-black"},
            "A half-mirror bulb shines up into the shade: a black lining would swallow its light.",
        ),
    )
    return [rule(*line) for line in table]
