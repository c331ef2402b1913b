"""The laces on offer, which leave the eyelets and go over the tongue."""

from configurator.demo.draw.sneaker.eyelets import eyelet_spots
from configurator.demo.draw.sneaker.line import nearest, spread, trace
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.paint import cast, line, made_of, stitch, within
from configurator.demo.draw.sneaker.side import THROAT, TONGUE_RIDGE
from configurator.demo.draw.sneaker.threads import (
    Lace,
    black_thread,
    rope_thread,
    two_tone_thread,
    white_thread,
    zig_thread,
)


def lacings() -> Choice:
    options = (
        laces("laces-white", "Flat cotton, white", Lace(white_thread), 0, "CS-LACE-WHITE", default=True),
        laces("laces-black", "Flat cotton, black", Lace(black_thread), 0, "CS-LACE-BLACK"),
        laces("laces-rope", "Round rope, waxed", Lace(rope_thread, 14, "cord"), 300, "CS-LACE-ROPE"),
        laces("laces-zig", "Zig pattern", Lace(zig_thread), 300, "CS-LACE-ZIG"),
        laces("laces-two-tone", "Two-tone stripe", Lace(two_tone_thread), 300, "CS-LACE-TWO"),
        Option("laces-elastic", "Elastic straps", elastic_straps(), elastic_heel(), 900, "CS-LACE-ELASTIC"),
    )
    return Choice("laces", "Laces", options, (52, 29), Window("front", 470, 400, 190))


def laces(id: str, label: str, lace: Lace, price: int, sku: str, **more: object) -> Option:
    return Option(id, label, lacing(lace), lace_peek(lace), price, sku, **more)  # type: ignore[arg-type]


def lacing(lace: "Lace") -> str:
    rows = lace_rows()
    shades = "".join(line(row, "#000", lace.width, 0.3, 3, 'transform="translate(3 4)"') for row in rows)
    threads = "".join(lace.thread(row, lace.width) for row in rows)
    return within("shoe", shades) + f'<g filter="url(#{lace.material})">{threads}</g>'


def lace_rows() -> list[str]:
    """One arc per row, from its eyelet over the edge to beyond the tongue's ridge."""
    ridge = trace(TONGUE_RIDGE, 2)
    rows = []
    for spot in eyelet_spots():
        over = spot.beside(-42, -2)
        end = nearest(ridge, *over)
        x0, y0 = spot.beside(25)
        x1, y1 = spot.beside(-8, 7)
        x2, y2 = end.beside(-4)
        rows.append(f"M {x0:.1f} {y0:.1f} C {x0 + 1:.1f} {y0 - 14:.1f} {x1:.1f} {y1:.1f} {x2:.1f} {y2:.1f}")
    return rows


def lace_peek(lace: Lace) -> str:
    """What the heel view shows of the lacing: two loops and an end, hanging out beside the tongue."""
    hanging = (
        "M 456 394 C 430 446 418 470 410 520",
        "M 458 388 C 424 374 396 394 391 432 C 388 466 408 480 424 458 C 438 438 450 412 456 400",
        "M 744 392 C 774 382 796 398 800 424 C 802 450 786 460 774 442 C 762 426 752 412 746 402",
    )
    width = min(lace.width, 14)
    shades = "".join(line(p, "#000", width, 0.2, 4, 'transform="translate(3 5)"') for p in hanging)
    aglet = line("M 411.5 510 L 408 532", "#c9c4b8", width * 0.6)
    threads = "".join(lace.thread(p, width) for p in hanging)
    return shades + f'<g filter="url(#{lace.material})">{aglet}{threads}</g>'


def elastic_straps() -> str:
    parts = []
    for a, b in ((0.1, 0.26), (0.4, 0.56), (0.7, 0.88)):
        low, high = spread(THROAT, 2, a, b)
        ridge = trace(TONGUE_RIDGE, 2)
        top = [nearest(ridge, spot.x - 4, spot.y - 34).beside(-4) for spot in (low, high)]
        p0, p1 = low.beside(30), high.beside(30)
        strap = (
            f"M {p0[0]:.1f} {p0[1]:.1f} L {p1[0]:.1f} {p1[1]:.1f} L {top[1][0]:.1f} {top[1][1]:.1f}"
            f" L {top[0][0]:.1f} {top[0][1]:.1f} Z"
        )
        rib = (
            '<pattern id="rib" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(64)">'
            '<rect width="2.4" height="5" fill="#000" opacity=".4"/></pattern>'
        )
        seam = f"M {low.beside(23)[0]:.1f} {low.beside(23)[1]:.1f} L {high.beside(23)[0]:.1f} {high.beside(23)[1]:.1f}"
        parts.append(
            rib
            + cast(strap, 3, 4, 3, 0.4)
            + made_of("tape", strap, "#37383d", "rib")
            + stitch(seam, "#85868c", 1.8, 6, 3.4)
        )
    return "".join(parts)


def elastic_heel() -> str:
    ends = ("M 424 420 L 452 404 L 450 446 L 420 458 Z", "M 776 420 L 748 404 L 750 446 L 780 458 Z")
    return "".join(made_of("tape", e, "#2b2c30") for e in ends)
