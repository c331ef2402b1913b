"""Reserving a cart's demand for a time."""

from dataclasses import replace
from datetime import datetime, timedelta

from configurator.ordering.carts import CartView, catch_up_origins, changeable
from configurator.ordering.errors import CartEmpty, CartRefused
from configurator.ordering.news.announcing import announce
from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.keeping import keep_offered
from configurator.ordering.promises.reserving import demand, end, reserve
from configurator.ordering.reading import read_lines
from configurator.ordering.settling import settle
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.holds import Hold, HoldKind, hold_id
from configurator.stores.ledger.books.movements import Cause
from configurator.stores.ledger.protocol import Books


def hold_cart(books: Books, shop: Shop, cart: str, now: datetime, locale: str | None = None) -> CartView:
    """Hold the whole demand for `hold_minutes`, replacing and extending an earlier hold; all or nothing.

    Raises NoSuchCart, CartClosed, CartEmpty, and CartRefused with every problem.
    """
    settle(books, shop, now)
    found = changeable(books, cart)
    if not found.lines:
        raise CartEmpty(cart)
    catch_up_origins(books, shop, found, now)
    storefront = shop.storefront(now, locale)
    before = books.holds.of(cart)
    reading = read_lines(books, shop, found.lines, before, storefront)
    if reading.problems:
        raise CartRefused(reading.problems)
    settings = shop.settings().stock
    until = now + timedelta(minutes=settings.hold_minutes)
    hold = Hold(before.id if before else hold_id(), HoldKind.CHECKOUT, cart, now, until, demand(reading))
    freed = reserve(books, hold, before, now)
    keep_offered(books, shop, found, reading, now)
    fill(books, shop, freed, Cause.HOLD_ENDED, now)
    touched = replace(found, touched_at=now)
    books.carts.save(touched)
    announce(books, shop, storefront.policy, now)
    return CartView(touched, hold, reading)


def release_hold(books: Books, shop: Shop, owner: str, now: datetime) -> None:
    """End the hold of `owner` (a cart), if there is one; its units go to those who wait."""
    settle(books, shop, now)
    hold = books.holds.of(owner)
    if hold:
        freed = end(books, hold, Cause.HOLD_ENDED, now)
        fill(books, shop, freed, Cause.HOLD_ENDED, now)
        announce(books, shop, shop.storefront(now).policy, now)
