"""The shopper's selection, and the cost of a repair.

Of all complete configurations that keep the rules, fit the room and contain the option, the repair is
the one with, in this order of priority:

1. the fewest groups in which a pinned option is no longer chosen;
2. the fewest further groups that had a choice and have another one now;
3. the least sum of prices;
4. the smallest tuple of places in the menu.

Changes are counted against the plain pick: what an option replaces in its own `one` group is no change,
nor that it comes in beside others in a `many` group. A group that had no choice never counts; one that
had and gets hidden does.
The first three add up over independent parts of a configuration. The smallest tuple does not, since a
beginning of a tuple is smaller than the whole: it is the shortest beginning, as cheap and sellable, of
the set that has the first option in which any two differ; that one is found part by part.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from layers.document.configuration import Lack, faults, parts, settled
from layers.document.tree import Choice, Tree
from layers.solver.menu import Menu
from layers.solver.scarcity import Room


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a repair, up to menu order."""

    unpinned: int
    changed: int
    price: int


@dataclass(frozen=True, slots=True)
class CostModel:
    """A settled selection, the part of it that is pinned, and the room per sku that one configuration may use."""

    tree: Tree
    menu: Menu
    selected: frozenset[str]
    pinned: frozenset[str]
    room: Room

    def plain(self, option: str) -> frozenset[str]:
        """The selection after the plain pick."""
        picked = self.menu.picked(self.menu.mask(self.selected), option)
        return settled(self.tree, self.menu.names_of(picked))

    def kept(self, option: str) -> frozenset[str]:
        """The pinned options that stay pinned when `option` is picked."""
        return self.pinned - self.menu.names_of(self.menu.replaced(option))

    def unbroken(self, chosen: frozenset[str]) -> bool:
        """Whether no rule, no room and no maximum is broken; a group may still lack a choice."""
        broken = (fault for fault in faults(self.tree, chosen) if fault.code in (Lack.RULE, Lack.TOO_MANY))
        return not any(broken) and self._fits(chosen)

    def sellable(self, chosen: frozenset[str]) -> bool:
        return settled(self.tree, chosen) == chosen and not faults(self.tree, chosen) and self._fits(chosen)

    def cost(self, option: str, chosen: frozenset[str]) -> Cost:
        plain = (self.selected - self.menu.names_of(self.menu.replaced(option))) | {option}
        kept = self.kept(option)
        unpinned = changed = 0
        for choice in self._chosen_before(option):
            options = frozenset(choice.options)
            if not kept & options <= chosen:
                unpinned += 1
            elif plain & options != chosen & options:
                changed += 1
        return Cost(unpinned, changed, sum(self.tree.options[name].price for name in chosen))

    def shortest(self, option: str, whole: int) -> int:
        """The shortest beginning of a cheapest set, in menu order, that is as cheap and sellable."""
        certain = self.menu.required | self.menu.bit[option]
        if _last(whole) & certain:
            return whole
        needed = self.menu.mask(self._needed(option, self.menu.names_of(whole))) | certain
        cost = self.cost(option, self.menu.names_of(whole))
        best = left = whole
        while left and not _last(left) & needed:
            left ^= _last(left)
            beginning = self.menu.names_of(left)
            if self.cost(option, beginning) == cost and self.sellable(beginning):
                best = left
        return best

    def _needed(self, option: str, whole: frozenset[str]) -> Iterator[str]:
        """The pinned options of groups that keep all of them: without these the cost is higher."""
        kept = self.kept(option)
        given_up = {self.menu.group(name) for name in kept - whole}
        yield from (name for name in kept if self.menu.group(name) not in given_up)

    def _chosen_before(self, option: str) -> Iterator[Choice]:
        for choice in self.tree.choices.values():
            if not self.selected.isdisjoint(choice.options) and not (choice.one and option in choice.options):
                yield choice

    def _fits(self, chosen: frozenset[str]) -> bool:
        used: dict[str, int] = {}
        for part in parts(self.tree, chosen):
            used[part.sku] = used.get(part.sku, 0) + part.units
        left = ((self.room.get(sku), count) for sku, count in used.items())
        return all(room is None or count <= room for room, count in left)


def _last(mask: int) -> int:
    """The last option of the menu in a mask that is not empty."""
    return 1 << mask.bit_length() - 1
