"""The values that the letters' templates print, with every number already formatted."""

from dataclasses import dataclass

from configurator.presentation.views import OrderLine, OrderPage


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of every letter; `home` is the shop's address without a trailing slash."""

    shop: str
    home: str
    locale: str
    direction: str
    signature: tuple[str, ...]
    tax_note: str


@dataclass(frozen=True, slots=True)
class Note:
    """One option, and what is said of it, such as how many have come or when it ships."""

    name: str
    words: str = ""
    units: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an order as far as a letter is about it: `quantity` of it, and notes on its options."""

    line: OrderLine
    quantity: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class PackedOption:
    """One option as the shop packs it, in stock units; `when` is in words where something is late."""

    name: str
    sku: str
    here: int
    backordered: int
    preordered: int
    when: str

    @property
    def late(self) -> bool:
        return bool(self.backordered or self.preordered)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A line of an order as the shop packs it."""

    title: str
    quantity: int
    rows: tuple[PackedOption, ...]

    @property
    def late(self) -> tuple[PackedOption, ...]:
        return tuple(row for row in self.rows if row.late)

    @property
    def here(self) -> tuple[PackedOption, ...]:
        return tuple(row for row in self.rows if not row.late)


@dataclass(frozen=True, slots=True)
class OrderLetter:
    """`href` is where whoever reads it finds the order; `amount` is what was paid or is to be given back.

    `whole`: all of the order was cancelled, or the lines that something came for wait for nothing more.
    `moved` says that a date moved, `undated` that there is none now.
    """

    order: OrderPage
    href: str
    items: tuple[Item, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    amount: str = ""
    by: str = ""
    moved: bool = False
    undated: bool = False
    whole: bool = False

    @property
    def late(self) -> bool:
        """Whether anything that is to be packed is not here."""
        return any(parcel.late for parcel in self.parcels)


@dataclass(frozen=True, slots=True)
class StockLine:
    """A scarce item, with how many units are left and how many are on backorder."""

    sku: str
    available: int
    backordered: int


@dataclass(frozen=True, slots=True)
class StockLetter:
    """`more` is how many items are scarce beside those that are listed, `href` where the shop finds them.

    `out`: nothing is left of any of them.
    """

    out: bool
    items: tuple[StockLine, ...]
    more: int
    href: str

    @property
    def count(self) -> int:
        return len(self.items) + self.more


@dataclass(frozen=True, slots=True)
class LinkLetter:
    """A link to press; `what` is the option it is about, `name` whom it is for, either may be empty."""

    href: str
    what: str = ""
    product: str = ""
    name: str = ""
    unsubscribe: str = ""
