"""Long work in steps between which others write.

Handing out receipts, making promises late or giving them another day, releasing preorders, notifying waits.
"""

import asyncio
from collections.abc import Callable, Set
from contextlib import suppress
from datetime import datetime

from configurator.ordering.news.announcing import announce
from configurator.ordering.news.waits import notify_next
from configurator.ordering.promises.handing_out import hand_out
from configurator.ordering.promises.releasing import release_next
from configurator.ordering.promises.shortening import shorten_next
from configurator.ordering.rescheduling import reschedule_next
from configurator.ordering.settling import is_due, settle
from configurator.runtime.services import Services
from configurator.runtime.shop import Shop, shop_of
from configurator.runtime.transactions import Pace, written
from configurator.stores.ledger.books.follow_ups import FollowUpKind
from configurator.stores.ledger.protocol import Books, Due, Task

PATIENCE = 2.0
"""Seconds that a page waits for orders to get their units; it says so where some do not have them yet."""


def step(books: Books, size: int, shop: Shop, now: datetime) -> int:
    """Do some of what goes in steps, once nothing is due by time; answers how many lines or waits that was.

    Receipts are handed out first, then orders follow a change of their item, then preorders are released, then people
    told who wait.
    """
    settle(books, shop, now)
    if is_due(books.due, shop, now):
        return 0
    done = _next(books.due)(books, shop, size, now)
    announce(books, shop, shop.storefront(now).policy, now)
    return done


def _next(due: Due) -> Callable[[Books, Shop, int, datetime], int]:
    """What is done first of all that goes in steps."""
    if due.receipts:
        return hand_out
    if due.follow_ups:
        return follow_up
    return release_next if due.releases else notify_next


def follow_up(books: Books, shop: Shop, limit: int, now: datetime) -> int:
    """Let the next orders follow the oldest change of their item; answers how many."""
    change = books.follow_ups.first()
    if change is None:
        return 0
    orders = books.follow_ups.take(change, limit)
    if change.kind is FollowUpKind.SHORTAGE:
        shorten_next(books, shop, change, orders, now)
    else:
        reschedule_next(books, change, orders, now)
    return len(orders)


def tasks_of(books: Books, sku: str) -> frozenset[Task]:
    """What orders still get in steps of an item, or because of it."""
    receipts = {line.receipt for line in books.receipts.reserved_of([sku])}
    changes = [change for kind in FollowUpKind for change in books.follow_ups.of(kind, sku)]
    return frozenset({*(Task("receipt", id) for id in receipts), *(Task("follow-up", each.id) for each in changes)})


async def finished(services: Services, tasks: Set[Task], seconds: float = PATIENCE) -> bool:
    """Do these tasks, older ones first, for so many seconds at most; answers whether they are done."""
    pace = Pace()
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while tasks & services.ledger.snapshot.due.tasks:
                await _step(services, pace)
    return not tasks & services.ledger.snapshot.due.tasks


async def finish_tasks(services: Services) -> None:
    """Do all of them."""
    pace = Pace()
    while services.ledger.snapshot.due.tasks:
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
