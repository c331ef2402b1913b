"""Pauses of the event loop are noticed."""

import asyncio
import time
from collections.abc import Callable
from threading import Thread

from structlog.testing import capture_logs

from configurator.jobs.pauses import run_pauses
from tests.loop import run

SAY_AGAIN = 1


def logged(*pauses: Callable[[], None], rest: float = 0.0) -> list[dict[str, int]]:
    """The log of a loop that paused so, and rested before it ended."""

    async def work() -> None:
        watching = asyncio.create_task(run_pauses(0.1, SAY_AGAIN))
        for pause in pauses:
            await asyncio.sleep(0.1)
            pause()
        await asyncio.sleep(rest)
        watching.cancel()
        await asyncio.wait([watching])

    with capture_logs() as logs:
        run(work)
    return [dict(line) for line in logs]


def sleeping(seconds: float) -> Callable[[], None]:
    return lambda: time.sleep(seconds)


def computing(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def test_a_pause_is_logged_with_its_length_and_many_as_one() -> None:
    logs = logged(sleeping(0.2), sleeping(0.2), sleeping(0.3), rest=0.8)
    assert sum(line["times"] for line in logs) == 3
    assert len(logs) == 2
    assert logs[-1]["ms"] >= 250
    assert logs[-1]["cpu_ms"] < 100


def test_pauses_that_were_not_said_yet_are_said_at_the_end() -> None:
    logs = logged(sleeping(0.2), sleeping(0.3), rest=0.1)
    assert [line["times"] for line in logs] == [1, 1]


def test_a_pause_says_what_the_loop_computed_and_what_another_thread_did() -> None:
    def other_thread() -> None:
        thread = Thread(target=computing, args=(0.3,))
        thread.start()
        thread.join()

    (own,) = logged(lambda: computing(0.3), rest=0.1)
    (other,) = logged(other_thread, rest=0.1)
    assert min(own["cpu_ms"], own["process_ms"], other["process_ms"]) >= 200
    assert other["cpu_ms"] < 100
