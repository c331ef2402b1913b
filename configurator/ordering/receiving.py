"""Receiving, adjusting and counting stock; freed units fill the backlog in the same transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from configurator.ordering.errors import BelowAllocated, NegativeStock, NoSuchItem, TooManyUnits
from configurator.ordering.news.announcing import announce
from configurator.ordering.promises.ending import Freed, pass_on
from configurator.ordering.promises.filling import fill
from configurator.ordering.promises.handing_out import hand_out_all
from configurator.ordering.promises.shortening import lapse, shorten, shorten_all, shorten_later, youngest
from configurator.ordering.settling import settle
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.follow_ups import Concerned
from configurator.stores.ledger.books.movements import Cause, Delta, Fill, Kind, Movement
from configurator.stores.ledger.protocol import Books, Task
from layers.stock.stock import MOST_UNITS, StockItem


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

    `tasks` are what of it is done in later transactions; the movement is the whole of it, as it then will be.
    """

    movement: Movement | None
    filled: tuple[Fill, ...]
    item: StockItem
    late: tuple[str, ...] = ()
    tasks: frozenset[Task] = frozenset()

    @property
    def on_hand(self) -> int:
        """How many there are, once all of it is done."""
        return self.movement.on_hand if self.movement else self.item.on_hand


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
    shorten_all(books, shop, sku, now)
    item = books.stock.item(sku)
    if item is None:
        raise NoSuchItem(sku)
    change = _change(item, correction)
    if not change:
        announce(books, shop, shop.storefront(now).policy, now)
        return Corrected(None, (), item)
    if item.on_hand + change < item.allocated + item.held:
        hand_out_all(books, shop, sku, now)
        item = books.stock.items([sku])[sku]
    earlier = books.due.tasks
    losing = youngest(books, sku, _short(item, item.on_hand + change, correction.shortage))
    books.audit.note(who, f"stock.{correction.kind}", sku, f"{change:+} {correction.reason}".strip(), now)
    move = _mover(books, sku, correction, cause, now, who)
    if change > 0:
        movement = move(change)
        filled = fill(books, shop, {sku: change}, Cause.STOCK_RECEIVED, now, {sku: movement.id}, movement.id)
    else:
        movement, freed = _cut_back(books, shop, item, change, losing, move)
        filled = pass_on(books, shop, freed, Cause.HOLD_LAPSED, now, movement.id)
    announce(books, shop, shop.storefront(now).policy, now)
    late = tuple(one.order for one in reversed(losing))
    return Corrected(movement, filled, books.stock.items([sku])[sku], late, books.due.tasks - earlier)


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


def _mover(
    books: Books, sku: str, correction: Correction, cause: Cause, now: datetime, who: str
) -> Callable[[int], Movement]:
    """Moves so many units on hand, or off for a negative number."""

    def move(units: int) -> Movement:
        kind, reason = correction.kind, correction.reason
        return books.stock.move(sku, kind, cause, Delta(on_hand=units), now, quantity=units, reason=reason, who=who)

    return move


def _cut_back(
    books: Books, shop: Shop, item: StockItem, change: int, losing: Sequence[Concerned], move: Callable[[int], Movement]
) -> tuple[Movement, list[Freed]]:
    """End holds and make promises late until the stock covers the rest; many promises in steps.

    Answers the movement, and the units that are free because of it.
    """
    first, later = losing[: shop.lines_at_once or 1], losing[shop.lines_at_once or 1 :]
    movement = move(change + _units(later))
    now, who = movement.at, movement.who
    freed = lapse(books, item.sku, movement.on_hand - item.allocated + _units(first), now)
    shorten(books, shop, item.sku, first, now, who)
    if not later:
        return movement, freed
    shorten_later(books, item.sku, later, movement, now)
    return replace(movement, quantity=change, on_hand=item.on_hand + change), freed


def _units(losing: Iterable[Concerned]) -> int:
    return sum(one.units for one in losing)
