"""How much of a waiting line its customer can buy now: its offer, or the unclaimed rest of an expired one."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from configurator.ordering.promises.offering import hold_units
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.movements import Cause
from configurator.stores.ledger.protocol import Books
from layers.carts.cart import Agreed
from layers.orders.line_id import order_of_line
from layers.orders.line_split import needed, whole_with
from layers.orders.order import OrderLine
from layers.stock.offer import Offer, OfferState
from layers.stock.stock import Policy, StockItem, preorder_active

UNCOUNTED = 1_000_000_000_000
"""No limit."""
Units = Mapping[str, int]
NOTHING: Units = {}


def agreed_with(books: Books, line: str, policy: Policy, claimed: Units = NOTHING) -> Agreed:
    """`line` as agreed, and how many configurations of it can be bought beside those `claimed` already."""
    order = books.orders.get(order_of_line(line))
    found = order.line(line) if order else None
    if found is None:
        return Agreed(None, 0)
    if found.open_offer:
        return Agreed(found, found.open_offer.quantity)
    return Agreed(found, unclaimed(books, found, policy, claimed))


def claims(agreed: Agreed, quantity: int) -> Units:
    """The units of free stock that buying so many takes; none where an offer holds them."""
    line = agreed.line
    if line is None or line.open_offer:
        return NOTHING
    return needed(line, min(quantity, agreed.covered))


def unclaimed(books: Books, line: OrderLine, policy: Policy, claimed: Units = NOTHING) -> int:
    """How many configurations of the line's last, expired offer could still be bought."""
    last = books.offers.latest([line.id]).get(line.id)
    if last is None or last.state not in (OfferState.EXPIRED, OfferState.ENDED):
        return 0
    items = books.stock.items(needed(line, line.open))
    free = {sku: _free(item, policy) - claimed.get(sku, 0) for sku, item in items.items()}
    return min(last.quantity, whole_with(line, free))


def revive(books: Books, shop: Shop, line: OrderLine, configurations: int, now: datetime) -> Offer:
    """Hold the units of an expired offer again, for as long as a checkout's hold."""
    units = needed(line, configurations)
    counted = {sku for sku, item in books.stock.items(units).items() if item.terms.tracked}
    offer = Offer(
        books.offers.next_id(),
        order_of_line(line.id),
        line.id,
        OfferState.OPEN,
        configurations,
        {sku: count for sku, count in units.items() if sku in counted},
        {sku: count for sku, count in units.items() if sku not in counted},
        books.offers.latest([line.id])[line.id].came,
        now,
        now + timedelta(minutes=shop.settings().stock.hold_minutes),
    )
    books.offers.save([offer])
    hold_units(books, offer, now, Cause.OFFER_MADE)
    return offer


def _free(item: StockItem, policy: Policy) -> int:
    if preorder_active(item.terms, policy.today):
        return 0
    if item.terms.tracked:
        return item.available
    return UNCOUNTED if item.terms.unlimited else 0
