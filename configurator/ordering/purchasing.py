"""Purchasing an offer: putting its units into the customer's cart."""

from dataclasses import dataclass, replace
from datetime import datetime

from configurator.ordering.carts import MOST_LINES, open_cart
from configurator.ordering.errors import CartFull, OfferExpired, OtherCurrency
from configurator.ordering.finding import line_of, order_of
from configurator.ordering.promises.agreeing import agreed_with, revive
from configurator.ordering.promises.catching_up import catch_up
from configurator.ordering.settling import settle
from configurator.runtime import secret
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.carts import Cart, CartLine
from configurator.stores.ledger.protocol import Books
from layers.orders.order import OrderLine
from layers.stock.offer import Offer


@dataclass(frozen=True, slots=True)
class Purchase:
    """The cart that holds what was offered; `created` says whether it was put there just now."""

    cart: str
    created: bool


def purchase(books: Books, shop: Shop, order: str, line: str, now: datetime, *, cart: str | None = None) -> Purchase:
    """Put what can be bought of a waiting line into `cart` if that is open, else the one it was put in, else a new one.

    The price is the one agreed, the selection fixed, the quantity at most what is held. An expired offer whose
    stock nobody took is held once more. Raises NoSuchOrder, OrderRemoved, NoSuchLine, OtherCurrency, OfferExpired,
    CartFull.
    """
    settle(books, shop, now)
    catch_up(books, shop, [order], now)
    agreed = order_of(books, order)
    found = line_of(agreed, line)
    if agreed.currency != shop.storefront(now).currency:
        raise OtherCurrency(order, agreed.currency)
    offer = _live(books, shop, found, now)
    before = _open(books, offer.cart)
    into = _open(books, cart) or before or open_cart(books, now)
    if any(one.origin == line for one in into.lines):
        return Purchase(into.id, created=False)
    if len(into.lines) >= MOST_LINES:
        raise CartFull(into.id, MOST_LINES)
    if before and before.id != into.id:
        books.carts.save(replace(before, lines=tuple(one for one in before.lines if one.origin != line)))
    books.carts.save(replace(into, lines=(*into.lines, _cart_line(found, offer)), touched_at=now))
    books.offers.save([replace(offer, cart=into.id)])
    return Purchase(into.id, created=True)


def _live(books: Books, shop: Shop, line: OrderLine, now: datetime) -> Offer:
    """The line's open offer, held anew where its time is over and its stock is still there."""
    if line.open_offer:
        return line.open_offer
    left = agreed_with(books, line.id, shop.storefront(now).policy).covered
    if not left:
        raise OfferExpired(line.id)
    return revive(books, shop, line, left, now)


def _open(books: Books, cart: str | None) -> Cart | None:
    found = books.carts.get(cart) if cart else None
    return found if found and found.order is None else None


def _cart_line(line: OrderLine, offer: Offer) -> CartLine:
    return CartLine(
        secret.line_id(),
        line.configurator,
        line.version,
        line.title,
        line.selected,
        offer.quantity,
        agreed_price=line.unit_price,
        origin=line.id,
    )
