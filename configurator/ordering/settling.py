"""Settling everything due by time before it is read, whether or not a timer ran."""

from collections.abc import Mapping
from datetime import datetime

from configurator.ordering.news.announcing import announce
from configurator.ordering.promises.ending import expire, pass_on
from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.releasing import end_preorder
from configurator.ordering.promises.reserving import end_all
from configurator.ordering.promises.taking_back import cancel_unpaid, pay_until
from configurator.runtime.services import Services
from configurator.runtime.shop import Shop, shop_of
from configurator.runtime.transactions import written
from configurator.stores.ledger.books.holds import HoldKind
from configurator.stores.ledger.books.movements import Cause
from configurator.stores.ledger.protocol import Books, Due, Ledger
from layers.stock.offer import OfferState
from layers.stock.stock import StockItem


def settle(books: Books, shop: Shop, now: datetime) -> int:
    """End expired holds and offers, release due preorders, cancel overdue unpaid orders; answers how many.

    Every function of this package begins with it. Where very much is due it is only a part, the longest due first:
    until its turn a hold goes on holding, and readers wait for all of it (`settled`).
    """
    if not is_due(books.due, shop, now):
        return 0
    policy = shop.storefront(now).policy
    ended = _end_holds(books, shop, now)
    released = books.stock.preorders(policy.today)
    for item in released:
        end_preorder(books, shop, item, Cause.PREORDER_RELEASED, now)
    fill(books, shop, {item.sku: 0 for item in released}, Cause.PREORDER_RELEASED, now)
    cancelled = cancel_unpaid(books, shop, shop.due_at_once - ended, now)
    books.look_ahead()
    announce(books, shop, policy, now)
    return ended + len(released) + cancelled


def _end_holds(books: Books, shop: Shop, now: datetime) -> int:
    """Free expired holds before filling any backlog: an expired offer must not grow. Answers how many."""
    over = books.holds.expired(now, shop.due_at_once)
    expired = [expire(books, hold, OfferState.EXPIRED, now) for hold in over if hold.kind is HoldKind.OFFER]
    freed = end_all(books, [hold for hold in over if hold.kind is not HoldKind.OFFER], Cause.HOLD_EXPIRED, now)
    fill(books, shop, freed, Cause.HOLD_EXPIRED, now)
    pass_on(books, shop, expired, Cause.OFFER_EXPIRED, now)
    return len(over)


def settle_due(ledger: Ledger, shop: Shop, now: datetime) -> None:
    """Settle in transactions of their own if anything is due; asks only memory if not. Call it before reading."""
    while is_due(ledger.snapshot.due, shop, now) and ledger.write(settle, shop, now).result():
        pass


def current_stock(ledger: Ledger, shop: Shop, now: datetime) -> Mapping[str, StockItem]:
    """Every stock item as it is at `now`, from memory; an unknown sku reads as an item that is not tracked."""
    settle_due(ledger, shop, now)
    return ledger.snapshot.items


def is_due(due: Due, shop: Shop, now: datetime) -> bool:
    if due.expires_at is not None and due.expires_at <= now:
        return True
    limit = pay_until(shop.settings().orders, due.owed_since)
    if limit is not None and limit <= now:
        return True
    return due.releases_on is not None and due.releases_on <= shop.today(now)


async def settled(services: Services) -> None:
    """The same without blocking the event loop, however long others write meanwhile."""
    shop, now = shop_of(services), services.now()
    while is_due(services.ledger.snapshot.due, shop, now):
        async with services.stepping:
            due = is_due(services.ledger.snapshot.due, shop, now)
            if due and not await written(services, settle, shop, now):
                return
