"""How the shop describes the watch, and what a German customer reads."""

DESCRIPTION = (
    "A 38 mm watch for the field, put together by one watchmaker from the parts you choose: "
    "case, dial, hands, strap, and what shows on its back."
)
GERMAN = {
    "case": "Gehäuse", "bezel": "Lünette", "dial": "Zifferblatt", "complications": "Komplikationen",
    "hands": "Zeiger",
    "seconds": "Zentralsekunde", "crystal": "Glas", "crown": "Krone", "strap": "Band", "buckle": "Schließe",
    "back": "Gehäuseboden", "engraving": "Gravur",
    "depth": "Wasserdichtheit", "movement": "Werk", "extras": "Im Paket",
    "strap-tan": "Leder, hellbraun", "strap-alligator": "Leder, schwarz, Alligatorprägung",
    "case-round": "Stahl, rund",
    "dial-black": "Feld, schwarz", "dial-cream": "Feld, creme",
}  # fmt: skip
