"""Punched holes, one by one and in rows."""

from configurator.demo.draw.sneaker.line import trace


def perforations(rows: list[tuple[str, float]], step: float = 13, size: float = 2.7) -> str:
    holes = []
    for path, distance in rows:
        for spot in trace(path, step):
            x, y = spot.beside(distance)
            holes.append(hole(x, y, size))
    return "".join(holes)


def hole(x: float, y: float, size: float) -> str:
    return (
        f'<circle cx="{x + 0.8:.1f}" cy="{y + 1:.1f}" r="{size + 0.7:.1f}" fill="#fff" opacity=".32"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" fill="#15110d" opacity=".72"/>'
    )
