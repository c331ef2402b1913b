"""A component of a single group: what is possible and cheapest in it, by counting."""

from dataclasses import dataclass
from math import inf

from layers.document.tree import Choice
from layers.solver.instance import Asked
from layers.solver.propagation import PropagationTable


@dataclass(frozen=True, slots=True)
class SingleGroup:
    """The only choice of a component without rules and conditions, under one question that limits no sums."""

    table: PropagationTable
    choice: Choice
    asked: Asked

    @property
    def room(self) -> float:
        return inf if self.choice.maximum is None else self.choice.maximum

    @property
    def viable(self) -> int:
        return self.table.mask & ~self.asked.blocked

    @property
    def feasible(self) -> bool:
        return self._possible(self.asked.pinned)

    @property
    def selectable(self) -> int:
        """In a `one` group an option replaces what is pinned, in a `many` group it comes in beside."""
        pinned = self.asked.pinned
        if self.choice.one:
            return self.viable
        if not self.feasible:
            return 0
        return self.viable if pinned.bit_count() < self.room else pinned

    def cheapest(self, option: str | None, *, keep_pinned: bool) -> int | None:
        """As `layers.solver.cost` says: the plain pick, else with what is pinned, else with nothing but the option."""
        menu, before = self.table.menu, self.asked.selected
        plain = menu.picked(before, option)
        picked = menu.bit[option] if option else 0
        kept = self.asked.pinned & ~menu.replaced(option) | picked
        if before and self._complete(plain):
            return plain
        if self._possible(kept):
            return self._filled(kept)
        return self._filled(picked) if not keep_pinned and self._possible(picked) else None

    def _complete(self, mask: int) -> bool:
        return not mask & ~self.viable and self.choice.minimum <= mask.bit_count() <= self.room

    def _possible(self, mask: int) -> bool:
        """Whether anything complete contains all of these."""
        enough = self.choice.minimum <= min(self.viable.bit_count(), self.room)
        return enough and not mask & ~self.viable and mask.bit_count() <= self.room

    def _filled(self, mask: int) -> int:
        """These and what makes them complete for the least price, the first of the menu where prices are equal."""
        menu, options = self.table.menu, self.table.tree.options
        count = mask.bit_count()
        for name in sorted(menu.options(self.viable & ~mask), key=lambda name: options[name].price):
            wanted = options[name].price <= 0 or count < self.choice.minimum
            if not wanted or count >= self.room:
                break
            mask |= menu.bit[name]
            count += 1
        return mask
