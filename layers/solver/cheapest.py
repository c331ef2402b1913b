"""The cheapest models of a formula: core-guided minimization (OLL, as in RC2 of python-sat)."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from layers.solver.counting import descending
from layers.solver.effort import Effort
from layers.solver.formula import Formula

Alone = Callable[[Sequence[int]], bool]
"""Whether of these literals, known never to be all true, at most one can be false."""


class Cheapest:
    """Minimizes the weight of the soft literals that are not true, one list of them after the other.

    `assumptions` grow so that exactly the best models remain.
    """

    def __init__(self, formula: Formula, assumptions: Sequence[int], effort: Effort) -> None:
        self.formula = formula
        self.assumptions = list(assumptions)
        self._effort = effort
        self._size = formula.size
        self._ladders: dict[int, tuple[list[int], int]] = {}

    def possible(self, *more: int) -> bool:
        """Whether the models that are left include one of these; raises TooHard."""
        self._effort.spend(self.formula.size - self._size)
        self._size = self.formula.size
        return self.formula.satisfiable([*self.assumptions, *more], self._effort)

    def minimize(self, soft: Mapping[int, int], alone: Alone = lambda _: False) -> bool:
        """Keep the models that fail the least weight of `soft` (literal → weight); False if there is no model.

        Heavy ones come first: one joins in when a model fails another that weighs no more.
        """
        weights = dict(soft)
        asked = set[int]()
        while True:
            if self.possible(*(asked & weights.keys())):
                failed = [weights[literal] for literal in weights.keys() - self.formula.true_of(weights)]
                if not failed:
                    break
                asked.update(literal for literal, weight in weights.items() if weight >= max(failed))
                continue
            core = [literal for literal in self.formula.core() if literal in weights]
            if not core:
                return False
            asked.update(self._lighten(core, weights, alone))
        self.assumptions += weights
        return True

    def _lighten(self, core: Sequence[int], weights: dict[int, int], alone: Alone) -> Iterator[int]:
        """Relax a core: one of its literals fails, at the weight that all have; yields soft literals against more."""
        weight = min(weights[literal] for literal in core)
        for literal in core:
            weights[literal] -= weight
            if not weights[literal]:
                del weights[literal]
            if literal in self._ladders:
                counted, step = self._ladders[literal]
                yield from self._add_soft(counted, step + 1, weight, weights)
        if len(core) > 1 and not alone(core):
            yield from self._add_soft(sorted(-literal for literal in core), 1, weight, weights)

    def _add_soft(self, counted: list[int], step: int, weight: int, weights: dict[int, int]) -> Iterator[int]:
        """Prefer that no more than `step` of the counted are true."""
        if step < len(counted):
            literal = self.formula.variable()
            self.formula.add(-literal, -descending(self.formula, counted, step + 1)[step])
            self._ladders[literal] = counted, step
            weights[literal] = weight
            yield literal
