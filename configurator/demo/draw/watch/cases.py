"""The cases from the front and the back."""

from configurator.demo.draw.watch.filters import AREA, blurred, dropped, grained, shaped
from configurator.demo.draw.watch.geometry import OPENING, C
from configurator.demo.draw.watch.names import name
from configurator.demo.draw.watch.paint import linear, radial
from configurator.demo.draw.watch.screws import screw
from configurator.demo.draw.watch.shapes import circle, pierced, ring, stroke
from configurator.demo.draw.watch.silhouettes import BRONZE_CASE, SCREWS, TRENCH, Silhouette, mirrored
from configurator.demo.draw.watch.sweeps import polish, rays, satin, sweep


def case_front(case: Silhouette) -> str:
    m = case.metal
    wire = dropped(shaped(wires(), blur=3, depth=4, shine=0.9), 4, 6, 4) if case is TRENCH else ""
    body = wire + body_of(case, False)
    if case is BRONZE_CASE:
        body += patina(case.solid)
    rim = (
        sweep(satin(m), 287, inner=268) + sweep(rays(17, 0.07, 420), 287, inner=268) + sweep(polish(m), 269, inner=247)
    )
    rim += ring(268.6, m.deep, 1.4, more='opacity=".7"') + ring(270, m.glint, 1.3, more='opacity=".55"')
    smooth = ring(286.5, m.deep, 2, more='opacity=".6"') + ring(288.5, m.glint, 1.4, more='opacity=".5"')
    shoulder = ring(248, m.glint, 1.6, more='opacity=".7"') + ring(284.5, m.glint, 1.2, more='opacity=".35"')
    soft = ring(258, m.glint, 8, more='opacity=".16"')
    inside = sweep(satin(m), 248, inner=OPENING, turn=180) + ring(240, "#000", 17, more='opacity=".5"')
    inside += ring(OPENING + 0.8, "#000", 2, more='opacity=".55"') + ring(246.4, "#000", 2.4, more='opacity=".5"')
    whole = body + rim + blurred(soft, 5) + smooth + shoulder + inside
    return pierced(whole, circle(OPENING)) + well()


def case_back(case: Silhouette) -> str:
    m = case.metal
    wire = dropped(shaped(wires(), blur=3, depth=4, shine=0.9), 4, 6, 4) if case is TRENCH else ""
    seat = (
        sweep(satin(m), 284, inner=200)
        + ring(284, m.deep, 2, more='opacity=".6"')
        + ring(275, "#000", 5, more='opacity=".35"')
    )
    stain = patina(case.solid) if case is BRONZE_CASE else ""
    return pierced(wire + body_of(case, True) + stain + seat, circle(268))


def body_of(case: Silhouette, flip: bool) -> str:
    """Lugs and case middle in one piece: brushed, edges rounded, the lugs bent down, a shadow on what lies below."""
    turn = 'transform="matrix(-1 0 0 1 1200 0)"' if flip else ""
    shape = f"<g {turn}>{case.solid}</g>"
    m = case.metal
    fill = linear(
        (0, m.light, 1), (0.3, m.light, 1), (0.5, m.mid, 1), (0.8, m.dark, 1), (1, m.mid, 1), line=(340, 260, 860, 940)
    )
    bend = radial(
        (0, m.deep, 0), (0.8, m.deep, 0), (0.86, m.glint, 0.25), (0.93, m.deep, 0.1), (1, m.deep, 0.6), at=(C, C, 408)
    )
    body = shape.replace('fill="#000"', f'fill="{fill}"') + grained(shape, *case.brush, dark=0.75, light=0.6)
    body += shape.replace('fill="#000"', f'fill="{bend}"')
    heads = "".join(screw(x, y, 10, m, 30 + x) for x, y in SCREWS) if case is BRONZE_CASE else ""
    solid = shaped(body, blur=case.edge, depth=case.edge * 1.7, shine=0.9, sharp=16)
    return fill.definition + bend.definition + dropped(solid, 3, 6, 6, 0.5) + heads


def wires() -> str:
    """Soldered wire lugs, thin as a needle, bent square over the strap."""
    loop = "M748 372L770 262Q772 244 756 242"
    return mirrored(stroke(loop, "#c3bfb6", 13, 'stroke-linecap="round"'))


def patina(shape: str) -> str:
    """The green and brown a bronze case takes on."""
    own = name("f")
    stain = (
        f'<filter id="{own}" {AREA}><feTurbulence type="fractalNoise" baseFrequency=".018" numOctaves="4" seed="8"/>'
        '<feColorMatrix values="0 0 0 0 .25 0 0 0 0 .33 0 0 0 0 .25 3.4 0 0 0 -1.85"/>'
        '<feComposite in2="SourceAlpha" operator="in"/></filter>'
    )
    return f'{stain}<g filter="url(#{own})" opacity=".55">{shape}</g>'


def well() -> str:
    """The shadow the rim throws on the dial."""
    fall = radial((0.86, "#000", 0), (0.95, "#000", 0.22), (1, "#000", 0.6), at=(C + 9, C + 12, 244))
    return fall.definition + circle(OPENING + 0.5, str(fall))
