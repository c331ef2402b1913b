"""Putting configurations into a cart, changing and removing them, and reading what the cart comes to."""

from dataclasses import dataclass
from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ledger.records import Cart, Hold
from configurator.ordering.shop import Shop
from layers.cart import CartReading

MOST_LINES = 100
MOST_CONFIGURATIONS = 10_000


@dataclass(frozen=True, slots=True)
class Choice:
    """What a shopper puts into a cart: a configuration as evaluated (hidden options dropped) and how many."""

    configurator: str
    version: int
    selected: tuple[str, ...]
    quantity: int


@dataclass(frozen=True, slots=True)
class CartView:
    """A cart with its live hold and what it comes to now, its own hold not counted against it."""

    cart: Cart
    hold: Hold | None
    reading: CartReading


def open_cart(books: Books, now: datetime) -> Cart:
    """A new, empty cart with an unguessable id."""
    raise NotImplementedError


def view_cart(books: Books, shop: Shop, cart: str, now: datetime, locale: str | None = None) -> CartView:
    """The cart read against the newest versions and the stock of now; works in a read too. Raises NoSuchCart."""
    raise NotImplementedError


def add_line(books: Books, shop: Shop, cart: str, choice: Choice, now: datetime, locale: str | None = None) -> CartView:
    """Add, or raise the line of the same configuration.

    Raises NoSuchCart, CartClosed, CartFull, QuantityTooLarge, and Refused where it adds a problem or makes one worse.
    """
    raise NotImplementedError


def change_line(
    books: Books,
    shop: Shop,
    cart: str,
    line: str,
    now: datetime,
    *,
    quantity: int | None = None,
    selected: tuple[str, ...] | None = None,
    version: int | None = None,
    locale: str | None = None,
) -> CartView:
    """Change what is given; `selected` comes with the `version` it was evaluated at; quantity 0 removes.

    Raises NoSuchCart, NoSuchLine, CartClosed, QuantityTooLarge, Refused. Lowering always succeeds.
    """
    raise NotImplementedError


def remove_line(books: Books, shop: Shop, cart: str, line: str, now: datetime, locale: str | None = None) -> CartView:
    """Raises NoSuchCart, NoSuchLine, CartClosed."""
    raise NotImplementedError


def purge_carts(books: Books, now: datetime) -> int:
    """Remove carts nobody touched for 60 days; answers how many."""
    raise NotImplementedError
