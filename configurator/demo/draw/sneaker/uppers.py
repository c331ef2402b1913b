"""The uppers on offer."""

from configurator.demo.draw.sneaker.leathers import (
    CALF_BLACK,
    CALF_WHITE,
    CANVAS,
    CHALK,
    KNIT,
    SUEDE_FOREST,
    SUEDE_SAND,
    TUMBLED_TAN,
    Leather,
)
from configurator.demo.draw.sneaker.option import Choice, Heading, Option, Window
from configurator.demo.draw.sneaker.upper import perforated_heel, perforated_panels, upper_heel, upper_side
from configurator.demo.draw.stock import SHARED


def uppers() -> Choice:
    leather = (
        upper("upper-white", "White calf, smooth", CALF_WHITE, 0, "CS-UP-WHITE", default=True),
        upper("upper-black", "Black calf, smooth", CALF_BLACK, 500, "LEATHER-BLACK"),
        upper("upper-tan", "Tan leather, tumbled", TUMBLED_TAN, 1500, "LEATHER-TAN"),
        upper(
            "upper-perforated",
            "Chalk calf, perforated",
            CHALK,
            1000,
            "CS-UP-PERF",
            window=Window("front", 190, 640, 150),
        ),
    )
    suede = (
        upper("upper-sand", "Sand suede", SUEDE_SAND, 1000, "CS-UP-SAND"),
        upper("upper-forest", "Forest suede", SUEDE_FOREST, 1000, "CS-UP-FOREST"),
    )
    textile = (
        upper("upper-canvas", "Ecru canvas", CANVAS, -1000, "CS-UP-CANVAS"),
        upper("upper-knit", "Marl knit", KNIT, 500, "CS-UP-KNIT"),
    )
    headings = (
        Heading("upper-leathers", "Leather", leather),
        Heading("upper-suedes", "Suede", suede),
        Heading("upper-textiles", "Textile", textile),
    )
    return Choice("upper", "Upper", headings, (30, 30), Window("front", 350, 600, 150))


def upper(id: str, label: str, cut: Leather, price: int, sku: str, **more: object) -> Option:
    extra = (perforated_panels(), perforated_heel()) if cut is CHALK else ("", "")
    units = 2 if sku in SHARED else 1
    return Option(id, label, upper_side(cut, extra[0]), upper_heel(cut, extra[1]), price, sku, units, **more)  # type: ignore[arg-type]
