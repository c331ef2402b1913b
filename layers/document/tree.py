"""A configurator compiled for use: its choices, options and always-drawn layers in menu order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from layers.document.line_demand import Part
from layers.document.model import AllOf, AnyOf, Choose, Condition, Configurator, Group, Image, Not, Rule


@dataclass(frozen=True, slots=True)
class Choice:
    """A choosing group: how many of its options make it complete; `maximum` None is no limit.

    `gates` are the groups on its path, itself included, whose `show_if` must all hold for it to be shown.
    """

    id: str
    label: str
    choose: Choose
    minimum: int
    maximum: int | None
    options: tuple[str, ...]
    gates: tuple[str, ...]
    index: int

    @property
    def one(self) -> bool:
        return self.choose is Choose.ONE


@dataclass(frozen=True, slots=True)
class Leaf:
    """An image layer: an option of `group`, or always drawn where `group` is None.

    `heading` is the nearest plain sub-group with a label inside its choosing group, if any;
    `index` is its place in the document; `part` is what it consumes, if managed. `gates` as for a choice; what is
    always drawn may be a gate itself.
    """

    id: str
    image: Image
    group: str | None
    heading: Group | None
    gates: tuple[str, ...]
    index: int
    part: Part | None

    @property
    def price(self) -> int:
        return self.image.price


class Tree:
    """What a published version is made of; built once per version, then only read.

    Raises nothing on unfinished documents with cyclic `show_if`: `layers.check` reports those, and
    only a checked document may be evaluated.
    """

    def __init__(self, configurator: Configurator, version: int = 0) -> None:
        self.configurator = configurator
        self.version = version
        self.choices: dict[str, Choice] = {}
        self.options: dict[str, Leaf] = {}
        self.drawn: list[Leaf] = []
        self.conditions: dict[str, Condition] = {}
        self._indexes = iter(range(10**9))
        self._walk(configurator.layers, None, None, ())
        self.gates: tuple[str, ...] = tuple(_topological(self))

    @property
    def rules(self) -> tuple[Rule, ...]:
        return self.configurator.rules

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every image layer in menu order."""
        return tuple(sorted([*self.options.values(), *self.drawn], key=lambda leaf: leaf.index))

    @cached_property
    def named(self) -> Mapping[str, Leaf]:
        """Every image layer by its id."""
        return {leaf.id: leaf for leaf in self.leaves}

    @cached_property
    def defaults(self) -> frozenset[str]:
        return frozenset(leaf.id for leaf in self.options.values() if leaf.image.default)

    @cached_property
    def skus(self) -> frozenset[str]:
        return frozenset(leaf.part.sku for leaf in self.leaves if leaf.part)

    def _walk(
        self, layers: tuple[Group | Image, ...], choice: str | None, heading: Group | None, gates: tuple[str, ...]
    ) -> list[str]:
        options: list[str] = []
        for layer in layers:
            index = next(self._indexes)
            if isinstance(layer, Image):
                options += self._leaf(layer, choice, heading, gates, index)
            else:
                options += self._group(layer, choice, heading, gates, index)
        return options

    def _leaf(
        self, image: Image, choice: str | None, heading: Group | None, gates: tuple[str, ...], index: int
    ) -> list[str]:
        if choice is None:
            gates = self._behind(image, gates)
            self.drawn.append(Leaf(image.id, image, None, heading, gates, index, self._part(image)))
            return []
        self.options[image.id] = Leaf(image.id, image, choice, heading, gates, index, self._part(image))
        return [image.id]

    def _group(
        self, group: Group, choice: str | None, heading: Group | None, gates: tuple[str, ...], index: int
    ) -> list[str]:
        gates = self._behind(group, gates)
        if group.choose is None:
            inside = group if group.label else heading
            return self._walk(group.layers, choice, inside if choice else None, gates)
        self.choices[group.id] = _choice(group, (), gates, index)
        options = self._walk(group.layers, group.id, None, gates)
        self.choices[group.id] = _choice(group, tuple(options), gates, index)
        return []

    def _behind(self, layer: Group | Image, gates: tuple[str, ...]) -> tuple[str, ...]:
        """The gates of what is inside a layer, that of its own `show_if` included."""
        if layer.show_if is None:
            return gates
        self.conditions[layer.id] = layer.show_if
        return (*gates, layer.id)

    def _part(self, image: Image) -> Part | None:
        stock = image.stock
        if not stock.managed:
            return None
        return Part(image.id, stock.sku or f"{self.configurator.id}.{image.id}", stock.units)


def mentions(condition: Condition) -> Iterator[str]:
    """Every option id a condition names."""
    match condition:
        case str():
            yield condition
        case Not():
            yield from mentions(condition.not_)
        case AllOf():
            for part in condition.all:
                yield from mentions(part)
        case AnyOf():
            for part in condition.any:
                yield from mentions(part)


def dependencies(tree: Tree) -> Mapping[str, frozenset[str]]:
    """For each gate, the gates that its condition's options depend on."""
    return {
        gate: frozenset(g for o in mentions(condition) if o in tree.options for g in tree.options[o].gates)
        for gate, condition in tree.conditions.items()
    }


def circular(tree: Tree) -> frozenset[str]:
    """The gates whose condition depends, directly or through other gates, on an option behind themselves."""
    needs = dependencies(tree)
    return frozenset(gate for gate in needs if gate in _reached(gate, needs))


def _reached(start: str, needs: Mapping[str, frozenset[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(needs[start])
    while waiting:
        gate = waiting.pop()
        if gate not in found:
            found.add(gate)
            waiting += needs[gate]
    return found


def _choice(group: Group, options: tuple[str, ...], gates: tuple[str, ...], index: int) -> Choice:
    needed = 1 if group.required else 0
    if group.choose is Choose.ONE:
        return Choice(group.id, group.label, Choose.ONE, needed, 1, options, gates, index)
    assert group.choose is not None
    minimum = max(needed, group.min or 0)
    return Choice(group.id, group.label, group.choose, minimum, group.max, options, gates, index)


def _topological(tree: Tree) -> Iterator[str]:
    """Gates so that each comes after those it depends on; gates on a cycle come last, in menu order."""
    waiting = {gate: set(needs) for gate, needs in dependencies(tree).items()}
    while waiting:
        ready = [gate for gate, needs in waiting.items() if not needs & waiting.keys()]
        for gate in ready or list(waiting):
            yield gate
            del waiting[gate]
