"""What the letters' templates print: frozen values with every number already put into words."""

from dataclasses import dataclass

from configurator.shop.views import OrderLine, OrderPage


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every letter; `home` is the shop's address without a trailing slash."""

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
    """A line of an order as far as a letter is about it: `pieces` of it, and notes on its options."""

    line: OrderLine
    pieces: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One option of an order as the shop packs it, in stock units; `when` is in words where something is late."""

    title: str
    pieces: int
    name: str
    sku: str
    here: int
    backordered: int
    preordered: int
    when: str


@dataclass(frozen=True, slots=True)
class OrderLetter:
    """`href` is where whoever reads it finds the order; `amount` is what was paid or is to be given back."""

    order: OrderPage
    href: str
    items: tuple[Item, ...] = ()
    rows: tuple[Row, ...] = ()
    amount: str = ""
    by: str = ""
    moved: bool = False

    @property
    def late(self) -> bool:
        """Whether anything that is to be packed is not here."""
        return any(row.backordered or row.preordered for row in self.rows)


@dataclass(frozen=True, slots=True)
class StockLetter:
    sku: str
    available: int
    backordered: int
    href: str


@dataclass(frozen=True, slots=True)
class LinkLetter:
    """A link to press; `what` is the option it is about, `name` whom it is for, either may be empty."""

    href: str
    what: str = ""
    product: str = ""
    name: str = ""
    unsubscribe: str = ""
