"""The straps and buckles on offer."""

from configurator.demo.draw.watch.bracelets import beads, mesh, three_link
from configurator.demo.draw.watch.buckles import deployant, roller_buckle, tang_buckle, trail_buckle
from configurator.demo.draw.watch.leathers import alligator, bund, rally, tan_leather
from configurator.demo.draw.watch.option import Group
from configurator.demo.draw.watch.parts import buckle, strap
from configurator.demo.draw.watch.rubbers import ribbed, tropic, waffle
from configurator.demo.draw.watch.textiles import perlon, sailcloth, sand_nato, striped_nato

LEATHERS = (
    strap("strap-tan", "Tan leather", 2500, tan_leather, "LEATHER-TAN", "#1c0f07", "#a9693a", True),
    strap("strap-alligator", "Black, alligator grain", 3900, alligator, "LEATHER-BLACK", "#000", "#1d1b19"),
    strap("strap-rally", "Cognac rally, perforated", 3200, rally, "FW-STRAP-RALLY", "#1a0a04", "#7a3c1c"),
    strap("strap-bund", "Bund, on a wide pad", 4800, bund, "FW-STRAP-BUND", "#1a0f08", "#5d3f2b"),
)
TEXTILES = (
    strap("strap-nato-sand", "Sand NATO", 0, sand_nato, "FW-NATO-SAND", "#2b2114", "#b7a27c"),
    strap("strap-nato-stripe", "Striped NATO", 300, striped_nato, "FW-NATO-STRIPE", "#0c1220", "#26324a"),
    strap("strap-sailcloth", "Sailcloth, double stitch", 2900, sailcloth, "FW-SAILCLOTH", "#0a0f12", "#33444f"),
    strap("strap-perlon", "Braided perlon", 1200, perlon, "FW-PERLON", "#12150e", "#58624b"),
)
RUBBERS = (
    strap("strap-ribbed", "Ribbed rubber", 2200, ribbed, "FW-RUBBER-RIB", "#000", "#1f2123"),
    strap("strap-tropic", "Tropic rubber", 2600, tropic, "FW-RUBBER-TROPIC", "#000", "#1f201f"),
    strap("strap-waffle", "Orange waffle rubber", 2600, waffle, "FW-RUBBER-WAFFLE", "#3b1503", "#b9501b"),
)
METALS = (
    strap("strap-three-link", "Three-link steel", 9500, three_link, "FW-BRACELET-3"),
    strap("strap-beads", "Beads of rice", 11500, beads, "FW-BRACELET-BEADS"),
    strap("strap-mesh", "Milanese mesh", 7800, mesh, "FW-BRACELET-MESH"),
)
BRACELETS = [option.id for option in METALS]


def strap_folder() -> Group:
    kinds = (
        ("leather", "Leather", LEATHERS),
        ("textile", "Textile", TEXTILES),
        ("rubber", "Rubber", RUBBERS),
        ("metal", "Steel", METALS),
    )
    headings = tuple(Group(f"strap-{own}", label, options, None, False) for own, label, options in kinds)
    buckles = (
        buckle("buckle-steel", "Steel pin buckle", 0, tang_buckle, "FW-BUCKLE-STEEL", True),
        buckle("buckle-brass", "Brass roller buckle", 1400, roller_buckle, "BRASS-SET"),
        buckle("buckle-trail", "Black trail buckle", 1600, trail_buckle, "FW-BUCKLE-TRAIL"),
        buckle("buckle-folding", "Folding clasp", 4200, deployant, "FW-CLASP-FOLD"),
    )
    choice = Group("strap", "Strap", headings)
    closing = Group("buckle", "Buckle", buckles, show_if={"not": {"any": BRACELETS}})
    return Group("strap-and-buckle", "Strap and buckle", (choice, closing), None, False)
