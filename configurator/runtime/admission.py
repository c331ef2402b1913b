"""Admission to expensive work: a few at a time, some wait, and the rest are sent away at once."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from configurator.runtime.limiting import TooOften

AT_ONCE, WAITING, OF_ONE = 2, 20, 2
AGAIN = timedelta(seconds=5)
"""What somebody who is sent away is told to wait: longer than a full queue takes."""


class Admission:
    """At most `at_once` work in all; in each of two queues at most `waiting` wait, and `of_one` of anybody known.

    Who is known goes first. Lives on one event loop and takes no lock.
    """

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING, of_one: int = OF_ONE) -> None:
        self._free = at_once
        self._waiting = waiting
        self._of_one = of_one
        self._known: deque[asyncio.Future[None]] = deque()
        self._strangers: deque[asyncio.Future[None]] = deque()
        self._present: Counter[str] = Counter()

    @asynccontextmanager
    async def place(self, known: str = "") -> AsyncIterator[None]:
        """A place to work in; `known` tells apart who is known. Raises TooOften where the queue is full."""
        if known and self._present[known] >= self._of_one:
            raise TooOften(AGAIN)
        self._present[known] += 1
        try:
            await self._enter(self._known if known else self._strangers)
            try:
                yield
            finally:
                self._leave()
        finally:
            self._present -= Counter([known])

    async def _enter(self, queue: deque["asyncio.Future[None]"]) -> None:
        if self._free:
            self._free -= 1
            return
        if len(queue) >= self._waiting:
            raise TooOften(AGAIN)
        called = asyncio.get_running_loop().create_future()
        queue.append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called.cancelled():
                queue.remove(called)
            else:  # the place was given just now to somebody who went away
                self._leave()
            raise

    def _leave(self) -> None:
        """Hand the place on to who waits longest, known ones first."""
        for queue in (self._known, self._strangers):
            while queue:
                called = queue.popleft()
                if not called.done():
                    called.set_result(None)
                    return
        self._free += 1
