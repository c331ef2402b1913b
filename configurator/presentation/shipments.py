"""When the pieces of a cart or an order ship, as one sentence says it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from configurator.presentation.views import Shipment, When
from layers.words.storefront import Storefront


@dataclass(frozen=True, slots=True)
class Lot:
    """So many pieces of one line; `day` only where `when` is ON."""

    quantity: int
    when: When
    day: date | None = None

    @classmethod
    def late(cls, quantity: int, day: date | None) -> Self:
        return cls(quantity, When.ON if day else When.LATER, day)


def shipments(shop: Storefront, lots: Iterable[Lot]) -> tuple[Shipment, ...]:
    """The pieces of all lots, summed by when they ship, the soonest first."""
    summed: dict[tuple[When, date | None], int] = {}
    for lot in lots:
        if lot.quantity:
            summed[lot.when, lot.day] = summed.get((lot.when, lot.day), 0) + lot.quantity
    order = list(When)
    soonest = sorted(summed, key=lambda found: (order.index(found[0]), found[1] or date.min))
    return tuple(Shipment(summed[when, day], when, shop.day(day) if day else "") for when, day in soonest)
