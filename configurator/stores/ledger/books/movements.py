"""Changes of the counters of stock items, and where counters differ from them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a movement does to the counters."""

    RECEIVE = "receive"
    ADJUST = "adjust"
    COUNT = "count"
    ALLOCATE = "allocate"
    FILL = "fill"
    SHORTEN = "shorten"
    CANCEL = "cancel"
    SHIP = "ship"
    HOLD = "hold"
    RELEASE_HOLD = "let_go"
    RELEASE = "release"
    PURCHASE = "purchase"
    REPAIR = "repair"


BY_HAND = (Kind.RECEIVE, Kind.COUNT, Kind.ADJUST)


class Cause(StrEnum):
    """Why a movement was made."""

    BY_HAND = "by_hand"
    IMPORT = "import"
    ORDER_PLACED = "order_placed"
    ORDER_CANCELLED = "order_cancelled"
    ORDER_SHIPPED = "order_shipped"
    ORDER_UNPAID = "order_unpaid"
    OFFER_MADE = "offer_made"
    OFFER_EXPIRED = "offer_expired"
    OFFER_ENDED = "offer_ended"
    OFFER_BOUGHT = "offer_bought"
    HOLD_TAKEN = "hold_taken"
    HOLD_ENDED = "hold_ended"
    HOLD_EXPIRED = "hold_expired"
    HOLD_LAPSED = "hold_lapsed"
    STOCK_RECEIVED = "stock_received"
    STOCK_SHORT = "stock_short"
    TERMS_CHANGED = "terms_changed"
    PREORDER_RELEASED = "preorder_released"
    REBUILD = "rebuild"


@dataclass(frozen=True, slots=True)
class Delta:
    """What a movement adds to each counter of its item; a negative number takes off."""

    on_hand: int = 0
    allocated: int = 0
    held: int = 0
    backordered: int = 0
    preordered: int = 0
    held_backorder: int = 0
    held_preorder: int = 0


@dataclass(frozen=True, slots=True)
class Movement:
    """One change of one item's counters, never altered; `on_hand` is what was there afterwards.

    `quantity` is signed for what is made by hand (receive, adjust, count: the change of `on_hand`) and the
    number of units moved for everything else. `who` is a person or token, empty where nobody asked.
    """

    id: int
    sku: str
    at: datetime
    kind: Kind
    cause: Cause
    quantity: int
    on_hand: int
    delta: Delta
    reason: str = ""
    who: str = ""
    order: str | None = None
    line: str | None = None
    hold: str | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """Waiting units of an order line that were given stock; `order` is a number.

    `offered` units are held for the customer to buy, the others are simply theirs.
    """

    order: str
    line: str
    units: int
    sku: str
    offered: bool = False


def merged(fills: Iterable[Fill]) -> tuple[Fill, ...]:
    """One fill per line and item, in the order of the first of each."""
    units: defaultdict[Fill, int] = defaultdict(int)
    for one in fills:
        units[replace(one, units=0)] += one.units
    return tuple(replace(one, units=count) for one, count in units.items())


@dataclass(frozen=True, slots=True)
class Difference:
    """A counter of an item that does not say what its movements, or its open lines and holds, add up to.

    `source` is `movements` or `promises`; or `offers` or `receipts`, where a hold is not what is offered or still to
    be handed out.
    """

    sku: str
    counter: str
    source: str
    counted: int
    expected: int
