"""The seams, which lie over the upper, so that their thread is a choice."""

from configurator.demo.draw.sneaker.heel import B_COUNTER_LEFT, B_COUNTER_RIGHT, B_RIM
from configurator.demo.draw.sneaker.line import along
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.paint import stitch, within
from configurator.demo.draw.sneaker.side import COLLAR, COUNTER_EDGE, EYESTAY_EDGE, QUARTER_EDGE, THROAT

SEAMS = (
    (QUARTER_EDGE, -9.0),
    (EYESTAY_EDGE, -9.0),
    (COLLAR, 24.0),
    (COUNTER_EDGE, 0.0),
    (THROAT, 8.0),
)
B_SEAMS = ((B_COUNTER_LEFT, 0.0), (B_COUNTER_RIGHT, 0.0), (B_RIM, 26.0))


def stitching() -> Choice:
    options = (
        seam_option("seam-fine", "Fine, double row", "#c9c2b6", 2.1, 7, 4, 8, 0.55, 0, "CS-THREAD-FINE"),
        seam_option("seam-saddle", "Saddle stitch, waxed linen", "#e9dcc0", 3.6, 13, 7, 0, 1, 1200, "CS-THREAD-LINEN"),
        seam_option("seam-contrast", "Contrast, rust", "#b4512f", 2.2, 8, 4, 7, 1, 600, "CS-THREAD-RUST"),
    )
    return Choice("stitching", "Stitching", options, (34, 34), Window("front", 400, 590, 150))


def seam_option(
    id: str,
    label: str,
    colour: str,
    width: float,
    length: float,
    gap: float,
    double: float,
    tone: float,
    price: int,
    sku: str,
) -> Option:
    side = seams(SEAMS, colour, width, length, gap, double, tone)
    heel = seams(B_SEAMS, colour, width, length, gap, 0, tone)
    return Option(id, label, side, heel, price, sku, default=id == "seam-fine")


def seams(
    lines: tuple[tuple[str, float], ...],
    colour: str,
    width: float,
    length: float,
    gap: float,
    double: float,
    tone: float,
) -> str:
    drawn = [stitch(along(path, d), colour, width, length, gap, tone) for path, d in lines]
    if double:
        drawn += [stitch(along(path, d - double), colour, width, length, gap, tone) for path, d in lines[:2]]
    return within("upper" if lines is SEAMS else "b-upper", *drawn)
