"""An order, and the states derived from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from layers.stock.offer import Offer
from settings import Settlement


class Fulfilment(StrEnum):
    """How far an order is; the first that holds, in the order of `fulfilment` below."""

    NEW = "new"
    PRE_ORDERED = "pre-ordered"
    BACK_ORDERED = "back-ordered"
    READY = "ready"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class Payment(StrEnum):
    UNPAID = "unpaid"
    PAID = "paid"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


class LineState(StrEnum):
    """`waiting`: no unit present; `partial`: some present or shipped, some late; `ready`: all the rest present.

    `offered`: late units have come and can be bought.
    """

    WAITING = "waiting"
    PARTIAL = "partial"
    READY = "ready"
    OFFERED = "offered"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Customer:
    name: str
    email: str
    address: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrderOption:
    """One layer of an order line as sold, with the split of its open units, in stock units.

    `position` is its place in the line. `units` is per configuration. `sku` is None where nothing was
    managed, and then all counts are 0. `allocated` units are present and counted in the item's counters;
    `uncounted` units are present without being counted. `promised_on` is the date of the late units,
    `silent` says that the shopper is told nothing of a backorder.
    """

    position: int
    layer: str
    group: str | None
    group_label: str | None
    label: str
    sku: str | None
    units: int
    price: int
    allocated: int = 0
    uncounted: int = 0
    backordered: int = 0
    preordered: int = 0
    promised_on: date | None = None
    silent: bool = False

    @property
    def present(self) -> int:
        return self.allocated + self.uncounted

    @property
    def late(self) -> int:
        return self.backordered + self.preordered


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line as sold: `quantity`, `shipped`, `cancelled` and `delivered` are configurations.

    `origin` is the line of another order that this one was bought from, if any. `paid` says that the order's
    payment covered it; `offer` is what is held for its late units, if anything.
    """

    id: str
    configurator: str
    version: int
    title: str
    selected: tuple[str, ...]
    quantity: int
    unit_price: int
    options: tuple[OrderOption, ...]
    shipped: int = 0
    cancelled: int = 0
    delivered: int = 0
    origin: str | None = None
    paid: bool = False
    offer: Offer | None = None

    def with_options(self, options: Mapping[int, OrderOption]) -> "OrderLine":
        """The line with `options` in their positions."""
        return replace(self, options=tuple(options.get(option.position, option) for option in self.options))

    @property
    def kept(self) -> int:
        """Configurations that were not cancelled."""
        return self.quantity - self.cancelled

    @property
    def open(self) -> int:
        """Configurations neither shipped nor cancelled."""
        return self.kept - self.shipped

    @property
    def complete(self) -> int:
        """Configurations whose units are all present, which can ship now."""
        return min([self.open, *(option.present // option.units for option in self.options if option.sku)])

    @property
    def late(self) -> bool:
        return any(option.late for option in self.options)

    @property
    def open_offer(self) -> Offer | None:
        """The offer that its customer can buy now, if any."""
        return self.offer if self.offer and self.offer.open else None

    @property
    def total(self) -> int:
        return self.unit_price * self.kept

    @property
    def state(self) -> LineState:
        if not self.kept:
            return LineState.CANCELLED
        if self.delivered >= self.kept:
            return LineState.DELIVERED
        if not self.open:
            return LineState.SHIPPED
        if not self.late:
            return LineState.READY
        if self.open_offer:
            return LineState.OFFERED
        some = self.shipped or any(option.present for option in self.options)
        return LineState.PARTIAL if some else LineState.WAITING


@dataclass(frozen=True, slots=True)
class Order:
    """A placed order; money in minor units of `currency`, `number` is for people, `secret` is the shopper's key.

    `paid` and `refunded` are amounts, `paid` None until it is marked paid; `due_since` is when its due
    became payable, None where nothing is due. `origin` and `purchases` are numbers of the orders it came
    from and led to; `became` is the one that took its last line, after which it is in no list.
    """

    number: str
    secret: str
    cart: str | None
    customer: Customer
    settlement: Settlement
    currency: str
    locale: str
    placed_at: datetime
    lines: tuple[OrderLine, ...]
    paid: int | None = None
    paid_at: datetime | None = None
    refunded: int = 0
    refunded_at: datetime | None = None
    due_since: datetime | None = None
    reference: str | None = None
    origin: str | None = None
    purchases: tuple[str, ...] = ()
    became: str | None = None

    def line(self, id: str) -> OrderLine | None:
        return next((line for line in self.lines if line.id == id), None)

    def with_lines(self, lines: Mapping[str, OrderLine]) -> "Order":
        """The order with `lines` in place of those of the same id."""
        return replace(self, lines=tuple(lines.get(line.id, line) for line in self.lines))

    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines)

    @property
    def due(self) -> int:
        """Payable now: nothing once paid, and under `when_available` only the lines that wait for nothing."""
        if self.paid is not None:
            return 0
        if self.settlement is Settlement.AT_CHECKOUT:
            return self.total
        return sum(line.total for line in self.lines if not line.late)

    @property
    def payable(self) -> tuple[OrderLine, ...]:
        """The lines that marking it as paid would cover; those that wait to be bought are paid when they are."""
        if self.paid is not None:
            return ()
        return tuple(line for line in self.lines if line.kept and not (line.late and self.offered(line)))

    def offered(self, line: OrderLine) -> bool:
        """Whether stock that arrives for the line is offered to its customer instead of allocated to it."""
        return self.settlement is Settlement.WHEN_AVAILABLE and not line.paid

    @property
    def lapsing_since(self) -> datetime | None:
        """Since when payment has been due for units that could be sold to others; None if none is."""
        owed = self.paid is None and any(line.open and not line.late and line.total for line in self.lines)
        return self.due_since if owed else None

    @property
    def refund_due(self) -> int:
        """The amount paid for units cancelled since, and not yet refunded."""
        kept = sum(line.total for line in self.lines if line.paid)
        return max((self.paid or 0) - self.refunded - kept, 0)

    @property
    def payment(self) -> Payment:
        if self.paid is None:
            return Payment.UNPAID
        if self.refund_due:
            return Payment.REFUND_DUE
        return Payment.REFUNDED if self.refunded_at else Payment.PAID

    @property
    def fulfilment(self) -> Fulfilment:
        kept = [line for line in self.lines if line.kept]
        if not kept:
            return Fulfilment.CANCELLED
        if all(line.delivered >= line.kept for line in kept):
            return Fulfilment.DELIVERED
        if not any(line.open for line in kept):
            return Fulfilment.SHIPPED
        if any(option.backordered for line in kept for option in line.options):
            return Fulfilment.BACK_ORDERED
        if any(option.preordered for line in kept for option in line.options):
            return Fulfilment.PRE_ORDERED
        return Fulfilment.NEW if self.paid is None else Fulfilment.READY
