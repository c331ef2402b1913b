"""A timer for what is due, so that offers pass on and mails are sent without any request."""

import asyncio
from datetime import timedelta

import structlog

from configurator.ordering.settling import settled
from configurator.runtime.services import Services

log = structlog.get_logger("timekeeping")
EVERY = timedelta(seconds=1)


async def run_timer(services: Services) -> None:
    """Look every second, in memory, whether anything is due; every request does so too, so nothing relies on it."""
    while True:
        try:
            await settled(services)
        except Exception as error:
            log.error("not settled", reason=type(error).__name__)
        await asyncio.sleep(EVERY.total_seconds())
