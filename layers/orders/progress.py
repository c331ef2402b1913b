"""The progress of an order line's configurations, as far as it is disclosed to the customer."""

from collections.abc import Mapping
from dataclasses import dataclass

from layers.orders.order import Fulfilment, Order, OrderLine, OrderOption


@dataclass(frozen=True, slots=True)
class LineProgress:
    """How many configurations of a line are at each stage; together they are its quantity.

    `ready` are complete, `offered` can be bought by the customer now, `late` wait for stock. `undisclosed` are late by
    a silent backorder: the customer reads neither that they are in stock nor that they are late.
    """

    delivered: int
    shipped: int
    ready: int
    offered: int
    undisclosed: int
    late: int
    cancelled: int

    @property
    def waiting(self) -> int:
        """Configurations that their customer can cancel."""
        return self.offered + self.late


def progress_of(line: OrderLine) -> LineProgress:
    offered = min(line.open_offer.quantity, line.open) if line.open_offer else 0
    late = line.open - _disclosed_whole(line)
    undisclosed = line.open - line.complete - late
    from_late = min(offered, late)
    return LineProgress(
        delivered=line.delivered,
        shipped=line.shipped - line.delivered,
        ready=line.complete,
        offered=offered,
        undisclosed=undisclosed - (offered - from_late),
        late=late - from_late,
        cancelled=line.cancelled,
    )


def disclosed_late(option: OrderOption) -> int:
    """The late units of an option that are disclosed to the customer."""
    return option.preordered + (0 if option.silent else option.backordered)


def come_for(line: OrderLine) -> Mapping[int, int]:
    """The units of each option, by position, that are held for the customer to buy."""
    offer = line.open_offer
    if offer is None:
        return {}
    left = {option.sku or "": offer.of(option.sku or "") for option in line.options}
    come = {}
    for option in line.options:
        wanted = max(offer.quantity * option.units - option.present, 0)
        units = come[option.position] = min(option.backordered, wanted, left[option.sku or ""])
        left[option.sku or ""] -= units
    return come


def disclosed_fulfilment(order: Order) -> Fulfilment:
    """The fulfilment that the customer reads: a silent backorder does not make an order back-ordered."""
    if order.fulfilment is not Fulfilment.BACK_ORDERED:
        return order.fulfilment
    options = [option for line in order.lines if line.kept for option in line.options]
    if any(option.backordered and not option.silent for option in options):
        return Fulfilment.BACK_ORDERED
    return Fulfilment.PRE_ORDERED if any(option.preordered for option in options) else Fulfilment.NEW


def _disclosed_whole(line: OrderLine) -> int:
    """Configurations without disclosed late units."""
    return min([line.open, *(option.present // option.units for option in line.options if disclosed_late(option))])
