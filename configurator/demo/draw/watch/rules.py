"""Which parts of the watch need or exclude each other."""

from configurator.demo.draw.document import rule
from configurator.demo.draw.watch.straps import BRACELETS

NATOS = ["strap-nato-sand", "strap-nato-stripe"]
BLUE_HANDS = ["hands-cathedral", "hands-pomme"]
RULES = [
    rule("dive-needs-depth", "bezel-dive", {"not": "depth-50"},
         "A dive bezel belongs on a watch that goes down to 100 m or more."),
    rule("depth-needs-screw", "depth-200", "crown-screw", "Only the screw-down crown keeps the water out at 200 m."),
    rule("one-at-six", "moon-phase", {"not": "small-seconds"},
         "The moon and the small seconds both sit at six o'clock: choose one of them."),
    rule("zone-needs-bezel", "second-zone", "bezel-24h", "The second time zone is read on the 24-hour bezel."),
    rule("lens-needs-date", "crystal-lens", "date", "The lens lies over the date, so the watch needs one."),
    rule("nato-hides-window", {"any": NATOS}, {"not": "back-window"},
         "A NATO strap runs under the case and would hide the window on the movement."),
    rule("wires-take-soft", "case-trench", {"not": {"any": BRACELETS}},
         "Wire lugs take a soft strap; a steel bracelet finds no hold on them."),
    rule("blue-needs-light", {"any": BLUE_HANDS}, {"not": {"any": ["dial-black", "dial-pilot"]}},
         "Blued hands cannot be read on a dark dial. Choose a lighter dial or steel hands."),
]  # fmt: skip
