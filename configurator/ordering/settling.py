"""What is due by time has happened for whoever looks, whether or not a timer ran."""

from collections.abc import Mapping
from datetime import datetime

from configurator.ledger.protocol import Books, Due, Ledger
from configurator.ledger.records import Cause
from configurator.ordering.announcing import announce
from configurator.ordering.filling import fill
from configurator.ordering.releasing import end_preorder
from configurator.ordering.reserving import end_all
from configurator.ordering.shop import Shop
from layers.stock import StockItem


def settle(books: Books, shop: Shop, now: datetime) -> None:
    """End the holds that are over and the preorders whose day has come; every use of this package begins so."""
    if not _is_due(books.due, shop, now):
        return
    policy = shop.storefront(now).policy
    filling = shop.settings().stock.filling
    freed = end_all(books, books.holds.expired(now), Cause.HOLD_EXPIRED, now)
    fill(books, filling, freed, Cause.HOLD_EXPIRED, now)
    released = books.stock.preorders(policy.today)
    for item in released:
        end_preorder(books, item, policy, Cause.PREORDER_RELEASED, now)
    fill(books, filling, {item.sku: 0 for item in released}, Cause.PREORDER_RELEASED, now)
    books.look_ahead()
    announce(books, policy, now)


def settle_due(ledger: Ledger, shop: Shop, now: datetime) -> None:
    """Settle in a transaction of its own if anything is due; asks only memory if not. Call it before reading."""
    if _is_due(ledger.snapshot.due, shop, now):
        ledger.write(settle, shop, now).result()


def current_stock(ledger: Ledger, shop: Shop, now: datetime) -> Mapping[str, StockItem]:
    """Every stock item as it is at `now`, from memory; an unknown sku reads as an item that is not tracked."""
    settle_due(ledger, shop, now)
    return ledger.snapshot.items


def _is_due(due: Due, shop: Shop, now: datetime) -> bool:
    if due.expires_at is not None and due.expires_at <= now:
        return True
    return due.releases_on is not None and due.releases_on <= shop.storefront(now).policy.today
