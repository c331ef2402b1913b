"""Pauses of the event loop are noticed."""

import asyncio
from dataclasses import dataclass

import pytest
from structlog.testing import capture_logs

from configurator.jobs.pauses import Clocks, run_pauses

SAY_AGAIN = 60


@dataclass
class Loop:
    """An event loop that wakes so many seconds late each time; it and other threads computed so many meanwhile."""

    late: list[tuple[float, float, float]]
    now: float = 0.0
    loop: float = 0.0
    process: float = 0.0

    def clocks(self) -> Clocks:
        return Clocks(self.now, self.loop, self.process)

    async def sleep(self, seconds: float) -> None:
        if not self.late:
            raise asyncio.CancelledError
        late, own, others = self.late.pop(0)
        self.now += seconds + late
        self.loop += own
        self.process += own + others


def logged(*late: tuple[float, float, float]) -> list[dict[str, int]]:
    loop = Loop(list(late))
    with capture_logs() as logs, pytest.raises(asyncio.CancelledError):
        run_pauses(0.1, SAY_AGAIN, loop.clocks, loop.sleep).send(None)
    assert all(line.pop("event") == "event loop paused" for line in logs)
    return [{name: line[name] for name in ("ms", "cpu_ms", "process_ms", "times")} for line in logs]


def test_a_loop_that_wakes_in_time_says_nothing() -> None:
    assert logged((0.0, 0.0, 0.0), (0.09, 0.09, 0.0)) == []


def test_the_first_pause_is_logged_at_once_and_others_as_one() -> None:
    assert logged((0.2, 0.1, 0.0), (0.3, 0.0, 0.0), (0.5, 0.2, 0.1), (SAY_AGAIN, 0.0, 0.0)) == [
        {"ms": 200, "cpu_ms": 100, "process_ms": 100, "times": 1},
        {"ms": SAY_AGAIN * 1000, "cpu_ms": 200, "process_ms": 300, "times": 3},
    ]


def test_pauses_that_were_not_said_yet_are_said_at_the_end() -> None:
    assert [line["ms"] for line in logged((0.2, 0.0, 0.0), (0.3, 0.0, 0.0))] == [200, 300]


def test_threads_cannot_have_stopped_it_for_longer_than_it_paused() -> None:
    assert logged((0.2, 0.1, 5.0)) == [{"ms": 200, "cpu_ms": 100, "process_ms": 200, "times": 1}]
