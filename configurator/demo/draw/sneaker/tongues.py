"""The tongues on offer."""

from configurator.demo.draw.sneaker.heel import B_RIM, B_TONGUE
from configurator.demo.draw.sneaker.line import along
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.paint import cast, glow, line, made_of, stitch, within
from configurator.demo.draw.sneaker.side import THROAT, TONGUE


def tongues() -> Choice:
    mesh = (tongue_side("fabric", "#8f8a82", "mesh"), tongue_heel("fabric", "#8f8a82", "mesh"))
    flag = (tongue_side("padded", "#e3dfd7", "", tongue_flag()), tongue_heel("padded", "#e3dfd7", "", flag_heel()))
    suede = (tongue_side("nap", "#b08d63"), tongue_heel("nap", "#b08d63"))
    options = (
        Option(
            "tongue-padded",
            "Padded calf",
            tongue_side("padded", "#e3dfd7"),
            tongue_heel("padded", "#e3dfd7"),
            default=True,
            sku="CS-TONGUE-CALF",
        ),
        Option("tongue-flag", "Padded calf, woven flag", *flag, price=300, sku="CS-TONGUE-FLAG"),
        Option("tongue-mesh", "Spacer mesh", *mesh, sku="CS-TONGUE-MESH"),
        Option("tongue-suede", "Raw-edge suede", *suede, price=500, sku="CS-TONGUE-SUEDE"),
    )
    return Choice("tongue", "Tongue", options, (20, 32), Window("front", 620, 336, 200))


def tongue_side(material: str, colour: str, over: str = "", extra: str = "") -> str:
    return (
        made_of(material, TONGUE, colour, over)
        + within(
            "tongue",
            line(along(THROAT, 2), "#140d06", 14, 0.34, 6),
            line("M 742 350 C 734 400 732 430 752 480", "#140d06", 20, 0.34, 6),
            glow(664, 378, 9, 26, 28, "#fff", 0.4, 4),
            line(TONGUE, "#2a2018", 4, 0.2, 2),
        )
        + stitch("M 646 408 C 660 384 664 372 674 360 C 688 352 708 352 720 358", "#cfc6b6", 1.7, 6, 3.6, 0.6)
        + extra
    )


def tongue_heel(material: str, colour: str, over: str = "", extra: str = "") -> str:
    seam = (
        "M 506 462 C 500 420 488 350 498 306 C 505 276 544 266 600 264"
        " C 656 266 695 276 702 306 C 712 350 700 420 694 462"
    )
    return (
        made_of(material, B_TONGUE, colour, over)
        + within(
            "b-tongue",
            f'<path d="{B_TONGUE}" fill="#140d06" opacity=".07"/>',
            stitch(seam, "#cfc6b6", 2, 7, 4, 0.6),
            line(along(B_RIM, -10), "#140d06", 70, 0.4, 20),
            line("M 726 270 L 728 480", "#140d06", 46, 0.3, 14),
            glow(540, 300, 44, 30, 0, "#fff", 0.24, 20),
        )
        + extra
    )


def tongue_flag() -> str:
    flag = "M 727 378 L 778 371 L 782 409 L 730 414 Z"
    return (
        cast(flag, 3, 4, 3, 0.36)
        + made_of("tape", flag, "#b5432e", "web")
        + line("M 736 383 L 739 408", "#fff", 1.6, 0.7, 0, 'stroke-dasharray="4 3"')
        + '<text transform="rotate(-7 760 393) translate(760 399)" font-family="DejaVu Sans" font-weight="700"'
        ' font-size="17" text-anchor="middle" fill="#fbf5ea">CT</text>'
    )


def flag_heel() -> str:
    flag = "M 712 318 L 760 322 L 758 362 L 713 358 Z"
    return cast(flag, 2, 3, 2, 0.4) + made_of("tape", flag, "#b5432e", "web")
