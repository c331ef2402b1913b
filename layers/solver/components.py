"""The components of a product: sets of groups that must be decided together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from layers.document.model import Condition, Rule
from layers.document.tree import Choice, Tree, mentions

FRAME = ""
"""Stands for what depends on no group at all, such as a rule without options."""


@dataclass(frozen=True, slots=True)
class Component:
    """Choices connected by rules and conditions, with these rules; components are decided independently."""

    choices: tuple[Choice, ...]
    rules: tuple[Rule, ...]

    @property
    def options(self) -> tuple[str, ...]:
        return tuple(option for choice in self.choices for option in choice.options)


class Components:
    """The components of a tree, and the component of each choice."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        groups = _UnionFind([FRAME, *tree.choices])
        for choice in tree.choices.values():
            for gate in self._gates_of(choice):
                groups.union([choice.id, *self._choices(tree.conditions[gate])])
        for leaf in tree.drawn:
            if leaf.part:
                groups.union(self.behind(leaf.gates))
        for rule in tree.rules:
            groups.union(self._about(rule))
        self.all, self.place = self._collected(groups)

    def behind(self, gates: Iterable[str]) -> list[str]:
        """The choices, or the frame, that decide whether these gates are open."""
        return [choice for gate in gates for choice in self._choices(self._tree.conditions[gate]) or [FRAME]]

    def joined(self, places: Iterable[int]) -> Component:
        """Several components as one, for as long as a scarce item connects them."""
        components = [self.all[place] for place in places]
        choices = sorted(
            (choice for component in components for choice in component.choices), key=lambda choice: choice.index
        )
        return Component(tuple(choices), tuple(rule for component in components for rule in component.rules))

    def _gates_of(self, choice: Choice) -> set[str]:
        return {*choice.gates, *(gate for option in choice.options for gate in self._tree.options[option].gates)}

    def _choices(self, condition: Condition) -> list[str]:
        options = (self._tree.options.get(name) for name in mentions(condition))
        return list(dict.fromkeys(leaf.group for leaf in options if leaf and leaf.group))

    def _about(self, rule: Rule) -> list[str]:
        return [*self._choices(rule.if_), *self._choices(rule.then)] or [FRAME]

    def _collected(self, groups: "_UnionFind") -> tuple[tuple[Component, ...], Mapping[str, int]]:
        choices: dict[str, list[Choice]] = {}
        rules: dict[str, list[Rule]] = {}
        for choice in self._tree.choices.values():
            choices.setdefault(groups.root(choice.id), []).append(choice)
        for rule in self._tree.rules:
            rules.setdefault(groups.root(self._about(rule)[0]), []).append(rule)
        roots = list(dict.fromkeys([*choices, *rules, groups.root(FRAME)]))
        components = tuple(Component(tuple(choices.get(root, ())), tuple(rules.get(root, ()))) for root in roots)
        places = {root: place for place, root in enumerate(roots)}
        return components, {name: places[groups.root(name)] for name in [FRAME, *self._tree.choices]}


class _UnionFind:
    """Disjoint sets of names (union-find)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def root(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def union(self, names: Iterable[str]) -> None:
        roots = [self.root(name) for name in names]
        for root in roots[1:]:
            self._parent[self.root(root)] = self.root(roots[0])
