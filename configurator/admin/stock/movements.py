"""The record of a stock item in words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from configurator.languages import marked
from configurator.stores.ledger.books.movements import Cause, Delta, Kind, Movement
from layers.speech import Speech

KINDS: Mapping[Kind, str] = {
    Kind.RECEIVE: marked("Received"),
    Kind.ADJUST: marked("Adjusted"),
    Kind.COUNT: marked("Counted"),
    Kind.ALLOCATE: marked("Promised to an order"),
    Kind.FILL: marked("Given to an order that waited"),
    Kind.SHORTEN: marked("Taken back from an order"),
    Kind.CANCEL: marked("Cancelled"),
    Kind.SHIP: marked("Shipped"),
    Kind.HOLD: marked("Held for a while"),
    Kind.LET_GO: marked("No longer held"),
    Kind.RELEASE: marked("Preorder released"),
    Kind.PURCHASE: marked("Bought from an earlier order"),
    Kind.REPAIR: marked("Books put right"),
}
CAUSES: Mapping[Cause, str] = {
    Cause.BY_HAND: marked("by hand"),
    Cause.IMPORT: marked("from a file"),
    Cause.ORDER_PLACED: marked("an order was placed"),
    Cause.ORDER_CANCELLED: marked("an order was cancelled"),
    Cause.ORDER_SHIPPED: marked("an order was shipped"),
    Cause.ORDER_UNPAID: marked("an order was not paid in time"),
    Cause.OFFER_MADE: marked("offered to a customer"),
    Cause.OFFER_EXPIRED: marked("an offer ran out"),
    Cause.OFFER_ENDED: marked("an offer ended"),
    Cause.OFFER_BOUGHT: marked("an offer was bought"),
    Cause.HOLD_TAKEN: marked("a checkout began"),
    Cause.HOLD_ENDED: marked("a checkout ended"),
    Cause.HOLD_EXPIRED: marked("a checkout took too long"),
    Cause.HOLD_LAPSED: marked("less was there than was held"),
    Cause.STOCK_RECEIVED: marked("stock came"),
    Cause.STOCK_SHORT: marked("less was there than was promised"),
    Cause.TERMS_CHANGED: marked("its terms were changed"),
    Cause.PREORDER_RELEASED: marked("its preorder was released"),
    Cause.REBUILD: marked("the books were repaired"),
}
COUNTERS = {
    "on_hand": marked("on hand"),
    "allocated": marked("allocated"),
    "held": marked("held"),
    "backordered": marked("backordered"),
    "preordered": marked("preordered"),
    "held_backorder": marked("held for backorder"),
    "held_preorder": marked("held for preorder"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One counter of a movement: its name, and what was added with its sign."""

    counter: str
    by: str


@dataclass(frozen=True, slots=True)
class MovementRow:
    id: int
    at: datetime
    what: str
    why: str
    reason: str
    who: str
    order: str
    on_hand: int
    changes: Sequence[Change]


def movement_row(movement: Movement, speech: Speech) -> MovementRow:
    return MovementRow(
        id=movement.id,
        at=movement.at,
        what=speech.gettext(KINDS[movement.kind]),
        why=speech.gettext(CAUSES[movement.cause]),
        reason=movement.reason,
        who=movement.who,
        order=movement.order or "",
        on_hand=movement.on_hand,
        changes=_changes(movement.delta, speech),
    )


def _changes(delta: Delta, speech: Speech) -> Sequence[Change]:
    moved = asdict(delta)
    return [
        Change(speech.gettext(name), f"+{moved[counter]}" if moved[counter] > 0 else f"\N{MINUS SIGN}{-moved[counter]}")
        for counter, name in COUNTERS.items()
        if moved[counter]
    ]
