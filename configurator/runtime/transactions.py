"""Awaiting a transaction of the ledger without blocking the event loop."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from time import perf_counter
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from starlette.concurrency import run_in_threadpool

from configurator.runtime.services import Services
from configurator.stores.ledger.protocol import Books

T = TypeVar("T")
Thing = TypeVar("Thing")
P = ParamSpec("P")


STEP = 0.012
"""Seconds that the work of one step should take; writing it down takes about half as long again."""
LEAST, MOST = 20, 500
"""What a step does at least and at most, however busy the machine is."""


class Pace:
    """How much of a long work one transaction does: as much as takes about 20 ms on this machine, as busy as it is."""

    def __init__(self, size: int = LEAST, least: int = LEAST) -> None:
        self.size = size
        self._least = least

    def clocked(self, work: Callable[Concatenate[Books, P], T]) -> Callable[Concatenate[Books, P], T]:
        """The work of one step, which did as much as `size` says; it decides how much the next one does."""

        def step(books: Books, /, *args: P.args, **kwargs: P.kwargs) -> T:
            began = perf_counter()
            done = work(books, *args, **kwargs)
            took = max(perf_counter() - began, 1e-4)
            self.size = max(self._least, min(MOST, round(self.size * min(STEP / took, 2))))
            return done

        return step


async def written(services: Services, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work(books, …)` and return its result once durable; a cancelled caller does not undo it."""
    return await asyncio.shield(asyncio.wrap_future(services.ledger.write(work, *args, **kwargs)))


async def in_steps(
    services: Services, things: Sequence[Thing], work: Callable[[Books, Sequence[Thing]], T]
) -> AsyncIterator[tuple[int, T]]:
    """Do the work on some things after the others, each time in a transaction of about 20 ms.

    Answers after each how many things are done in all, and what it came to.
    """
    pace, done = Pace(), 0
    while done < len(things):
        async with services.stepping:
            some = things[done : done + pace.size]
            outcome = await written(services, pace.clocked(work), some)
        done += len(some)
        yield done, outcome


async def looked_up(
    services: Services, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What `work(books, …)` answers from the books as of now."""
    return await run_in_threadpool(lambda: services.ledger.read(work, *args, **kwargs))


class _Tried(Exception):
    """Undoes the transaction, and carries what it came to."""

    def __init__(self, outcome: Any) -> None:
        self.outcome = outcome
        super().__init__("only tried")


async def tried(services: Services, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work(books, …)` and roll it back: the result it would have now, or what it raises."""

    def undone(books: Books) -> None:
        raise _Tried(work(books, *args, **kwargs))

    try:
        await written(services, undone)
    except _Tried as end:
        return cast(T, end.outcome)
    raise AssertionError("a transaction that is only tried never ends well")
