"""Housekeeping: expired holds, old answers, abandoned carts and imports, and customers past their retention."""

from datetime import timedelta
from functools import partial

import structlog
from starlette.concurrency import run_in_threadpool

from configurator.jobs.repeating import repeat
from configurator.ordering import purge_carts, settle
from configurator.ordering.answering import forget_answers
from configurator.ordering.news.waits import forget_unconfirmed, notify_all_waits
from configurator.privacy.retaining import forget_old
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.stores.ledger.protocol import Books

log = structlog.get_logger("housekeeping")
EVERY = timedelta(hours=1)


async def run_housekeeping(services: Services) -> None:
    """Run housekeeping now and every hour until cancelled; nothing that a shopper reads depends on it."""
    await repeat(EVERY, partial(_tidied, services), "not tidied")


async def _tidied(services: Services) -> None:
    await run_in_threadpool(services.layered.expire)
    carts = await written(services, tidy, services)
    await forget_old(services)
    log.info("tidied", carts=carts)


def tidy(books: Books, services: Services) -> int:
    """Settle what is due, tell people who waited, delete what is no longer needed; answers how many carts went."""
    shop, now = shop_of(services), services.now()
    settle(books, shop, now)
    notify_all_waits(books, shop, now)
    forget_unconfirmed(books, now)
    forget_answers(books, now)
    return purge_carts(books, now)
