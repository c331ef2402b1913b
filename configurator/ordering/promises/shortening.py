"""Shortages of promised stock: holds lapse, and the youngest promises become late."""

from collections.abc import Iterator
from datetime import datetime

from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.amending import Amendment, amend
from configurator.ordering.promises.ending import Freed, catch_up, expire, trim
from configurator.ordering.promises.reserving import end_all
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.holds import HoldKind
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Cause, Kind
from configurator.stores.ledger.protocol import Books
from layers.orders.line_split import payable_apart
from layers.orders.order import Order
from layers.stock.offer import OfferState
from layers.stock.stock import Late, Policy, StockItem, promised_on


def lapse(books: Books, sku: str, room: int, now: datetime) -> list[Freed]:
    """End the newest holds until at most `room` units of `sku` are held; returns the freed units."""
    item = books.stock.items([sku])[sku]
    excess = item.held - room
    lapsing = []
    for hold in books.holds.on(sku):
        if excess > 0 and hold.units[sku].now:
            lapsing.append(hold)
            excess -= hold.units[sku].now
    offers = [hold for hold in lapsing if hold.kind is HoldKind.OFFER]
    ended = [expire(books, hold, OfferState.ENDED, now) for hold in offers]
    return [*ended, Freed(end_all(books, [hold for hold in lapsing if hold not in offers], Cause.HOLD_LAPSED, now), {})]


def shorten(
    books: Books, shop: Shop, item: StockItem, units: int, policy: Policy, now: datetime, who: str = ""
) -> tuple[str, ...]:
    """Make `units` that were allocated late, the youngest promise first; answers the orders' numbers."""
    promised = promised_on(item.terms, Late.BACKORDER, policy.today)
    youngest = list(_youngest(books, item.sku, units))
    catch_up(books, shop, dict.fromkeys(order for order, *_ in youngest), now)
    amendments = [
        Amendment(order, line, position, item.sku, allocated=-late, backordered=late, dated=True, promised_on=promised)
        for order, line, position, late in youngest
    ]
    changes = amend(
        books, amendments, Kind.SHORTEN, Cause.STOCK_SHORT, now, who, finish=lambda after, _: _split(books, after)
    )
    for order, _ in changes:
        trim(books, shop, order, now)
        late = {one.line: one.backordered for one in amendments if one.order == order.number}
        body = {"sku": item.sku, "lines": late}
        books.events.record("order.delayed", order.number, body, now)
        notify_customer(books, MailKind.ORDER_DELAYED, order, body, now)
    return tuple(order.number for order, _ in changes)


def _split(books: Books, order: Order) -> Order:
    """Lines that were bought were offered before, so that their numbers are known and not given again."""
    return payable_apart(order, books.offers.last_line(order.number))


def _youngest(books: Books, sku: str, units: int) -> Iterator[tuple[str, str, int, int]]:
    for order, line, position, allocated in books.stock.present(sku):
        if units <= 0:
            return
        late = min(units, allocated)
        units -= late
        yield order, line, position, late
