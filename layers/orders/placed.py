"""A placed order as its customer reads it: labels, dates and messages from the split as it stands now."""

from dataclasses import dataclass
from datetime import date

from layers.orders.order import Order, OrderLine, OrderOption
from layers.orders.progress import LineProgress, come_for, disclosed_late, progress_of
from layers.stock.availability import Availability, worst
from layers.words.storefront import Storefront
from layers.words.wording import cart_label, latest, message, ships_on


@dataclass(frozen=True, slots=True)
class PlacedOption:
    """One option; `late` are the late units disclosed to the customer.

    Units that the customer can buy now, `offered`, count as present.
    """

    option: OrderOption
    cart_label: str
    ships_on: date | None
    availability: Availability
    late: int
    offered: int = 0


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line; `message` is e.g. “Ships once restocked”, empty where nothing is late."""

    line: OrderLine
    progress: LineProgress
    options: tuple[PlacedOption, ...]
    ships_on: date | None
    message: str
    availability: Availability


def placed_lines(order: Order, shop: Storefront) -> tuple[PlacedLine, ...]:
    """Every line of the order in the order's own language; `shop` is that of its locale."""
    return tuple(placed_line(line, shop) for line in order.lines)


def placed_line(line: OrderLine, shop: Storefront) -> PlacedLine:
    come = come_for(line)
    options = tuple(_placed(option, come.get(option.position, 0), shop) for option in line.options)
    dates = [option.ships_on for option in options if option.late]
    state = worst([option.availability for option in options])
    return PlacedLine(line, progress_of(line), options, latest(dates), message(shop, dates), state)


def _placed(option: OrderOption, come: int, shop: Storefront) -> PlacedOption:
    notify, backordered = not option.silent, option.backordered - come
    late = disclosed_late(option) - (come if notify else 0)
    return PlacedOption(
        option,
        cart_label(shop.words, option.present + come, backordered, option.preordered, notify),
        ships_on(backordered, option.preordered, option.promised_on, notify, shop.policy.today),
        _availability(option, late),
        late,
        come,
    )


def _availability(option: OrderOption, late: int) -> Availability:
    if not late:
        return Availability.IN_STOCK
    return Availability.PREORDER if option.preordered else Availability.BACKORDER
