"""Keeping a hold, and the offers that its cart buys, in step with the cart."""

from dataclasses import replace
from datetime import datetime, timedelta

from configurator.ordering.finding import line_of, order_of
from configurator.ordering.promises.agreeing import revive
from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.offering import hold_units
from configurator.ordering.promises.reserving import demand, end, reserve
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.carts import Cart, CartLine
from configurator.stores.ledger.books.holds import Hold
from configurator.stores.ledger.books.movements import Cause
from configurator.stores.ledger.protocol import Books
from layers.carts.cart import CartReading
from layers.orders.line_id import order_of_line
from layers.stock.offer import Offer


def keep_offered(books: Books, shop: Shop, cart: Cart, reading: CartReading, now: datetime) -> None:
    """Prolong offers that end too soon, and hold units of an expired one again if they are bought and still free."""
    had = {line.id for line in reading.lines if line.at_most is not None and line.quantity <= line.at_most}
    until = now + timedelta(minutes=shop.settings().stock.hold_minutes)
    for line in cart.lines:
        if line.id in had:
            _keep(books, _offered(books, shop, line, now), cart, until, now)


def _offered(books: Books, shop: Shop, bought: CartLine, now: datetime) -> Offer:
    assert bought.origin
    line = line_of(order_of(books, order_of_line(bought.origin)), bought.origin)
    return line.open_offer or revive(books, shop, line, bought.quantity, now)


def _keep(books: Books, offer: Offer, cart: Cart, until: datetime, now: datetime) -> None:
    assert offer.expires_at
    kept = replace(offer, expires_at=max(offer.expires_at, until), cart=cart.id)
    if kept != offer:
        books.offers.save([kept])
        hold_units(books, kept, now, Cause.OFFER_MADE)


def renew(books: Books, shop: Shop, hold: Hold, reading: CartReading, now: datetime) -> Hold | None:
    """Extend the hold and replace its units by those available; None once the cart is empty."""
    settings = shop.settings().stock
    if not reading.lines:
        freed, renewed = end(books, hold, Cause.HOLD_ENDED, now), None
    else:
        expires_at = now + timedelta(minutes=settings.hold_minutes)
        renewed = replace(hold, expires_at=expires_at, units=demand(reading))
        freed = reserve(books, renewed, hold, now)
    fill(books, shop, freed, Cause.HOLD_ENDED, now)
    return renewed
