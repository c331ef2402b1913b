"""Keeping a hold in step with the cart it is for."""

from dataclasses import replace
from datetime import datetime, timedelta

from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.reserving import demand, end, reserve
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.records import Cause, Hold
from configurator.stores.ledger.protocol import Books
from layers.carts.cart import CartReading


def renew(books: Books, shop: Shop, hold: Hold, reading: CartReading, now: datetime) -> Hold | None:
    """Extend the hold and replace its units by those that can be had; None once the cart is empty."""
    settings = shop.settings().stock
    if not reading.lines:
        freed, renewed = end(books, hold, Cause.HOLD_ENDED, now), None
    else:
        expires_at = now + timedelta(minutes=settings.hold_minutes)
        renewed = replace(hold, expires_at=expires_at, units=demand(reading))
        freed = reserve(books, renewed, hold, now)
    fill(books, shop, freed, Cause.HOLD_ENDED, now)
    return renewed
