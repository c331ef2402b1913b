"""Work that is done again and again, whether or not it goes well."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import NoReturn

import structlog

from configurator.runtime.log import Recurring

log = structlog.get_logger("jobs")
NO_LONGER = timedelta(0)


async def repeat(
    every: timedelta, work: Callable[[], Awaitable[None]], failed: str, longer: timedelta = NO_LONGER
) -> NoReturn:
    """Do it until cancelled, now and `every` so often, after a failure `longer` later; the log says `failed` then."""
    failure = Recurring(log, failed)
    while True:
        well = await attempt(work, failure)
        await asyncio.sleep((every if well else every + longer).total_seconds())


async def attempt(work: Callable[[], Awaitable[None]], failure: Recurring) -> bool:
    """Whether it went well; what it raises is logged."""
    try:
        await work()
    except Exception as error:
        failure.failed(error)
        return False
    failure.well()
    return True
