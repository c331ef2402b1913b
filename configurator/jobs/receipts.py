"""Handing out receipts to the order lines that wait, as soon as they came."""

import asyncio
from datetime import timedelta

import structlog

from configurator.ordering.settling import hand_out_everything
from configurator.runtime.log import kind
from configurator.runtime.services import Services

log = structlog.get_logger("receipts")
EVERY = timedelta(seconds=0.1)
AFTER_A_FAILURE = timedelta(seconds=5)


async def finish_receipts(services: Services) -> None:
    """Hand out what was interrupted when the server ended, before anything else is done."""
    try:
        await hand_out_everything(services)
    except Exception as error:
        log.error("not handed out", reason=kind(error))


async def run_receipts(services: Services) -> None:
    """Look in memory, ten times a second, whether there is anything to hand out."""
    while True:
        try:
            await hand_out_everything(services)
        except Exception as error:
            log.error("not handed out", reason=kind(error))
            await asyncio.sleep(AFTER_A_FAILURE.total_seconds())
        await asyncio.sleep(EVERY.total_seconds())
