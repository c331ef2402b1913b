"""What the shopper's templates print: frozen values with every number already put into words."""

from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from layers.availability import Availability


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around every page; `pieces` is what the cart holds, `nonce` allows the page's own style block."""

    shop: str
    locale: str
    direction: str
    theme: str
    pieces: int
    tax_note: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One image of a stack; the box is in percent of its view, `srcset` empty where there is one size only."""

    layer: str
    src: str
    srcset: str
    left: float
    top: float
    width: float
    height: float
    z: int


@dataclass(frozen=True, slots=True)
class ViewTab:
    """One angle of the product; sizes in pixels of the document."""

    id: str
    label: str
    current: bool
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Swatch:
    """How an option looks in its group; the first that is set counts, all empty is a name alone."""

    src: str = ""
    color: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One group's choice that would change; `to` empty means nothing is chosen there any more."""

    group: str
    to: str


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option of a group as the shopper reads it; `changes` is None where nothing frees it."""

    id: str
    label: str
    price: str
    selected: bool
    selectable: bool
    availability: Availability
    notice: str
    promo: str
    ships: str
    swatch: Swatch
    why: tuple[str, ...]
    changes: tuple[Change, ...] | None
    attempted: bool

    @property
    def late(self) -> bool:
        return self.availability in (Availability.BACKORDER, Availability.PREORDER)


@dataclass(frozen=True, slots=True)
class Section:
    """Options under one heading of a group; the heading is empty for those directly inside."""

    heading: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """One choice; `maximum` None is no limit; `chosen` are the labels of what is selected."""

    id: str
    label: str
    one: bool
    minimum: int
    maximum: int | None
    sections: tuple[Section, ...]
    chosen: tuple[str, ...]
    price: str

    @property
    def optional(self) -> bool:
        return self.minimum == 0

    @property
    def options(self) -> tuple[OptionView, ...]:
        return tuple(option for section in self.sections for option in section.options)

    @property
    def pictured(self) -> bool:
        """Whether any option shows a colour or a material, so that the group is laid out as tiles."""
        return any(option.swatch.src or option.swatch.color for option in self.options)


@dataclass(frozen=True, slots=True)
class PresetView:
    id: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Repair:
    """One press that removes a problem: what the button sends, and what it changes or to how many."""

    do: str
    changes: tuple[Change, ...] = ()
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class ProblemView:
    """One reason why something cannot be bought, naming its group and option where it has them."""

    code: str
    message: str
    group: str = ""
    group_label: str = ""
    option_label: str = ""
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What is late of a configuration: how many of its parts, and the sentence that says when it ships."""

    parts: int
    backordered: int
    preordered: int
    ships: str

    @property
    def late(self) -> bool:
        return bool(self.backordered or self.preordered)


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything about a configuration that changes when something is picked.

    `state` is JSON for the page's script. `gone`, `repaired` and `refused` are what the last step did, in labels;
    `broken` says that the link could not be read.
    """

    title: str
    description: str
    base: str
    action: str
    state: str
    token: str
    pinned: str
    view: str
    line: str
    groups: tuple[GroupView, ...]
    presets: tuple[PresetView, ...]
    price: str
    total: str
    quantity: int
    availability: Availability
    promise: Promise
    allowed: bool
    problems: tuple[ProblemView, ...]
    gone: tuple[str, ...] = ()
    repaired: tuple[Change, ...] = ()
    refused: str = ""
    broken: bool = False
    insist: bool = False


@dataclass(frozen=True, slots=True)
class ConfiguratorPage:
    """What stands around the panel of one product.

    `art` is JSON, every layer's images by view, for the page's script; `refresh` is where it asks for the panel anew.
    """

    title: str
    canonical: str
    picture: str
    views: tuple[ViewTab, ...]
    stack: tuple[Picture, ...]
    sizes: str
    art: Markup
    refresh: str

    @property
    def view(self) -> ViewTab:
        return next(view for view in self.views if view.current)


@dataclass(frozen=True, slots=True)
class Card:
    """One product in the list, in its default configuration; `promos` are those of its late options."""

    id: str
    title: str
    description: str
    href: str
    picture: str
    price: str
    availability: Availability
    notice: str
    promos: tuple[str, ...]


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
    """One line of the cart; `limit` is how many could be had where it falls short, `href` edits it if that can be."""

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


class When(StrEnum):
    """When some pieces ship."""

    NOW = "now"
    ON = "on"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Shipment:
    """So many pieces at one time; `day` only where `when` is ON."""

    pieces: int
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
    def pieces(self) -> int:
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the checkout, and what is wrong with it, by field."""

    name: str = ""
    email: str = ""
    address: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckoutPage:
    """`errors` maps a field to its sentence; `sum` is the total in minor units, `held_seconds` 0 if nothing is held."""

    cart: CartPage
    typed: Typed
    errors: dict[str, str]
    ask_address: bool
    total: str
    sum: int
    late_units: int
    key: str
    held_seconds: int
    changed: tuple[ProblemView, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be shown; `title` and `detail` are sentences for people."""

    status: int
    title: str
    detail: str
    href: str
