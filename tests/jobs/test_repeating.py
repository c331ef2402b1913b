"""Work that is repeated goes on after a failure, and the log says no more of it than it may."""

import asyncio
from contextlib import suppress
from datetime import timedelta

from structlog.testing import capture_logs

from configurator.jobs.repeating import attempt, log, repeat
from configurator.runtime.log import Recurring
from tests.loop import awaited

OFTEN, LONG = timedelta(milliseconds=5), timedelta(minutes=1)


class Work:
    """Fails the first time; its message names somebody."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> None:
        self.times += 1
        if self.times == 1:
            raise ValueError("Zaphod Beeblebrox")


def repeated(work: Work, longer: timedelta) -> int:
    async def story() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(repeat(OFTEN, work, "not done", longer), 0.3)

    awaited(story())
    return work.times


def test_work_goes_on_after_a_failure() -> None:
    assert repeated(Work(), timedelta(0)) > 2


def test_after_a_failure_it_waits_longer() -> None:
    assert repeated(Work(), LONG) == 1


def test_a_failure_is_logged_without_its_message() -> None:
    with capture_logs() as said:
        assert not awaited(attempt(Work(), Recurring(log, "not done")))
    assert [(line["event"], line["reason"]) for line in said] == [("not done", "ValueError")]


def test_a_failure_that_goes_on_is_told_once_until_it_changes() -> None:
    full, busy = OSError(28, "No space left on device"), OSError(16, "Device or resource busy")
    failure = Recurring(log, "not done")
    with capture_logs() as said:
        for error in (full, full, full, busy, full):
            failure.failed(error)
        failure.well()
        failure.failed(full)
    assert [line["reason"].partition(": ")[2] for line in said] == [
        full.strerror,
        busy.strerror,
        full.strerror,
        full.strerror,
    ]
    assert not any("exc_info" in line for line in said)
