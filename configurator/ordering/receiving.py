"""Receiving, adjusting and counting stock; freed units fill the backlog in the same transaction."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from configurator.ordering.errors import BelowAllocated, NegativeStock, NoSuchItem, TooManyUnits
from configurator.ordering.news.announcing import announce
from configurator.ordering.promises.ending import Freed, pass_on
from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.handing_out import hand_out_all
from configurator.ordering.promises.shortening import lapse, shorten
from configurator.ordering.settling import settle
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.movements import Cause, Delta, Fill, Kind, Movement
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import MOST_UNITS, Policy, StockItem


class ShortagePolicy(StrEnum):
    """What to do if a correction leaves less than is allocated."""

    REFUSE = "refuse"
    BACKORDER = "backorder"


@dataclass(frozen=True, slots=True)
class Correction:
    """`receive` n > 0, `adjust` ±n, `count` sets what is on hand to n."""

    kind: Kind
    quantity: int
    reason: str = ""
    shortage: ShortagePolicy = ShortagePolicy.REFUSE


@dataclass(frozen=True, slots=True)
class Corrected:
    """The movement (None: already that many), whom it filled, the item and the numbers of the orders made late.

    `receipts` are those of it that are handed out in later transactions.
    """

    movement: Movement | None
    filled: tuple[Fill, ...]
    item: StockItem
    late: tuple[str, ...] = ()
    receipts: frozenset[int] = frozenset()


def correct(
    books: Books,
    shop: Shop,
    sku: str,
    correction: Correction,
    now: datetime,
    *,
    who: str = "",
    cause: Cause = Cause.BY_HAND,
) -> Corrected:
    """Receive, adjust or count.

    Raises NoSuchItem, NegativeStock, TooManyUnits, BelowAllocated (with `shortage: refuse`).
    """
    settle(books, shop, now)
    item = books.stock.item(sku)
    if item is None:
        raise NoSuchItem(sku)
    change = _change(item, correction)
    if not change:
        return Corrected(None, (), item)
    if item.on_hand + change < item.allocated + item.held:
        hand_out_all(books, shop, sku, now)
        item = books.stock.items([sku])[sku]
    earlier = books.due.receipts
    short = _short(item, item.on_hand + change, correction.shortage)
    movement = _moved(books, sku, change, correction, cause, now, who)
    policy = shop.storefront(now).policy
    late: tuple[str, ...] = ()
    if change > 0:
        filled = fill(books, shop, {sku: change}, Cause.STOCK_RECEIVED, now, {sku: movement.id}, movement.id)
    else:
        freed, late = _cut_back(books, shop, sku, short, policy, now, who)
        filled = pass_on(books, shop, freed, Cause.HOLD_LAPSED, now, movement.id)
    announce(books, shop, policy, now)
    return Corrected(movement, filled, books.stock.items([sku])[sku], late, books.due.receipts - earlier)


def _change(item: StockItem, correction: Correction) -> int:
    """What is added to what is on hand."""
    counted = correction.kind is Kind.COUNT
    on_hand = correction.quantity if counted else item.on_hand + correction.quantity
    if on_hand < 0:
        raise NegativeStock(item.sku, on_hand)
    if on_hand > MOST_UNITS:
        raise TooManyUnits(item.sku, on_hand, MOST_UNITS)
    return on_hand - item.on_hand


def _short(item: StockItem, on_hand: int, shortage: ShortagePolicy) -> int:
    """How many allocated units would not be there."""
    short = max(item.allocated - on_hand, 0)
    if short and shortage is ShortagePolicy.REFUSE:
        raise BelowAllocated(item.sku, on_hand, item.allocated)
    return short


def _moved(
    books: Books, sku: str, change: int, correction: Correction, cause: Cause, now: datetime, who: str
) -> Movement:
    """The movement, with its entry in the audit log."""
    kind, reason = correction.kind, correction.reason
    books.audit.note(who, f"stock.{kind}", sku, f"{change:+} {reason}".strip(), now)
    return books.stock.move(sku, kind, cause, Delta(on_hand=change), now, quantity=change, reason=reason, who=who)


def _cut_back(
    books: Books, shop: Shop, sku: str, short: int, policy: Policy, now: datetime, who: str
) -> tuple[list[Freed], tuple[str, ...]]:
    """End holds and make promises late until the stock covers the rest.

    Answers the units that are free because of it, and the orders that are late.
    """
    item = books.stock.items([sku])[sku]
    freed = lapse(books, sku, item.on_hand - item.allocated + short, now)
    return freed, shorten(books, shop, item, short, policy, now, who) if short else ()
