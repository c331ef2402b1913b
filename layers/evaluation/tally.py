"""The number of configurations, where counting them does not take too long."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import comb, prod

from layers.document.configuration import faults, parts, settled
from layers.document.line_demand import Part
from layers.document.model import Condition, Rule
from layers.document.tree import Choice, Tree, mentions

MANY = 5_000
"""The most combinations of dependent groups that are tried one by one."""

Room = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of configurations; None where it is not known, and then there are at most `bound`."""

    count: int | None
    bound: int


@dataclass(frozen=True, slots=True)
class _Countable:
    """Groups that depend on each other, the rules among them, and the items that may be short."""

    choices: tuple[Choice, ...]
    rules: frozenset[str]
    room: Room

    @property
    def combinations(self) -> int:
        return prod(_ways(choice) for choice in self.choices)


def tally(tree: Tree, room: Room) -> Tally:
    """The complete configurations that keep the rules and use no more of each item than `room` has."""
    bound = prod(_ways(choice) for choice in tree.choices.values())
    if not _drawn_fit(tree, room):
        return Tally(0, bound)
    components = _components(tree, {sku: room.get(sku) for sku in _scarce(tree, room)})
    if any(
        component.combinations > MANY
        for component in components
        if component.rules or component.room or len(component.choices) > 1
    ):
        return Tally(None, bound)
    return Tally(prod(_count(tree, component) for component in components), bound)


def _ways(choice: Choice) -> int:
    """How many ways there are to choose from a group; one that may be hidden may also be empty."""
    return sum(comb(len(choice.options), size) for size in _sizes(choice))


def _sizes(choice: Choice) -> range:
    most = len(choice.options) if choice.maximum is None else min(choice.maximum, len(choice.options))
    return range(0 if choice.gates else choice.minimum, most + 1)


def _drawn_fit(tree: Tree, room: Room) -> bool:
    """Whether there is enough for what every configuration consumes."""
    return _fits((leaf.part for leaf in tree.drawn if not leaf.gates), room)


def _fits(wanted: Iterable[Part | None], room: Room) -> bool:
    used: dict[str, int] = {}
    for part in wanted:
        if part:
            used[part.sku] = used.get(part.sku, 0) + part.units
    return all((limit := room.get(sku)) is None or units <= limit for sku, units in used.items())


def _scarce(tree: Tree, room: Room) -> set[str]:
    """Items of which some configuration could use more than is available."""
    wanted: dict[str, int] = {}
    for leaf in tree.leaves:
        if leaf.part:
            wanted[leaf.part.sku] = wanted.get(leaf.part.sku, 0) + leaf.part.units
    return {sku for sku, units in wanted.items() if (limit := room.get(sku)) is not None and units > limit}


def _components(tree: Tree, room: Room) -> list[_Countable]:
    rules = {rule.id: _ruled(tree, rule) for rule in tree.rules}
    shared = {sku: _sharing(tree, sku) for sku in room}
    joined = _joined([*_shown(tree), *rules.values(), *shared.values()])
    return [
        _Countable(
            tuple(choice for choice in tree.choices.values() if choice.id in groups),
            frozenset(rule for rule, ruled in rules.items() if ruled & groups),
            {sku: room[sku] for sku, sharing in shared.items() if sharing & groups},
        )
        for groups in joined
    ]


def _shown(tree: Tree) -> list[set[str]]:
    """Each group together with those that decide whether it or an option of it is shown."""
    gates = {choice.id: set(choice.gates) for choice in tree.choices.values()}
    for leaf in tree.options.values():
        if leaf.group:
            gates[leaf.group].update(leaf.gates)
    return [{group} | _deciding(tree, own) for group, own in gates.items()]


def _ruled(tree: Tree, rule: Rule) -> set[str]:
    return _groups(tree, (rule.if_, rule.then))


def _sharing(tree: Tree, sku: str) -> set[str]:
    """The groups that decide how much of an item is used."""
    leaves = [leaf for leaf in tree.leaves if leaf.part and leaf.part.sku == sku]
    return {leaf.group for leaf in leaves if leaf.group} | _deciding(tree, chain(*(leaf.gates for leaf in leaves)))


def _deciding(tree: Tree, gates: Iterable[str]) -> set[str]:
    return _groups(tree, [tree.conditions[gate] for gate in gates])


def _groups(tree: Tree, conditions: Iterable[Condition]) -> set[str]:
    named = (tree.options[name].group for condition in conditions for name in mentions(condition))
    return {group for group in named if group}


def _joined(links: list[set[str]]) -> list[set[str]]:
    components: list[set[str]] = []
    for link in links:
        touching = [component for component in components if component & link]
        components = [component for component in components if not component & link]
        components += [link.union(*touching)] if link else []
    return components


def _count(tree: Tree, component: _Countable) -> int:
    if len(component.choices) == 1 and not component.rules and not component.room:
        return _ways(component.choices[0])
    ways = [[way for size in _sizes(one) for way in combinations(one.options, size)] for one in component.choices]
    return sum(1 for chosen in product(*ways) if _sellable(tree, frozenset(chain(*chosen)), component))


def _sellable(tree: Tree, selected: frozenset[str], component: _Countable) -> bool:
    """Whether the choices in one component are complete, keep its rules and fit the stock."""
    if settled(tree, selected) != selected:
        return False
    own = component.rules.union(choice.id for choice in component.choices)
    return all(fault.subject not in own for fault in faults(tree, selected)) and _fits(
        parts(tree, selected), component.room
    )
