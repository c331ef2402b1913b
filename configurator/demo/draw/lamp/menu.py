"""Everything the lamp is offered with, group by group."""

from configurator.demo.draw.document import Json
from configurator.demo.draw.lamp.bases import bases
from configurator.demo.draw.lamp.bench import Bench, Row
from configurator.demo.draw.lamp.bulbs import bulbs
from configurator.demo.draw.lamp.cords import cords
from configurator.demo.draw.lamp.extras import extras
from configurator.demo.draw.lamp.finials import finials
from configurator.demo.draw.lamp.fittings import fittings
from configurator.demo.draw.lamp.group import either, group, none_of
from configurator.demo.draw.lamp.linings import linings
from configurator.demo.draw.lamp.plugs import plugs
from configurator.demo.draw.lamp.scenes import evening_room, long_shadow, round_shadow, square_shadow, tripod_shadow
from configurator.demo.draw.lamp.shades import shades
from configurator.demo.draw.lamp.stage import VIEWS
from configurator.demo.draw.lamp.stems import stems
from configurator.demo.draw.lamp.switches import switches
from configurator.demo.draw.lamp.trims import trims


def scenery(bench: Bench) -> list[Json]:
    tripod_stands, block_stands = "base-walnut", "base-nero"
    return [
        bench.scene("room", "Evening room", ["lit"], -10, evening_room),
        bench.scene("shadow", "Soft shadow", VIEWS, 0, long_shadow),
        group(
            "shadow-of-round",
            "Contact shadow, round bases",
            [bench.scene("shadow-round", "Contact shadow, round", VIEWS, 2, round_shadow)],
            None,
            show_if=none_of(tripod_stands, block_stands),
        ),
        group(
            "shadow-of-block",
            "Contact shadow, square base",
            [bench.scene("shadow-block", "Contact shadow, square", VIEWS, 2, square_shadow)],
            None,
            show_if=block_stands,
        ),
        group(
            "shadow-of-tripod",
            "Contact shadow, tripod",
            [bench.scene("shadow-tripod", "Contact shadow, tripod", VIEWS, 2, tripod_shadow)],
            None,
            show_if=tripod_stands,
        ),
    ]


def shade_groups(bench: Bench) -> list[Json]:
    parts = shades()
    fabric: list[Row] = [
        ("shade-linen", "Empire, natural linen", 0, "SHADE-LINEN"),
        ("shade-drum", "Drum, slate cotton", 800, "SHADE-DRUM"),
        ("shade-pleated", "Pleated silk", 4900, "SHADE-PLEATED"),
        ("shade-raffia", "Bell, woven raffia", 3400, "SHADE-RAFFIA"),
    ]
    spun: list[Row] = [
        ("shade-dome", "Dome, green enamel", 3900, "SHADE-DOME"),
        ("shade-factory", "Factory cone, black", 2900, "SHADE-FACTORY"),
        ("shade-perforated", "Perforated steel", 4400, "SHADE-PERF"),
        ("shade-mushroom", "Mushroom, spun copper", 7900, "SHADE-MUSHROOM"),
    ]
    clear: list[Row] = [
        ("shade-opal", "Opal glass globe", 5900, "SHADE-OPAL"),
        ("shade-fluted", "Fluted clear glass", 6400, "SHADE-FLUTED"),
        ("shade-paper", "Washi paper lantern", 1900, "SHADE-PAPER"),
    ]
    headings = [
        group("shade-fabric", "Fabric and fibre", bench.options(parts, "shade", fabric, "shade-linen"), None),
        group("shade-metal", "Metal", bench.options(parts, "shade", spun), None),
        group("shade-glass", "Glass and paper", bench.options(parts, "shade", clear), None),
    ]
    return [group("shade", "Shade", headings), lining_group(bench), trim_folder(bench)]


def lining_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("lining-white", "White", 0, "LINING-WHITE"),
        ("lining-gold", "Gold leaf", 2400, "LINING-GOLD"),
        ("lining-copper", "Copper foil", 1800, "LINING-COPPER"),
        ("lining-black", "Matt black", 600, None),
    ]
    options = bench.options(linings(), "lining", rows, "lining-white")
    return group("lining", "Lining", options, show_if=none_of("shade-opal", "shade-fluted", "shade-paper"))


def trim_folder(bench: Bench) -> Json:
    rows: list[Row] = [
        ("trim-grosgrain", "Navy grosgrain", 900, "TRIM-GROSGRAIN"),
        ("trim-herringbone", "Herringbone tape", 1100, "TRIM-HERRING"),
        ("trim-braid", "Metallic braid", 1400, "TRIM-BRAID"),
        ("trim-fringe", "Silk fringe", 2600, "TRIM-FRINGE"),
        ("trim-scallop", "Scalloped leather", 2900, "TRIM-SCALLOP"),
    ]
    trim = group("trim", "Trim", bench.options(trims(), "trim", rows), required=False)
    sewn = either("shade-linen", "shade-drum", "shade-pleated")
    return group("sewn-shades", "For sewn shades", [trim], None, show_if=sewn)


def bulb_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("bulb-globe", "Opal globe", 0, "BULB-GLOBE"),
        ("bulb-filament", "Clear filament", 300, "BULB-FILAMENT"),
        ("bulb-candle", "Twisted candle", 200, "BULB-CANDLE"),
        ("bulb-reflector", "Half mirror", 700, "BULB-MIRROR"),
        ("bulb-amber", "Amber spiral", 900, "BULB-AMBER"),
        ("bulb-tube", "Opal tube", 500, "BULB-TUBE"),
    ]
    return group("bulb", "Bulb", bench.options(bulbs(), "bulb", rows, "bulb-globe"))


def stem_groups(bench: Bench) -> list[Json]:
    parts = stems()
    metals: list[Row] = [
        ("stem-swan", "Swan neck, brass", 0, "STEM-SWAN"),
        ("stem-brass", "Post and arm, brass", 1200, "STEM-POST"),
        ("stem-double", "Double arm, steel", 6900, "STEM-DOUBLE"),
        ("stem-twist", "Twisted iron", 3200, "STEM-TWIST"),
    ]
    wrapped: list[Row] = [
        ("stem-oak", "Leaning oak boom", 1800, "STEM-OAK"),
        ("stem-tan", "Bow, tan leather", 4200, "LEATHER-TAN"),
        ("stem-black", "Bow, black leather", 4200, "LEATHER-BLACK"),
    ]
    headings = [
        group("stem-metal", "Metal", bench.options(parts, "stem", metals, "stem-swan"), None),
        group("stem-wrapped", "Wood and leather", bench.options(parts, "stem", wrapped), None),
    ]
    return [group("stem", "Stem", headings), fittings_group(bench), finial_group(bench)]


def fittings_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("finish-satin", "Satin brass", 0, "FITTING-SATIN"),
        ("finish-polished", "Polished brass", 1200, "BRASS-SET"),
        ("finish-black", "Blackened steel", 600, "FITTING-BLACK"),
        ("finish-nickel", "Polished nickel", 900, "FITTING-NICKEL"),
    ]
    return group("finish", "Fittings", bench.options(fittings(), "fittings", rows, "finish-satin"))


def finial_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("finial-ball", "Brass ball", 900, "FINIAL-BALL"),
        ("finial-acorn", "Turned acorn", 1100, "FINIAL-ACORN"),
        ("finial-spire", "Spire", 1200, "FINIAL-SPIRE"),
        ("finial-crystal", "Cut crystal", 2400, "FINIAL-CRYSTAL"),
        ("finial-marble", "Marble ball", 1600, "FINIAL-MARBLE"),
    ]
    return group("finial", "Finial", bench.options(finials(), "finial", rows), required=False)


def base_group(bench: Bench) -> Json:
    parts = bases()
    stone: list[Row] = [
        ("base-marble", "Carrara marble", 0, "BASE-MARBLE"),
        ("base-nero", "Marquina block", 2200, "BASE-NERO"),
        ("base-terrazzo", "Terrazzo", 1500, "BASE-TERRAZZO"),
        ("base-concrete", "Concrete cone", -800, "BASE-CONCRETE"),
    ]
    wooden: list[Row] = [
        ("base-oak", "Turned oak", 600, "BASE-OAK"),
        ("base-ash", "Stepped black ash", 900, "BASE-ASH"),
        ("base-walnut", "Walnut tripod", 1900, "BASE-TRIPOD"),
    ]
    cast: list[Row] = [
        ("base-brass", "Spun brass", 2800, "BASE-BRASS"),
        ("base-iron", "Hammered iron", 1400, "BASE-IRON"),
    ]
    headings = [
        group("base-stone", "Stone and mineral", bench.options(parts, "base", stone, "base-marble"), None),
        group("base-wood", "Wood", bench.options(parts, "base", wooden), None),
        group("base-metal", "Metal", bench.options(parts, "base", cast), None),
    ]
    return group("base", "Base", headings)


def switch_group(bench: Bench) -> Json:
    parts = switches()
    hanging: list[Row] = [("switch-pull", "Pull chain", 0, "SWITCH-PULL")]
    on_stem: list[Row] = [
        ("switch-toggle", "Toggle on the stem", 500, "SWITCH-TOGGLE"),
        ("switch-touch", "Touch dimmer", 2900, "SWITCH-TOUCH"),
    ]
    on_cord: list[Row] = [
        ("switch-rocker", "Rocker on the cord", 0, "SWITCH-ROCKER"),
        ("switch-foot", "Floor switch", 900, "SWITCH-FOOT"),
    ]
    options = bench.options(parts, "chain", hanging, "switch-pull")
    options += bench.options(parts, "collar", on_stem) + bench.options(parts, "inline", on_cord)
    return group("switch", "Switch", options)


def cord_group(bench: Bench) -> Json:
    """The cord, and inside it two choices of their own: its length and its plug."""
    rows: list[Row] = [
        ("cord-cotton", "Natural cotton", 0, "CORD-COTTON"),
        ("cord-rust", "Rust cotton", 0, "CORD-RUST"),
        ("cord-herringbone", "Black and white", 400, "CORD-HERRING"),
        ("cord-twisted", "Twisted pair, brown", 700, "CORD-TWISTED"),
        ("cord-rubber", "Black rubber", -300, "CORD-RUBBER"),
    ]
    lengths: list[Row] = [("length-2", "2 m", 0, None), ("length-3", "3 m", 600, None), ("length-5", "5 m", 1400, None)]
    ends: list[Row] = [
        ("plug-eu", "Europe, type C", 0, None),
        ("plug-uk", "United Kingdom, type G", 200, "PLUG-UK"),
        ("plug-us", "North America, type A", 0, "PLUG-US"),
    ]
    length = group("cord-length", "Length", bench.options({}, "cord", lengths, "length-2"))
    plug_group = group("plug", "Plug", bench.options(plugs(), "plug", ends, "plug-eu"))
    return group("cord", "Cord", [*bench.options(cords(), "cord", rows, "cord-cotton"), length, plug_group])


def extras_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("walnut-dish", "Walnut dish", 3200, "EXTRA-DISH"),
        ("gift-box", "Gift box", 800, "GIFT-BOX"),
        ("spare-bulb", "Spare bulb", 1200, "EXTRA-BULB"),
        ("dust-bag", "Linen dust bag", 1500, "EXTRA-BAG"),
    ]
    return group("extras", "Extras", bench.options(extras(), "extra", rows), "many", min=0, max=3)
