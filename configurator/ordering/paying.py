"""Marking an order paid, and what was cancelled of it refunded."""

from dataclasses import replace
from datetime import datetime

from configurator.ordering.errors import NothingTo
from configurator.ordering.finding import order_of
from configurator.ordering.news.notification import notify_customer
from configurator.ordering.settling import settle
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order


def pay(books: Books, shop: Shop, order: str, now: datetime, *, who: str = "") -> Order:
    """Mark what is payable now as paid (safe to repeat).

    Raises NoSuchOrder, and NothingTo where all is cancelled or waits to be bought.
    """
    settle(books, shop, now)
    before = order_of(books, order)
    if before.paid is not None:
        return before
    if not before.payable:
        raise NothingTo(order, "pay")
    due = before.due
    paid = before.with_lines({line.id: replace(line, paid=True) for line in before.payable})
    return _save(books, replace(paid, paid=due, paid_at=now, due_since=None), before, "paid", due, now, who)


def refund(books: Books, shop: Shop, order: str, now: datetime, *, who: str = "") -> Order:
    """Mark what is due back as refunded (safe to repeat). Raises NoSuchOrder, NothingTo."""
    settle(books, shop, now)
    before = order_of(books, order)
    due = before.refund_due
    if not due:
        if before.refunded_at is None:
            raise NothingTo(order, "refund")
        return before
    after = replace(before, refunded=before.refunded + due, refunded_at=now)
    return _save(books, after, before, "refunded", due, now, who)


def _save(books: Books, after: Order, before: Order, what: str, amount: int, now: datetime, who: str) -> Order:
    books.orders.save([(after, before)])
    books.events.record(f"order.{what}", after.number, {"amount": amount}, now)
    if what == "paid":
        notify_customer(books, MailKind.ORDER_PAID, after, {"amount": amount}, now)
        books.mails.post(MailKind.SHOP_PAID, after.number, {"amount": amount}, now)
    books.audit.note(who, f"order.{what}", after.number, f"{amount} {after.currency}", now)
    return after
