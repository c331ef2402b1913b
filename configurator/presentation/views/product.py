"""The page of one product: its stage, its panel, and everything that can be chosen."""

from dataclasses import dataclass

from markupsafe import Markup

from layers.stock.availability import STATES, Availability


@dataclass(frozen=True, slots=True)
class Picture:
    """One image of a stack; the box is in percent of its view, `srcset` empty where there is one size only.

    `part` counts the images of one layer, from 0; `blend` is a keyword of CSS, empty where it is `normal`.
    """

    layer: str
    part: int
    src: str
    srcset: str
    left: float
    top: float
    width: float
    height: float
    z: int
    blend: str


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
class Obstacle:
    """One reason why an option cannot be chosen; `rule` is the id of the rule that says so, else empty."""

    message: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option of a group as the shopper reads it; `changes` is None if nothing that is known frees it.

    `explained`: `why` and `changes` were asked for. `undecided`: what frees it was asked for and is not known,
    since the search was too hard. `attempted`: its reason stands open.

    `split` says how many are here and how many come later, where it is some of each. `awaitable`: only its
    stock is missing, so that one can ask to be told when it is back.
    """

    id: str
    label: str
    price: str
    selected: bool
    selectable: bool
    availability: Availability
    notice: str
    promo: str
    split: str
    ships: str
    swatch: Swatch
    why: tuple[Obstacle, ...]
    changes: tuple[Change, ...] | None
    explained: bool
    undecided: bool
    awaitable: bool
    attempted: bool

    @property
    def late(self) -> bool:
        return STATES[self.availability].late


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
        return bool(self.ships)


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything about a configuration that changes when something is picked.

    `product` is the configurator's id, `state` JSON for the page's script. `gone`, `repaired` and `refused` are
    what the last step did, in labels; `broken` says that the link could not be read.
    """

    product: str
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

    @property
    def awaitable(self) -> tuple[OptionView, ...]:
        """The options that one can ask to be told of."""
        return tuple(option for group in self.groups for option in group.options if option.awaitable)


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
