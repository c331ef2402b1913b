"""The marks on the side, between the eyestay and the heel."""

import math

from configurator.demo.draw.sneaker.holes import hole
from configurator.demo.draw.sneaker.line import along, inset, trace
from configurator.demo.draw.sneaker.monogram import mark_monogram
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.paint import cast, line, made_of, stitch, within

STRIPES = (
    "M 604 664 C 612 659 636 648 644 645 C 668 696 700 738 738 776 L 686 779 C 652 744 624 708 604 664 Z",
    "M 690 626 C 698 623 722 616 731 614 C 756 670 790 722 830 770 L 778 774 C 740 728 712 680 690 626 Z",
)
WAVES = (
    ("M 586 782 C 662 768 704 726 748 686 C 794 646 850 656 902 650 C 944 645 972 630 998 604", 34.0),
    ("M 668 786 C 726 774 760 742 798 712 C 834 686 876 696 916 689 C 946 684 970 672 990 654", 16.0),
)


def marks() -> Choice:
    options = (
        Option("mark-wave", "Wave", mark_wave(), price=0, sku="CS-MARK-WAVE", default=True),
        Option("mark-stripes", "Twin stripes", mark_stripes(), price=0, sku="CS-MARK-STRIPES"),
        Option("mark-star", "Suede star", mark_star(), price=700, sku="CS-MARK-STAR"),
        Option("mark-punched", "Punched sunrise", mark_punched(), price=300),
        Option("mark-monogram", "Monogram patch", mark_monogram(), price=1900, sku="CS-MARK-PATCH"),
    )
    return Choice("mark", "Side mark", options, (38, 38), Window("front", 560, 540, 330), required=False)


def mark_stripes() -> str:
    parts = [within("quarter", cast(path, 2, 3, 3, 0.4)) + made_of("patch", path, "#33503f") for path in STRIPES]
    seams_ = [stitch(inset(path, 0.84), "#6f8a78", 1.8, 6, 3.6) for path in STRIPES]
    return "".join(parts) + "".join(seams_)


def mark_wave() -> str:
    bands = [ribbon(path, width) for path, width in WAVES]
    drawn = [within("quarter", cast(band, 2, 3, 3, 0.4)) + made_of("patch", band, "#33503f") for band in bands]
    crest = WAVES[0][0]
    seams_ = [stitch(along(crest, side, 0.12, 0.9), "#a9bdb0", 1.5, 6, 3.6, 0.8) for side in (-9, 9)]
    return within("quarter", *drawn, *seams_)


def ribbon(path: str, width: float) -> str:
    """A band along a line that swells in the middle and comes to a point at both ends."""
    spots = trace(path, 6)
    half = [width / 2 * math.sin(math.pi * (0.03 + 0.94 * i / (len(spots) - 1))) ** 0.7 for i in range(len(spots))]
    upper_edge = [spot.beside(-h) for spot, h in zip(spots, half, strict=True)]
    lower_edge = [spot.beside(h) for spot, h in zip(spots, half, strict=True)]
    return "M " + " L ".join(f"{x:.1f} {y:.1f}" for x, y in upper_edge + lower_edge[::-1]) + " Z"


def mark_star() -> str:
    star = star_path(752, 672, 88, 40, -8)
    fray = line(star, "#cbb48c", 5, 1, 0)
    return within(
        "quarter", cast(star, 3, 4, 4, 0.42), f'<g filter="url(#nap)">{fray}<path d="{star}" fill="#cbb48c"/></g>'
    ) + stitch(star_path(752, 672, 70, 33, -8), "#f4ead4", 2, 6, 3.6)


def star_path(x: float, y: float, outer: float, inner: float, turn: float) -> str:
    corners = []
    for i in range(10):
        radius = outer if i % 2 == 0 else inner
        angle = math.radians(turn - 90 + 36 * i)
        corners.append(f"{x + radius * math.cos(angle):.1f} {y + radius * math.sin(angle):.1f}")
    return "M " + " L ".join(corners) + " Z"


def mark_punched() -> str:
    """Rays of holes around the shank, like a sun standing on the sole."""
    drawn = []
    for ray in range(13):
        angle = math.radians(190 + ray * 13.3)
        for ring in range(6 - ray % 2):
            radius = 58 + ring * 19 + (ray % 2) * 9.5
            x, y = 764 + radius * math.cos(angle), 772 + radius * 0.94 * math.sin(angle)
            drawn.append(hole(x, y, 4.2 - ring * 0.42))
    return within("quarter", *drawn)
