"""Retention: deleting data after as many days as the settings say."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

from configurator.mail.folder import purge_folder
from configurator.privacy.anonymising import anonymise
from configurator.privacy.letters import forget_letters
from configurator.runtime.services import Services
from configurator.runtime.transactions import Pace, written
from configurator.stores.ledger.protocol import Books
from settings.model import Privacy

ORDERS_AT_ONCE, ROWS_AT_ONCE = 5, 500
"""How many per transaction, so that checkouts are not delayed; of orders as many as take about 20 ms, once known."""
PAUSE = 0.05
"""Seconds between two transactions."""
KEPT = timedelta(days=1)
"""How long sessions and links are kept once they are over."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Retired:
    """How many orders lost their customer; `letters` are the mails about them that may still lie in a folder."""

    orders: int = 0
    letters: tuple[int, ...] = ()


async def forget_old(services: Services) -> None:
    """Everything that is over for long enough, in small steps."""
    pace = Pace(ORDERS_AT_ONCE, least=1)
    while (retired := await _retired(services, pace)).orders:
        await run_in_threadpool(forget_letters, services.config.data, "", retired.letters)
    while await _done(services, purge):
        pass
    await run_in_threadpool(_purge_letters, services)
    await run_in_threadpool(services.ledger.empty_log)


def retire(books: Books, privacy: Privacy, now: datetime, limit: int = ORDERS_AT_ONCE) -> Retired:
    """Some of the orders that are finished for `orders_days`, without their customers from now on."""
    if privacy.orders_days is None:
        return Retired()
    numbers = books.erasing.finished(now - timedelta(days=privacy.orders_days), limit)
    orders = books.orders.many(numbers)
    letters = [id for order in orders for id in anonymise(books, order.customer.email, [order])]
    if orders:
        books.audit.note("", "customer.retired", "", str(len(orders)), now)
    return Retired(len(orders), tuple(letters))


def purge(books: Books, privacy: Privacy, now: datetime) -> int:
    """Remove some mails, waits, entries of the audit log, sessions and links that are over; answers how many."""
    gone = books.people.forget(now - KEPT)
    if privacy.mails_days is not None:
        before = now - timedelta(days=privacy.mails_days)
        gone += books.erasing.purge_mails(before, ROWS_AT_ONCE) + books.erasing.purge_waits(before, ROWS_AT_ONCE)
    if privacy.audit_days is not None:
        gone += books.erasing.purge_audit_entries(now - timedelta(days=privacy.audit_days), ROWS_AT_ONCE)
    return gone


async def _retired(services: Services, pace: Pace) -> Retired:
    return await _done(services, pace.clocked(partial(retire, limit=pace.size)))


async def _done(services: Services, step: Callable[[Books, Privacy, datetime], T]) -> T:
    """What one transaction did, after a breath."""
    await asyncio.sleep(PAUSE)
    async with services.stepping:
        return await written(services, step, services.catalogue.settings().privacy, services.now())


def _purge_letters(services: Services) -> None:
    days = services.catalogue.settings().privacy.mails_days
    if days is not None:
        purge_folder(services.config.data / "outbox", (services.now() - timedelta(days=days)).timestamp())
