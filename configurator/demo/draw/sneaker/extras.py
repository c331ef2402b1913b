"""What is added to the shoes or lies beside them."""

import random

from configurator.demo.draw.sneaker.eyelets import eyelet_spots
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.paint import cast, glow, line, made_of, within


def extras() -> Choice:
    box, bag = gift_box(690, 330, 410, 528, 44), dust_bag(130, 400, 290, 438)
    drops = droplets("upper", (110, 440, 1110, 780)), droplets("b-upper", (390, 440, 810, 800))
    options = (
        Option(
            "extra-tag",
            "Brass lace tag",
            lace_tag(),
            price=900,
            sku="BRASS-SET",
            z=(56, 56),
            window=Window("front", 452, 476, 120),
        ),
        Option(
            "extra-drops",
            "Rain proofing",
            *drops,
            price=700,
            sku="CS-RAINPROOF",
            z=(60, 60),
            window=Window("front", 600, 580, 170),
        ),
        Option(
            "extra-laces",
            "Spare laces, navy",
            spare_laces(300, 950),
            spare_laces(250, 1030),
            price=500,
            sku="CS-LACE-SPARE",
            z=(58, 58),
            window=Window("front", 195, 830, 210),
        ),
        Option(
            "extra-bag",
            "Linen dust bag",
            bag,
            dust_bag(40, 480, 300, 440),
            price=800,
            sku="CS-DUST-BAG",
            z=(3, 3),
            window=Window("front", 46, 388, 462),
        ),
        Option(
            "extra-box",
            "Gift box",
            box,
            gift_box(770, 420, 360, 500, 44),
            price=600,
            sku="GIFT-BOX",
            z=(2, 2),
            window=Window("front", 578, 248, 620),
        ),
    )
    return Choice("extras", "Extras", options, required=False, many=(0, 3))


def lace_tag() -> str:
    spot = eyelet_spots()[1]
    x, y = spot.beside(-4, 6)
    plate = '<rect x="-24" y="-8.5" width="48" height="17" rx="8" fill="#c89b4b"/>'
    holes = '<circle cx="-14" r="3.4" fill="#1c130a"/><circle cx="14" r="3.4" fill="#1c130a"/>'
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({spot.angle:.1f})">'
        '<rect x="-22" y="-5" width="48" height="17" rx="8"'
        f' opacity=".5" filter="url(#b3)"/><g filter="url(#metal)">{plate}</g>{holes}</g>'
    )


DROP = (
    '<ellipse cx=".3" cy=".45" rx="1" ry=".95" opacity=".22"/><ellipse rx="1" ry=".92" fill="#dfe9ef" opacity=".24"/>'
    '<ellipse cx=".25" cy=".35" rx=".55" ry=".4" fill="#fff" opacity=".5"/>'
    '<ellipse cx="-.36" cy="-.4" rx=".26" ry=".2" fill="#fff"/>'
)


def droplets(cut: str, box: tuple[float, float, float, float]) -> str:
    chance = random.Random(23)
    drops = []
    for _ in range(190):
        x, y = chance.uniform(box[0], box[2]), chance.uniform(box[1], box[3])
        r = chance.choice((1.4, 1.8, 2.2, 2.6, 3.4, 4.6, 6))
        drops.append(f'<g transform="translate({x:.1f} {y:.1f}) scale({r})">{DROP}</g>')
    return within(cut, *drops)


def gift_box(x: float, y: float, w: float, h: float, lid: float) -> str:
    body = f"M {x} {y} L {x + w} {y} L {x + w - 4} {y + h} L {x + 4} {y + h} Z"
    front = f"M {x - 10} {y - lid} L {x + w + 10} {y - lid} L {x + w + 10} {y + 16} L {x - 10} {y + 16} Z"
    top = f"M {x - 10} {y - lid} L {x + 12} {y - lid - 26} L {x + w - 12} {y - lid - 26} L {x + w + 10} {y - lid} Z"
    mid = x + w * 0.3
    ribbon = (
        f"M {mid - 17} {y - lid - 26} L {mid + 22} {y - lid - 26} L {mid + 22} {y - lid} L {mid + 21} {y + h}"
        f" L {mid - 21} {y + h} L {mid - 22} {y - lid} Z"
    )
    dusk = (
        '<linearGradient id="dusk"><stop offset="0" stop-color="#fff" stop-opacity=".16"/>'
        '<stop offset=".4" stop-color="#000" stop-opacity="0"/>'
        '<stop offset="1" stop-color="#1a120a" stop-opacity=".3"/>'
        "</linearGradient>"
    )
    return (
        dusk
        + glow(x + w / 2 + 24, y + h, w / 2 + 10, 12, 0, "#1a120a", 0.4, 14)
        + made_of("card", body, "#b3a58c")
        + line(f"M {x} {y + 22} L {x + w - 2} {y + 22}", "#140d06", 12, 0.3, 6)
        + made_of("card", front, "#c4b69c")
        + f'<path d="{top}" fill="#ded3bd"/>'
        + made_of("tape", ribbon, "#33503f", "web")
        + f'<path d="{body} {front}" fill="url(#dusk)"/>'
        + line(f"M {x - 9} {y - lid} L {x + w + 9} {y - lid}", "#fff", 1.6, 0.5)
        + line(f"M {x - 8} {y + 15} L {x + w + 8} {y + 15}", "#000", 1.5, 0.3)
        + f'<text x="{x + w * 0.7:.0f}" y="{y - lid + 38:.0f}" font-family="DejaVu Serif"'
        ' font-size="20" letter-spacing="6"'
        ' text-anchor="middle" fill="#4d4232">FIELD &amp; CO</text>'
    )


def spare_laces(x: float, y: float) -> str:
    """A hank of lace lying on the ground, held by a paper band."""
    rings = []
    for i, turn in enumerate((4, -3, 2, -5, 1)):
        ring = (
            f'<ellipse cx="{x + turn}" cy="{y - i * 5}" rx="{92 - i * 4}" ry="{17 - i}" fill="none" stroke="#34557a"'
            f' stroke-width="8.5" transform="rotate({turn} {x} {y})"/>'
        )
        rings.append(f'<g filter="url(#cord)">{ring}</g>')
    wrap = (
        f"M {x - 19} {y - 36} C {x - 8} {y - 42} {x + 8} {y - 42} {x + 19} {y - 36} L {x + 21} {y + 17}"
        f" C {x + 8} {y + 25} {x - 8} {y + 25} {x - 21} {y + 17} Z"
    )
    return (
        glow(x + 10, y + 14, 96, 12, 0, "#1a120a", 0.5, 9)
        + "".join(rings)
        + cast(wrap, 3, 3, 3, 0.4)
        + made_of("card", wrap, "#e0d6c1")
        + line(f"M {x - 9} {y - 6} L {x + 9} {y - 6}", "#6f5d40", 2, 0.8)
    )


def dust_bag(x: float, y: float, w: float, h: float) -> str:
    bag = (
        f"M {x + 12} {y + h} C {x - 30} {y + h - 30} {x - 10} {y + h * 0.34} {x + w * 0.3} {y + 38}"
        f" L {x + w * 0.25} {y} C {x + w * 0.4} {y + 14} {x + w * 0.6} {y - 10} {x + w * 0.77} {y + 4}"
        f" L {x + w * 0.7} {y + 40}"
        f" C {x + w + 4} {y + h * 0.34} {x + w + 30} {y + h - 30} {x + w - 12} {y + h}"
        f" C {x + w * 0.7} {y + h + 8} {x + w * 0.3} {y + h + 8} {x + 12} {y + h} Z"
    )
    neck = f"M {x + w * 0.29} {y + 40} C {x + w * 0.45} {y + 50} {x + w * 0.58} {y + 50} {x + w * 0.71} {y + 42}"
    folds = [line(_fold(x, y, w, h, share), "#000", 9, 0.13, 6) for share in (0.36, 0.45, 0.55, 0.64)]
    return (
        glow(x + w / 2 + 16, y + h - 2, w / 2, 10, 0, "#1a120a", 0.4, 14)
        + made_of("fabric", bag, "#d7ccb4", "web")
        + "".join(folds)
        + f'<g filter="url(#cord)">{line(neck, "#7d6a4c", 7)}</g>'
    )


def _fold(x: float, y: float, w: float, h: float, share: float) -> str:
    points = ((share, 0.12), (share * 1.3 - 0.15, 0.4), (share * 1.5 - 0.25, 0.6), (share * 1.6 - 0.3, 0.86))
    a, b, c, d = (f"{x + w * across:.0f} {y + h * down:.0f}" for across, down in points)
    return f"M {a} C {b} {c} {d}"
