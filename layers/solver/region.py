"""The answers of one component to one question."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_

from layers.solver.asked import Asked
from layers.solver.cheapest import Effort
from layers.solver.encoding import Encoding
from layers.solver.formula import Formula
from layers.solver.propagation import Assignment, PropagationTable, StockLimits, assignment
from layers.solver.scarcity import Item
from layers.solver.single_group import SingleGroup
from layers.solver.why import Why

Others = Sequence[tuple[int, str | None]]
"""The alternatives in a group with their extra cost; None: nothing chosen."""


class Region:
    """One component under one question; everything is computed on first use, by the component's solver."""

    def __init__(
        self, table: PropagationTable, items: Mapping[str, Item], asked: Asked, encode: Callable[[], Encoding]
    ) -> None:
        self.table, self.tree, self.menu, self.asked = table, table.tree, table.menu, asked
        self.repairs: dict[tuple[str | None, bool], int | None] = {}
        self.reasons: dict[str | None, tuple[Why, ...]] = {}
        self.others: dict[str, Others] = {}
        self.effort = {False: Effort(), True: Effort()}
        self._limits = tuple((items[sku], room) for sku, room in asked.limits)
        self._encode = encode

    @cached_property
    def single_group(self) -> SingleGroup | None:
        """The only group of the component, if nothing ties even its own options."""
        table = self.table
        tied = len(table.component.choices) != 1 or table.component.rules or table.behind or self.asked.limits
        return None if tied else SingleGroup(table, table.component.choices[0], self.asked)

    @cached_property
    def encoding(self) -> Encoding:
        return self._encode()

    @cached_property
    def names(self) -> dict[int, str]:
        return {literal: name for name, literal in self.encoding.literal.items()}

    @cached_property
    def stock(self) -> dict[int, str]:
        """The literals that keep the skus that bind within their units."""
        return {self.encoding.within(item, room): item.sku for item, room in self._limits}

    @cached_property
    def barred(self) -> dict[int, str]:
        """The literals that keep sold out options from being chosen."""
        return {-self.encoding.literal[name]: name for name in self.menu.options(self.asked.blocked)}

    @cached_property
    def given(self) -> list[int]:
        """The literals that every requested configuration satisfies, pinned options apart."""
        return [self.encoding.everything, *self.stock, *self.barred]

    @property
    def formula(self) -> Formula:
        return self.encoding.formula

    def pins(self, option: str | None) -> int:
        """The pinned options that stay when `option` is picked: all but those it replaces."""
        return self.asked.pinned & ~self.menu.replaced(option)

    def literals(self, mask: int) -> list[int]:
        return [self.encoding.literal[name] for name in self.menu.options(mask)]

    def contained(self) -> int:
        """The options of the model that was just found."""
        model = self.formula.model()[: len(self.table.options)]
        return self.menu.mask(self.table.options[literal - 1] for literal in model if literal > 0)

    def holds(self, option: str | None) -> bool:
        """Whether anything complete contains the option and every pinned one beside it."""
        picked = [self.encoding.literal[option]] if option else []
        return self.formula.satisfiable([*self.given, *self.literals(self.pins(option)), *picked])

    def any(self, option: str | None) -> frozenset[str]:
        """Some complete configuration with the option and every pinned one beside it; only where there is one."""
        assert self.holds(option)
        return self.menu.names_of(self.contained())

    def assignment(self, mask: int) -> Assignment:
        return assignment(self.table, StockLimits(self.asked.blocked, self._limits), mask)

    @cached_property
    def now(self) -> Assignment:
        """The selection as it is."""
        return self.assignment(self.asked.selected)

    @cached_property
    def feasible(self) -> bool:
        """Whether anything complete contains every pinned option."""
        return self.single_group.feasible if self.single_group else self.witness is not None

    @cached_property
    def witness(self) -> Assignment | None:
        """A complete configuration with every pinned option: the selection itself if it is one."""
        if self.now.whole:
            return self.now
        self.formula.prefer(self._signs(self.asked.selected))
        return self.assignment(self.contained()) if self.holds(None) else None

    @cached_property
    def selectable(self) -> int:
        """The options that some complete configuration contains together with the pinned options."""
        if self.single_group:
            return self.single_group.selectable
        proven = self._swapped(self.witness) if self.witness else 0
        for option in self.menu.options(self.table.mask & ~(proven | self.hopeless | self.full | self.asked.blocked)):
            if not self.menu.bit[option] & proven and self.holds(option):
                found = self.contained()
                proven |= found if not self.asked.pinned & ~found else self.menu.bit[option]
        return proven

    def _swapped(self, witness: Assignment) -> int:
        """The options of a complete configuration, and those that could be swapped in without further changes."""
        proven = witness.mask
        for option in self.table.options:
            picked = witness.pick(option)
            if picked is not None and picked.whole:
                proven |= self.menu.bit[option]
        return proven

    @cached_property
    def hopeless(self) -> int:
        """The options that are excluded in any case, since pinned options exclude one another."""
        if self.feasible:
            return 0
        self.holds(None)
        clash = self.menu.mask(self.names[literal] for literal in self.formula.core() if literal in self.names)
        return self.menu.mask(name for name in self.table.options if not self.menu.replaced(name) & clash)

    @cached_property
    def full(self) -> int:
        """The options for which the pinned ones of their `many` group leave no place."""
        full, pinned = 0, self.asked.pinned
        for choice in self.table.component.choices:
            options = self.menu.choices[choice.id]
            if not choice.one and choice.maximum is not None and (options & pinned).bit_count() >= choice.maximum:
                full |= options & ~pinned
        return full

    @cached_property
    def excluded(self) -> int:
        """The options that cannot stand beside a pinned one of their group."""
        return reduce(or_, map(self.menu.replaced, self.menu.options(self.asked.pinned)), 0)

    @cached_property
    def insisted(self) -> set[str]:
        """The `one` groups with a pinned choice."""
        groups = {self.menu.group(name) for name in self.menu.options(self.asked.pinned)}
        return {group for group in groups if self.tree.choices[group].one}

    @cached_property
    def empty(self) -> int:
        """The options of groups without a choice."""
        masks = [self.menu.choices[choice.id] for choice in self.table.component.choices]
        return reduce(or_, (mask for mask in masks if not mask & self.asked.selected), 0)

    @cached_property
    def inviting(self) -> set[str]:
        """The groups without a choice that have an option with a price of zero or less."""
        free = self.menu.options(self.empty & ~self.asked.blocked)
        return {self.menu.group(name) for name in free if self.tree.options[name].price <= 0}

    def _signs(self, mask: int) -> list[int]:
        bits = self.menu.bit
        return [literal if bits[name] & mask else -literal for name, literal in self.encoding.literal.items()]
