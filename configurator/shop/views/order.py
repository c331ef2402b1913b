"""An order and what becomes of its pieces."""

from dataclasses import dataclass
from enum import StrEnum

from configurator.shop.views.cart import Part, Shipment
from layers.availability import Availability


@dataclass(frozen=True, slots=True)
class Wait:
    """One choice that late pieces wait for: its label with the one that says it is late, and until when."""

    label: str
    cart_label: str
    words: str


class StepKind(StrEnum):
    """What becomes of some pieces of an order line."""

    DELIVERED = "delivered"
    SHIPPED = "shipped"
    NOW = "now"
    LATE = "late"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a line's time line; `words` is the shop's own about late pieces, such as “Ships once restocked”."""

    kind: StepKind
    pieces: int
    words: str = ""
    availability: Availability = Availability.IN_STOCK
    waits: tuple[Wait, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderLine:
    id: str
    title: str
    picture: str
    parts: tuple[Part, ...]
    quantity: int
    total: str
    state: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class OrderPage:
    """An order as its customer reads it; `fulfilment` and `payment` keep the key, the words stand beside."""

    number: str
    placed: str
    fulfilment: str
    fulfilment_words: str
    payment: str
    lines: tuple[OrderLine, ...]
    total: str
    due: str
    shipments: tuple[Shipment, ...]
    name: str
    email: str
    address: str
    phone: str
    note: str
