"""Long work in steps: what orders wait for, released preorders, people to notify."""

from datetime import timedelta
from functools import partial

from configurator.jobs.repeating import attempt, log, repeat
from configurator.ordering.stepping import finish_tasks, step_through
from configurator.runtime.log import Recurring
from configurator.runtime.services import Services

EVERY = timedelta(seconds=0.1)
AFTER_A_FAILURE = timedelta(seconds=5)
FAILED = "no step done"


async def finish_interrupted(services: Services) -> None:
    """Do what was interrupted when the server ended, before anything else is done."""
    await attempt(partial(finish_tasks, services), Recurring(log, FAILED))


async def run_steps(services: Services) -> None:
    """Look in memory, ten times a second, whether there is anything to do."""
    await repeat(EVERY, partial(step_through, services), FAILED, AFTER_A_FAILURE)
