"""The options that are possible beside one selection."""

from collections.abc import Sequence

from layers.solver.cost import CostModel
from layers.solver.effort import OPTION, TooHard
from layers.solver.reasons import reasons
from layers.solver.region import Region
from layers.solver.repair import repair
from layers.solver.why import Code, Why


class SolverAnswer:
    """Everything is computed on demand."""

    def __init__(self, cost_model: CostModel, regions: Sequence[Region], lacking: Sequence[str]) -> None:
        self._cost_model, self._regions, self._lacking = cost_model, regions, lacking
        self._home = {name: region for region in regions for name in region.table.options}
        self._known: frozenset[str] | None = None

    @property
    def selectable(self) -> frozenset[str]:
        """All options that are selectable; raises TooHard."""
        if self._known is None:
            self._known = self._cost_model.menu.names_of(self._selectable())
        return self._known

    def why(self, option: str, effort: int = OPTION) -> tuple[Why, ...] | None:
        """The reasons why an option is not selectable; empty for one that is, None if finding them is too hard.

        Raises TooHard where it is not decided what is selectable.
        """
        if option in self.selectable:
            return ()
        if self._lacking and not self._sold_out(option):
            return (Why(Code.OUT_OF_STOCK, sku=self._lacking[0]),)
        try:
            return self._reasons(option, effort)
        except TooHard:
            return None

    def instead(self, option: str, effort: int = OPTION) -> tuple[str, ...] | None:
        """A whole new selection with an option that is not selectable, in menu order; empty if nothing frees it.

        None if the search is too hard. Raises TooHard where it is not decided what is selectable.
        """
        if option in self.selectable or self._lacking or self._sold_out(option):
            return ()
        try:
            return tuple(self._cost_model.menu.options(self._cheapest(option, effort, keep_pinned=False) or 0))
        except TooHard:
            return None

    def picked(self, option: str, effort: int = OPTION) -> frozenset[str]:
        """The selection after picking a selectable option: the plain pick where that breaks nothing, else the repair.

        If the cheapest repair is too hard to find, it is any repair that keeps the pinned options. Raises TooHard.
        """
        plain = self._cost_model.plain(option)
        if {*self._cost_model.kept(option), option} <= plain and self._cost_model.unbroken(plain):
            return plain
        try:
            repaired = self._cheapest(option, effort, keep_pinned=True)
        except TooHard:
            return self._any(option)
        assert repaired is not None
        return self._cost_model.menu.names_of(repaired)

    def _selectable(self) -> int:
        """An option needs its own component to allow it, and every other component to allow what is pinned."""
        blocking = self._blocking()
        if self._lacking or len(blocking) > 1:
            return 0
        selectable = 0
        for region in blocking or self._regions:
            selectable |= region.selectable
        return selectable

    def _reasons(self, option: str, effort: int) -> tuple[Why, ...]:
        """Those of the option's own component, if it does not allow it, else those of another."""
        home = self._home[option]
        if not home.selectable & self._cost_model.menu.bit[option]:
            return reasons(home, option, effort)
        return next(reasons(region, None, effort) for region in self._blocking() if region is not home)

    def _blocking(self) -> list[Region]:
        """The components that do not allow what is pinned."""
        return [region for region in self._regions if not region.feasible]

    def _sold_out(self, option: str) -> bool:
        return bool(self._cost_model.menu.bit[option] & self._home[option].asked.blocked)

    def _cheapest(self, option: str, effort: int, *, keep_pinned: bool) -> int | None:
        whole = 0
        for region in self._regions:
            own = option if region is self._home[option] else None
            part = repair(region, own, keep_pinned=keep_pinned, effort=effort)
            if part is None:
                return None
            whole |= part
        return self._cost_model.shortest(option, whole)

    def _any(self, option: str) -> frozenset[str]:
        parts = [region.any(option if region is self._home[option] else None) for region in self._regions]
        return frozenset().union(*parts)
