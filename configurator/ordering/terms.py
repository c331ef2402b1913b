"""Changing the terms of an item, with the consequences for its orders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from configurator.ordering.errors import NoSuchItem, PreorderNotReleased, UnitsPreordered
from configurator.ordering.news.announcing import announce
from configurator.ordering.promises.filling import fill, fill_all
from configurator.ordering.promises.handing_out import hand_out_all
from configurator.ordering.promises.releasing import end_preorder, release_units
from configurator.ordering.promises.shortening import shorten_all
from configurator.ordering.settling import settle
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.movements import Cause, Fill
from configurator.stores.ledger.protocol import Books, Task
from layers.stock.stock import Policy, Status, StockItem, StockTerms, preorder_active


@dataclass(frozen=True, slots=True)
class TermsSet:
    """The item as it is now, whether it is new, and whom the change filled.

    `tasks` are what of it is done in later transactions.
    """

    item: StockItem
    created: bool
    filled: tuple[Fill, ...] = ()
    tasks: frozenset[Task] = frozenset()


def set_terms(books: Books, shop: Shop, sku: str, terms: StockTerms, now: datetime, *, who: str = "") -> TermsSet:
    """Replace the terms of `sku`, creating it if need be; a preorder set to backorder is released.

    Raises PreorderNotReleased, UnitsPreordered.
    """
    settle(books, shop, now)
    before = books.stock.item(sku)
    policy = shop.storefront(now).policy
    if before:
        may_become(before, terms.status, policy)
        shorten_all(books, shop, sku, now)
        if terms.status is Status.PREORDER and before.terms.status is not Status.PREORDER:
            hand_out_all(books, shop, sku, now)  # whom units are kept for waits for no other release
    after = books.stock.set_terms(sku, terms)
    books.audit.note(who, "stock.terms", sku, _difference(before, terms), now)
    earlier = books.due.tasks
    filled = _follow(books, shop, before or after, after, policy, now, who)
    announce(books, shop, policy, now)
    return TermsSet(books.stock.items([sku])[sku], before is None, filled, books.due.tasks - earlier)


def release(books: Books, shop: Shop, sku: str, now: datetime, *, who: str = "") -> TermsSet:
    """End a preorder: its units become backordered and are then filled. Of another item nothing changes.

    Raises NoSuchItem.
    """
    settle(books, shop, now)
    item = books.stock.item(sku)
    if item is None:
        raise NoSuchItem(sku)
    if item.terms.status is not Status.PREORDER:
        return TermsSet(item, created=False)
    return set_terms(books, shop, sku, item.terms.model_copy(update={"status": Status.BACKORDER}), now, who=who)


def open_items(books: Books, skus: Iterable[str]) -> None:
    """Create the items that a published version names and that do not exist."""
    books.stock.open(skus)


def may_become(item: StockItem, status: Status, policy: Policy) -> None:
    """Raises PreorderNotReleased, UnitsPreordered."""
    if not preorder_active(item.terms, policy.today):
        return
    if status is Status.IN_STOCK:
        raise PreorderNotReleased(item.sku)
    if status is Status.OUT_OF_STOCK and item.preordered:
        raise UnitsPreordered(item.sku, status, item.preordered)


def _follow(
    books: Books, shop: Shop, before: StockItem, after: StockItem, policy: Policy, now: datetime, who: str
) -> tuple[Fill, ...]:
    """Apply the consequences of the new terms to the backlog."""
    sku, terms = after.sku, after.terms
    if terms.status is Status.PREORDER and not preorder_active(terms, policy.today):
        end_preorder(books, shop, after, Cause.PREORDER_RELEASED, now, who)
    elif before.terms.status is Status.PREORDER and terms.status is not Status.PREORDER:
        release_units(books, shop, after, Cause.TERMS_CHANGED, now, who)
    if _declared_in_stock(before.terms, terms):
        return fill_all(books, shop, sku, Cause.TERMS_CHANGED, now)
    if terms.tracked:
        return fill(books, shop, {sku: 0}, Cause.TERMS_CHANGED, now)
    return ()


def _declared_in_stock(before: StockTerms, after: StockTerms) -> bool:
    """Whether somebody said by hand that an uncounted item is there; only to stop counting says nothing about it."""
    stopped_counting = before.tracked and before.status is after.status
    return after.unlimited and not stopped_counting


def _difference(before: StockItem | None, terms: StockTerms) -> str:
    """The fields that change, for the audit log."""
    new = terms.model_dump(mode="json")
    old = before.terms.model_dump(mode="json") if before else {}
    return ", ".join(f"{name}: {old.get(name)} → {value}" for name, value in new.items() if old.get(name) != value)
