"""The strokes that every part is drawn with."""


def made_of(material: str, path: str, colour: str, over: str = "") -> str:
    """A shape in one material; `over` names a pattern woven into it."""
    woven = f'<path d="{path}" fill="url(#{over})"/>' if over else ""
    return f'<g filter="url(#{material})"><path d="{path}" fill="{colour}"/>{woven}</g>'


def line(path: str, colour: str, width: float, opacity: float = 1, soft: int = 0, extra: str = "") -> str:
    haze = f' filter="url(#b{soft})"' if soft else ""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-opacity="{opacity}"'
        f' stroke-linecap="round" stroke-linejoin="round"{haze} {extra}/>'
    )


def glow(x: float, y: float, rx: float, ry: float, turn: float, colour: str, opacity: float, soft: int) -> str:
    return (
        f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" transform="rotate({turn} {x} {y})" fill="{colour}"'
        f' opacity="{opacity}" filter="url(#b{soft})"/>'
    )


def within(name: str, *parts: str) -> str:
    return f'<g clip-path="url(#{name})">{"".join(parts)}</g>'


def cast(path: str, dx: float = 2, dy: float = 3, soft: int = 3, opacity: float = 0.35) -> str:
    """The small shadow that a raised shape throws to the lower right."""
    return (
        f'<path d="{path}" fill="#1a130c" opacity="{opacity}" transform="translate({dx} {dy})" filter="url(#b{soft})"/>'
    )


def stitch(path: str, colour: str, width: float = 2.4, length: float = 8, gap: float = 4.5, tone: float = 0.9) -> str:
    """A seam: the furrow it pulls, the holes, and the threads with light on them."""
    dash = f'stroke-dasharray="{length} {gap}"'
    return (
        line(path, "#000", width + 3.2, 0.16, 1)
        + line(path, "#fff", width, 0.22, 1, 'transform="translate(1.6 2.4)"')
        + line(path, "#000", width + 0.6, 0.42, 0, f'{dash} transform="translate(.8 1.1)"')
        + line(path, colour, width, tone, 0, dash)
        + line(path, "#fff", width * 0.36, 0.5, 0, f'{dash} transform="translate(-.3 -.6)"')
    )
