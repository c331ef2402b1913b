"""An evaluated cart: its lines, their options with splits, and every problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from layers.document.line_demand import LineDemand
from layers.document.model import BackorderChoice
from layers.evaluation.product import Product
from layers.orders.order import OrderLine
from layers.problem import Problem
from layers.stock.availability import Availability


@dataclass(frozen=True, slots=True)
class Agreed:
    """An order line that is bought after its stock arrived: as sold, at most `covered` configurations of it.

    `line` is None where it was bought or cancelled since.
    """

    line: OrderLine | None
    covered: int


@dataclass(frozen=True, slots=True)
class LineAsk:
    """A line as the cart stores it; `product` None: withdrawn or never published; `unit_price` None: today's.

    `agreed` is set for a line bought from an earlier order: nothing of it is chosen or priced anew.
    """

    id: str
    configurator: str
    product: Product | None
    title: str
    selected: tuple[str, ...]
    quantity: int
    unit_price: int | None = None
    agreed: Agreed | None = None


@dataclass(frozen=True, slots=True)
class OptionReading:
    """One selected option (or always-drawn layer with stock, `group` None) of a line, with its split in stock units.

    `sku` is None where nothing is managed, and then all counts are 0; `units` is per configuration. Late units
    are `backordered` or `preordered`. `promised_on` is the date the late units are promised for whatever the
    shopper is told; `ships_on`, `cart_label` and `availability` are what the shopper reads (nothing of a
    backorder of a `silent` item).
    """

    layer: str
    group: str | None
    group_label: str | None
    label: str
    sku: str | None
    units: int
    price: int
    on_hand: int
    backordered: int
    preordered: int
    counted: bool
    cart_label: str
    promised_on: date | None
    ships_on: date | None
    silent: bool = False
    availability: Availability = Availability.IN_STOCK

    @property
    def name(self) -> str:
        """“Strap: Tan leather”, or the label alone outside any choice."""
        return f"{self.group_label}: {self.label}" if self.group_label else self.label


MOST_TOTAL = 2**53 - 1
"""Minor units that a cart may come to: more is not counted exactly by every program that reads JSON."""


@dataclass(frozen=True, slots=True)
class LineReading:
    """One line as it would be sold now; money in minor units; `message` is e.g. “Ships once restocked”, else empty.

    A line whose configurator is gone has version 0 and no options. `at_most` is the largest quantity of a line
    bought from an earlier order, None for every other.
    """

    id: str
    configurator: str
    version: int
    title: str
    selected: tuple[str, ...]
    quantity: int
    unit_price: int
    availability: Availability
    ships_on: date | None
    message: str
    options: tuple[OptionReading, ...]
    backorder: BackorderChoice
    at_most: int | None = None

    @property
    def total(self) -> int:
        return self.unit_price * self.quantity

    @property
    def complete(self) -> int:
        """Configurations whose units are all there."""
        late = [option for option in self.options if option.backordered or option.preordered]
        return min([self.quantity, *(option.on_hand // option.units for option in late)])


@dataclass(frozen=True, slots=True)
class CartReading:
    """The whole cart: every line, every problem at once, and the demand behind it.

    `short` are the units of each item that cannot be promised; `largest` is the largest quantity of each line
    that uses such an item, the other lines unchanged.
    """

    lines: tuple[LineReading, ...]
    problems: tuple[Problem, ...]
    demands: tuple[LineDemand, ...]
    availability: Availability
    currency: str
    short: Mapping[str, int] = field(default_factory=dict)
    largest: Mapping[str, int] = field(default_factory=dict)

    @property
    def subtotal(self) -> int:
        return sum(line.total for line in self.lines)

    @property
    def allowed(self) -> bool:
        return not self.problems

    @property
    def late_units(self) -> int:
        return sum(option.backordered + option.preordered for line in self.lines for option in line.options)
