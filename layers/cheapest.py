"""The cheapest models of a formula: core-guided minimization (OLL, as in RC2 of python-sat)."""

from collections.abc import Callable, Mapping, Sequence

from layers.counting import descending
from layers.formula import Formula

Alone = Callable[[Sequence[int]], bool]
"""Whether of these literals, known never to be all true, at most one can be false."""


class Cheapest:
    """Minimizes what the wishes that are not true weigh, one list of wishes after the other.

    `assumptions` grow so that exactly the best models remain; `conflicts` bounds every single search.
    """

    def __init__(self, formula: Formula, assumptions: Sequence[int], conflicts: int) -> None:
        self.formula = formula
        self.assumptions = list(assumptions)
        self._conflicts = conflicts
        self._ladders: dict[int, tuple[list[int], int]] = {}

    def possible(self, *more: int) -> bool:
        return self.formula.satisfiable_within([*self.assumptions, *more], self._conflicts)

    def minimize(self, wishes: Mapping[int, int], alone: Alone = lambda _: False) -> bool:
        """Keep the models that fail the least weight of `wishes` (literal → weight); False if there is no model."""
        weights = dict(wishes)
        while not self.possible(*weights):
            core = [literal for literal in self.formula.core() if literal in weights]
            if not core:
                return False
            weight = min(weights[literal] for literal in core)
            self._relax(core, weight, weights)
            if len(core) > 1 and not alone(core):
                self._count(core, weight, weights)
        self.assumptions += weights
        return True

    def _relax(self, core: Sequence[int], weight: int, weights: dict[int, int]) -> None:
        """One of the core fails: what fails together is allowed once more, at its weight."""
        for literal in core:
            weights[literal] -= weight
            if not weights[literal]:
                del weights[literal]
            if literal in self._ladders:
                outputs, step = self._ladders[literal]
                self._wish(outputs, step + 1, weight, weights)

    def _count(self, core: Sequence[int], weight: int, weights: dict[int, int]) -> None:
        outputs = descending(self.formula, sorted(-literal for literal in core), len(core))
        self._wish(outputs, 1, weight, weights)

    def _wish(self, outputs: list[int], step: int, weight: int, weights: dict[int, int]) -> None:
        """Wish that no more than `step` of the counted fail."""
        if step < len(outputs):
            literal = self.formula.variable()
            self.formula.add(-literal, -outputs[step])
            self._ladders[literal] = outputs, step
            weights[literal] = weight
