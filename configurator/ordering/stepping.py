"""Long work in steps between which others write: handing out receipts, releasing preorders, notifying waits."""

import asyncio
from collections.abc import Set
from contextlib import suppress
from datetime import datetime

from configurator.ordering.news.announcing import announce
from configurator.ordering.news.waits import notify_next
from configurator.ordering.promises.handing_out import hand_out
from configurator.ordering.promises.releasing import release_next
from configurator.ordering.settling import is_due, settle
from configurator.runtime.services import Services
from configurator.runtime.shop import Shop, shop_of
from configurator.runtime.transactions import Pace, written
from configurator.stores.ledger.protocol import Books

PATIENCE = 2.0
"""Seconds that a page waits for orders to get their units; it says so where some do not have them yet."""


def step(books: Books, size: int, shop: Shop, now: datetime) -> int:
    """Do some of what goes in steps, once nothing is due by time; answers how many lines or waits that was.

    Receipts are handed out first, then preorders released, then people told who wait.
    """
    settle(books, shop, now)
    if is_due(books.due, shop, now):
        return 0
    due = books.due
    work = hand_out if due.receipts else release_next if due.releases else notify_next
    done = work(books, shop, size, now)
    announce(books, shop, shop.storefront(now).policy, now)
    return done


async def handed_out(services: Services, receipts: Set[int], seconds: float = PATIENCE) -> bool:
    """Hand out receipts, older ones first, for so many seconds at most; whether these are handed out whole."""
    pace = Pace()
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while receipts & services.ledger.snapshot.due.receipts:
                await _step(services, pace)
    return not receipts & services.ledger.snapshot.due.receipts


async def hand_out_everything(services: Services) -> None:
    """Hand out all receipts."""
    pace = Pace()
    while services.ledger.snapshot.due.receipts:
        await _step(services, pace)


async def step_through(services: Services) -> None:
    """Do everything that goes in steps."""
    pace = Pace()
    while services.ledger.snapshot.due.in_steps:
        await _step(services, pace)


async def _step(services: Services, pace: Pace) -> None:
    async with services.stepping:
        if services.ledger.snapshot.due.in_steps:
            await written(services, pace.clocked(step), pace.size, shop_of(services), services.now())
