"""The picture as SVG: two towers side by side, and a third package below the second."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from tower import LINE, SMALL, Passage, Room, Tower

EDGE, HEAD, FOOT = 24, 88, 34
"""What a panel leaves beside its rooms and above them, and the picture below its panels."""
ROW, BETWEEN = 30, 44
"""The distance of rows, and of panels."""
BUNDLE = 7
LEGEND = (
    "A number counts modules. An arrow stands for imports, a thick one for those of many modules; "
    "it is left out where a longer way leads there too."
)
STYLE = """<style>
  svg { --page: #fff; --panel: #f4f6f9; --frame: #d5dce5; --room: #fff; --edge: #8c9db3; --ink: #17202c;
    --quiet: #56657a; --arrow: #5a7aa8; --bundle: #b8692a;
    font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif }
  @media (prefers-color-scheme: dark) {
    svg { --page: #0d1117; --panel: #161c25; --frame: #313b48; --room: #212b37; --edge: #5a6b82; --ink: #e8edf4;
      --quiet: #a5b2c2; --arrow: #7d9fd0; --bundle: #dc9a5f }
  }
  .page { fill: var(--page) } .panel { fill: var(--panel); stroke: var(--frame) }
  .room { fill: var(--room); stroke: var(--edge) } text { fill: var(--ink) } .middle { text-anchor: middle }
  .title { font-size: 17px; font-weight: 700 } .name { font-size: 14px; font-weight: 600 }
  .quiet { font-size: 11.5px; font-weight: 400; fill: var(--quiet) }
  .line { fill: none; stroke: var(--arrow); stroke-linecap: round } .tip { fill: var(--arrow) }
  .bundle .line { stroke: var(--bundle); stroke-linecap: butt } .bundle .tip { fill: var(--bundle) }
</style>"""

Point = tuple[float, float]
RIGHT, DOWN = (1, 0), (0, 1)


@dataclass(frozen=True, slots=True)
class Panel:
    """A package: its name, how many modules it has, and what it is."""

    name: str
    count: int
    says: str


class Drawing:
    """Panels lowest, then arrows, then rooms and words."""

    def __init__(self, outer: Tower, inner: Tower, panels: Sequence[Panel]) -> None:
        self._panels: list[str] = []
        self._arrows: list[str] = []
        self._rooms: list[str] = []
        width, height = outer.width + 2 * EDGE, HEAD + sum(outer.heights) + ROW * (len(outer.rows) - 1) + EDGE
        left, beside, low = 1 + width + BETWEEN, inner.width + 2 * EDGE, HEAD - 6
        high = height - low - BETWEEN
        self._panel(panels[0], (1, 1), width, height)
        self._panel(panels[1], (left, 1), beside, high)
        self._panel(panels[2], (left, 1 + height - low), beside, low)
        self._tower(outer, (1 + EDGE, 1 + HEAD), ROW)
        self._tower(inner, (left + EDGE, 1 + HEAD), (high - HEAD - EDGE - sum(inner.heights)) / (len(inner.rows) - 1))
        self._arrows.append('<g class="bundle">')
        self._arrow(f"M{_at(1 + width, 1 + high / 2)}", (left, 1 + high / 2), RIGHT, BUNDLE)
        self._arrow(f"M{_at(left + beside / 2, 1 + high)}", (left + beside / 2, 1 + height - low), DOWN, BUNDLE)
        self._arrows.append("</g>")
        self._write("quiet", (1 + EDGE, height + 22), LEGEND)
        self._size = f"{left + beside + 1:.0f} {height + FOOT:.0f}"

    def svg(self) -> str:
        opened = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self._size}" role="img">'
        title = "<title>The folders of the three packages, and which imports from which</title>"
        page = '<rect class="page" width="100%" height="100%"/>'
        return "\n".join([opened, title, STYLE, page, *self._panels, *self._arrows, *self._rooms, "</svg>", ""])

    def _panel(self, panel: Panel, corner: Point, width: float, height: float) -> None:
        self._panels.append(_box("panel", corner, width, height, 14))
        x, y = corner[0] + EDGE, corner[1] + 31
        self._write("title", (x, y), panel.name, panel.count)
        for place, line in enumerate(wrap(panel.says, int((width - 2 * EDGE) / SMALL)), 1):
            self._write("quiet", (x, y + 4 + LINE * place), line)

    def _tower(self, tower: Tower, corner: Point, space: float) -> None:
        left, top = corner
        middles = [top + sum(tower.heights[:row]) + space * row + high / 2 for row, high in enumerate(tower.heights)]

        def end(node: Passage, x: float, side: int) -> Point:
            high = node.height if isinstance(node, Room) else tower.heights[node.row]
            return left + x, middles[node.row] + side * high / 2

        for node in (node for row in tower.rows for node in row):
            if isinstance(node, Room):
                self._room(node, (left + node.x, middles[node.row]))
            else:
                count = sum(tower.arrows[one, node] for one in node.above)
                self._line(f"M{_at(*end(node, node.x, -1))} V{end(node, node.x, 1)[1]:.1f}", _thickness(count))
        for (one, other), count in tower.arrows.items():
            self._fall(end(one, one.port(other), 1), end(other, other.port(one), -1), count, isinstance(other, Room))
        for (one, other), count in tower.beside.items():
            row = tower.rows[one.row]
            if row.index(other) == row.index(one) + 1:
                start = end(one, one.x + one.width / 2, 0)
                self._arrow(f"M{_at(*start)}", end(other, other.x - other.width / 2, 0), RIGHT, _thickness(count))
            else:
                self._over(end(one, one.x, -1), end(other, other.x, -1), count)

    def _room(self, room: Room, middle: Point) -> None:
        x, top = middle[0], middle[1] - room.height / 2
        self._rooms.append(_box("room", (x - room.width / 2, top), room.width, room.height, 8))
        self._write("name middle", (x, top + 20), room.title, room.count)
        for place, line in enumerate(room.folders, 1):
            self._write("quiet middle", (x, top + 21 + LINE * place), line)

    def _fall(self, start: Point, end: Point, count: int, arrives: bool) -> None:
        """Down from one row to the next, into a room or into the passage that goes on."""
        half = (start[1] + end[1]) / 2
        bend = f"M{_at(*start)} C{_at(start[0], half)} {_at(end[0], half)}"
        if arrives:
            self._arrow(bend, end, DOWN, _thickness(count), "")
        else:
            self._line(f"{bend} {_at(*end)}", _thickness(count))

    def _over(self, start: Point, end: Point, count: int) -> None:
        """From one room of a row to another, over those between them."""
        bend = f"M{_at(*start)} C{_at(start[0], start[1] - 26)} {_at(end[0], end[1] - 26)}"
        self._arrow(bend, end, DOWN, _thickness(count), "")

    def _arrow(self, path: str, end: Point, towards: tuple[int, int], width: float, line: str = "L") -> None:
        """What a path begins, ended with a tip."""
        (x, y), (right, down) = end, towards
        long, half = 6 + 1.3 * width, 3 + 0.7 * width
        back = x - long * right, y - long * down
        self._line(f"{path} {line}{_at(back[0] + right, back[1] + down)}", width)
        corners = (back[0] + half * down, back[1] + half * right), (back[0] - half * down, back[1] - half * right)
        self._arrows.append(f'<path class="tip" d="M{_at(x, y)} L{_at(*corners[0])} L{_at(*corners[1])} z"/>')

    def _line(self, path: str, width: float) -> None:
        self._arrows.append(f'<path class="line" stroke-width="{width}" d="{path}"/>')

    def _write(self, kind: str, start: Point, says: str, count: int = 0) -> None:
        counted = f'<tspan class="quiet" dx="7">{count}</tspan>' if count else ""
        place = f'x="{start[0]:.1f}" y="{start[1]:.1f}"'
        self._rooms.append(f'<text class="{kind}" {place}>{escape(says)}{counted}</text>')


def _thickness(modules: int) -> float:
    return 1.4 if modules < 3 else 2.4 if modules < 10 else 3.6


def _at(x: float, y: float) -> str:
    return f"{x:.1f},{y:.1f}"


def _box(kind: str, corner: Point, width: float, height: float, round: float) -> str:
    place = f'x="{corner[0]:.1f}" y="{corner[1]:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect class="{kind}" {place} rx="{round}"/>'
