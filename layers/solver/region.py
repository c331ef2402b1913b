"""The answers of one component to one question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import TypeVar, cast

from layers.solver.effort import Effort, TooHard
from layers.solver.encoding import Encoding
from layers.solver.instance import Asked, Instance
from layers.solver.propagation import Assignment, PropagationTable, StockLimits, assignment
from layers.solver.scarcity import Item
from layers.solver.single_group import SingleGroup

Others = Sequence[tuple[int, str | None]]
"""The alternatives in a group with their extra cost; None: nothing chosen."""

Answer = TypeVar("Answer")

SELECTABLE = 10_000_000
"""Steps for what can be chosen in one component; some 0.3 to 1.5 seconds."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An answer and the steps that it took; without an answer, the steps within which there was none."""

    steps: int
    answer: object = None
    hard: bool = False


class Region:
    """One component under one question; everything is computed on first use and kept.

    Each search has a formula and an effort of its own, so that what is asked first changes no answer. A search that
    was too hard is not tried again. Several threads may ask: then some answers are found twice.
    """

    def __init__(
        self, table: PropagationTable, items: Mapping[str, Item], asked: Asked, encode: Callable[[], Encoding]
    ) -> None:
        self.table, self.tree, self.menu, self.asked = table, table.tree, table.menu, asked
        self.others: dict[str, Others] = {}
        self._limits = tuple((items[sku], room) for sku, room in asked.limits)
        self._encode = encode
        self._found: dict[object, _Found] = {}

    def once(self, key: object, effort: int, find: Callable[[Effort], Answer]) -> Answer:
        """The answer under this key if it takes no more than `effort`, else TooHard, whatever was found before."""
        known = self._found.get(key)
        if known is None or (known.hard and known.steps < effort):
            known = self._found[key] = _within(effort, find)
        if known.hard or known.steps > effort:
            raise TooHard
        return cast(Answer, known.answer)

    def instance(self, effort: Effort) -> Instance:
        """A formula for one search."""
        return Instance(self.menu, self._encode(), self.asked, self._limits, effort)

    @cached_property
    def single_group(self) -> SingleGroup | None:
        """The only group of the component, if nothing ties even its own options."""
        table = self.table
        tied = len(table.component.choices) != 1 or table.component.rules or table.behind or self.asked.limits
        return None if tied else SingleGroup(table, table.component.choices[0], self.asked)

    def pins(self, option: str | None) -> int:
        """The pinned options that stay when `option` is picked."""
        return self.menu.staying(self.asked.pinned, option)

    def any(self, option: str | None) -> frozenset[str]:
        """Some complete configuration with the option and every pinned one beside it; only where there is one.

        Raises TooHard.
        """
        instance = self.instance(Effort(SELECTABLE))
        assert instance.holds(option)
        return self.menu.names_of(instance.contained())

    def assignment(self, mask: int) -> Assignment:
        return assignment(self.table, StockLimits(self.asked.blocked, self._limits), mask)

    @cached_property
    def now(self) -> Assignment:
        """The selection as it is."""
        return self.assignment(self.asked.selected)

    @property
    def feasible(self) -> bool:
        """Whether anything complete contains every pinned option; raises TooHard."""
        return self.single_group.feasible if self.single_group else self.witness is not None

    @property
    def witness(self) -> Assignment | None:
        """A complete configuration with every pinned option: the selection itself if it is one; raises TooHard."""
        return self._witness_and_hopeless[0]

    @property
    def hopeless(self) -> int:
        """The options that are excluded in any case, since pinned options exclude one another; raises TooHard."""
        return 0 if self.feasible else self._witness_and_hopeless[1]

    @property
    def selectable(self) -> int:
        """The options that some complete configuration contains together with the pinned options; raises TooHard."""
        return (
            self.single_group.selectable if self.single_group else self.once("selectable", SELECTABLE, self._selectable)
        )

    @property
    def _witness_and_hopeless(self) -> tuple[Assignment | None, int]:
        return self.once("witness", SELECTABLE, self._first)

    def _first(self, effort: Effort) -> tuple[Assignment | None, int]:
        if self.now.whole:
            return self.now, 0
        instance = self.instance(effort)
        instance.prefer(self.asked.selected)
        if instance.holds(None):
            return self.assignment(instance.contained()), 0
        clash = self.menu.mask(instance.clash())
        return None, self.menu.mask(name for name in self.table.options if not self.menu.replaced(name) & clash)

    def _selectable(self, effort: Effort) -> int:
        proven = self._swapped(self.witness) if self.witness else 0
        open_ = self.table.mask & ~(proven | self.hopeless | self.full | self.asked.blocked)
        if not open_:
            return proven
        instance = self.instance(effort)
        instance.prefer(self.asked.selected)
        for option in self.menu.options(open_):
            if not self.menu.bit[option] & proven and instance.holds(option):
                found = instance.contained()
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


def _within(effort: int, find: Callable[[Effort], object]) -> _Found:
    limited = Effort(effort)
    try:
        answer = find(limited)
    except TooHard:
        return _Found(effort, hard=True)
    return _Found(effort - limited.left, answer)
