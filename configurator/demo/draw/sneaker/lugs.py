"""The trail sole: a midsole on lugs."""

from configurator.demo.draw.sneaker.heel import B_MIDSOLE
from configurator.demo.draw.sneaker.last import SIDE, Last
from configurator.demo.draw.sneaker.line import along
from configurator.demo.draw.sneaker.paint import line, made_of, within
from configurator.demo.draw.sneaker.side import MIDSOLE


def sole_lugged(last: Last) -> str:
    y = last.ground - last.depth * 0.36
    midsole = MIDSOLE if last is SIDE else B_MIDSOLE
    lugs = _lugs_side() if last is SIDE else _lugs_heel()
    return (
        (made_of("rubber", last.behind, "#2c2d30") if last.behind else "")
        + made_of("rubber", lugs, "#2c2d30")
        + f'<clipPath id="mid"><path d="{midsole}"/></clipPath>'
        + made_of("rubber", midsole, "#e4dcc9")
        + within(
            "mid",
            within(last.cut, line(along(last.feather, 5), "#fff", 5, 0.6, 2)),
            line(f"M {last.left} {y} L {last.right} {y}", "#000", 12, 0.3, 4),
            line(along(last.feather, last.depth * 0.3), "#000", 3, 0.16, 1),
        )
    )


def _lugs_heel() -> str:
    blocks = "".join(f"M {x} 900 L {x + 68} 900 L {x + 63} 967 L {x + 5} 967 Z " for x in range(378, 800, 75))
    return f"M 376 900 C 440 910 760 910 824 900 L 822 936 L 378 936 Z {blocks}"


def _lugs_side() -> str:
    parts = [
        "M 92 804 C 150 822 230 828 330 828 L 1120 820 L 1116 842 L 1000 848 L 330 848 C 230 846 160 840 106 824 Z"
    ]
    for i in range(19):
        x = 122 + i * 52
        lift = max(0.0, (330 - x) / 230) ** 1.6 * 22 + max(0.0, (x - 1020) / 90) * 6
        parts.append(
            f"M {x} {828 - lift:.0f} L {x + 40} {828 - lift * 0.7:.0f}"
            f" L {x + 36} {864 - lift * 0.75:.0f} L {x + 7} {864 - lift:.0f} Z"
        )
    return " ".join(parts)
