"""Alerting the shop when an item is low or out of stock: once, until it is in stock again."""

from datetime import datetime

from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.stock import Level
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import Policy, Status, StockItem

MAILS = {Level.LOW: MailKind.SHOP_STOCK_LOW, Level.OUT: MailKind.SHOP_STOCK_OUT}


def alert(books: Books, before: StockItem, after: StockItem, policy: Policy, now: datetime) -> None:
    """Alert if an item has fallen below the last alerted level; reset the level once it is in stock."""
    if not policy.management or not after.terms.tracked or after.terms.status is Status.PREORDER:
        return
    threshold = policy.low_stock(after.terms)
    level = _level(after, threshold)
    if level is Level.PLENTY:
        if books.alerts.level(after.sku):
            books.alerts.note(after.sku, Level.PLENTY, now)
    elif after.available < before.available and level > books.alerts.level(after.sku):
        books.alerts.note(after.sku, level, now)
        books.mails.post(MAILS[level], after.sku, {"available": after.available, "threshold": threshold}, now)


def _level(item: StockItem, threshold: int) -> Level:
    if not item.available:
        return Level.OUT
    return Level.LOW if item.available <= threshold else Level.PLENTY
