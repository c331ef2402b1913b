"""The shapes of the answers; the OpenAPI document is generated from them."""

from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from layers.orders.order import Fulfilment, LineState, Payment
from layers.stock.availability import Availability
from layers.stock.stock import StockTerms
from settings import Settlement

Item = TypeVar("Item")


class Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class Listing(Answer, Generic[Item]):
    """One page of a list; `next` is the cursor of the following one."""

    items: list[Item]
    next: str | None


def _unsaid(value: object) -> bool:
    return value is None


class ProblemAnswer(Answer):
    """Fields that a problem does not have are left out."""

    code: str
    message: str
    line: str | None = Field(None, exclude_if=_unsaid)
    group: str | None = Field(None, exclude_if=_unsaid)
    layer: str | None = Field(None, exclude_if=_unsaid)
    rule: str | None = Field(None, exclude_if=_unsaid)
    sku: str | None = Field(None, exclude_if=_unsaid)
    pointer: str | None = Field(None, exclude_if=_unsaid)
    available: int | None = Field(None, exclude_if=_unsaid)


class Refusal(Answer):
    """RFC 9457 problem details."""

    model_config = ConfigDict(frozen=True, extra="allow")

    type: str
    title: str
    status: int
    detail: str
    problems: list[ProblemAnswer] = Field(default_factory=list)


class Permission(Answer):
    allowed: bool
    problems: list[ProblemAnswer]


class DraftSummary(Answer):
    id: str
    title: str
    version: int
    status: Literal["draft", "published", "changed", "withdrawn"]
    updated_at: datetime
    image: str | None


class PublishAnswer(Answer):
    id: str
    version: int


class AssetAnswer(Answer):
    id: str
    url: str
    width: int
    height: int
    media_type: str


class LintProblem(Answer):
    code: str
    message: str
    layer: str | None = None
    rule: str | None = None
    preset: str | None = None


class LintAnswer(Answer):
    problems: list[LintProblem]
    buildable: int | None
    buyable: int | None
    bound: int | None = None


class StockAnswer(StockTerms):
    """The terms of a stock item, its counters, and what a shopper may be told about it."""

    model_config = ConfigDict(frozen=True)

    sku: str
    on_hand: int
    allocated: int
    held: int
    backordered: int
    preordered: int
    available: int
    availability: Availability


class MovementAnswer(Answer):
    id: str
    at: datetime
    kind: str
    quantity: int
    on_hand: int
    reason: str
    cause: str


class FillAnswer(Answer):
    order: str
    line: str
    units: int


class MovedAnswer(Answer):
    movement: MovementAnswer | None
    filled: list[FillAnswer]
    stock: StockAnswer


class RescheduleAnswer(Answer):
    """The orders that wait for the item, oldest first, and the item."""

    orders: list[str]
    stock: StockAnswer


class BacklogAnswer(Answer):
    sku: str
    required: int
    backordered: int
    preordered: int
    on_hand: int
    restock_on: date | None
    orders: list[str]


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
    why: list[WhyAnswer]
    instead: list[str]


class DrawingAnswer(Answer):
    layer: str
    src: str
    x: int
    y: int
    z: int


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


class HoldAnswer(Answer):
    expires_at: datetime


class OptionLine(Answer):
    layer: str
    group: str | None
    label: str
    sku: str | None
    price: int
    on_hand: int
    backordered: int
    preordered: int
    cart_label: str
    ships_on: date | None


class LineAnswer(Answer):
    id: str
    configurator: str
    version: int
    title: str
    quantity: int
    unit_price: int
    total: int
    availability: Availability
    ships_on: date | None
    message: str
    image: str | None
    token: str | None
    options: list[OptionLine]


class OrderReference(Answer):
    number: str
    secret: str


class CartAnswer(Answer):
    id: str
    currency: str
    subtotal: int
    availability: Availability
    hold: HoldAnswer | None
    lines: list[LineAnswer]
    checkout: Permission
    order: OrderReference | None = None


class OrderLineAnswer(LineAnswer):
    state: LineState
    purchase: str | None
    shipped: int
    cancelled: int
    delivered: int


class CustomerAnswer(Answer):
    name: str
    email: str
    address: str
    phone: str
    note: str


class OrderAnswer(Answer):
    id: str
    number: str
    secret: str
    currency: str
    subtotal: int
    total: int
    due: int
    availability: Availability
    fulfilment: Fulfilment
    payment: Payment
    refund_due: int
    placed_at: datetime
    customer: CustomerAnswer
    settlement: Settlement
    origin: str | None
    purchases: list[str]
    hold: None = None
    lines: list[OrderLineAnswer]
    checkout: Permission


class AuditAnswer(Answer):
    at: datetime
    who: str
    what: str
    subject: str
    detail: Any


class RowErrorAnswer(Answer):
    """Why a row of a file was not taken; `row` counts its lines, the header being 1."""

    row: int
    column: str
    message: str


class ImportAnswer(Answer):
    """`updated` counts items whose values changed, `ignored` names columns that mean nothing here."""

    updated: int
    created: int
    errors: list[RowErrorAnswer]
    ignored: list[str]
