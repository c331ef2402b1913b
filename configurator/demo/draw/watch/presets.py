"""Watches to begin with."""

from configurator.demo.draw.document import preset

PRESETS = [
    preset("patrol", "Patrol", "case-round dial-black date hands-sword seconds-arrow crystal-domed crown-fluted "
           "strap-nato-sand buckle-steel back-notched engraving-place depth-50 movement-hand"),
    preset("harbour", "Harbour", "case-cushion bezel-dive dial-sunray hands-snowflake seconds-lollipop crystal-box "
           "crown-screw strap-tropic buckle-steel back-screwed depth-200 movement-auto"),
    preset("salon", "Salon", "case-trench dial-enamel small-seconds hands-pomme crystal-domed crown-onion "
           "strap-alligator buckle-folding back-window depth-50 movement-hand extra-box"),
    preset("foundry", "Foundry", "case-bronze dial-waffle hands-syringe seconds-arrow crystal-flat crown-onion "
           "strap-bund buckle-brass back-medal depth-100 movement-auto extra-notebook extra-tool"),
    preset("two-homes", "Two homes", "case-black bezel-24h dial-pilot second-zone hands-baton seconds-orange "
           "crystal-box crown-screw strap-ribbed buckle-trail back-screwed engraving-rose depth-200 movement-auto"),
    preset("observatory", "Observatory", "case-titanium dial-meteorite moon-phase hands-dauphine seconds-leaf "
           "crystal-flat crown-cabochon strap-beads back-window depth-50 movement-skeleton extra-box extra-compass"),
]  # fmt: skip
