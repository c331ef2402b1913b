"""A cart becomes an order, wholly or not at all."""

from dataclasses import dataclass
from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ledger.records import Customer, Order
from configurator.ordering.shop import Shop


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

    Raises NoSuchCart, CartClosed, CartEmpty, and Refused with every problem (stock and limits, rules,
    `gone`, `changed`, `backorder_not_accepted`); then nothing was taken.
    """
    raise NotImplementedError
