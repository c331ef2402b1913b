"""Admission to expensive work: a few at a time, some wait, and the rest are sent away at once."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from configurator.runtime.limiting import TooOften

AT_ONCE, WAITING, OF_ONE = 2, 20, 2
Queue = deque["asyncio.Future[None]"]
AGAIN = timedelta(seconds=5)
"""What somebody who is sent away is told to wait: longer than a full queue takes."""


class Admission:
    """At most `at_once` work in all; in each of two queues at most `waiting` wait, and `of_one` of anybody known.

    Who is known goes first, and those take turns: whoever has many waiting lets the others go in between.
    Lives on one event loop and takes no lock.
    """

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING, of_one: int = OF_ONE) -> None:
        self._free = at_once
        self._waiting = waiting
        self._of_one = of_one
        self._known: dict[str, Queue] = {}
        self._strangers: Queue = deque()
        self._present: Counter[str] = Counter()

    @asynccontextmanager
    async def place(self, known: str = "") -> AsyncIterator[None]:
        """A place to work in; `known` tells apart who is known. Raises TooOften where the queue is full."""
        if known and self._present[known] >= self._of_one:
            raise TooOften(AGAIN)
        self._present[known] += 1
        try:
            await self._enter(known)
            try:
                yield
            finally:
                self._leave()
        finally:
            self._present -= Counter([known])

    async def _enter(self, known: str) -> None:
        if self._free:
            self._free -= 1
            return
        waiting = sum(map(len, self._known.values())) if known else len(self._strangers)
        if waiting >= self._waiting:
            raise TooOften(AGAIN)
        called = asyncio.get_running_loop().create_future()
        queue = self._known.setdefault(known, deque()) if known else self._strangers
        queue.append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called in queue:
                queue.remove(called)
            elif not called.cancelled():  # the place was given just now to somebody who went away
                self._leave()
            raise

    def _leave(self) -> None:
        """Hand the place on to the next who still waits."""
        while called := self._next():
            if not called.done():
                called.set_result(None)
                return
        self._free += 1

    def _next(self) -> "asyncio.Future[None] | None":
        """Whose turn it is; anybody known whose turn this was is the last of them from now on."""
        while self._known:
            known = next(iter(self._known))
            queue = self._known.pop(known)
            if not queue:
                continue
            called = queue.popleft()
            if queue:
                self._known[known] = queue
            return called
        return self._strangers.popleft() if self._strangers else None
