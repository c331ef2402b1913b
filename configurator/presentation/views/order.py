"""An order with the timeline of its lines."""

from dataclasses import dataclass
from enum import StrEnum

from configurator.presentation.views.cart import Part, Shipment
from configurator.presentation.views.product import ProblemView
from layers.stock.availability import Availability


@dataclass(frozen=True, slots=True)
class Wait:
    """One choice that late pieces wait for: its name, how many units of it, and until when."""

    layer: str
    part: str
    units: int
    words: str


class StepKind(StrEnum):
    """What becomes of some pieces of an order line."""

    DELIVERED = "delivered"
    SHIPPED = "shipped"
    NOW = "now"
    OFFERED = "offered"
    PREPARED = "prepared"
    LATE = "late"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a line's time line; `words` is the shop's own about late pieces, such as “Ships once restocked”.

    `pay_then`: these pieces are paid for when they have come.
    """

    kind: StepKind
    quantity: int
    words: str = ""
    availability: Availability = Availability.IN_STOCK
    waits: tuple[Wait, ...] = ()
    pay_then: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What is held for the customer to buy: so many pieces, at what they come to, until when and for how long yet."""

    quantity: int
    total: str
    until: str
    seconds: int


@dataclass(frozen=True, slots=True)
class OrderLine:
    """`cancellable` is how many pieces the customer may cancel here, `refund` what was paid for one of them."""

    id: str
    title: str
    picture: str
    parts: tuple[Part, ...]
    quantity: int
    total: str
    state: str
    steps: tuple[Step, ...]
    offer: Offer | None
    cancellable: int
    refund: str


@dataclass(frozen=True, slots=True)
class OrderLink:
    """Another order; `href` is empty where it is not the same customer's."""

    number: str
    href: str


@dataclass(frozen=True, slots=True)
class PaymentSummary:
    """What was paid and what is to pay; amounts are empty where there is nothing to say.

    `later` says that some of it is paid for when it comes.
    """

    state: str
    due: str
    paid: str
    refund: str
    later: bool


@dataclass(frozen=True, slots=True)
class OrderPage:
    """An order as its customer reads it; `fulfilment` keeps the key, the words stand beside.

    `fresh`: it was placed just now, and there is somebody to thank for it.
    `problems` are reasons why something that was asked for was not done.
    """

    number: str
    secret: str
    placed: str
    fresh: bool
    fulfilment: str
    fulfilment_words: str
    payment: PaymentSummary
    lines: tuple[OrderLine, ...]
    total: str
    shipments: tuple[Shipment, ...]
    origin: OrderLink | None
    purchases: tuple[OrderLink, ...]
    name: str
    email: str
    address: str
    phone: str
    note: str
    problems: tuple[ProblemView, ...] = ()

    @property
    def offered(self) -> tuple[OrderLine, ...]:
        """The lines that can be bought now."""
        return tuple(line for line in self.lines if line.offer)
