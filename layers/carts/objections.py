"""Objections to a sale: more late units than the shopper accepted, or a total other than the one they saw."""

from collections.abc import Iterator

from layers.carts.cart import CartReading, LineReading, OptionReading
from layers.problem import Problem
from layers.speech import Speech
from layers.words.storefront import Storefront


def objections(
    reading: CartReading, accept_backorder: bool | int, total: int | None, storefront: Storefront
) -> Iterator[Problem]:
    """Every objection to selling the cart, from what the shopper saw and accepted."""
    if reading.late_units > _accepted(reading, accept_backorder):
        for line in reading.lines:
            yield from (_not_accepted(line, option, storefront.speech) for option in line.options if _late(option))
    if total is not None and total != reading.subtotal:
        seen, now = storefront.money(total), storefront.money(reading.subtotal)
        text = storefront.speech.gettext("The total has changed from %(seen)s to %(now)s")
        yield Problem("changed", text % {"seen": seen, "now": now})


def _accepted(reading: CartReading, accept_backorder: bool | int) -> int:
    if isinstance(accept_backorder, bool):
        return reading.late_units if accept_backorder else 0
    return accept_backorder


def _late(option: OptionReading) -> int:
    return option.backordered + option.preordered


def _not_accepted(line: LineReading, option: OptionReading, speech: Speech) -> Problem:
    """`available` is how many configurations could have this option now."""
    there = option.on_hand // option.units
    text = speech.gettext("%(name)s ships later: %(there)s of %(all)s can be had now")
    return Problem(
        "backorder_not_accepted",
        text % {"name": option.name, "there": there, "all": line.quantity},
        line=line.id,
        group=option.group,
        layer=option.layer,
        sku=option.sku,
        available=there,
    )
