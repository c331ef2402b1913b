"""Small configurators of every shape, for properties.

They are made from a size and a seed, which is twenty times faster than drawing every part, and still shrinks in size.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any

from hypothesis import strategies as st

from layers.document.model import Configurator
from tests.layers.brute import Brute, Chosen

SKUS = ("A", "B", "C", "D")
SEEDS = st.integers(0, 2**32)
PRICES = (0, 0, 100, 100, 200, 300, -100)


@dataclass
class _Sketch:
    """A document while it is drawn: how many options are left to make, and those that conditions may name."""

    random: Random
    left: int
    options: list[str] = field(default_factory=list)
    made: int = 0

    def name(self, kind: str) -> str:
        self.made += 1
        return f"{kind}{self.made}"

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def among(self, values: Sequence[Any]) -> Any:
        return self.random.choice(values)


@dataclass(frozen=True)
class Case:
    """A document, a settled selection, its pinned part, and the room there is."""

    document: Configurator
    selected: Chosen
    pinned: Chosen
    room: dict[str, int | None]
    brute: Brute

    @cached_property
    def sold(self) -> list[Chosen]:
        return self.brute.configurations(self.room)


def documents(most: int = 9) -> st.SearchStrategy[Configurator]:
    return st.builds(document, st.builds(Random, SEEDS), st.sampled_from(range(1, most + 1)))


def cases(most: int = 9) -> st.SearchStrategy[Case]:
    return st.builds(case, st.builds(Random, SEEDS), st.sampled_from(range(1, most + 1)))


def rooms() -> st.SearchStrategy[dict[str, int | None]]:
    return st.builds(room, st.builds(Random, SEEDS))


def document(random: Random, size: int) -> Configurator:
    """Choosing groups, nested ones, headings and folders with conditions, drawn layers, rules, shared items."""
    sketch = _Sketch(random, size)
    make = _plain if sketch.chance(30) else _layer
    layers: list[dict[str, Any]] = []
    while sketch.left > 0:
        layers.append(make(sketch, depth=0))
    rules = [_rule(sketch) for _ in range(random.randint(0, 4))]
    known = {"id": "toy", "title": "Toy", "views": [{"id": "front"}]}
    return Configurator.model_validate({**known, "layers": layers, "rules": rules})


def case(random: Random, size: int) -> Case:
    brute = Brute(document(random, size))
    selected = brute.settled(_selection(random, brute))
    pinned = selected
    if random.randrange(2):
        pinned = frozenset(name for name in sorted(selected) if random.randrange(2))
    return Case(brute.document, selected, pinned, room(random), brute)


def room(random: Random) -> dict[str, int | None]:
    """Often plenty of one item and little of another."""
    return {
        sku: random.choice((None, random.randint(0, 3), random.randint(2, 7))) for sku in SKUS if random.randrange(3)
    }


def _selection(random: Random, brute: Brute) -> Chosen:
    """Mostly a complete configuration, sometimes anything with one option per `one` group."""
    if brute.unbounded and random.randrange(4):
        return random.choice(brute.unbounded)
    taken: set[str] = set()
    for name in random.sample(brute.options, len(brute.options)):
        if not brute.rivals(name) & taken and random.randrange(3):
            taken.add(name)
    return frozenset(taken)


def _layer(sketch: _Sketch, depth: int) -> dict[str, Any]:
    kind = sketch.among(("choice", "choice", "choice", "folder", "drawn"))
    if kind == "drawn" or depth > 2:
        sketch.left -= depth > 2 or sketch.chance(20)
        return _image(sketch, "d")
    if kind == "folder":
        return _folder(sketch, depth)
    return _choice(sketch, depth)


def _plain(sketch: _Sketch, depth: int) -> dict[str, Any]:
    """The usual group: one of a few options, mostly required, always shown."""
    layers = [_image(sketch, "o") for _ in range(min(sketch.left, sketch.random.randint(2, 3 + depth)))]
    sketch.left -= len(layers)
    sketch.options += [image["id"] for image in layers]
    return {"kind": "group", "id": sketch.name("g"), "choose": "one", "required": sketch.chance(80), "layers": layers}


def _folder(sketch: _Sketch, depth: int) -> dict[str, Any]:
    condition = _condition(sketch, 0) if sketch.chance(60) else None
    layers = [_layer(sketch, depth + 1) for _ in range(sketch.random.randint(0, 2)) if sketch.left > 0]
    sketch.left -= not layers
    return {"kind": "group", "id": sketch.name("f"), "show_if": condition, "layers": layers}


def _choice(sketch: _Sketch, depth: int) -> dict[str, Any]:
    """What can be named in conditions are options met before, so that no condition reaches into itself."""
    group: dict[str, Any] = {"kind": "group", "id": sketch.name("g"), "choose": "one", "required": sketch.chance(60)}
    if sketch.chance(40):
        group |= {"choose": "many", "min": sketch.among((None, None, 1, 2, 3)), "max": sketch.among((None, 1, 2, 3))}
    group["show_if"] = _condition(sketch, 0) if sketch.options and sketch.chance(35) else None
    group["layers"] = _members(sketch, depth, sketch.among((1, 2, 2, 3, 3, 4)))
    return group


def _members(sketch: _Sketch, depth: int, count: int) -> list[dict[str, Any]]:
    layers: list[dict[str, Any]] = []
    while sketch.left > 0 and len(layers) < count:
        if depth < 2 and layers and sketch.left > 1 and sketch.chance(10):
            layers.append(_choice(sketch, depth + 1))
        image = _image(sketch, "o")
        sketch.left -= 1
        layers.append(_heading(sketch, image) if sketch.chance(15) else image)
        sketch.options.append(image["id"])
    return layers


def _heading(sketch: _Sketch, image: dict[str, Any]) -> dict[str, Any]:
    condition = _condition(sketch, 0) if sketch.options and sketch.chance(70) else None
    return {"kind": "group", "id": sketch.name("h"), "show_if": condition, "layers": [image]}


def _image(sketch: _Sketch, kind: str) -> dict[str, Any]:
    image: dict[str, Any] = {"kind": "image", "id": sketch.name(kind)}
    if kind == "o":
        image["price"] = sketch.among(PRICES)
    elif sketch.options and sketch.chance(35):
        image["show_if"] = _condition(sketch, 0)
    if sketch.chance(45):
        image["stock"] = {
            "managed": sketch.chance(95),
            "sku": sketch.among(SKUS),
            "units": sketch.among((1, 1, 2, 3)),
        }
    return image


def _rule(sketch: _Sketch) -> dict[str, Any]:
    """Mostly what rules are for: two options that do not go together, or one that needs another."""
    then = _condition(sketch, 0)
    if sketch.chance(50):
        then = {"not": sketch.among(sketch.options)} if sketch.options else then
    return {"id": sketch.name("r"), "if": _condition(sketch, 0 if sketch.chance(40) else 2), "then": then}


def _condition(sketch: _Sketch, depth: int) -> Any:
    kind = sketch.among(("option", "option", "option", "not", "all", "any"))
    if kind == "not":
        return {"not": _condition(sketch, depth + 1)}
    if kind == "option" or depth > 1:
        return sketch.among(sketch.options) if sketch.options else {"all": []}
    return {kind: [_condition(sketch, depth + 1) for _ in range(sketch.random.randint(0, 3))]}
