"""Which parts of the sneaker need or exclude each other."""

from configurator.demo.draw.document import rule

RULES = [
    rule(
        "elastic-punched",
        "laces-elastic",
        "eyelets-punched",
        "Elastic straps are sewn in and leave no room for metal eyelets",
    ),
    rule(
        "tag-needs-laces",
        "extra-tag",
        {"not": "laces-elastic"},
        "The brass tag threads onto laces, so it can't go with elastic straps",
    ),
    rule(
        "toe-stays-whole",
        {"any": ["upper-knit", "upper-perforated"]},
        {"not": {"any": ["toe-wing", "toe-cap"]}},
        "A knit or perforated toe takes no sewn cap: the needle would tear it",
    ),
    rule(
        "knit-no-monogram",
        "upper-knit",
        {"not": "mark-monogram"},
        "Monograms are sewn onto leather, suede or canvas, not onto knit",
    ),
    rule(
        "bumper-needs-rubber",
        "toe-rubber",
        {"any": ["sole-cup", "sole-vulc", "sole-speckle", "sole-trail"]},
        "The rubber bumper bonds only to a rubber sole, not to crepe or jute",
    ),
    rule(
        "jute-stays-dry",
        "extra-drops",
        {"not": {"any": ["sole-rope", "upper-knit", "lining-shearling"]}},
        "Rain proofing does not take on jute, knit or shearling",
    ),
    rule(
        "shearling-tongue",
        "lining-shearling",
        {"not": "tongue-mesh"},
        "Shearling needs a lined tongue, so spacer mesh is not possible",
    ),
    rule(
        "trail-from-40",
        "sole-trail",
        {"not": {"any": ["size-38", "size-39"]}},
        "The trail sole is moulded from size 40 upwards",
    ),
]
