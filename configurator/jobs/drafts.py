"""Drafts that rest are written down as a whole, so that the next start is quick."""

from datetime import timedelta

from starlette.concurrency import run_in_threadpool

from configurator.jobs.repeating import repeat
from configurator.runtime.services import Services

EVERY = timedelta(seconds=1)
FAILED_WAIT = timedelta(seconds=29)


async def run_draft_writing(services: Services) -> None:
    """Look every second; nothing is lost while the disk takes nothing, since every edit is in its draft's journal."""

    async def write() -> None:
        await run_in_threadpool(services.catalogue.write_idle_drafts)

    await repeat(EVERY, write, "drafts not written", FAILED_WAIT)
