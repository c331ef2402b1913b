"""Groups of a product that can be counted apart from all others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import comb, prod

from layers.document.configuration import faults, holds, parts, settled
from layers.document.line_demand import Part
from layers.document.model import Condition, Rule
from layers.document.tree import Choice, Leaf, Tree, mentions

MANY = 5_000
"""The most combinations of dependent groups that are tried one by one."""

Room = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Countable:
    """Groups that depend on each other, the rules among them, the items that may be short, and whether a condition
    shows any of it.
    """

    choices: tuple[Choice, ...]
    rules: frozenset[str]
    room: Room
    gated: bool

    @property
    def options(self) -> frozenset[str]:
        return frozenset(chain(*(choice.options for choice in self.choices)))

    @property
    def independent(self) -> bool:
        """Whether it is one group that nothing restricts."""
        return len(self.choices) == 1 and not self.rules and not self.room and not self.gated

    @property
    def combinations(self) -> int:
        return prod(ways(choice) for choice in self.choices)

    def sellable(self, tree: Tree) -> Iterator[frozenset[str]]:
        """What can be chosen in these groups; to be asked where the combinations are not too many."""
        each = [[way for size in _sizes(one) for way in combinations(one.options, size)] for one in self.choices]
        for taken in product(*each):
            chosen = frozenset(chain(*taken))
            if self._allows(tree, chosen):
                yield chosen

    def _allows(self, tree: Tree, selected: frozenset[str]) -> bool:
        """Whether the choices are complete, keep the rules and fit the stock."""
        if settled(tree, selected) != selected:
            return False
        own = self.rules.union(choice.id for choice in self.choices)
        return all(fault.subject not in own for fault in faults(tree, selected)) and _fits(
            parts(tree, selected), self.room
        )


def countables(tree: Tree, room: Room) -> list[Countable]:
    """The groups of a product, apart where neither rules, conditions nor scarce items tie them together."""
    return _components(tree, {sku: room.get(sku) for sku in _scarce(tree, room)})


def ways(choice: Choice) -> int:
    """How many ways there are to choose from a group; one that may be hidden may also be empty."""
    return sum(comb(len(choice.options), size) for size in _sizes(choice))


def _sizes(choice: Choice) -> range:
    most = len(choice.options) if choice.maximum is None else min(choice.maximum, len(choice.options))
    return range(0 if choice.gates else choice.minimum, most + 1)


def possible(tree: Tree, room: Room) -> bool:
    """Whether what no choice changes allows for anything: rules that name no option, and what is always drawn."""
    ruled = all(holds(rule.then, ()) for rule in tree.rules if _fixed(rule.if_, rule.then) and holds(rule.if_, ()))
    return ruled and _fits((leaf.part for leaf in tree.drawn if _always(tree, leaf)), room)


def _always(tree: Tree, leaf: Leaf) -> bool:
    conditions = [tree.conditions[gate] for gate in leaf.gates]
    return _fixed(*conditions) and all(holds(condition, ()) for condition in conditions)


def _fixed(*conditions: Condition) -> bool:
    """Whether they name no option."""
    return not any(True for condition in conditions for _ in mentions(condition))


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


def _components(tree: Tree, room: Room) -> list[Countable]:
    rules = {rule.id: _ruled(tree, rule) for rule in tree.rules}
    shared = {sku: _sharing(tree, sku) for sku in room}
    joined = _joined([*_shown(tree), *rules.values(), *shared.values()])
    return [
        _countable(tree, groups, rules, {sku: room[sku] for sku in room if shared[sku] & groups}) for groups in joined
    ]


def _countable(tree: Tree, groups: set[str], rules: Mapping[str, set[str]], room: Room) -> Countable:
    choices = tuple(choice for choice in tree.choices.values() if choice.id in groups)
    gated = any(tree.options[name].gates for choice in choices for name in choice.options)
    return Countable(choices, frozenset(rule for rule, ruled in rules.items() if ruled & groups), room, gated)


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
