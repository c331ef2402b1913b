"""Repairs that are found, and known to be the cheapest, without searching."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from layers.solver.menu import earlier
from layers.solver.propagation import Assignment
from layers.solver.region import Others, Region

STEPS = 300
"""How many picks are tried before the solver is asked instead."""


def shortcut(region: Region, option: str | None, *, keep_pinned: bool) -> int | None:
    """The cheapest configuration of a component (see `layers.solver.cost`) where it is near; None: ask the solver.

    The plain pick, if it has no faults. Else the pick with other choices in as few pinned groups as the faults
    require: those whose choice is sold out, and one more that takes part in every other fault.
    """
    picked = region.now.pick(option) if option else region.now
    if picked is None or not _quiet(region, option):
        return None
    if picked.whole:
        return picked.mask
    if keep_pinned or picked.off:
        return None
    best = _Best(region, picked)
    for groups in _called_for(_Faults(region, _own(region, option), picked)):
        best.change(groups)
    return best.certain


def _quiet(region: Region, option: str | None) -> bool:
    """Whether no choice in a group without one could be as cheap or cheaper."""
    return region.inviting <= {_own(region, option)}


def _own(region: Region, option: str | None) -> str | None:
    """The `one` group of an option."""
    group = region.menu.group(option) if option else None
    return group if group and region.tree.choices[group].one else None


@dataclass(frozen=True, slots=True)
class _Faults:
    """The faults of an assignment, and the groups that could fix them."""

    region: Region
    own: str | None
    assignment: Assignment

    def sold_out(self) -> set[str]:
        blocked = self.region.menu.options(self.assignment.mask & self.assignment.stock.blocked)
        return {self.region.menu.group(name) for name in blocked}

    def elsewhere(self, changing: set[str]) -> Iterator[set[str]]:
        """For each fault that no `changing` group takes part in: the groups that do."""
        for mask in self._masks():
            groups = {self.region.menu.group(name) for name in self.region.menu.options(mask)} - {self.own}
            if not groups & changing:
                yield groups

    def _masks(self) -> Iterator[int]:
        table = self.assignment.table
        yield from (table.rules[place][0] for place in self.assignment.broken)
        for item, _ in self.assignment.stock.limits:
            if item.sku in self.assignment.exceeded:
                yield self.region.menu.mask(leaf.id for leaf in item.options)


def _called_for(faults: _Faults) -> Iterator[list[str]]:
    """The sets of pinned `one` groups of which one has to change; none if that is undecided."""
    pinned = faults.region.insisted
    changing = faults.sold_out()
    others = list(faults.elsewhere(changing))
    if not changing <= pinned or any(item.gated for item, _ in faults.assignment.stock.limits):
        return
    if not others:
        yield sorted(changing)
    elif any(groups <= pinned for groups in others):
        for group in sorted(set.intersection(*others)):
            yield [*sorted(changing), group]


class _Best:
    """The best complete assignment found so far.

    `doubt` is the lowest price at which another assignment might be complete after all: one that a choice in an
    empty group could fix, or a pick that might show or hide something.
    """

    def __init__(self, region: Region, picked: Assignment) -> None:
        self._region, self._picked = region, picked
        self._steps = 0
        self._doubt: float = inf
        self._price: float = inf
        self._assignment: Assignment | None = None

    @property
    def certain(self) -> int | None:
        sure = self._assignment is not None and self._price < self._doubt and self._steps <= STEPS
        return self._assignment.mask if self._assignment and sure else None

    def change(self, groups: Sequence[str]) -> None:
        """Try every other choice in all of these groups; prices are relative to the pick."""
        others = [_others(self._region, group) for group in groups]
        if all(others):
            self._try(self._picked, groups, others, 0)

    def _try(self, assignment: Assignment, groups: Sequence[str], others: Sequence[Others], price: int) -> None:
        if not groups:
            self._meet(assignment, price)
            return
        rest = sum(following[0][0] for following in others[1:])
        for more, option in others[0]:
            self._steps += 1
            if price + more + rest > self._price or self._steps > STEPS:
                return
            changed = assignment.pick(option) if option else assignment.clear(groups[0])
            if changed is None:
                self._doubt = min(self._doubt, price + more + rest)
            else:
                self._try(changed, groups[1:], others[1:], price + more)

    def _meet(self, assignment: Assignment, price: int) -> None:
        if assignment.whole:
            if self._assignment is None or price < self._price or earlier(assignment.mask, self._assignment.mask):
                self._assignment, self._price = assignment, price
        elif any(assignment.table.rules[place][0] & self._region.empty for place in assignment.broken):
            self._doubt = min(self._doubt, price)


def _others(region: Region, group: str) -> Others:
    """The alternatives in a group, cheapest first, with their extra cost; None: nothing chosen."""
    if group not in region.others:
        menu, tree, chosen = region.menu, region.tree, region.asked.selected
        saved = sum(tree.options[name].price for name in menu.options(chosen & menu.choices[group]))
        free = menu.options(menu.choices[group] & ~region.asked.blocked & ~chosen)
        nothing = [] if tree.choices[group].minimum else [(-saved, None)]
        others = [*((tree.options[name].price - saved, name) for name in free), *nothing]
        region.others[group] = sorted(others, key=lambda other: other[0])
    return region.others[group]
