"""What nobody pays in time is cancelled, where the shop says so."""

from datetime import datetime, timedelta

from configurator.ordering.finding import order_of
from configurator.ordering.promises.taking_back import By, take_back
from configurator.runtime.shop import Shop
from configurator.stores.ledger.protocol import Books
from settings import Orders


def pay_until(rules: Orders, owed_since: datetime | None) -> datetime | None:
    """When a debt lapses; None where it never does."""
    if rules.cancel_unpaid_hours is None or owed_since is None:
        return None
    return owed_since + timedelta(hours=rules.cancel_unpaid_hours)


def cancel_unpaid(books: Books, shop: Shop, now: datetime) -> None:
    """Cancel the lines of overdue orders that could be sent; waiting lines stay."""
    hours = shop.settings().orders.cancel_unpaid_hours
    if hours is None:
        return
    for number in books.orders.lapsed(now - timedelta(hours=hours)):
        order = order_of(books, number)
        asked = {line.id: line.open for line in order.lines if line.open and not line.late}
        take_back(books, shop, order, asked, now, by=By.UNPAID)
