"""The options that are possible beside one selection."""

from collections.abc import Sequence
from threading import RLock

from layers.solver.cost import CostModel
from layers.solver.formula import TooHard
from layers.solver.reasons import reasons
from layers.solver.region import Region
from layers.solver.repair import repair
from layers.solver.why import Code, Why


class SolverAnswer:
    """`selectable` covers every option of the tree; everything else is computed on demand."""

    def __init__(self, cost_model: CostModel, regions: Sequence[Region], lacking: Sequence[str], lock: RLock) -> None:
        self._cost_model, self._regions, self._lacking, self._lock = cost_model, regions, lacking, lock
        self._home = {name: region for region in regions for name in region.table.options}
        self._blocking = [region for region in regions if not region.feasible]
        self.selectable: frozenset[str] = cost_model.menu.names_of(self._selectable())

    def why(self, option: str) -> tuple[Why, ...]:
        """The reasons why an option is not selectable; empty for one that is."""
        if option in self.selectable:
            return ()
        home = self._home[option]
        if self._lacking and not self._sold_out(option):
            return (Why(Code.OUT_OF_STOCK, sku=self._lacking[0]),)
        with self._lock:
            if not home.selectable & self._cost_model.menu.bit[option]:
                return reasons(home, option)
            return next(reasons(region, None) for region in self._blocking if region is not home)

    def instead(self, option: str) -> tuple[str, ...] | None:
        """A whole new selection with an option that is not selectable, in menu order; empty if nothing frees it.

        None if the search is too hard.
        """
        if option in self.selectable or self._lacking or self._sold_out(option):
            return ()
        try:
            return tuple(self._cost_model.menu.options(self._cheapest(option, keep_pinned=False) or 0))
        except TooHard:
            return None

    def picked(self, option: str) -> frozenset[str]:
        """The selection after picking a selectable option: the plain pick where that breaks nothing, else the repair.

        If the cheapest repair is too hard to find, it is any repair that keeps the pinned options.
        """
        plain = self._cost_model.plain(option)
        if {*self._cost_model.kept(option), option} <= plain and self._cost_model.unbroken(plain):
            return plain
        try:
            repaired = self._cheapest(option, keep_pinned=True)
        except TooHard:
            return self._any(option)
        assert repaired is not None
        return self._cost_model.menu.names_of(repaired)

    def _selectable(self) -> int:
        """An option needs its own component to allow it, and every other component to allow what is pinned."""
        if self._lacking or len(self._blocking) > 1:
            return 0
        selectable = 0
        for region in self._blocking or self._regions:
            selectable |= region.selectable
        return selectable

    def _sold_out(self, option: str) -> bool:
        return bool(self._cost_model.menu.bit[option] & self._home[option].asked.blocked)

    def _cheapest(self, option: str, *, keep_pinned: bool) -> int | None:
        whole = 0
        with self._lock:
            for region in self._regions:
                own = option if region is self._home[option] else None
                part = repair(region, own, keep_pinned=keep_pinned)
                if part is None:
                    return None
                whole |= part
        return self._cost_model.shortest(option, whole)

    def _any(self, option: str) -> frozenset[str]:
        with self._lock:
            parts = [region.any(option if region is self._home[option] else None) for region in self._regions]
        return frozenset().union(*parts)
