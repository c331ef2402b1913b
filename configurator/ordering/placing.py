"""A cart becomes an order, wholly or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from configurator.ordering.carts import catch_up_origins, changeable
from configurator.ordering.errors import CartEmpty, CartRefused
from configurator.ordering.news.announcing import announce
from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.handing_over import hand_over
from configurator.ordering.promises.reserving import end
from configurator.ordering.reading import read_lines
from configurator.ordering.settling import settle
from configurator.runtime import secret
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.carts import Cart
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from configurator.stores.ledger.protocol import Books
from layers.carts.cart import CartReading
from layers.carts.objections import objections
from layers.carts.sold import sold_lines
from layers.orders.line_id import order_of_line
from layers.orders.order import Customer, Order, OrderLine
from layers.words.storefront import Storefront


@dataclass(frozen=True, slots=True)
class Checkout:
    """What the shopper sends; `total` is the total they saw (None: not held to one).

    `accept_backorder`: True, False, or the number of late stock units they were shown.
    `locale` is the language of the order's texts, None the shop's own.
    """

    customer: Customer
    accept_backorder: bool | int = True
    total: int | None = None
    locale: str | None = None


def place(books: Books, shop: Shop, cart: str, checkout: Checkout, now: datetime) -> Order:
    """The order that `cart` becomes; its hold is used up, its units are allocated or put on the backlog.

    Raises NoSuchCart, CartClosed, CartEmpty, and CartRefused with every problem (stock and limits, rules,
    `gone`, `changed`, `backorder_not_accepted`); then nothing was taken.
    """
    settle(books, shop, now)
    found = changeable(books, cart)
    if not found.lines:
        raise CartEmpty(cart)
    catch_up_origins(books, shop, found, now)
    storefront = shop.storefront(now, checkout.locale)
    hold = books.holds.of(cart)
    reading = read_lines(books, shop, found.lines, hold, storefront)
    problems = (*reading.problems, *objections(reading, checkout.accept_backorder, checkout.total, storefront))
    if problems:
        raise CartRefused(problems)
    freed = end(books, hold, Cause.ORDER_PLACED, now) if hold else {}
    order = _order(books, shop, found, checkout, reading, storefront, now)
    books.orders.add(order)
    books.carts.close(cart, order.number, now)
    if freed:
        fill(books, shop, freed, Cause.HOLD_ENDED, now)
    _notify(books, order, reading.late_units, now)
    announce(books, shop, storefront.policy, now)
    return order


def _order(
    books: Books,
    shop: Shop,
    cart: Cart,
    checkout: Checkout,
    reading: CartReading,
    storefront: Storefront,
    now: datetime,
) -> Order:
    """The order, its units promised."""
    number = books.orders.next_number()
    settlement = shop.settings().orders.settlement
    from_earlier = {line.id for line in cart.lines if line.origin}
    fresh = sold_lines(number, reading, from_earlier, settlement)
    _promise(books, number, fresh, now)
    bought = hand_over(books, shop, cart, number, len(fresh), now)
    order = Order(
        number=number,
        secret=secret.order_secret(number),
        cart=cart.id,
        customer=checkout.customer,
        settlement=settlement,
        currency=storefront.currency,
        locale=storefront.locale,
        placed_at=now,
        lines=(*fresh, *bought),
        origin=next((order_of_line(line.origin) for line in bought if line.origin), None),
    )
    return replace(order, due_since=now) if order.due else order


def _promise(books: Books, number: str, lines: Iterable[OrderLine], now: datetime) -> None:
    """A movement for every option that takes or awaits counted units."""
    for line in lines:
        for option in line.options:
            units = option.allocated + option.late
            if option.sku and units:
                delta = Delta(allocated=option.allocated, backordered=option.backordered, preordered=option.preordered)
                books.stock.move(
                    option.sku,
                    Kind.ALLOCATE,
                    Cause.ORDER_PLACED,
                    delta,
                    now,
                    quantity=units,
                    order=number,
                    line=line.id,
                )


def _notify(books: Books, order: Order, late_units: int, now: datetime) -> None:
    """The customer hears of every order, the shop of those that have late units or were bought from another."""
    books.events.record("order.placed", order.number, {"late": late_units}, now)
    body = {"origin": order.origin}
    notify_customer(books, MailKind.ORDER_PLACED, order, body, now)
    if late_units or order.origin:
        books.mails.post(MailKind.SHOP_ORDER, order.number, body, now)
