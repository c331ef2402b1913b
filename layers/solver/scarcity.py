"""The restrictions that scarce stock puts on configurations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from layers.document.tree import Leaf, Tree
from layers.solver.components import FRAME, Components
from layers.solver.menu import Menu

Room = Mapping[str, int | None]
"""How many units of a sku one configuration may use; None or missing: any number."""


@dataclass(frozen=True, slots=True)
class Item:
    """The use of a sku: `always` units in every configuration, `options` and `gated` layers only in some."""

    sku: str
    always: int
    options: tuple[Leaf, ...]
    gated: tuple[Leaf, ...]
    rivals: tuple[tuple[Leaf, ...], ...]
    components: frozenset[int]

    @property
    def summed(self) -> bool:
        """Whether the units of several layers have to be added up."""
        return len(self.rivals) > 1 or bool(self.gated)

    def most(self, room: int) -> int:
        """The most units a configuration could use of those options that fit alone."""
        fitting = ([units(leaf) for leaf in rivals if units(leaf) <= room] for rivals in self.rivals)
        return sum(max(fits, default=0) for fits in fitting) + sum(units(leaf) for leaf in self.gated)


@dataclass(frozen=True, slots=True)
class Scarcity:
    """What stock forbids: `blocked` options, sums of `limits` beyond their units, or, where `lacking`, everything."""

    blocked: int
    limits: Mapping[str, int]
    lacking: tuple[str, ...]


PLENTY = Scarcity(0, {}, ())


class Consumption:
    """Every managed layer of a tree by its sku."""

    def __init__(self, tree: Tree, components: Components, menu: Menu) -> None:
        users: dict[str, list[Leaf]] = {}
        for leaf in tree.leaves:
            if leaf.part:
                users.setdefault(leaf.part.sku, []).append(leaf)
        self.items = {sku: _item(tree, components, sku, leaves) for sku, leaves in users.items()}
        self._needs = [
            (sku, menu.bit[leaf.id], units(leaf) + item.always)
            for sku, item in self.items.items()
            for leaf in item.options
        ]
        self._always = [item for item in self.items.values() if item.always]
        self._summed = [item for item in self.items.values() if item.summed]

    def scarcity(self, room: Room) -> Scarcity:
        blocked = 0
        for sku, bit, needed in self._needs:
            left = room.get(sku)
            if left is not None and left < needed:
                blocked |= bit
        return Scarcity(blocked, dict(self._limits(room)), tuple(self._lacking(room)))

    def _limits(self, room: Room) -> Iterator[tuple[str, int]]:
        for item in self._summed:
            left = room.get(item.sku)
            if left is not None and item.most(left - item.always) > left - item.always >= 0:
                yield item.sku, left - item.always

    def _lacking(self, room: Room) -> Iterator[str]:
        for item in self._always:
            left = room.get(item.sku)
            if left is not None and left < item.always:
                yield item.sku


def units(leaf: Leaf) -> int:
    return leaf.part.units if leaf.part else 0


def _item(tree: Tree, components: Components, sku: str, leaves: list[Leaf]) -> Item:
    options = tuple(leaf for leaf in leaves if leaf.group is not None)
    gated = tuple(leaf for leaf in leaves if leaf.group is None and leaf.gates)
    always = sum(units(leaf) for leaf in leaves if leaf.group is None and not leaf.gates)
    places = {components.place[leaf.group] for leaf in options if leaf.group is not None}
    places |= {components.place[(components.behind(leaf.gates) or [FRAME])[0]] for leaf in gated}
    return Item(sku, always, options, gated, _rivals(tree, options), frozenset(places))


def _rivals(tree: Tree, options: tuple[Leaf, ...]) -> tuple[tuple[Leaf, ...], ...]:
    """The options in sets of mutually exclusive ones."""
    rivals: dict[str, list[Leaf]] = {}
    for leaf in options:
        assert leaf.group is not None
        key = leaf.group if tree.choices[leaf.group].one else f"{leaf.group}/{leaf.id}"
        rivals.setdefault(key, []).append(leaf)
    return tuple(tuple(leaves) for leaves in rivals.values())
