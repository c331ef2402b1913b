"""Pauses of the event loop, in which nobody is answered."""

import asyncio
import time

import structlog

log = structlog.get_logger("pauses")
EVERY = 0.05
LONGEST = 0.1
SAY_AGAIN = 60.0


async def run_pauses(longest: float = LONGEST, say_again: float = SAY_AGAIN) -> None:
    """Log pauses above `longest` seconds: the first at once, those after it together once in `say_again` seconds.

    `cpu_ms` is what the loop's own thread computed meanwhile: much less than `ms` where it waited for another thread
    or for the machine.
    """
    worst, times, said = (0.0, 0.0), 0, -say_again
    while True:
        began, computed = time.monotonic(), time.thread_time()
        await asyncio.sleep(EVERY)
        now = time.monotonic()
        paused = now - began - EVERY
        if paused > longest:
            worst, times = max(worst, (paused, time.thread_time() - computed)), times + 1
        if times and now - said >= say_again:
            log.warning("event loop paused", ms=round(worst[0] * 1000), cpu_ms=round(worst[1] * 1000), times=times)
            worst, times, said = (0.0, 0.0), 0, now
