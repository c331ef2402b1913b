"""Stock items, movements and backlogs."""

from datetime import date, datetime

from pydantic import ConfigDict

from configurator.api.answers.shape import Answer
from layers.stock.availability import Availability, item_availability
from layers.stock.stock import Policy, StockItem, StockTerms


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


class UseAnswer(Answer):
    """A layer of a published configurator that takes `units` of the item."""

    configurator: str
    title: str
    layer: str
    label: str
    units: int


class DraftItemAnswer(Answer):
    """An item as a draft's designer sees it; `stock` is null as long as there is no such item.

    `promo` is its text with the numbers in it. `uses` are the first ones in other configurators, `more_uses` how many
    there are beside them.
    """

    sku: str
    stock: StockAnswer | None
    promo: str
    uses: list[UseAnswer]
    more_uses: int


class DraftStockAnswer(Answer):
    """Items, and the shop's settings that decide about them; `more` others are found as well."""

    management: bool
    backorder: bool
    low_stock_threshold: int
    items: list[DraftItemAnswer]
    more: int


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
    """`receipt` names what the movement brought to orders; null where nothing moved."""

    movement: MovementAnswer | None
    filled: list[FillAnswer]
    stock: StockAnswer
    receipt: str | None


class AcceptedAnswer(Answer):
    """Orders are still getting their units; `receipt` says how far that is."""

    receipt: str


class ReceiptAnswer(Answer):
    """What a movement brought to orders that wait, in the order in which they get it; `done` once all have it."""

    done: bool
    filled: list[FillAnswer]


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


def stock_answer(item: StockItem, policy: Policy) -> StockAnswer:
    return StockAnswer(
        **item.terms.model_dump(),
        sku=item.sku,
        on_hand=item.on_hand,
        allocated=item.allocated,
        held=item.held,
        backordered=item.backordered,
        preordered=item.preordered,
        available=item.available,
        availability=item_availability(item, policy),
    )
