"""A timer for what is due, so that offers pass on and mails are sent without any request."""

from datetime import timedelta
from functools import partial

from configurator.jobs.repeating import repeat
from configurator.ordering.settling import settled
from configurator.runtime.services import Services

EVERY = timedelta(seconds=1)


async def run_timer(services: Services) -> None:
    """Look every second, in memory, whether anything is due; every request does so too, so nothing relies on it."""
    await repeat(EVERY, partial(settled, services), "not settled")
