"""The timeline of an order line, as its customer reads it."""

from collections.abc import Iterable

from configurator.presentation.shipments import Lot
from configurator.presentation.views import Step, StepKind, Wait, When
from layers.orders.placed import PlacedLine, PlacedOption
from layers.words.storefront import Storefront

PREPARED = "prepared"
"""The state of a line that is late by a silent backorder."""


def steps(shop: Storefront, placed: PlacedLine, pay_then: bool) -> Iterable[Step]:
    """The steps of a line: shipped, ready, offered, and late ones with the choices they wait for.

    `pay_then`: what is not here yet is paid for when it comes.
    """
    progress = placed.progress
    yield from _some(StepKind.DELIVERED, progress.delivered)
    yield from _some(StepKind.SHIPPED, progress.shipped)
    yield from _some(StepKind.NOW, progress.ready)
    yield from _some(StepKind.OFFERED, progress.offered)
    yield from _some(StepKind.PREPARED, progress.undisclosed, pay_then)
    if progress.late:
        waits = tuple(_wait(shop, option) for option in placed.options if option.late)
        yield Step(StepKind.LATE, progress.late, placed.message, placed.availability, waits, pay_then)
    yield from _some(StepKind.CANCELLED, progress.cancelled)


def state(placed: PlacedLine) -> str:
    """The line's state as disclosed to its customer."""
    progress = placed.progress
    return PREPARED if progress.undisclosed and not progress.waiting else placed.line.state


def lots(placed: PlacedLine) -> list[Lot]:
    """When ships what is neither shipped nor cancelled of a line."""
    progress = placed.progress
    return [
        Lot(progress.ready, When.NOW),
        Lot(progress.offered, When.OFFERED),
        Lot(progress.undisclosed, When.PREPARED),
        Lot.late(progress.late, placed.ships_on),
    ]


def _some(kind: StepKind, quantity: int, pay_then: bool = False) -> list[Step]:
    return [Step(kind, quantity, pay_then=pay_then)] if quantity else []


def _wait(shop: Storefront, placed: PlacedOption) -> Wait:
    option = placed.option
    name = shop.titled(option.group_label, option.label)
    words = shop.words("ships_on", date=shop.day(placed.ships_on)) if placed.ships_on else shop.words("ships_later")
    return Wait(option.layer, name, placed.late, words)
