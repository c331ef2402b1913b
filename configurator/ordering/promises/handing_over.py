"""Offered units leave the line they were held for and become a line of the order that buys them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from configurator.ordering.errors import OtherCurrency
from configurator.ordering.finding import line_of, order_of
from configurator.ordering.promises.agreeing import revive
from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.reserving import end
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.carts import Cart, CartLine
from configurator.stores.ledger.books.holds import HoldUnits
from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from configurator.stores.ledger.books.offers import FOREVER
from configurator.stores.ledger.protocol import Books
from layers.orders.line_id import line_id, order_of_line
from layers.orders.line_split import Taken, leaving, staying, taken, whole_with
from layers.orders.order import Order, OrderLine
from layers.stock.offer import Offer, OfferState


def hand_over(books: Books, shop: Shop, cart: Cart, number: str, placed: int, now: datetime) -> tuple[OrderLine, ...]:
    """The lines of order `number` that were bought from earlier orders, which are without them from now on.

    `placed` lines of the new order stand before them. The cart was read: what it asks for is held or free.
    Raises OtherCurrency.
    """
    bought = [line for line in cart.lines if line.origin]
    return tuple(
        _bought(books, shop, line, number, line_id(number, place), now)
        for place, line in enumerate(bought, start=placed + 1)
    )


def _bought(books: Books, shop: Shop, asked: CartLine, number: str, id: str, now: datetime) -> OrderLine:
    assert asked.origin
    order = order_of(books, order_of_line(asked.origin))
    if order.currency != shop.storefront(now).currency:
        raise OtherCurrency(order.number, order.currency)
    line = line_of(order, asked.origin)
    offer = line.open_offer or revive(books, shop, line, asked.quantity, now)
    takes = taken(line, asked.quantity, offer.uncounted)
    bought = replace(leaving(line, asked.quantity, takes, id), origin=line.id)
    rest = staying(line, asked.quantity, takes)
    _record(books, takes, line.id, id, now)
    _save(books, order, line, rest, number, now)
    _settle_offer(books, shop, offer, takes, rest, now)
    return bought


def _record(books: Books, takes: Iterable[Taken], line: str, new: str, now: datetime) -> None:
    """The units leave one line and arrive at the other."""
    for take in takes:
        sku, late = take.option.sku, take.come + take.come_uncounted
        if sku and take.allocated + late:
            gone = Delta(allocated=-take.allocated, held=-take.come, backordered=-late)
            _move(books, sku, gone, take.allocated + late, line, now)
        if sku and take.allocated + take.come:
            come = take.allocated + take.come
            _move(books, sku, Delta(allocated=come), come, new, now)


def _move(books: Books, sku: str, delta: Delta, quantity: int, line: str, now: datetime) -> None:
    order = order_of_line(line)
    books.stock.move(sku, Kind.PURCHASE, Cause.OFFER_BOUGHT, delta, now, quantity=quantity, order=order, line=line)


def _save(books: Books, order: Order, line: OrderLine, rest: OrderLine | None, number: str, now: datetime) -> None:
    """Save the order without the bought lines; once no open line is left, it becomes the new order."""
    lines = _left_of(order, line, rest)
    purchases = tuple(dict.fromkeys((*order.purchases, number)))
    after = replace(order, lines=lines, purchases=purchases, became=None if lines else number)
    books.orders.save([(after, order)])
    books.events.record("order.purchased", order.number, {"line": line.id, "order": number}, now)
    books.audit.note("customer", "order.purchase", order.number, f"{line.id}: {number}", now)
    if after.became:
        books.audit.note("customer", "order.become", order.number, _summary(order, number), now)


def _left_of(order: Order, line: OrderLine, rest: OrderLine | None) -> tuple[OrderLine, ...]:
    """Lines that were cancelled go with the last of the others, unless money was paid that they may explain."""
    lines = tuple(left for one in order.lines if (left := rest if one.id == line.id else one))
    return lines if order.paid is not None or any(one.kept for one in lines) else ()


def _summary(order: Order, number: str) -> str:
    """The audit entry's summary of an order that became another."""
    sold = ", ".join(f"{line.quantity} × {line.title} ({', '.join(line.selected)})" for line in order.lines)
    return f"{number}; placed {order.placed_at.isoformat(timespec='seconds')}; {sold}; {order.total} {order.currency}"


def _settle_offer(
    books: Books, shop: Shop, offer: Offer, takes: Iterable[Taken], rest: OrderLine | None, now: datetime
) -> None:
    """The rest of the offer stays open, or gathers on for the rest of the line; without a rest its units are freed."""
    left = _left(offer, takes)
    hold = books.holds.of(offer.line)
    assert hold is not None
    kept = replace(hold, units={sku: HoldUnits(units) for sku, units in left.units.items() if units})
    books.holds.save(kept)
    whole = whole_with(rest, {sku: left.of(sku) for sku in {*left.units, *left.uncounted}}) if rest else 0
    if whole:
        books.offers.save([replace(left, quantity=min(whole, offer.quantity), cart=None)])
        return
    books.offers.save([replace(offer, state=OfferState.BOUGHT, units={}, uncounted={}, ended_at=now)])
    if rest and any((*left.units.values(), *left.uncounted.values())):
        gathering = replace(left, id=books.offers.next_id(), state=OfferState.GATHERING, quantity=0, expires_at=None)
        books.offers.save([replace(gathering, made_at=now, cart=None)])
        books.holds.save(replace(kept, expires_at=FOREVER))
    else:
        fill(books, shop, end(books, kept, Cause.OFFER_ENDED, now), Cause.OFFER_ENDED, now, offer.came)


def _left(offer: Offer, takes: Iterable[Taken]) -> Offer:
    """The offer without the bought units."""
    used, loose = Counter[str](), Counter[str]()
    for take in takes:
        used[take.option.sku or ""] += take.come
        loose[take.option.sku or ""] += take.come_uncounted
    return replace(
        offer,
        units={sku: units - used[sku] for sku, units in offer.units.items()},
        uncounted={sku: units - loose[sku] for sku, units in offer.uncounted.items()},
    )
