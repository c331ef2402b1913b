"""The cart and the checkout."""

from dataclasses import dataclass
from enum import StrEnum

from configurator.presentation.views.product import ProblemView
from layers.stock.availability import Availability


@dataclass(frozen=True, slots=True)
class Part:
    """One chosen option of a line; `cart_label` says that some of it is late, empty where nothing is."""

    layer: str
    group: str
    label: str
    price: str
    cart_label: str
    availability: Availability


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the cart; `limit` is how many could be had where it falls short, `href` edits it if that can be.

    `bought_from` is the number of the order that its pieces have come for, of which there are at most `most`.
    """

    id: str
    title: str
    href: str
    picture: str
    parts: tuple[Part, ...]
    quantity: int
    unit: str
    total: str
    availability: Availability
    message: str
    problems: tuple[ProblemView, ...]
    limit: int | None
    bought_from: str = ""
    most: int | None = None


class When(StrEnum):
    """When some pieces ship, the soonest first; OFFERED ones once they are bought, PREPARED ones nobody says when."""

    NOW = "now"
    OFFERED = "offered"
    PREPARED = "prepared"
    ON = "on"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Shipment:
    """So many pieces at one time; `day` only where `when` is ON."""

    quantity: int
    when: When
    day: str = ""


@dataclass(frozen=True, slots=True)
class CartPage:
    lines: tuple[Line, ...]
    subtotal: str
    shipments: tuple[Shipment, ...]
    allowed: bool
    problems: tuple[ProblemView, ...]

    @property
    def quantity(self) -> int:
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True)
class TypedCustomer:
    """What was typed into the checkout, and what is wrong with it, by field."""

    name: str = ""
    email: str = ""
    address: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckoutPage:
    """`errors` maps a field to its sentence; `sum` is the total in minor units, `held_seconds` 0 if nothing is held.

    `due` is what is to pay now where the rest is paid for when it comes, else empty.
    """

    cart: CartPage
    typed: TypedCustomer
    errors: dict[str, str]
    ask_address: bool
    total: str
    sum: int
    late_units: int
    key: str
    held_seconds: int
    due: str
    changed: tuple[ProblemView, ...] = ()
