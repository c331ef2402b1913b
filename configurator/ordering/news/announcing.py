"""Events for changed availability, which is derived from the counters."""

from dataclasses import replace
from datetime import date, datetime

from configurator.ordering.news.alerting import alert
from configurator.ordering.news.waits import notify_waits
from configurator.runtime.shop import Shop
from configurator.stores.ledger.protocol import Books
from layers.stock.availability import Availability, item_availability
from layers.stock.stock import Policy, Status, StockItem


def announce(books: Books, shop: Shop, policy: Policy, now: datetime) -> None:
    """Write one `stock.status_changed` for every item whose availability changed, and alert the shop.

    Notifies waits for items that are back in stock. Every function of this package ends with it.
    """
    touched = books.stock.touched()
    notify_waits(books, shop, [sku for sku, (before, after) in touched.items() if _more(before, after)], now)
    for sku, (before, after) in touched.items():
        if _plenty(before, policy) and _plenty(after, policy):
            continue
        alert(books, before, after, policy, now)
        was, is_ = _reads(before, policy), _reads(after, policy)
        if was is not is_:
            body = {"from": was.value, "to": is_.value, "available": after.available}
            books.events.record("stock.status_changed", sku, body, now)


def _more(before: StockItem, after: StockItem) -> bool:
    """Whether more of it may be had than before."""
    return after.available > before.available or after.terms is not before.terms


def _plenty(item: StockItem, policy: Policy) -> bool:
    """Most items most of the time: in stock whatever else is asked."""
    terms = item.terms
    return terms.tracked and terms.status is not Status.PREORDER and item.available > policy.low_stock(terms)


def _reads(item: StockItem, policy: Policy) -> Availability:
    """A preorder is one until it is released: whoever looks first on its day finds it so, and releases it."""
    unreleased = item.terms.status is Status.PREORDER
    return item_availability(item, replace(policy, today=date.min) if unreleased else policy)
