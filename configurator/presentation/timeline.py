"""What becomes of an order line's pieces, step by step, as its customer reads it."""

from collections.abc import Iterable

from configurator.presentation.shipments import Lot
from configurator.presentation.views import Step, StepKind, Wait, When
from layers.orders.placed import PlacedLine, PlacedOption
from layers.words.storefront import Storefront

PREPARED = "prepared"
"""The state of a line that is late without its customer being told so."""


def steps(shop: Storefront, placed: PlacedLine, pay_then: bool) -> Iterable[Step]:
    """What has happened to a line, what ships now, what can be bought, what comes later and waits for which choice.

    `pay_then`: what is not here yet is paid for when it comes.
    """
    pieces = placed.pieces
    yield from _some(StepKind.DELIVERED, pieces.delivered)
    yield from _some(StepKind.SHIPPED, pieces.shipped)
    yield from _some(StepKind.NOW, pieces.ready)
    yield from _some(StepKind.OFFERED, pieces.offered)
    yield from _some(StepKind.PREPARED, pieces.quiet, pay_then)
    if pieces.late:
        waits = tuple(_wait(shop, option) for option in placed.options if option.late)
        yield Step(StepKind.LATE, pieces.late, placed.message, placed.availability, waits, pay_then)
    yield from _some(StepKind.CANCELLED, pieces.cancelled)


def state(placed: PlacedLine) -> str:
    """The line's state, without what its customer is not told."""
    pieces = placed.pieces
    return PREPARED if pieces.quiet and not pieces.waiting else placed.line.state


def lots(placed: PlacedLine) -> list[Lot]:
    """When ships what is neither shipped nor cancelled of a line."""
    pieces = placed.pieces
    return [
        Lot(pieces.ready, When.NOW),
        Lot(pieces.offered, When.OFFERED),
        Lot(pieces.quiet, When.PREPARED),
        Lot.late(pieces.late, placed.ships_on),
    ]


def _some(kind: StepKind, pieces: int, pay_then: bool = False) -> list[Step]:
    return [Step(kind, pieces, pay_then=pay_then)] if pieces else []


def _wait(shop: Storefront, placed: PlacedOption) -> Wait:
    option = placed.option
    name = shop.titled(option.group_label, option.label)
    words = shop.words("ships_on", date=shop.day(placed.ships_on)) if placed.ships_on else shop.words("ships_later")
    return Wait(option.layer, name, placed.late, words)
