"""What is due by time happens soon after, so that nobody has to come by for an offer to pass on or a mail to leave."""

import asyncio
from datetime import timedelta

import structlog
from starlette.concurrency import run_in_threadpool

from configurator.ordering import settle_due
from configurator.products.evaluating import shop_of
from configurator.runtime.services import Services

log = structlog.get_logger("timekeeping")
EVERY = timedelta(seconds=1)


async def settled(services: Services) -> None:
    """What is due by now has happened for whoever reads next."""
    await run_in_threadpool(settle_due, services.ledger, shop_of(services), services.now())


async def keep_time(services: Services) -> None:
    """Look every second, in memory, whether anything is due; every request does so too, so nothing relies on it."""
    while True:
        try:
            await settled(services)
        except Exception as error:
            log.error("not settled", reason=type(error).__name__)
        await asyncio.sleep(EVERY.total_seconds())
