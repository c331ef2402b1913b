"""Telling which items read differently now: a status that follows from the counters is an event too."""

from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ordering.alerting import alert
from layers.availability import item_availability
from layers.stock import Policy, Status, StockItem


def announce(books: Books, policy: Policy, now: datetime) -> None:
    """One `stock.status_changed` for every item whose availability changed, and what the shop must know of it.

    The end of every use of this package.
    """
    for sku, (before, after) in books.stock.touched().items():
        if _plenty(before, policy) and _plenty(after, policy):
            continue
        alert(books, before, after, policy, now)
        was, is_ = item_availability(before, policy), item_availability(after, policy)
        if was is not is_:
            body = {"from": was.value, "to": is_.value, "available": after.available}
            books.register.tell("stock.status_changed", sku, body, now)


def _plenty(item: StockItem, policy: Policy) -> bool:
    """Most items most of the time: in stock whatever else is asked."""
    terms = item.terms
    threshold = policy.low_stock_threshold if terms.low_stock_threshold is None else terms.low_stock_threshold
    return terms.tracked and terms.status is not Status.PREORDER and item.available > threshold
