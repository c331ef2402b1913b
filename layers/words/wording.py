"""The texts about units that are in stock or late: notice, label, promo, date."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from layers.stock.availability import STATES, Availability, Split, availability
from layers.stock.stock import Late, StockItem, promised_on
from layers.words.promo import promo
from layers.words.storefront import Storefront
from settings import Words


class Notice(NamedTuple):
    """What the shopper reads about one split.

    `promised_on` is the date the late units are promised for, disclosed or not; `ships_on` is the date that
    the shopper reads.
    """

    availability: Availability
    notice: str = ""
    promo: str = ""
    cart_label: str = ""
    promised_on: date | None = None
    ships_on: date | None = None

    @property
    def late(self) -> bool:
        """Whether the shopper reads that something ships later."""
        return STATES[self.availability].late


HERE = Notice(Availability.IN_STOCK)


def notice_of(item: StockItem, split: Split, shop: Storefront) -> Notice:
    """The notice for a split of an item; a silent backorder reads as in stock."""
    state = availability(item, split, shop.policy)
    if state is Availability.IN_STOCK:
        return HERE
    if not STATES[state].late:
        return Notice(state, _notice(state, item, shop.words))
    promised = promised_on(item.terms, split.late, shop.policy.today)
    if silent(split.late, item.terms.notify):
        return Notice(Availability.IN_STOCK, promised_on=promised)
    label = cart_label(shop.words, split.now, *late_units(split), notify=True)
    offer = promo(item.terms.backorder_promo, item.terms.backorder_limit, item.backorder_left)
    said = offer if state is Availability.BACKORDER else ""
    return Notice(state, _notice(state, item, shop.words), said, label, promised, promised)


def silent(late: Late | None, notify: bool) -> bool:
    """Whether late units are not disclosed to the shopper: only a backorder can be silent."""
    return late is Late.BACKORDER and not notify


def late_units(split: Split) -> tuple[int, int]:
    """The late units of a split as (backordered, preordered)."""
    return (0, split.later) if split.late is Late.PREORDER else (split.later, 0)


def cart_label(words: Words, now: int, backordered: int, preordered: int, notify: bool = True) -> str:
    """The label beside an option in cart, order and mail; empty where all units ship now or nothing is disclosed."""
    if preordered:
        return words("preorder_cart")
    if not backordered or not notify:
        return ""
    return words("split_cart", now=now, later=backordered) if now else words("backorder_cart")


def ships_on(backordered: int, preordered: int, promised: date | None, notify: bool, today: date) -> date | None:
    """The date a shopper reads of late units; a past date promises nothing, a silent backorder says nothing."""
    disclosed = preordered or (backordered and notify)
    return promised if disclosed and promised is not None and promised >= today else None


def latest(dates: Collection[date | None]) -> date | None:
    """The latest of the dates on which late units are expected; None if any has none."""
    known = [day for day in dates if day is not None]
    return max(known) if known and len(known) == len(dates) else None


def message(shop: Storefront, dates: Collection[date | None]) -> str:
    """“Ships on …” or “Ships once restocked” for the dates of everything late that is disclosed to the shopper."""
    if not dates:
        return ""
    day = latest(dates)
    return shop.words("ships_on", date=shop.day(day)) if day else shop.words("ships_later")


def line_ships_on(notices: Collection[Notice]) -> date | None:
    """The day by which everything disclosed as late is expected; None where something falls short."""
    if any(one.availability is Availability.OUT_OF_STOCK for one in notices):
        return None
    return latest([one.ships_on for one in notices if one.late])


def line_message(notices: Collection[Notice], shop: Storefront) -> str:
    """The message of a line with these notices; empty where nothing is late or something falls short."""
    if any(one.availability is Availability.OUT_OF_STOCK for one in notices):
        return ""
    return message(shop, [one.ships_on for one in notices if one.late])


def _notice(state: Availability, item: StockItem, words: Words) -> str:
    if state is Availability.LOW_STOCK:
        return words("low_stock_notice", number=item.available)
    return words(f"{state}_notice")
