"""Cancelled units: late ones leave the backlog first, then present ones go to the next in the backlog."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from configurator.ordering.finding import line_of, order_of
from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.amending import Amendment, amended, record
from configurator.ordering.promises.catching_up import catch_up
from configurator.ordering.promises.ending import trim
from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.serving import owing
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Cause, Kind
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Fulfilment, Order, OrderLine, OrderOption
from settings import Orders


class By(StrEnum):
    """Who cancels units; nobody if they were not paid in time."""

    SHOP = "shop"
    CUSTOMER = "customer"
    UNPAID = "unpaid"


def take_back(
    books: Books, shop: Shop, before: Order, asked: Mapping[str, int], now: datetime, *, by: By, who: str = ""
) -> Order:
    """Cancel `asked` configurations by line id, of which there must be that many open."""
    cause = Cause.ORDER_UNPAID if by is By.UNPAID else Cause.ORDER_CANCELLED
    amendments = [one for line, count in asked.items() for one in _taken_back(before, line_of(before, line), count)]
    after = owing(_cancelled(amended(before, amendments), asked), before, now)
    came = record(books, amendments, Kind.CANCEL, cause, now, who)
    books.orders.save([(after, before)])
    _notify(books, after, asked, by, now, who)
    for freed in trim(books, shop, after, now):
        fill(books, shop, freed.units, cause, now, freed.came)
    fill(books, shop, _freed(amendments), cause, now, came)
    return order_of(books, before.number)


def _taken_back(order: Order, line: OrderLine, count: int) -> Iterator[Amendment]:
    return (_option(order, line, option, count * option.units) for option in line.options if option.sku)


def _option(order: Order, line: OrderLine, option: OrderOption, units: int) -> Amendment:
    backordered = min(units, option.backordered)
    preordered = min(units - backordered, option.preordered)
    uncounted = min(units - backordered - preordered, option.uncounted)
    allocated = units - backordered - preordered - uncounted
    assert option.sku
    return Amendment(
        order.number,
        line.id,
        option.position,
        option.sku,
        allocated=-allocated,
        uncounted=-uncounted,
        backordered=-backordered,
        preordered=-preordered,
    )


def _cancelled(order: Order, asked: Mapping[str, int]) -> Order:
    lines = {id: line_of(order, id) for id in asked}
    return order.with_lines({id: replace(line, cancelled=line.cancelled + asked[id]) for id, line in lines.items()})


def _freed(amendments: Iterable[Amendment]) -> Mapping[str, int]:
    freed: defaultdict[str, int] = defaultdict(int)
    for one in amendments:
        freed[one.sku] -= one.allocated
    return {sku: units for sku, units in freed.items() if units}


def _notify(books: Books, order: Order, asked: Mapping[str, int], by: By, now: datetime, who: str) -> None:
    body = {"lines": dict(asked), "refund_due": order.refund_due, "by": by.value}
    books.events.record("order.cancelled", order.number, body, now)
    whole = order.fulfilment is Fulfilment.CANCELLED
    detail = ", ".join(f"{line}: {count}" for line, count in asked.items())
    books.audit.note(who or by.value, "order.cancel", order.number, detail, now)
    notify_customer(books, MailKind.ORDER_CANCELLED, order, {**body, "whole": whole}, now)


def pay_until(rules: Orders, owed_since: datetime | None) -> datetime | None:
    """When a debt lapses; None where it never does."""
    if rules.cancel_unpaid_hours is None or owed_since is None:
        return None
    return owed_since + timedelta(hours=rules.cancel_unpaid_hours)


def cancel_unpaid(books: Books, shop: Shop, limit: int, now: datetime) -> int:
    """Cancel the lines of overdue orders that could be sent; waiting lines stay. Answers how many orders."""
    lapsed = lapsed_orders(books, shop.settings().orders, limit, now)
    for number in lapsed:
        catch_up(books, shop, [number], now)
        order = order_of(books, number)
        asked = {line.id: line.open for line in order.lines if line.open and not line.late}
        take_back(books, shop, order, asked, now, by=By.UNPAID)
    return len(lapsed)


def lapsed_orders(books: Books, rules: Orders, limit: int, now: datetime) -> Sequence[str]:
    """The numbers of at most so many orders whose debt has lapsed under these rules, oldest first."""
    if rules.cancel_unpaid_hours is None or not limit:
        return ()
    return books.orders.lapsed(now - timedelta(hours=rules.cancel_unpaid_hours), limit)
