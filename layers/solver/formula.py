"""Clauses over numbered variables, and the solver that answers for them."""

from collections.abc import Iterable, Sequence

from pysat.solvers import Minisat22

from layers.solver.effort import CLAUSE, CONFLICT, Effort, TooHard, allowed, report

Clause = tuple[int, ...]

BATCH = 256
"""After so many variables a watcher hears that clauses are made."""


class Formula:
    """A growing set of clauses; a literal is a variable or its negative.

    Every added clause defines a new variable or always holds, so that earlier answers stay valid.
    The solver comes with the first question. What it learns from one helps with the next, and decides how soon,
    and in which of several ways, that is answered: answers that have to repeat are asked of a fresh `copy`.
    """

    def __init__(self) -> None:
        self.size = 0
        self._clauses: list[Clause] = []
        self._defined: dict[Clause, int] = {}
        self._true: int | None = None
        self._solver: Minisat22 | None = None
        self._steps = 0

    def copy(self) -> "Formula":
        """The same clauses, of which nothing was asked yet."""
        copy = Formula()
        copy.size, copy._true = self.size, self._true
        copy._clauses, copy._defined = self._clauses.copy(), self._defined.copy()
        return copy

    @property
    def true(self) -> int:
        """A literal that always holds."""
        if self._true is None:
            self._true = self.variable()
            self.add(self._true)
        return self._true

    def variable(self) -> int:
        self.size += 1
        return self.size

    def add(self, *literals: int) -> None:
        """Add the clause that one of these must be true."""
        self._clauses.append(literals)
        if self._solver:
            self._solver.add_clause(literals)

    def all_of(self, literals: Iterable[int]) -> int:
        """A literal that is true exactly when all of these are."""
        parts = tuple(sorted({literal for literal in literals if literal != self._true}))
        if not parts:
            return self.true
        if len(parts) == 1:
            return parts[0]
        if parts not in self._defined:
            self._defined[parts] = self._conjunction(parts)
        return self._defined[parts]

    def any_of(self, literals: Iterable[int]) -> int:
        """A literal that is true exactly when one of these is."""
        return -self.all_of(-literal for literal in literals)

    def satisfiable(self, assumptions: Sequence[int], effort: Effort | None = None) -> bool:
        """Raises TooHard once the effort (by itself that of one option) is spent. Other threads go on meanwhile."""
        effort = effort or Effort()
        effort.spend(1 + self.size // 16 + (0 if self._solver else CLAUSE * len(self._clauses)))
        solver = self._solver or self._start()
        most = allowed(effort)
        solver.prop_budget(most + 1)
        solver.conf_budget(most // CONFLICT + 2)
        answer = solver.solve_limited(assumptions=assumptions, expect_interrupt=True)
        before, self._steps = self._steps, self._taken(solver)
        effort.spend(self._steps - before)
        if answer is None:
            raise TooHard
        return bool(answer)

    def core(self) -> list[int]:
        """Those of the assumptions of the last, unsatisfiable question that exclude one another."""
        return list(self._started.get_core() or ())

    def model(self) -> list[int]:
        """Of the last, satisfiable question: for every variable, in order, itself if true, else its negative."""
        return list(self._started.get_model() or ())

    def true_of(self, literals: Iterable[int]) -> set[int]:
        """Those that are true in the model."""
        model = self.model()
        return {literal for literal in literals if model[abs(literal) - 1] == literal}

    def implied(self, assumptions: Sequence[int]) -> set[int]:
        """The literals that follow from the assumptions by propagation alone, which must not contradict."""
        _, literals = self._started.propagate(assumptions=assumptions)
        return set(literals)

    def prefer(self, literals: Sequence[int]) -> None:
        """Look for models near these literals first."""
        self._started.set_phases(literals)

    @property
    def _started(self) -> Minisat22:
        return self._solver or self._start()

    def _start(self) -> Minisat22:
        self._solver = Minisat22(bootstrap_with=self._clauses)
        return self._solver

    def _taken(self, solver: Minisat22) -> int:
        """The steps of the solver so far."""
        counted = solver.accum_stats()
        return int(counted["propagations"] + CONFLICT * counted["conflicts"])

    def _conjunction(self, parts: Clause) -> int:
        whole = self.variable()
        if not whole % BATCH:
            report(BATCH * CLAUSE)
        for part in parts:
            self.add(-whole, part)
        self.add(whole, *(-part for part in parts))
        return whole
