"""Pauses of the event loop are noticed."""

import asyncio
import time

from structlog.testing import capture_logs

from configurator.jobs.pauses import run_pauses
from tests.loop import run


def test_a_pause_is_logged_with_its_length_and_many_as_one() -> None:
    async def work() -> None:
        watching = asyncio.create_task(run_pauses(0.1, 1))
        for seconds in (0.2, 0.2, 0.3):
            await asyncio.sleep(0.1)
            time.sleep(seconds)
        await asyncio.sleep(0.8)
        watching.cancel()

    with capture_logs() as logs:
        run(work)
    assert sum(line["times"] for line in logs) == 3
    assert len(logs) == 2
    assert logs[-1]["ms"] >= 250
    assert logs[-1]["cpu_ms"] < 100
