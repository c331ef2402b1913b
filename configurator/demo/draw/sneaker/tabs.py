"""The heel tabs on offer."""

from configurator.demo.draw.sneaker.heel import B_TAB, B_TAB_EDGE
from configurator.demo.draw.sneaker.line import along
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.paint import cast, glow, line, made_of, stitch, within
from configurator.demo.draw.sneaker.side import HEEL_TAB, TAB_EDGE

TIP = "M 1020 540 C 1050 536 1066 512 1090 499 L 1130 499 L 1130 556 C 1094 566 1060 572 1020 584 Z"
B_TIP = "M 500 430 L 700 430 L 700 512 C 640 528 560 528 500 512 Z"


def tabs() -> Choice:
    fine, fine_back = tab_seam("#8fa898")
    gold, gold_back = tab_seam("#d9c39a")
    grey, grey_back = tab_seam("#6d7076")
    options = (
        Option(
            "tab-leather",
            "Green calf",
            tab_side("patch", "#33503f", fine),
            tab_heel("patch", "#33503f", fine_back + emboss("F&amp;C", 600, 560, 34)),
            default=True,
            sku="CS-TAB-CALF",
        ),
        Option(
            "tab-suede",
            "Rust suede",
            tab_side("nap", "#a9583a", gold),
            tab_heel("nap", "#a9583a", gold_back),
            price=300,
            sku="CS-TAB-SUEDE",
        ),
        Option(
            "tab-loop",
            "Webbing pull loop",
            tab_side("patch", "#4a4038", gold) + loop_side(),
            tab_heel("patch", "#4a4038", gold_back) + loop_heel(),
            price=400,
            sku="CS-TAB-LOOP",
        ),
        Option(
            "tab-reflective",
            "Reflective",
            tab_side("patch", "#b9bec4", grey, "beads"),
            tab_heel("patch", "#b9bec4", grey_back, "beads"),
            price=500,
            sku="CS-TAB-REFLECT",
        ),
        Option(
            "tab-tipped",
            "Tipped, two leathers",
            tipped_side(gold),
            tipped_heel(gold_back),
            price=600,
            sku="CS-TAB-TIPPED",
        ),
    )
    return Choice("heel-tab", "Heel tab", options, (48, 48), Window("back", 470, 410, 260))


def tab_side(material: str, colour: str, extra: str = "", over: str = "") -> str:
    return (
        within("upper", cast(HEEL_TAB, -3, 3, 3, 0.4))
        + made_of(material, HEEL_TAB, colour, over)
        + within("tab", line("M 1112 500 L 1122 670", "#000", 34, 0.3, 9), glow(1062, 570, 14, 40, -6, "#fff", 0.22, 9))
        + extra
    )


def tab_heel(material: str, colour: str, extra: str = "", over: str = "") -> str:
    return (
        within("b-upper", cast(B_TAB, 3, 4, 4, 0.42))
        + made_of(material, B_TAB, colour, over)
        + within(
            "b-tab", glow(548, 540, 20, 70, 4, "#fff", 0.26, 14), line("M 694 450 L 690 640", "#000", 30, 0.22, 14)
        )
        + extra
    )


def tab_seam(colour: str) -> tuple[str, str]:
    return stitch(along(TAB_EDGE, -8, 0.04, 0.97), colour, 2), stitch(along(B_TAB_EDGE, -10, 0.02, 0.98), colour, 2.4)


def emboss(text: str, x: float, y: float, size: float) -> str:
    face = f'font-family="DejaVu Sans" font-weight="700" font-size="{size}" letter-spacing="3" text-anchor="middle"'
    return (
        f'<text x="{x + 1}" y="{y + 1.4}" {face} fill="#fff" opacity=".35">{text}</text>'
        f'<text x="{x}" y="{y}" {face} fill="#000" opacity=".5">{text}</text>'
    )


def loop_side() -> str:
    band = "M 1106 618 C 1099 572 1113 524 1109 486 C 1106 462 1086 464 1085 488 L 1084 516"
    return (
        line(band, "#000", 13, 0.3, 3, 'transform="translate(3 4)"')
        + f'<g filter="url(#tape)">{line(band, "#b04a2a", 12)}{line(band, "url(#web)", 12)}</g>'
        + line("M 1106 614 C 1099 572 1113 524 1109 490", "#f6e6d6", 1.8, 0.8, 0, 'stroke-dasharray="6 4"')
    )


def loop_heel() -> str:
    band = "M 580 636 C 582 560 576 480 580 424 C 584 396 616 396 620 424 C 624 480 618 560 620 636"
    strap = "M 578 642 L 576 430 C 578 392 622 392 624 430 L 622 642 Z"
    return (
        cast(strap, 4, 5, 4, 0.4)
        + made_of("tape", strap, "#c4552f", "web")
        + within("b-tab", "")
        + '<path d="M 590 440 C 592 412 608 412 610 440 L 609 470 L 591 470 Z" fill="#1d1410" opacity=".75"/>'
        + stitch("M 584 630 L 616 630 M 584 486 L 616 486 M 584 630 L 616 486 M 616 630 L 584 486", "#f6e6d6", 2, 6, 3)
        + line(band, "#fff", 1.6, 0.35, 0, 'stroke-dasharray="5 4"')
    )


def tipped_side(seam: str) -> str:
    tip = within("tab", cast(TIP, -1, 3, 2, 0.4), made_of("patch", TIP, "#2c4566"))
    return tab_side(
        "patch",
        "#d9cbb0",
        seam + tip + within("tab", stitch("M 1020 576 C 1060 564 1094 558 1130 548", "#c6d0dc", 1.8, 6, 3.6)),
    )


def tipped_heel(seam: str) -> str:
    tip = within("b-tab", cast(B_TIP, 1, 3, 2, 0.4), made_of("patch", B_TIP, "#2c4566"))
    return tab_heel(
        "patch",
        "#d9cbb0",
        seam + tip + within("b-tab", stitch("M 500 503 C 560 519 640 519 700 503", "#c6d0dc", 2, 7, 4)),
    )
