"""Propagation without search: the faults of an assignment, and of one more pick; None where it cannot decide."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from layers.document.model import AllOf, AnyOf, Condition, Not, Rule
from layers.document.tree import Choice, Tree, mentions
from layers.solver.components import Component
from layers.solver.menu import Menu
from layers.solver.scarcity import Item, units

Check = Callable[[int], bool]
"""Whether something holds for a mask of options."""


class PropagationTable:
    """The part of a component that no question changes: its rules, groups and conditions as checks of masks."""

    def __init__(self, tree: Tree, menu: Menu, component: Component) -> None:
        self.tree, self.menu, self.component = tree, menu, component
        self.mask = menu.mask(component.options)
        self.options: tuple[str, ...] = tuple(menu.options(self.mask))
        self.rules = [(menu.mask(_named(menu, rule)), _rule(menu, rule)) for rule in component.rules]
        self.touching: dict[int, list[int]] = {}
        for place, (mask, _) in enumerate(self.rules):
            for name in menu.options(mask):
                self.touching.setdefault(menu.bit[name], []).append(place)
        behind: dict[str, int] = {}
        for choice in component.choices:
            for name in choice.options:
                for gate in tree.options[name].gates:
                    behind[gate] = behind.get(gate, 0) | menu.bit[name]
        self.gates = {gate: compiled(menu, tree.conditions[gate]) for gate in _gates(tree, component, behind)}
        self.behind = behind
        self.turning = menu.mask(
            name for condition in tree.conditions.values() for name in mentions(condition) if name in menu.bit
        )

    def touched(self, mask: int) -> Iterator[int]:
        """The places of the rules that name one of these options."""
        while mask:
            bit = mask & -mask
            mask ^= bit
            yield from self.touching.get(bit, ())

    def closed(self, mask: int) -> frozenset[str]:
        return frozenset(gate for gate, opened in self.gates.items() if not opened(mask))

    def hidden(self, closed: Iterable[str]) -> int:
        hidden = 0
        for gate in closed:
            hidden |= self.behind.get(gate, 0)
        return hidden


@dataclass(frozen=True, slots=True)
class StockLimits:
    """The limits that stock sets a component: no option of `blocked`, and sums of `limits` within their units."""

    blocked: int
    limits: tuple[tuple[Item, int], ...]

    def exceeded(self, menu: Menu, mask: int, closed: frozenset[str]) -> tuple[str, ...]:
        return tuple(item.sku for item, left in self.limits if _used(item, menu, mask, closed) > left)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A settled selection of a component and its faults.

    `broken` are places of rules, `off` the options of groups that hold too few or too many, `exceeded`
    the skus that are short.
    """

    table: PropagationTable
    stock: StockLimits
    mask: int
    closed: frozenset[str]
    hidden: int
    broken: tuple[int, ...]
    off: int
    exceeded: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not (self.broken or self.off or self.exceeded or self.mask & self.stock.blocked)

    def pick(self, option: str) -> "Assignment | None":
        """The assignment after the plain pick; None where it might show or hide something."""
        if self.table.menu.bit[option] & self.hidden:
            return None
        return self._changed(self.table.menu.picked(self.mask, option), self.table.menu.group(option))

    def clear(self, group: str) -> "Assignment | None":
        """The assignment with nothing chosen in a group; None where that might show or hide something."""
        return self._changed(self.mask & ~self.table.menu.choices[group], group)

    def _changed(self, mask: int, group: str) -> "Assignment | None":
        table, difference = self.table, mask ^ self.mask
        if not difference:
            return self
        if difference & table.turning:
            return None
        options = table.menu.choices[group]
        off = self.off & ~options
        if not _filled(table.tree.choices[group], (mask & options).bit_count()):
            off |= options
        exceeded = self.stock.exceeded(table.menu, mask, self.closed) if self.stock.limits else ()
        broken = self._broken(mask, difference)
        return Assignment(table, self.stock, mask, self.closed, self.hidden, broken, off, exceeded)

    def _broken(self, mask: int, difference: int) -> tuple[int, ...]:
        rules = self.table.rules
        broken = [place for place in self.broken if not rules[place][0] & difference]
        broken += [place for place in self.table.touched(difference) if not rules[place][1](mask)]
        return tuple(broken)


def assignment(table: PropagationTable, stock: StockLimits, mask: int) -> Assignment:
    """The assignment of a settled selection."""
    closed = table.closed(mask) if table.gates else frozenset[str]()
    broken = tuple(place for place, (_, kept) in enumerate(table.rules) if not kept(mask))
    off = 0
    for choice in table.component.choices:
        options = table.menu.choices[choice.id]
        shown = closed.isdisjoint(choice.gates)
        if shown and not _filled(choice, (mask & options).bit_count()):
            off |= options
    exceeded = stock.exceeded(table.menu, mask, closed)
    return Assignment(table, stock, mask, closed, table.hidden(closed), broken, off, exceeded)


def compiled(menu: Menu, condition: Condition) -> Check:
    """The condition as a check; an option the menu does not have is never chosen."""
    match condition:
        case str():
            bit = menu.bit.get(condition, 0)
            return lambda mask: bool(mask & bit)
        case Not():
            inner = compiled(menu, condition.not_)
            return lambda mask: not inner(mask)
        case AllOf():
            every = [compiled(menu, part) for part in condition.all]
            return lambda mask: all(part(mask) for part in every)
        case AnyOf():
            some = [compiled(menu, part) for part in condition.any]
            return lambda mask: any(part(mask) for part in some)


def _rule(menu: Menu, rule: Rule) -> Check:
    cause, effect = compiled(menu, rule.if_), compiled(menu, rule.then)
    return lambda mask: not cause(mask) or effect(mask)


def _named(menu: Menu, rule: Rule) -> Iterable[str]:
    return (name for name in (*mentions(rule.if_), *mentions(rule.then)) if name in menu.bit)


def _gates(tree: Tree, component: Component, behind: Mapping[str, int]) -> set[str]:
    """The gates that matter to a component: those of its options, its groups, and of layers drawn by its choices."""
    own = {gate for choice in component.choices for gate in choice.gates}
    return own | behind.keys() | {gate for leaf in tree.drawn if leaf.part for gate in leaf.gates}


def _filled(choice: Choice, count: int) -> bool:
    return choice.minimum <= count and (choice.maximum is None or count <= choice.maximum)


def _used(item: Item, menu: Menu, mask: int, closed: frozenset[str]) -> int:
    used = sum(units(leaf) for leaf in item.options if mask & menu.bit[leaf.id])
    return used + sum(units(leaf) for leaf in item.gated if closed.isdisjoint(leaf.gates))
