"""Telling the outbox which items read differently now: a status that follows from the counters is an event too."""

from datetime import datetime

from configurator.ledger.protocol import Books
from layers.availability import item_availability
from layers.stock import Policy


def announce(books: Books, policy: Policy, now: datetime) -> None:
    """One `stock.status_changed` for every item whose availability changed; the end of every use."""
    for sku, (before, after) in books.stock.touched().items():
        was, is_ = item_availability(before, policy), item_availability(after, policy)
        if was is not is_:
            body = {"from": was.value, "to": is_.value, "available": after.available}
            books.register.tell("stock.status_changed", sku, body, now)
