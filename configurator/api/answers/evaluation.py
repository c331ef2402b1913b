"""An evaluated configuration."""

from datetime import date

from configurator.api.answers.refusal import Permission
from configurator.api.answers.shape import Answer
from layers.document.model import Blend
from layers.stock.availability import Availability


class Price(Answer):
    unit: int
    total: int
    currency: str
    formatted: str


class WhyAnswer(Answer):
    code: str
    message: str
    layer: str | None = None
    rule: str | None = None
    sku: str | None = None


class OptionAnswer(Answer):
    group: str
    shown: bool
    selected: bool
    selectable: bool
    availability: Availability
    notice: str
    promo: str
    cart_label: str
    available: int | None
    backorderable: int | None
    ships_on: date | None
    price: int
    why: list[WhyAnswer] | None
    instead: list[str] | None


class DrawingAnswer(Answer):
    """`blend` is absent where it is `normal`."""

    layer: str
    src: str
    x: int
    y: int
    z: int
    blend: Blend = Blend.NORMAL


class EvaluationAnswer(Answer):
    configurator: str
    version: int
    selected: list[str]
    complete: bool
    price: Price
    availability: Availability
    ships_on: date | None
    options: dict[str, OptionAnswer]
    stack: dict[str, list[DrawingAnswer]]
    checkout: Permission
    token: str
    pinned: list[str]
    repaired: list[str]
    refused: str | None
    message: str
