"""Adding, changing and removing cart lines, and evaluating the cart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from configurator.ordering.errors import (
    CartClosed,
    CartFull,
    CartRefused,
    NoSuchCart,
    NoSuchLine,
    QuantityTooLarge,
    SelectionFixed,
)
from configurator.ordering.news.announcing import announce
from configurator.ordering.promises.catching_up import catch_up
from configurator.ordering.promises.keeping import keep_offered, renew
from configurator.ordering.reading import read_lines
from configurator.ordering.settling import settle
from configurator.runtime import secret
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.carts import Cart, CartLine
from configurator.stores.ledger.books.holds import Hold
from configurator.stores.ledger.protocol import Books
from layers.carts.cart import CartReading
from layers.carts.change import added_problems
from layers.orders.line_id import order_of_line

MOST_LINES = 100
MOST_CONFIGURATIONS = 10_000
IDLE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class ChosenConfiguration:
    """What a shopper puts into a cart: a configuration as evaluated (hidden options dropped) and how many."""

    configurator: str
    version: int
    title: str
    selected: tuple[str, ...]
    quantity: int


@dataclass(frozen=True, slots=True)
class CartView:
    """A cart with its current hold and evaluation, its own hold not counted against it."""

    cart: Cart
    hold: Hold | None
    reading: CartReading


def open_cart(books: Books, now: datetime) -> Cart:
    """A new, empty cart with an unguessable id."""
    cart = Cart(secret.cart_id(), now, now)
    books.carts.save(cart)
    return cart


def view_cart(books: Books, shop: Shop, cart: str, now: datetime, locale: str | None = None) -> CartView:
    """The cart read against the newest versions and the stock of now; works in a read too. Raises NoSuchCart."""
    found = books.carts.get(cart)
    if found is None:
        raise NoSuchCart(cart)
    return _view(books, shop, found, now, locale)


def changeable(books: Books, cart: str) -> Cart:
    """The cart, if it did not become an order; raises NoSuchCart, CartClosed."""
    found = books.carts.get(cart)
    if found is None:
        raise NoSuchCart(cart)
    if found.order:
        raise CartClosed(cart, found.order.number)
    return found


def add_line(
    books: Books, shop: Shop, cart: str, choice: ChosenConfiguration, now: datetime, locale: str | None = None
) -> CartView:
    """Add, or raise the line of the same configuration.

    Raises NoSuchCart, CartClosed, CartFull, QuantityTooLarge, and CartRefused where it adds or worsens a problem.
    """
    settle(books, shop, now)
    before = changeable(books, cart)
    lines = _with(before.lines, choice)
    if len(lines) > MOST_LINES:
        raise CartFull(cart, MOST_LINES)
    return _take(books, shop, before, lines, now, locale, adding=True)


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

    Raises NoSuchCart, NoSuchLine, CartClosed, QuantityTooLarge, SelectionFixed, CartRefused. Lowering always succeeds.
    """
    settle(books, shop, now)
    before = changeable(books, cart)
    old = _line(before, line)
    if old.origin and selected is not None:
        raise SelectionFixed(line)
    new = replace(
        old,
        quantity=old.quantity if quantity is None else quantity,
        selected=old.selected if selected is None else selected,
        version=old.version if version is None else version,
    )
    return _take(books, shop, before, _changed(before.lines, new), now, locale)


def remove_line(books: Books, shop: Shop, cart: str, line: str, now: datetime, locale: str | None = None) -> CartView:
    """Raises NoSuchCart, NoSuchLine, CartClosed."""
    return change_line(books, shop, cart, line, now, quantity=0, locale=locale)


def catch_up_origins(books: Books, shop: Shop, cart: Cart, now: datetime) -> None:
    """Bring the orders whose lines the cart buys now up to date: their offers, receipts and shortages."""
    catch_up(books, shop, {order_of_line(line.origin) for line in cart.lines if line.origin}, now)


def purge_carts(books: Books, now: datetime) -> int:
    """Remove carts nobody touched for 60 days; answers how many."""
    return books.carts.purge(now - IDLE)


def _take(
    books: Books,
    shop: Shop,
    before: Cart,
    lines: tuple[CartLine, ...],
    now: datetime,
    locale: str | None,
    adding: bool = False,
) -> CartView:
    """Save the changed cart unless that adds a problem, and keep what it holds in step."""
    catch_up_origins(books, shop, before, now)
    storefront = shop.storefront(now, locale)
    hold = books.holds.of(before.id)
    reading = read_lines(books, shop, lines, hold, storefront)
    problems = reading.problems and added_problems(
        read_lines(books, shop, before.lines, hold, storefront), reading, adding, storefront.speech
    )
    if problems:
        raise CartRefused(problems)
    cart = replace(before, lines=lines, touched_at=now)
    books.carts.save(cart)
    if hold:
        hold = renew(books, shop, hold, reading, now)
        keep_offered(books, shop, cart, reading, now)
        announce(books, shop, storefront.policy, now)
    return CartView(cart, hold, reading)


def _view(books: Books, shop: Shop, cart: Cart, now: datetime, locale: str | None) -> CartView:
    hold = books.holds.of(cart.id)
    live = hold if hold and hold.expires_at > now else None
    return CartView(cart, live, read_lines(books, shop, cart.lines, hold, shop.storefront(now, locale)))


def _line(cart: Cart, id: str) -> CartLine:
    found = next((line for line in cart.lines if line.id == id), None)
    if found is None:
        raise NoSuchLine(id)
    return found


def _with(lines: Sequence[CartLine], choice: ChosenConfiguration) -> tuple[CartLine, ...]:
    """The lines with the choice among them: its own line, or one of the same configuration raised."""
    fresh = CartLine(
        secret.line_id(), choice.configurator, choice.version, choice.title, choice.selected, choice.quantity
    )
    same = next((line for line in lines if _same(line, fresh)), None)
    if same is None:
        return (*lines, _sized(fresh, fresh.quantity))
    raised = _sized(replace(same, version=fresh.version), same.quantity + fresh.quantity)
    return tuple(raised if line is same else line for line in lines)


def _changed(lines: Sequence[CartLine], new: CartLine) -> tuple[CartLine, ...]:
    """The lines with `new` in its place; one that became the same configuration is taken into it."""
    others = [line for line in lines if line.id != new.id]
    if new.quantity == 0:
        return tuple(others)
    twins = [line for line in others if _same(line, new)]
    merged = _sized(new, new.quantity + sum(line.quantity for line in twins))
    return tuple(merged if line.id == new.id else line for line in lines if line not in twins)


def _same(one: CartLine, other: CartLine) -> bool:
    """Whether two lines can be merged; units bought from an earlier order keep their own line."""
    if one.origin or other.origin:
        return False
    return one.configurator == other.configurator and set(one.selected) == set(other.selected)


def _sized(line: CartLine, quantity: int) -> CartLine:
    if quantity > MOST_CONFIGURATIONS:
        raise QuantityTooLarge(quantity, MOST_CONFIGURATIONS)
    return replace(line, quantity=quantity)
