"""Cancelling and lowering, by the shop and by the customer."""

from collections.abc import Mapping
from datetime import datetime

from configurator.ordering.errors import NotForCustomers, NotThatMany
from configurator.ordering.finding import all_of, asked_of, line_of, order_of
from configurator.ordering.news.announcing import announce
from configurator.ordering.promises.catching_up import catch_up
from configurator.ordering.promises.taking_back import By, take_back
from configurator.ordering.settling import settle
from configurator.runtime.shop import Shop
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order, OrderLine


def cancel(
    books: Books, shop: Shop, order: str, lines: Mapping[str, int] | None, now: datetime, *, who: str = ""
) -> Order:
    """Cancel configurations by line id, or with None all that is not shipped (safe to repeat).

    What was allocated goes to those who wait. Raises NoSuchOrder, OrderRemoved, NoSuchLine, NotThatMany, NothingTo.
    """
    settle(books, shop, now)
    catch_up(books, shop, [order], now)
    before = order_of(books, order)
    asked = all_of(before, _open, _cancelled, "cancel") if lines is None else asked_of(before, lines, _open)
    if not asked:
        return before
    after = take_back(books, shop, before, asked, now, by=By.SHOP, who=who)
    announce(books, shop, shop.storefront(now).policy, now)
    return after


def cancel_waiting(books: Books, shop: Shop, order: str, line: str, units: int, now: datetime) -> Order:
    """Cancel configurations that the customer still waits for, where the shop lets them.

    Raises NoSuchOrder, OrderRemoved, NoSuchLine, NotForCustomers, NotThatMany.
    """
    settle(books, shop, now)
    if not shop.settings().orders.shopper_cancel:
        raise NotForCustomers
    catch_up(books, shop, [order], now)
    before = order_of(books, order)
    waiting = line_of(before, line)
    if not 0 < units <= waiting.open - waiting.complete:
        raise NotThatMany(line, units, waiting.open - waiting.complete)
    after = take_back(books, shop, before, {line: units}, now, by=By.CUSTOMER)
    announce(books, shop, shop.storefront(now).policy, now)
    return after


def _open(line: OrderLine) -> int:
    return line.open


def _cancelled(line: OrderLine) -> int:
    return line.cancelled
