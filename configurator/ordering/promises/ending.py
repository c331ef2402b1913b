"""Ending offers: expired ones, and those whose line was reduced or whose stock is missing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.offering import grew, hold_units, notify_offers, ripened
from configurator.ordering.promises.reserving import end
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.holds import Hold
from configurator.stores.ledger.books.movements import Cause, Fill
from configurator.stores.ledger.protocol import Books
from layers.orders.line_split import whole_with
from layers.orders.order import Order, OrderLine
from layers.stock.offer import Offer, OfferState
from settings import Orders


@dataclass(frozen=True, slots=True)
class Freed:
    """Freed units by sku, and the movements they came with."""

    units: Mapping[str, int]
    came: Mapping[str, int]


def pass_on(
    books: Books, shop: Shop, ended: Sequence[Freed], cause: Cause, now: datetime, movement: int | None = None
) -> tuple[Fill, ...]:
    """Pass the units of expired offers on to lines that did not decline the same units."""
    return tuple(
        one for freed in _together(ended) for one in fill(books, shop, freed.units, cause, now, freed.came, movement)
    )


def expire(books: Books, hold: Hold, state: OfferState, now: datetime) -> Freed:
    """End one offer and its hold."""
    cause = Cause.OFFER_EXPIRED if state is OfferState.EXPIRED else Cause.OFFER_ENDED
    units = end(books, hold, cause, now)
    offer = books.offers.latest([hold.owner])[hold.owner]
    books.offers.save([replace(offer, state=state, ended_at=now)])
    if state is OfferState.EXPIRED:
        for sku in units:
            books.offers.decline(sku, offer.came.get(sku, 0), offer.line)
    books.events.record("offer.ended", offer.order, {"line": offer.line, "offer": offer.id, "how": state.value}, now)
    return Freed(units, offer.came)


def expire_over(books: Books, shop: Shop, orders: Iterable[str], now: datetime) -> None:
    """End the offers of these orders that are over, where very many are and their turn has not come."""
    if books.due.expires_at is not None and books.due.expires_at <= now:
        offers = [line.open_offer for order in books.orders.many(orders) for line in order.lines]
        over = [one.line for one in offers if one and one.expires_at and one.expires_at <= now]
        holds = [hold for line in over if (hold := books.holds.of(line))]
        pass_on(books, shop, [expire(books, hold, OfferState.EXPIRED, now) for hold in holds], Cause.OFFER_EXPIRED, now)


def trim(books: Books, shop: Shop, order: Order, now: datetime) -> list[Freed]:
    """Reduce the offers of a changed order to what their lines still wait for; returns the freed units.

    A reduced line may be complete with the units gathered for it, and is then offered.
    """
    rules = shop.settings().orders
    trimmed = [(line, _trimmed(line, line.offer, rules, now)) for line in order.lines if line.offer]
    freed = [each for line, offer in trimmed for each in _trim(books, line, offer, now)]
    notify_offers(books, [offer for line, offer in trimmed if grew(offer, line)], {order.number: order}, now)
    return freed


def _trim(books: Books, line: OrderLine, offer: Offer, now: datetime) -> Iterator[Freed]:
    hold = books.holds.of(line.id)
    if hold and not line.open:
        yield expire(books, hold, OfferState.ENDED, now)
    elif offer != line.offer:
        books.offers.save([offer])
        yield Freed(hold_units(books, offer, now, Cause.OFFER_ENDED), offer.came)


def _trimmed(line: OrderLine, offer: Offer, rules: Orders, now: datetime) -> Offer:
    """The offer limited to the units that the line waits for; counted units are released first."""
    late: defaultdict[str, int] = defaultdict(int)
    for option in line.options:
        late[option.sku or ""] += option.backordered
    uncounted = {sku: min(units, late[sku]) for sku, units in offer.uncounted.items()}
    units = {sku: min(units, late[sku] - uncounted.get(sku, 0)) for sku, units in offer.units.items()}
    fewer = replace(offer, units=units, uncounted=uncounted)
    if not offer.open:
        return ripened(fewer, line, rules, now)
    whole = whole_with(line, {sku: fewer.of(sku) for sku in {*units, *uncounted}})
    if whole:
        return replace(fewer, quantity=min(whole, offer.quantity))
    return replace(fewer, state=OfferState.GATHERING, quantity=0, expires_at=None)


def _together(freed: Iterable[Freed]) -> list[Freed]:
    """Units of the same movements as one."""
    sums: defaultdict[tuple[tuple[str, int], ...], defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in freed:
        for sku, units in one.units.items():
            sums[tuple(sorted(one.came.items()))][sku] += units
    return [Freed(dict(units), dict(came)) for came, units in sums.items()]
