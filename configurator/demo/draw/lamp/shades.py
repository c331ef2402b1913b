"""The shades on offer."""

from configurator.demo.draw.lamp.bodies import Shape, ball, turned
from configurator.demo.draw.lamp.cloths import cloth
from configurator.demo.draw.lamp.colour import BRASS
from configurator.demo.draw.lamp.curves import Line, flowing, rounded
from configurator.demo.draw.lamp.glasses import glass, opal
from configurator.demo.draw.lamp.haze import blurred
from configurator.demo.draw.lamp.materials import metal, plain
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.sight import Material
from configurator.demo.draw.lamp.stage import RIM_RADIUS, RIM_Y, SHADE_X
from configurator.demo.draw.lamp.weaves import fluted, linen_weave, paper_ribs, perforated, pleats, raffia, raffia_rows


def shades() -> dict[str, Part]:
    rim = (RIM_RADIUS, RIM_Y)
    enamel_dome = [(0.5, 268), (22, 268), (46, 276), (52, 300), (100, 322), (150, 368), (182, 424), (195, 480), rim]
    factory = [(0.5, 270), (42, 270), (46, 306), (64, 318), (190, 482), (199, 488), (201, 497), rim]
    bullet = [(0.5, 270), (40, 272), (84, 292), (124, 330), (158, 386), (184, 450), rim]
    mushroom = [(0.5, 276), (40, 278), (110, 296), (170, 336), (208, 396), (214, 440), (206, 478), rim]
    bell = [(62, 292), (70, 320), (88, 362), (116, 408), (154, 456), rim]
    gallery = metal(BRASS, 0.12)
    neck = turned(rounded([(0.5, 270), (52, 274), (58, 282), (58, 300), (50, 304)], 4), SHADE_X)
    opal_globe, clear = (
        ball(SHADE_X, 446, 164),
        flowing([(50, 286), (56, 300), (110, 330), (160, 390), (174, 450), (150, 530), (96, 590), (88, 606)], 20),
    )
    lantern = [
        (float(r), float(y))
        for r, y in flowing([(52, 284), (110, 302), (166, 360), (186, 436), (166, 512), (110, 570), (52, 588)], 20)
    ]
    wire = metal("#2b2a29", 0.4)
    rings = [
        Piece(turned([(r - 2, y - 3), (r + 2, y), (r - 2, y + 3)], SHADE_X), wire) for r, y in ((52, 284), (52, 588))
    ]
    return {
        "shade-linen": shade([(106, 300), rim], cloth("#e6dcc6"), 2, linen_weave),
        "shade-drum": shade([(180, 318), rim], cloth("#6f8289", 0.05), 2, linen_weave),
        "shade-pleated": shade([(122, 303), rim], cloth("#efe2d3", 0.03, shine=0.35), 2, pleats),
        "shade-raffia": shade(bell, raffia(), 20, raffia_rows),
        "shade-dome": shade(enamel_dome, plain("#1f4a3c", 1.5, 0.04), 14),
        "shade-factory": shade(factory, plain("#24262a", 1.1, 0.2), 5),
        "shade-perforated": shade(bullet, perforated("#d6d2c8"), 20),
        "shade-mushroom": shade(mushroom, metal("#c9794f", 0.1, brushed=0.015), 24),
        "shade-opal": Part([[Piece(opal_globe, opal())], [Piece(neck, gallery)]], _halo),
        "shade-fluted": Part(
            [
                [Piece(turned([(float(r), float(y)) for r, y in clear], SHADE_X, 0, fluted), glass("#c9d8d3", 0.11))],
                [Piece(neck, gallery)],
            ]
        ),
        "shade-paper": Part(
            [[Piece(turned(lantern, SHADE_X, 0, paper_ribs), cloth("#fbf6ea", 0.035, wrap=0.7)), *rings]], _halo
        ),
    }


def shade(line: Line, material: Material, soften: float = 6, shape: Shape | None = None) -> Part:
    return Part([[Piece(turned(rounded(line, soften), SHADE_X, 0, shape, True), material)]], _halo)


def _halo(view: str) -> str:
    if view != "lit":
        return ""
    return blurred(f'<ellipse cx="{SHADE_X}" cy="430" rx="215" ry="150"/>', 60, "#ffb566", 0.34)
