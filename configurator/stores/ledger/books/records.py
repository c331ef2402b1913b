"""What the ledger keeps, as frozen values; times are aware UTC datetimes, counts are stock units."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from layers.orders.order import Customer, Fulfilment, LineState, Order, OrderLine, OrderOption, Payment
from layers.stock.stock import StockItem

__all__ = [
    "AuditEntry",
    "Backlog",
    "Cart",
    "CartLine",
    "Cause",
    "Customer",
    "Delta",
    "Difference",
    "Fact",
    "Fill",
    "Fulfilment",
    "Hold",
    "HoldKind",
    "HoldUnits",
    "Kept",
    "Kind",
    "LineState",
    "Movement",
    "Order",
    "OrderLine",
    "OrderOption",
    "OrderRef",
    "Page",
    "Payment",
    "StockItem",
    "Token",
    "WaitingUnits",
]

T = TypeVar("T")


class Kind(StrEnum):
    """What a movement does to the counters; the first three are made by hand."""

    RECEIVE = "receive"
    ADJUST = "adjust"
    COUNT = "count"
    ALLOCATE = "allocate"
    FILL = "fill"
    SHORTEN = "shorten"
    CANCEL = "cancel"
    SHIP = "ship"
    HOLD = "hold"
    LET_GO = "let_go"
    RELEASE = "release"
    PURCHASE = "purchase"
    REPAIR = "repair"


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


class HoldKind(StrEnum):
    CHECKOUT = "checkout"
    RESERVATION = "reservation"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class HoldUnits:
    """Units of one sku that a hold reserves: of what is on hand, and against the two limits."""

    now: int = 0
    backorder: int = 0
    preorder: int = 0


@dataclass(frozen=True, slots=True)
class Hold:
    """A timed reservation; `owner` is the cart, the reservation or the order line it is for, one hold each."""

    id: str
    kind: HoldKind
    owner: str
    made_at: datetime
    expires_at: datetime
    units: Mapping[str, HoldUnits]
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class OrderRef:
    number: str
    secret: str


@dataclass(frozen=True, slots=True)
class CartLine:
    """One configuration in a cart; `version` and `title` are those it was added with.

    `agreed_price` and `origin` (an order line's id) are set only for units bought from an earlier order.
    """

    id: str
    configurator: str
    version: int
    title: str
    selected: tuple[str, ...]
    quantity: int
    agreed_price: int | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Cart:
    """A shopper's cart; `id` is the secret, `order` is what it became, if it did."""

    id: str
    created_at: datetime
    touched_at: datetime
    lines: tuple[CartLine, ...] = ()
    order: OrderRef | None = None


@dataclass(frozen=True, slots=True)
class WaitingUnits:
    """Late units of one option of one order line, as the backlog sees them.

    `offered`: stock that comes for them is offered to the customer, rather than simply theirs.
    """

    order: str
    line: str
    position: int
    sku: str
    backordered: int
    preordered: int
    offered: bool = False


@dataclass(frozen=True, slots=True)
class Backlog:
    """What anybody waits for of one item, with the numbers of the orders, oldest first."""

    item: StockItem
    orders: tuple[str, ...]

    @property
    def required(self) -> int:
        return self.item.late


@dataclass(frozen=True, slots=True)
class Fact:
    """What happened, for mails and webhooks, written in the transaction in which it did.

    `kind` is e.g. `order.placed`; `subject` an order number or a sku; `body` JSON values.
    """

    id: int
    at: datetime
    kind: str
    subject: str
    body: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer kept for a day under its key; `digest` is of the request's body, `body` is JSON text."""

    scope: str
    key: str
    digest: str
    status: int
    body: str
    location: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    id: int
    at: datetime
    who: str
    what: str
    subject: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """An API token; only its SHA-256 (hex) is kept. `scope` is `admin` or `host`."""

    id: int
    name: str
    scope: str
    digest: str
    created_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A counter of an item that does not say what its movements, or its open lines and holds, add up to.

    `source` is `movements` or `promises`; or `offers`, where a hold is not what is offered.
    """

    sku: str
    counter: str
    source: str
    counted: int
    expected: int


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; `next` is the cursor of the following one, None at the end."""

    items: tuple[T, ...]
    next: str | None = None
