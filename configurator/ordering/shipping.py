"""Shipping complete configurations, and marking them delivered."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from configurator.ordering.errors import NothingTo
from configurator.ordering.finding import all_of, asked_of, line_of, order_of
from configurator.ordering.news.announcing import announce
from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.amending import Amendment, amended, record
from configurator.ordering.promises.catching_up import catch_up
from configurator.ordering.settling import settle
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Cause, Kind
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order, OrderLine, OrderOption


def ship(
    books: Books, shop: Shop, order: str, lines: Mapping[str, int] | None, now: datetime, *, who: str = ""
) -> Order:
    """Ship configurations by line id, or with None all that is complete (safe to repeat).

    Raises NoSuchOrder, NoSuchLine, NotThatMany, NothingTo.
    """
    settle(books, shop, now)
    catch_up(books, shop, [order], now)
    before = order_of(books, order)
    asked = all_of(before, _complete, _shipped, "ship") if lines is None else asked_of(before, lines, _complete)
    if not asked:
        return before
    amendments = [one for line, count in asked.items() for one in _sent(before, line_of(before, line), count)]
    after = _gone(amended(before, amendments), asked)
    record(books, amendments, Kind.SHIP, Cause.ORDER_SHIPPED, now, who)
    books.orders.save([(after, before)])
    books.events.record("order.shipped", order, {"lines": asked}, now)
    notify_customer(books, MailKind.ORDER_SHIPPED, after, {"lines": asked}, now)
    books.audit.note(who, "order.ship", order, ", ".join(f"{line}: {n}" for line, n in asked.items()), now)
    announce(books, shop, shop.storefront(now).policy, now)
    return after


def deliver(books: Books, shop: Shop, order: str, now: datetime, *, who: str = "") -> Order:
    """Mark all that was shipped as delivered (safe to repeat). Raises NoSuchOrder, NothingTo."""
    settle(books, shop, now)
    before = order_of(books, order)
    if not any(line.shipped for line in before.lines):
        raise NothingTo(order, "deliver")
    after = before.with_lines({line.id: replace(line, delivered=line.shipped) for line in before.lines})
    if after == before:
        return before
    books.orders.save([(after, before)])
    books.events.record("order.delivered", order, {}, now)
    books.audit.note(who, "order.deliver", order, "", now)
    return after


def _sent(order: Order, line: OrderLine, count: int) -> Iterator[Amendment]:
    return (_option(order, line, option, count * option.units) for option in line.options if option.sku)


def _option(order: Order, line: OrderLine, option: OrderOption, units: int) -> Amendment:
    """Counted units leave what is on hand; uncounted ones were never in it."""
    allocated = min(units, option.allocated)
    assert option.sku
    return Amendment(
        order.number,
        line.id,
        option.position,
        option.sku,
        allocated=-allocated,
        uncounted=allocated - units,
        on_hand=-allocated,
    )


def _gone(order: Order, asked: Mapping[str, int]) -> Order:
    lines = {id: line_of(order, id) for id in asked}
    return order.with_lines({id: replace(line, shipped=line.shipped + asked[id]) for id, line in lines.items()})


def _complete(line: OrderLine) -> int:
    return line.complete


def _shipped(line: OrderLine) -> int:
    return line.shipped
