"""The document a designer writes: views, layers, rules, presets."""

from enum import StrEnum
from typing import Annotated, Literal, NewType

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag
from typing_extensions import TypeAliasType

LayerId = NewType("LayerId", str)
Sku = NewType("Sku", str)

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
SKU = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"
SkuText = Annotated[str, StringConstraints(pattern=SKU)]
Label = Annotated[str, StringConstraints(max_length=300)]
Prose = Annotated[str, StringConstraints(max_length=10_000)]
Money = Annotated[int, Field(ge=-1_000_000_000_000, le=1_000_000_000_000)]
Pixels = Annotated[int, Field(ge=-100_000, le=100_000)]


class BackorderChoice(StrEnum):
    """A configurator's own setting for backorder; `inherit` leaves it to the shop."""

    INHERIT = "inherit"
    ON = "on"
    OFF = "off"


class Choose(StrEnum):
    ONE = "one"
    MANY = "many"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class AllOf(_Part):
    all: "Annotated[tuple[Condition, ...], Field(max_length=1000)]"


class AnyOf(_Part):
    any: "Annotated[tuple[Condition, ...], Field(max_length=1000)]"


class Not(_Part):
    not_: "Condition" = Field(alias="not")


def _condition_shape(value: object) -> str | None:
    """Which shape a raw or parsed condition has, so that a wrong one is reported once, not once per shape."""
    if isinstance(value, str):
        return "option"
    if isinstance(value, dict):
        return next((key for key in ("all", "any", "not") if key in value), None)
    shapes: dict[type, str] = {AllOf: "all", AnyOf: "any", Not: "not"}
    return shapes.get(type(value))


Condition = TypeAliasType(
    "Condition",
    "Annotated[Annotated[Name, Tag('option')] | Annotated[AllOf, Tag('all')] | Annotated[AnyOf, Tag('any')]"
    " | Annotated[Not, Tag('not')], Discriminator(_condition_shape, custom_error_type='condition',"
    ' custom_error_message=\'is not an option id or one of {"all": […]}, {"any": […]}, {"not": …}\')]',
)
"""An option id, or all / any / not of conditions."""


class View(_Part):
    """An angle; without a size it takes its largest image's."""

    id: Name
    label: Label = ""
    width: Annotated[int, Field(ge=1, le=10_000)] | None = None
    height: Annotated[int, Field(ge=1, le=10_000)] | None = None


class Blend(StrEnum):
    """How a picture is mixed with those below it, by the keywords of CSS."""

    NORMAL = "normal"
    MULTIPLY = "multiply"
    SCREEN = "screen"
    OVERLAY = "overlay"
    DARKEN = "darken"
    LIGHTEN = "lighten"
    COLOR_DODGE = "color-dodge"
    COLOR_BURN = "color-burn"
    HARD_LIGHT = "hard-light"
    SOFT_LIGHT = "soft-light"
    DIFFERENCE = "difference"
    EXCLUSION = "exclusion"
    HUE = "hue"
    SATURATION = "saturation"
    COLOR = "color"
    LUMINOSITY = "luminosity"


class Placement(_Part):
    """One image of a layer in one view: an asset id, its position in the view's pixels, its drawing order."""

    asset: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    x: Pixels = 0
    y: Pixels = 0
    z: Pixels = 0
    blend: Blend = Blend.NORMAL


class Swatch(_Part):
    """How an option looks in its group: a colour, an image asset, or a short text."""

    color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    asset: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    text: Annotated[str, StringConstraints(max_length=40)] | None = None


class LayerStock(_Part):
    """What a layer consumes: `units` of `sku` per configuration; without a sku its own item."""

    managed: bool = False
    sku: SkuText | None = None
    units: Annotated[int, Field(ge=1, le=1_000_000)] = 1


class Image(_Part):
    """A layer with pictures: an option inside a choosing group, else always drawn.

    `parts` are further pictures of it in a view: a strap that runs behind the case and before it.
    `show_if` is for what is always drawn; an option is shown with its group.
    """

    kind: Literal["image"] = "image"
    id: Name
    label: Label = ""
    price: Money = 0
    default: bool = False
    swatch: Swatch | None = None
    images: dict[Name, Placement] = Field(default_factory=dict)
    parts: "dict[Name, Annotated[tuple[Placement, ...], Field(max_length=50)]]" = Field(default_factory=dict)
    show_if: "Condition | None" = None
    stock: LayerStock = LayerStock()

    def placements(self, view: str) -> tuple[Placement, ...]:
        """Its pictures in one view, the one of `images` first."""
        placed = self.images.get(view)
        return (*((placed,) if placed else ()), *self.parts.get(view, ()))


class Group(_Part):
    """A layer that holds layers; with `choose` it offers a choice, without it is a folder or a heading."""

    kind: Literal["group"] = "group"
    id: Name
    label: Label = ""
    choose: Choose | None = None
    required: bool = False
    min: Annotated[int, Field(ge=0, le=10_000)] | None = None
    max: Annotated[int, Field(ge=1, le=10_000)] | None = None
    show_if: Condition | None = None
    layers: "Annotated[tuple[Layer, ...], Field(max_length=2000)]" = ()


Layer = TypeAliasType("Layer", "Annotated[Group | Image, Field(discriminator='kind')]")


class Rule(_Part):
    """If the first condition holds, the second must; `message` is what the shopper reads."""

    id: Name
    if_: Condition = Field(alias="if")
    then: Condition
    message: Label = ""


class Preset(_Part):
    id: Name
    label: Label = ""
    selected: Annotated[tuple[Name, ...], Field(max_length=2000)] = ()


class Configurator(_Part):
    """One designed product, as a draft or as one published version; prices in the currency's minor unit."""

    id: Name
    title: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    description: Prose = ""
    base_price: Annotated[int, Field(ge=0, le=1_000_000_000_000)] = 0
    backorder: BackorderChoice = BackorderChoice.INHERIT
    views: Annotated[tuple[View, ...], Field(min_length=1, max_length=50)]
    layers: Annotated[tuple[Layer, ...], Field(max_length=2000)]
    rules: Annotated[tuple[Rule, ...], Field(max_length=2000)] = ()
    presets: Annotated[tuple[Preset, ...], Field(max_length=500)] = ()
    translations: Annotated[dict[str, dict[str, Prose]], Field(max_length=100)] = Field(default_factory=dict)
