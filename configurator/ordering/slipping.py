"""A new date for what orders wait for, and telling their customers if the shop wants to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from configurator.ledger.mails import MailKind
from configurator.ledger.protocol import Books
from configurator.ledger.records import Order
from configurator.ordering.errors import NoSuchItem
from configurator.ordering.settling import settle
from configurator.ordering.shop import Shop
from layers.stock import Late, StockItem, promised_on


@dataclass(frozen=True, slots=True)
class Slipped:
    """The item with its new date, and the numbers of the orders that wait for it, oldest first."""

    item: StockItem
    orders: tuple[str, ...]


def slip(
    books: Books, shop: Shop, sku: str, restock_on: date | None, now: datetime, *, tell: bool, who: str = ""
) -> Slipped:
    """Set when an item is expected, and promise that date to every order that waits for it on backorder.

    With `tell` their customers are mailed, but for those who were never told of a delay. Raises NoSuchItem.
    """
    settle(books, shop, now)
    before = books.stock.item(sku)
    if before is None:
        raise NoSuchItem(sku)
    item = books.stock.set_terms(sku, before.terms.model_copy(update={"restock_on": restock_on}))
    when = promised_on(item.terms, Late.BACKORDER, shop.storefront(now).policy.today)
    waiting = [units for units in books.stock.waiting([sku]) if units.backordered]
    orders = books.orders.many({units.order: None for units in waiting})
    changes = [(moved, order) for order in orders if (moved := _moved(order, sku, when)) != order]
    books.orders.save(changes)
    books.register.audit(who, "stock.restock_on", sku, f"{before.terms.restock_on} → {restock_on}", now)
    _tell(books, changes, sku, restock_on, tell, now)
    return Slipped(item, tuple(dict.fromkeys(units.order for units in waiting)))


def _moved(order: Order, sku: str, when: date | None) -> Order:
    lines = {
        line.id: line.with_options(
            {
                option.position: replace(option, promised_on=when)
                for option in line.options
                if option.sku == sku and option.backordered
            }
        )
        for line in order.lines
    }
    return order.with_lines(lines)


def _tell(
    books: Books, changes: Sequence[tuple[Order, Order]], sku: str, to: date | None, tell: bool, now: datetime
) -> None:
    for order, before in changes:
        body = {"sku": sku, "from": _promised(before, sku), "to": to.isoformat() if to else None}
        books.register.tell("order.redated", order.number, body, now)
        if tell and any(o.sku == sku and o.backordered and not o.silent for line in order.lines for o in line.options):
            address, locale = order.customer.email, order.locale
            books.mails.post(MailKind.ORDER_DELAYED, order.number, body, now, address=address, locale=locale)


def _promised(order: Order, sku: str) -> str | None:
    """The latest date that was promised for the item."""
    dates = [o.promised_on for line in order.lines for o in line.options if o.sku == sku and o.promised_on]
    return max(dates).isoformat() if dates else None
