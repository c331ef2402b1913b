"""Offers under `when_available`: stock that arrives for a waiting line is held for its customer, who is mailed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.allocation_order import Allocation
from configurator.ordering.promises.reserving import reserve
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.holds import Hold, HoldKind, HoldUnits, hold_id
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Cause, Fill
from configurator.stores.ledger.books.offers import FOREVER
from configurator.stores.ledger.protocol import Books
from layers.orders.line_split import whole_with
from layers.orders.order import Order, OrderLine
from layers.stock.offer import Offer, OfferState
from settings import Orders

Units = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Units that came together: by sku the movement they came with, and whether they are counted."""

    came: Mapping[str, int]
    counted: bool = True


def offer(books: Books, shop: Shop, allocations: Sequence[Allocation], batch: Batch, now: datetime) -> tuple[Fill, ...]:
    """Hold for every line the units allocated to it; customers who can buy more than before get one mail per order."""
    gains = _gains(allocations)
    orders = {order.number: order for order in books.orders.many({who.order: None for who, _ in allocations})}
    lines = {line.id: (order, line) for order in orders.values() for line in order.lines}
    rules = shop.settings().orders
    grown = [_grown(books, *lines[id], gained, batch, rules, now) for id, gained in gains.items()]
    books.offers.save(grown)
    for one in grown:
        hold_units(books, one, now, Cause.OFFER_MADE)
    notify_offers(books, [one for one in grown if grew(one, lines[one.line][1])], orders, now)
    return tuple(
        Fill(lines[id][0].number, id, units, sku, offered=True)
        for id, gained in gains.items()
        for sku, units in gained.items()
    )


def ripened(held: Offer, line: OrderLine, rules: Orders, now: datetime) -> Offer:
    """The offer, opened if it completes more configurations than could be bought before."""
    whole = whole_with(line, _sum(held.units, held.uncounted))
    if whole <= held.quantity or not (rules.partial_offers or whole == line.open):
        return held
    until = now + timedelta(hours=rules.offer_hours)
    return replace(held, state=OfferState.OPEN, quantity=whole, made_at=now, expires_at=until)


def hold_units(books: Books, held: Offer, now: datetime, cause: Cause) -> Units:
    """Bring the hold of an offer in line with the offer; returns the freed units."""
    before = books.holds.of(held.line)
    hold = Hold(
        before.id if before else hold_id(),
        HoldKind.OFFER,
        held.line,
        held.made_at,
        held.expires_at or FOREVER,
        {sku: HoldUnits(units) for sku, units in sorted(held.units.items()) if units},
    )
    return reserve(books, hold, before, now, cause)


def _gains(allocations: Iterable[Allocation]) -> Mapping[str, Units]:
    gains: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for who, units in allocations:
        gains[who.line][who.sku] += units
    return {line: dict(gained) for line, gained in gains.items()}


def _grown(
    books: Books, order: Order, line: OrderLine, gained: Units, batch: Batch, rules: Orders, now: datetime
) -> Offer:
    """The line's offer with the added units."""
    blank = Offer(0, order.number, line.id, OfferState.GATHERING, 0, {}, {}, {}, now)
    before = line.offer or replace(blank, id=books.offers.next_id())
    after = replace(
        before,
        units=_sum(before.units, gained) if batch.counted else before.units,
        uncounted=before.uncounted if batch.counted else _sum(before.uncounted, gained),
        came={**before.came, **{sku: batch.came.get(sku, 0) for sku in gained}},
    )
    return ripened(after, line, rules, now)


def grew(offer: Offer, line: OrderLine) -> bool:
    """Whether more can be bought than the customer was last notified of."""
    return offer.open and (line.offer is None or offer.quantity > line.offer.quantity)


def notify_offers(books: Books, offers: Sequence[Offer], orders: Mapping[str, Order], now: datetime) -> None:
    """One event and one mail for each order."""
    of: defaultdict[str, list[Offer]] = defaultdict(list)
    for one in offers:
        of[one.order].append(one)
    for number, made in of.items():
        body = {"offers": [{"line": one.line, "offer": one.id, "quantity": one.quantity} for one in made]}
        books.events.record("order.offered", number, body, now)
        notify_customer(books, MailKind.ORDER_OFFER, orders[number], body, now)


def _sum(some: Units, more: Units) -> Units:
    return {sku: some.get(sku, 0) + more.get(sku, 0) for sku in (*some, *(sku for sku in more if sku not in some))}
