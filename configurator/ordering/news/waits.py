"""Notifying people who asked when something out of stock is back: one mail, to an address that was confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from configurator.runtime import secret
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.waits import Wait
from configurator.stores.ledger.protocol import Books
from layers.document.line_demand import Part
from layers.evaluation.product import Product
from layers.stock.availability import STATES, availability, split_of
from layers.stock.stock import Policy, StockItem, supply

UNCONFIRMED = timedelta(days=7)
"""How long an unconfirmed wait is kept."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An option that somebody wants to be notified of; `sku` is the item it lacks."""

    configurator: str
    layer: str
    sku: str


def request_notification(books: Books, wanted: Wanted, email: str, locale: str, now: datetime) -> None:
    """Mail a request for confirmation; the same address and item twice is one wait."""
    before = next((wait for wait in books.waits.of_email(email) if wait.sku == wanted.sku and not wait.over), None)
    if before and before.open:
        return
    token = secret.wait_token()
    if before:
        wait = replace(before, digest=secret.digest(token), asked_at=now)
        books.waits.save([wait])
    else:
        key, found = secret.digest(token), wanted
        wait = books.waits.add(key, email, found.sku, found.configurator, found.layer, locale, now)
    body = {"wait": wait.id, "link": f"/waits/{token}"}
    books.mails.post(MailKind.WAIT_CONFIRM, wait.sku, body, now, address=email, locale=locale)


def confirm_wait(books: Books, shop: Shop, token: str, now: datetime) -> Wait | None:
    """Confirm a wait, and notify at once if the item is back already; None for an unknown token."""
    wait = books.waits.by_digest(secret.digest(token))
    if wait is None or wait.over or wait.confirmed_at:
        return wait
    items, policy = books.stock.items([wait.sku]), shop.storefront(now).policy
    back = _back(shop.product(wait.configurator), wait, items, policy)
    confirmed = replace(wait, confirmed_at=now, told_at=now if back else None)
    books.waits.save([confirmed])
    if back:
        _notify(books, confirmed, token, now)
    return confirmed


def end_wait(books: Books, token: str, now: datetime, *, all_of_them: bool = False) -> Wait | None:
    """End one wait, or all of its address; None for an unknown token."""
    wait = books.waits.by_digest(secret.digest(token))
    if wait:
        others = books.waits.of_email(wait.email) if all_of_them else [wait]
        books.waits.save([replace(one, ended_at=now) for one in others if not one.over])
    return wait


def notify_waits(books: Books, shop: Shop, skus: Iterable[str], now: datetime) -> int:
    """Notify the waits for these items that can be fulfilled now, many of them in steps; returns how many it did."""
    return notify_next(books, shop, shop.lines_at_once, now) if books.waits.look_for(skus) else 0


def notify_next(books: Books, shop: Shop, limit: int, now: datetime) -> int:
    """Look at the next waits for items of which more may be had, and notify those that can be fulfilled; how many."""
    waits = books.waits.next_open(limit)
    if not waits:
        return 0
    policy = shop.storefront(now).policy
    items = books.stock.items({wait.sku for wait in waits})
    back = [wait for wait in waits if _back(shop.product(wait.configurator), wait, items, policy)]
    tokens = [secret.wait_token() for _ in back]
    notified = [
        replace(wait, digest=secret.digest(token), told_at=now) for wait, token in zip(back, tokens, strict=True)
    ]
    books.waits.save(notified)
    for wait, token in zip(notified, tokens, strict=True):
        _notify(books, wait, token, now)
    return len(notified)


def notify_all_waits(books: Books, shop: Shop, now: datetime) -> int:
    """Notify waits for all items: settings and new versions can make items available without a movement."""
    return notify_waits(books, shop, books.waits.wanted(), now)


def forget_unconfirmed(books: Books, now: datetime) -> int:
    """Delete waits that were never confirmed; returns how many."""
    return books.waits.forget_unconfirmed(now - UNCONFIRMED)


def is_back(shop: Shop, wait: Wait, items: Mapping[str, StockItem], now: datetime) -> bool:
    """Whether the item of the wait could be shipped at once."""
    return _back(shop.product(wait.configurator), wait, items, shop.storefront(now).policy)


def wait_on(books: Books, wait: Wait) -> None:
    """Keep a wait open whose item is gone again before its mail was sent."""
    found = books.waits.get(wait.id)
    if found and found.told_at == wait.told_at and not found.ended_at:
        books.waits.save([replace(found, told_at=None)])


def can_be_had(part: Part | None, product: Product, items: Mapping[str, StockItem], policy: Policy) -> bool:
    """Whether one configuration with this layer could be sent at once, as far as its own item goes."""
    if part is None:
        return True
    item = items[part.sku]
    split = split_of(part.units, supply(item, product.backorder, policy))
    return STATES[availability(item, split, policy)].here


def part_of(product: Product, layer: str) -> Part | None:
    """The stock that the option consumes; None if it consumes none or no longer exists."""
    leaf = product.tree.options.get(layer)
    return leaf.part if leaf else None


def _back(product: Product | None, wait: Wait, items: Mapping[str, StockItem], policy: Policy) -> bool:
    """False for an option that no longer exists or consumes another item."""
    if product is None or wait.layer not in product.tree.options:
        return False
    part = part_of(product, wait.layer)
    return (part is None or part.sku == wait.sku) and can_be_had(part, product, items, policy)


def _notify(books: Books, wait: Wait, token: str, now: datetime) -> None:
    """The links of earlier mails are worthless from now on; the one in this mail is `token`."""
    link, unsubscribe = f"/c/{wait.configurator}?with={wait.layer}", f"/waits/{token}/end"
    body = {"wait": wait.id, "link": link, "unsubscribe": unsubscribe}
    books.mails.post(MailKind.WAIT_BACK, wait.sku, body, now, address=wait.email, locale=wait.locale)
