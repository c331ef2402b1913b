"""Everything the watch is offered with, in menu order."""

from configurator.demo.draw.watch.bezels import (
    compass_bezel,
    day_night_bezel,
    dive_bezel,
    fluted_bezel,
    tachymeter_bezel,
)
from configurator.demo.draw.watch.complications import (
    date_window,
    moon_phase,
    power_reserve,
    second_zone_hand,
    small_seconds,
)
from configurator.demo.draw.watch.crafted_dials import (
    dots_dial,
    enamel_dial,
    explorer_dial,
    meteorite_dial,
    waffle_dial,
)
from configurator.demo.draw.watch.crowns import cabochon_crown, fluted_crown, onion_crown, screw_crown
from configurator.demo.draw.watch.crystals import box_crystal, domed_crystal, flat_crystal, glint, lens_crystal
from configurator.demo.draw.watch.engravings import compass_rose, coordinates, monogram, pine_mark
from configurator.demo.draw.watch.gifts import gift_box, notebook, pocket_compass, spare_strap, strap_tool
from configurator.demo.draw.watch.hands import (
    baton_hands,
    cathedral_hands,
    dauphine_hands,
    pomme_hands,
    snowflake_hands,
    sword_hands,
    syringe_hands,
)
from configurator.demo.draw.watch.lids import exhibition_back, medal_back, notched_back, screwed_back
from configurator.demo.draw.watch.movements import automatic, hand_wound, skeleton
from configurator.demo.draw.watch.option import Group, Option, always
from configurator.demo.draw.watch.painted_dials import (
    black_dial,
    california_dial,
    cream_dial,
    pilot_dial,
    salmon_dial,
    silver_dial,
)
from configurator.demo.draw.watch.parts import (
    bezel,
    case,
    complication,
    crown,
    crystal,
    depth,
    dial,
    engraving,
    extra,
    hands,
    lid,
    movement,
    second_hand,
)
from configurator.demo.draw.watch.seconds import arrow_seconds, leaf_seconds, lollipop_seconds, orange_seconds
from configurator.demo.draw.watch.shadows import contact_shadow, strap_shadow
from configurator.demo.draw.watch.silhouettes import BRONZE_CASE, CUSHION, FACETED, GUARDED, ROUND, TRENCH
from configurator.demo.draw.watch.straps import strap_folder


def groups() -> tuple[Option | Group, ...]:
    return (
        always(
            "shadow", "Contact shadow", front=(2, contact_shadow), back=(2, lambda: contact_shadow(True)),
            clasp=(2, strap_shadow),
        ),
        Group("case", "Case", (
            case("case-round", "Round steel, curved lugs", 0, ROUND, "FW-CASE-ROUND", True),
            case("case-cushion", "Cushion steel", 2900, CUSHION, "FW-CASE-CUSHION"),
            case("case-bronze", "Raw bronze, screwed lugs", 5900, BRONZE_CASE, "FW-CASE-BRONZE"),
            case("case-black", "Black DLC, crown guards", 6900, GUARDED, "FW-CASE-DLC"),
            case("case-titanium", "Faceted titanium", 8900, FACETED, "FW-CASE-TI"),
            case("case-trench", "Trench silver, wire lugs", 9900, TRENCH, "FW-CASE-TRENCH"),
        )),
        Group("bezel", "Bezel", (
            bezel("bezel-dive", "Dive scale", 4500, dive_bezel, "FW-BEZEL-DIVE"),
            bezel("bezel-compass", "Compass", 3900, compass_bezel, "FW-BEZEL-COMPASS"),
            bezel("bezel-tachymeter", "Tachymeter", 3500, tachymeter_bezel, "FW-BEZEL-TACHY"),
            bezel("bezel-24h", "24 hours, day and night", 5200, day_night_bezel, "FW-BEZEL-24H"),
            bezel("bezel-fluted", "Fluted steel", 6500, fluted_bezel, "FW-BEZEL-FLUTED"),
        ), required=False),
        Group("dial", "Dial", (
            Group("dial-painted", "Painted", (
                dial("dial-black", "Field, black", 0, black_dial, "FW-DIAL-BLACK", True),
                dial("dial-cream", "Field, cream", 0, cream_dial, "FW-DIAL-CREAM"),
                dial("dial-california", "California, green", 1500, california_dial, "FW-DIAL-CALI"),
                dial("dial-pilot", "Pilot, navy", 1200, pilot_dial, "FW-DIAL-PILOT"),
                dial("dial-sector", "Sector, silver", 2400, silver_dial, "FW-DIAL-SECTOR"),
                dial("dial-salmon", "Sector, salmon", 2400, salmon_dial, "FW-DIAL-SALMON"),
            ), None, False),
            Group("dial-crafted", "Crafted", (
                dial("dial-sunray", "Blue sunray, 3-6-9", 2900, explorer_dial, "FW-DIAL-SUNRAY"),
                dial("dial-dots", "Coarse sand, round lume", 1900, dots_dial, "FW-DIAL-SAND"),
                dial("dial-waffle", "Pressed green waffle", 3600, waffle_dial, "FW-DIAL-WAFFLE"),
                dial("dial-enamel", "White enamel, Roman", 6900, enamel_dial, "FW-DIAL-ENAMEL"),
                dial("dial-meteorite", "Meteorite", 14900, meteorite_dial, "FW-DIAL-METEOR"),
            ), None, False),
        )),
        Group("complications", "Complications", (
            complication("date", "Date", 1800, date_window, (702, 530, 140), "FW-DATE"),
            complication("small-seconds", "Small seconds", 3200, small_seconds, (520, 642, 160), "FW-SMALL-SECONDS"),
            complication("moon-phase", "Moon phase", 8900, moon_phase, (520, 642, 160), "FW-MOON"),
            complication("power-reserve", "Power reserve", 4900, power_reserve, (400, 524, 152), "FW-RESERVE"),
            complication("second-zone", "Second time zone", 5900, second_zone_hand, (585, 585, 190), "FW-GMT"),
        ), "many", False, None, {"min": 0, "max": 2}),
        Group("hands", "Hands", (
            hands("hands-sword", "Sword", 0, sword_hands, "FW-HANDS-SWORD", True),
            hands("hands-dauphine", "Dauphine, polished", 900, dauphine_hands, "FW-HANDS-DAUPHINE"),
            hands("hands-cathedral", "Cathedral, blued", 1900, cathedral_hands, "FW-HANDS-CATHEDRAL", False, "#e6e0d0"),
            hands("hands-syringe", "Syringe", 900, syringe_hands, "FW-HANDS-SYRINGE"),
            hands("hands-baton", "Baton, black", 600, baton_hands, "FW-HANDS-BATON", False, "#c9c1ac"),
            hands("hands-snowflake", "Snowflake, orange minute", 1400, snowflake_hands, "FW-HANDS-SNOW"),
            hands("hands-pomme", "Pomme, blued", 2400, pomme_hands, "FW-HANDS-POMME", False, "#e6e0d0"),
        )),
        Group("seconds", "Centre seconds", (
            second_hand("seconds-arrow", "Red arrow", 0, arrow_seconds, "FW-SEC-ARROW", True),
            second_hand("seconds-lollipop", "Lollipop", 300, lollipop_seconds, "FW-SEC-LOLLI"),
            second_hand("seconds-orange", "Orange paddle", 300, orange_seconds, "FW-SEC-ORANGE"),
            second_hand("seconds-leaf", "Blued needle, crescent", 700, leaf_seconds, "FW-SEC-LEAF"),
        ), show_if={"not": "small-seconds"}),
        Group("crystal", "Crystal", (
            crystal("crystal-flat", "Flat sapphire", 0, flat_crystal, "FW-CRYSTAL-FLAT", True),
            crystal("crystal-domed", "Domed acrylic", 0, domed_crystal, "FW-CRYSTAL-DOMED"),
            crystal("crystal-box", "Box sapphire, coated", 3900, box_crystal, "FW-CRYSTAL-BOX"),
            crystal("crystal-lens", "Sapphire with date lens", 2900, lens_crystal, "FW-CRYSTAL-LENS", near=650),
        )),
        Group("crown", "Crown", (
            crown("crown-fluted", "Fluted steel", 0, fluted_crown, "FW-CROWN-FLUTED", True),
            crown("crown-screw", "Screw-down, knurled", 1900, screw_crown, "FW-CROWN-SCREW"),
            crown("crown-onion", "Brass onion", 1700, onion_crown, "BRASS-SET"),
            crown("crown-cabochon", "Cone with blue stone", 3400, cabochon_crown, "FW-CROWN-CABOCHON"),
        )),
        strap_folder(),
        Group("back", "Case back", (
            lid("back-notched", "Solid, brushed", 0, notched_back, "FW-BACK-SOLID", True),
            lid("back-screwed", "Eight screws, hammered", 1900, screwed_back, "FW-BACK-SCREWS"),
            lid("back-medal", "Mountain in relief", 3800, medal_back, "FW-BACK-MEDAL"),
            lid("back-window", "Window on the movement", 4500, exhibition_back, "FW-BACK-WINDOW", below=hand_wound),
        )),
        Group("engraving", "Engraving", (
            engraving("engraving-rose", "Compass rose", 2900, compass_rose, "FW-ENGRAVE-ROSE"),
            engraving("engraving-pine", "Pine", 2400, pine_mark, "FW-ENGRAVE-PINE"),
            engraving("engraving-place", "Coordinates", 1900, coordinates, "FW-ENGRAVE-PLACE"),
            engraving("engraving-monogram", "Monogram in laurel", 3400, monogram, "FW-ENGRAVE-MONOGRAM"),
        ), required=False, show_if={"any": ["back-notched", "back-screwed"]}),
        Group("depth", "Water resistance", (
            depth("depth-50", "50 m", 0, "WATER RESISTANT · 50 METRES · 5 BAR", True),
            depth("depth-100", "100 m", 1500, "WATER RESISTANT · 100 METRES · 10 BAR"),
            depth("depth-200", "200 m", 3500, "WATER RESISTANT · 200 METRES · 20 BAR"),
        )),
        Group("movement", "Movement", (
            movement("movement-hand", "Hand-wound", 0, hand_wound, "FW-MOV-HAND", True),
            movement("movement-auto", "Automatic", 7900, automatic, "FW-MOV-AUTO"),
            movement("movement-skeleton", "Automatic, gilt openwork", 12900, skeleton, "FW-MOV-SKELETON"),
        )),
        Group("extras", "In the parcel", (
            extra("extra-box", "Gift box, felt lined", 1900, 0, gift_box, (20, 20, 420), "GIFT-BOX"),
            extra("extra-notebook", "Field notebook", 1200, 4, notebook, (40, 80, 290), "FW-NOTEBOOK"),
            extra("extra-strap", "Spare strap, rolled", 1900, 4, spare_strap, (70, 845, 230), "FW-STRAP-ROLL"),
            extra("extra-compass", "Pocket compass", 3900, 4, pocket_compass, (892, 96, 250), "BRASS-SET"),
            extra("extra-tool", "Spring-bar tool", 900, 4, strap_tool, (975, 380, 180), "FW-TOOL"),
        ), "many", False, None, {"min": 0, "max": 3}),
        always("glint", "Light on the glass", front=(60, glint)),
    )  # fmt: skip
