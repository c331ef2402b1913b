"""The movements of a stock item as sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from configurator.languages import gettext_noop
from configurator.stores.ledger.books.movements import Cause, Delta, Kind, Movement
from layers.speech import Speech

KINDS: Mapping[Kind, str] = {
    Kind.RECEIVE: gettext_noop("Received"),
    Kind.ADJUST: gettext_noop("Adjusted"),
    Kind.COUNT: gettext_noop("Counted"),
    Kind.ALLOCATE: gettext_noop("Promised to an order"),
    Kind.FILL: gettext_noop("Given to an order that waited"),
    Kind.SHORTEN: gettext_noop("Taken back from an order"),
    Kind.CANCEL: gettext_noop("Cancelled"),
    Kind.SHIP: gettext_noop("Shipped"),
    Kind.HOLD: gettext_noop("Held for a while"),
    Kind.RELEASE_HOLD: gettext_noop("No longer held"),
    Kind.RELEASE: gettext_noop("Preorder released"),
    Kind.PURCHASE: gettext_noop("Bought from an earlier order"),
    Kind.REPAIR: gettext_noop("Books put right"),
}
CAUSES: Mapping[Cause, str] = {
    Cause.BY_HAND: gettext_noop("by hand"),
    Cause.IMPORT: gettext_noop("from a file"),
    Cause.ORDER_PLACED: gettext_noop("an order was placed"),
    Cause.ORDER_CANCELLED: gettext_noop("an order was cancelled"),
    Cause.ORDER_SHIPPED: gettext_noop("an order was shipped"),
    Cause.ORDER_UNPAID: gettext_noop("an order was not paid in time"),
    Cause.OFFER_MADE: gettext_noop("offered to a customer"),
    Cause.OFFER_EXPIRED: gettext_noop("an offer ran out"),
    Cause.OFFER_ENDED: gettext_noop("an offer ended"),
    Cause.OFFER_BOUGHT: gettext_noop("an offer was bought"),
    Cause.HOLD_TAKEN: gettext_noop("a checkout began"),
    Cause.HOLD_ENDED: gettext_noop("a checkout ended"),
    Cause.HOLD_EXPIRED: gettext_noop("a checkout took too long"),
    Cause.HOLD_LAPSED: gettext_noop("less was there than was held"),
    Cause.STOCK_RECEIVED: gettext_noop("stock came"),
    Cause.STOCK_SHORT: gettext_noop("less was there than was promised"),
    Cause.TERMS_CHANGED: gettext_noop("its terms were changed"),
    Cause.PREORDER_RELEASED: gettext_noop("its preorder was released"),
    Cause.REBUILD: gettext_noop("the books were repaired"),
}
COUNTERS = {
    "on_hand": gettext_noop("on hand"),
    "allocated": gettext_noop("allocated"),
    "held": gettext_noop("held"),
    "backordered": gettext_noop("backordered"),
    "preordered": gettext_noop("preordered"),
    "held_backorder": gettext_noop("held for backorder"),
    "held_preorder": gettext_noop("held for preorder"),
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
