"""The availability of one item for a demand, as a shopper may be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from layers.document.model import BackorderChoice
from layers.stock.stock import Late, Policy, StockItem, Supply, supply


class Availability(StrEnum):
    """The state of an item or a configuration, from best to worst."""

    # `STATES` says what follows from each; its labels are `status.{value}` and, but for IN_STOCK, `{value}_notice`.
    IN_STOCK = "in_stock"
    LOW_STOCK = "low_stock"
    BACKORDER = "backorder"
    PREORDER = "preorder"
    OUT_OF_STOCK = "out_of_stock"


@dataclass(frozen=True, slots=True)
class State:
    """What follows from an availability, wherever it is shown.

    `icon` names a drawing of the sprite; the hue is the custom property `--pc-{value}` of every theme.
    `schema` is schema.org's word. `late`: it is sold and ships later; `here`: it ships now.
    """

    icon: str
    schema: str
    late: bool = False
    here: bool = False


STATES: Mapping[Availability, State] = {
    Availability.IN_STOCK: State("dot", "InStock", here=True),
    Availability.LOW_STOCK: State("low", "LimitedAvailability", here=True),
    Availability.BACKORDER: State("clock", "BackOrder", late=True),
    Availability.PREORDER: State("calendar", "PreOrder", late=True),
    Availability.OUT_OF_STOCK: State("none", "OutOfStock"),
}
RANK = {state: rank for rank, state in enumerate(Availability)}


class Split(NamedTuple):
    """How the units of one layer in one line are promised; `short` are those that cannot be."""

    now: int
    later: int = 0
    late: Late | None = None
    counted: bool = True
    short: int = 0


def worst(states: list[Availability]) -> Availability:
    return max(states, key=RANK.__getitem__, default=Availability.IN_STOCK)


def item_availability(item: StockItem, policy: Policy) -> Availability:
    """An item's availability alone, for lists and webhooks: one unit, as the shop's own setting has it."""
    offer = supply(item, BackorderChoice.INHERIT, policy)
    return availability(item, split_of(1, offer), policy)


def split_of(units: int, offer: Supply) -> Split:
    """How `units` would be promised from `offer` if nobody else took any."""
    now = units if offer.now is None else min(units, offer.now)
    rest = units - now
    later = rest if offer.later is None else min(rest, offer.later)
    return Split(now, later, offer.late if later else None, offer.counted, short=rest - later)


def availability(item: StockItem, split: Split, policy: Policy) -> Availability:
    """The availability of a split's item; `low_stock` depends on the units available before this purchase."""
    if split.short:
        return Availability.OUT_OF_STOCK
    if split.later:
        return Availability.PREORDER if split.late is Late.PREORDER else Availability.BACKORDER
    if not policy.management or not item.terms.tracked:
        return Availability.IN_STOCK
    return Availability.LOW_STOCK if item.available <= policy.low_stock(item.terms) else Availability.IN_STOCK
