"""Handing out receipts to the order lines that wait, as soon as they came."""

from datetime import timedelta
from functools import partial

from configurator.jobs.repeating import attempt, repeat
from configurator.ordering.settling import hand_out_everything
from configurator.runtime.services import Services

EVERY = timedelta(seconds=0.1)
AFTER_A_FAILURE = timedelta(seconds=5)
FAILED = "not handed out"


async def finish_receipts(services: Services) -> None:
    """Hand out what was interrupted when the server ended, before anything else is done."""
    await attempt(partial(hand_out_everything, services), FAILED)


async def run_receipts(services: Services) -> None:
    """Look in memory, ten times a second, whether there is anything to hand out."""
    await repeat(EVERY, partial(hand_out_everything, services), FAILED, AFTER_A_FAILURE)
