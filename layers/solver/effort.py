"""The effort that searching may take, in steps of the solver, so that the same question always gets the same answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

OPTION = 4_000_000
"""The most steps for one option's reasons, its way out or a pick; a million take some 0.03 to 0.15 seconds."""

ALL = 25_000_000
"""The most steps for the reasons of all options of one question, and as many for their ways out."""

CONFLICT, CLAUSE = 100, 3
"""Steps that a conflict takes, from which the solver learns, and reading a clause."""


class Watcher(Protocol):
    """Is told the steps of every search in its context, and ends it by raising."""

    @property
    def left(self) -> int:
        """The most steps that a search may take before it tells."""

    def __call__(self, steps: int, /) -> None: ...


_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


class TooHard(Exception):
    """A search used up its effort."""


class Exhausted(Exception):
    """The searches of one piece of work took more steps together than it was given."""


@dataclass
class Effort:
    """The steps that are left for a search: literals that were set, clauses read, and conflicts.

    A search is too hard exactly where it takes more steps than it was given.
    """

    left: int = OPTION

    def spend(self, steps: int) -> None:
        """Raises TooHard where more is spent than was left, and whatever a watcher raises."""
        report(steps)
        self.left -= steps
        if self.left < 0:
            raise TooHard


def allowed(effort: Effort) -> int:
    """The steps that a search may take before its effort is spent, or its watcher has to be told."""
    watcher = _watcher.get()
    return min(effort.left, watcher.left) if watcher else effort.left


def report(steps: int) -> None:
    """Tell the watcher of steps that no effort is charged for, such as making clauses."""
    if watcher := _watcher.get():
        watcher(steps)


def share(options: int) -> int:
    """The effort for each of so many options that one question is about."""
    return min(OPTION, ALL // max(options, 1))


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Tell `watcher` the steps of every search in this context."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


@dataclass
class Budget:
    """Ends a piece of work that takes more steps than it was given."""

    given: int
    outer: Watcher | None
    spent: int = 0

    @property
    def left(self) -> int:
        own = self.given - self.spent
        return min(own, self.outer.left) if self.outer else own

    def __call__(self, steps: int, /) -> None:
        if self.outer:
            self.outer(steps)
        self.spent += steps
        if self.spent > self.given:
            raise Exhausted


@contextmanager
def within(steps: int) -> Iterator[Budget]:
    """All searches in this context may take so many steps together, else Exhausted; who watches it goes on to.

    What a single search finds does not depend on it: one that is cut off here is not kept as too hard.
    """
    budget = Budget(steps, _watcher.get())
    with watched(budget):
        yield budget
