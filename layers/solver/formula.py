"""Clauses over numbered variables, and the incremental solver that answers for them."""

from collections.abc import Iterable, Sequence

from pysat.solvers import Minisat22


class TooHard(Exception):
    """The solver met more conflicts than it was given."""


class Formula:
    """A growing set of clauses; a literal is a variable or its negative.

    Every added clause defines a new variable or always holds, so that earlier answers stay valid.
    """

    def __init__(self) -> None:
        self._solver = Minisat22()
        self.size = 0
        self._defined: dict[tuple[int, ...], int] = {}
        self._true: int | None = None

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

    def satisfiable(self, assumptions: Sequence[int]) -> bool:
        return bool(self._solver.solve(assumptions=assumptions))

    def satisfiable_within(self, assumptions: Sequence[int], conflicts: int) -> bool:
        """Like `satisfiable`, but raises TooHard after so many conflicts."""
        self._solver.conf_budget(conflicts)
        answer = self._solver.solve_limited(assumptions=assumptions)
        if answer is None:
            raise TooHard
        return bool(answer)

    @property
    def conflicts(self) -> int:
        """How many the solver has met so far."""
        return int(self._solver.accum_stats()["conflicts"])

    def core(self) -> list[int]:
        """Those of the assumptions of the last, unsatisfiable question that exclude one another."""
        return list(self._solver.get_core() or ())

    def model(self) -> list[int]:
        """Of the last, satisfiable question: for every variable, in order, itself if true, else its negative."""
        return list(self._solver.get_model() or ())

    def true_of(self, literals: Iterable[int]) -> set[int]:
        """Those that are true in the model."""
        model = self.model()
        return {literal for literal in literals if model[abs(literal) - 1] == literal}

    def implied(self, assumptions: Sequence[int]) -> set[int]:
        """The literals that follow from the assumptions by propagation alone, which must not contradict."""
        _, literals = self._solver.propagate(assumptions=assumptions)
        return set(literals)

    def prefer(self, literals: Sequence[int]) -> None:
        """Look for models near these literals first."""
        self._solver.set_phases(literals)

    def _conjunction(self, parts: tuple[int, ...]) -> int:
        whole = self.variable()
        for part in parts:
            self.add(-whole, part)
        self.add(whole, *(-part for part in parts))
        return whole
