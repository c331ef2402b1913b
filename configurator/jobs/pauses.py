"""Pauses of the event loop, in which nobody is answered."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NamedTuple

import structlog

log = structlog.get_logger("pauses")
EVERY = 0.02
LONGEST = 0.1
SAY_AGAIN = 60.0


@dataclass
class Pauses:
    """Pauses that are not logged yet, in seconds: the longest, the most computed in one, and how many."""

    longest: float = 0.0
    loop: float = 0.0
    process: float = 0.0
    times: int = 0

    def add(self, seconds: float, loop: float, process: float) -> None:
        self.longest = max(self.longest, seconds)
        self.loop = max(self.loop, min(seconds, loop))
        self.process = max(self.process, min(seconds, process))
        self.times += 1

    def say(self) -> None:
        spent = {"ms": self.longest, "cpu_ms": self.loop, "process_ms": self.process}
        rounded = {name: round(seconds * 1000) for name, seconds in spent.items()}
        log.warning("event loop paused", **rounded, times=self.times)


class Clocks(NamedTuple):
    """Seconds: by the clock, computed by this thread, and computed by all threads."""

    now: float
    loop: float
    process: float


def clocks() -> Clocks:
    return Clocks(time.monotonic(), time.thread_time(), time.process_time())


async def run_pauses(
    longest: float = LONGEST,
    say_again: float = SAY_AGAIN,
    clocks: Callable[[], Clocks] = clocks,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Log pauses above `longest` seconds: the first at once, later ones together once in `say_again` seconds.

    `cpu_ms` is the most that the loop's own thread computed in one pause, `process_ms` the most that all threads did:
    one that keeps the interpreter lock stops the loop as well. Where both are much less than `ms`, the machine was
    busy with other things. What was not said yet is said at the end.
    """
    found, said = Pauses(), -say_again
    try:
        while True:
            before = clocks()
            await sleep(EVERY)
            after = clocks()
            paused = after.now - before.now - EVERY
            if paused > longest:
                found.add(paused, after.loop - before.loop, after.process - before.process)
            if found.times and after.now - said >= say_again:
                found.say()
                found, said = Pauses(), after.now
    finally:
        if found.times:
            found.say()
