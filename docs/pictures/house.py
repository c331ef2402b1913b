"""Draws `house.svg`, the packages and what they import, from the code itself: `python docs/pictures/house.py`.

The lines of rooms are those of the import contracts in `pyproject.toml`.
An arrow stands for imports. It is left out where a longer way leads to the same room, else a hundred arrows would hide
the thirty that matter; and all that one package imports of the next is a single arrow.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from textwrap import wrap

from drawing import Drawing, Panel
from tower import Room, Tower

ROOT = Path(__file__).parents[2]
PICTURE = Path(__file__).with_suffix(".svg")
PACKAGES = ("configurator", "layers", "settings")
PLACES = {
    "cli": 40, "demo": 146, "app.py": 290, "jobs": 415, "admin": 210, "api": 130, "shop": 290, "privacy": 352,
    "mail": 462, "accounts": 352, "stock_csv": 318, "carts": 250, "orders": 250, "evaluation": 150, "words": 250,
    "solver": 105, "stock": 250, "document": 105, "errors.py": 105, "problem.py": 216, "speech.py": 326,
}  # fmt: skip
"""Where a room has its middle, so that most arrows fall straight."""
MIDDLE = 210
"""Where any other room has it."""

Edge = tuple[str, str]


class Upwards(Exception):
    """Something imports what stands above it, or to its left in the same line."""


def picture(root: Path = ROOT) -> str:
    """The whole picture; raises Upwards."""
    contracts = (root / "pyproject.toml").read_text(encoding="utf-8")
    shell, domain = (lines(package, contracts) for package in PACKAGES[:2])
    edges = importers(root)
    refuse_upwards(edges, [*chain(*shell, *domain), "settings"])
    shown = {edge: edges[edge] for edge in direct(edges)}
    outer, inner = (tower(root, named, shown) for named in (shell, domain))
    return Drawing(outer, inner, [panel(root / package) for package in PACKAGES]).svg()


def lines(package: str, contracts: str) -> list[list[str]]:
    """The rooms of a package as its contract lists them: a line of the file is a line of the house."""
    contract = contracts.split(f'containers = ["{package}"]')[1]
    listed = contract.split("layers = [")[1].split("]")[0]
    return [[f"{package}.{name}" for name in re.findall(r"\w+", line)] for line in listed.strip().splitlines()]


def importers(root: Path) -> Mapping[Edge, int]:
    """How many modules of one room import something of another."""
    known, found = modules(root), dict[Edge, int]()
    for module, file in known.items():
        home = room_of(module)
        for other in {room_of(name) for name in imported(file.read_text(encoding="utf-8"), known)} - {home}:
            if module not in PACKAGES:
                found[home, other] = found.get((home, other), 0) + 1
    return found


def modules(root: Path) -> Mapping[str, Path]:
    """Every module of the packages by its dotted name; an `__init__.py` by that of its folder."""
    files = chain.from_iterable(sorted((root / package).rglob("*.py")) for package in PACKAGES)
    return {".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def imported(source: str, known: Iterable[str]) -> Iterator[str]:
    """The modules of ours that a source imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in known else str(node.module) for name in names)


def room_of(module: str) -> str:
    """The folder or file beneath its package; `settings` is one room."""
    package, *inner = module.split(".")
    return package if package == "settings" else ".".join([package, *inner[:1]])


def refuse_upwards(edges: Iterable[Edge], order: Sequence[str]) -> None:
    """Raises Upwards unless every edge leads to a room that comes later in the order."""
    wrong = [f"{one} imports {other}" for one, other in sorted(edges) if order.index(one) > order.index(other)]
    if wrong:
        raise Upwards(", ".join(wrong))


def direct(edges: Iterable[Edge]) -> list[Edge]:
    """The edges that no longer way replaces; they must not run in a circle."""
    targets: dict[str, set[str]] = {}
    for one, other in edges:
        targets.setdefault(one, set()).add(other)

    def beyond(room: str) -> set[str]:
        return {far for near in targets.get(room, ()) for far in (near, *beyond(near))}

    return sorted((one, other) for one, near in targets.items() for other in near - set().union(*map(beyond, near)))


def tower(root: Path, named: Sequence[Sequence[str]], edges: Mapping[Edge, int]) -> Tower:
    rows = [[room(root, name, row) for name in line] for row, line in enumerate(named)]
    rooms = dict(zip(chain(*named), chain(*rows), strict=True))
    arrows = {
        (rooms[one], rooms[other]): count for (one, other), count in edges.items() if {one, other} <= rooms.keys()
    }
    return Tower(rows, arrows)


def room(root: Path, name: str, row: int) -> Room:
    folder = root.joinpath(*name.split("."))
    title = folder.name if folder.is_dir() else f"{folder.name}.py"
    inner = wrap(" · ".join(sorted(file.parent.name for file in folder.glob("*/__init__.py"))), 32)
    return Room(row, PLACES.get(title, MIDDLE), title=title, count=counted(folder), folders=inner)


def panel(package: Path) -> Panel:
    says = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    return Panel(package.name, counted(package), says)


def counted(folder: Path) -> int:
    """The modules of a folder, whose `__init__.py` only opens it."""
    return sum(file.name != "__init__.py" for file in folder.rglob("*.py"))


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
