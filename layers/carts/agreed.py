"""A cart line bought from an earlier order: as sold, at the agreed price, from what is held for it."""

from layers.carts.reading import Agreed, LineAsk, LineReading, OptionReading
from layers.document.model import BackorderChoice
from layers.orders.order import OrderLine, OrderOption
from layers.problem import Problem
from layers.speech import Speech
from layers.stock.availability import Availability
from layers.words import sentences


def agreed_reading(ask: LineAsk, agreed: Agreed) -> LineReading:
    """The line with all units present, or out of stock once the offer has ended."""
    line, short = agreed.line, ask.quantity > agreed.covered
    return LineReading(
        id=ask.id,
        configurator=ask.configurator,
        version=line.version if line else 0,
        title=line.title if line else ask.title,
        selected=ask.selected,
        quantity=ask.quantity,
        unit_price=ask.unit_price or 0,
        availability=Availability.OUT_OF_STOCK if short else Availability.IN_STOCK,
        ships_on=None,
        message="",
        options=_options(line, ask.quantity) if line else (),
        backorder=BackorderChoice.INHERIT,
        at_most=agreed.covered,
    )


def agreed_problems(ask: LineAsk, agreed: Agreed, speech: Speech) -> list[Problem]:
    """A problem if fewer configurations are held than the line asks for."""
    if ask.quantity <= agreed.covered:
        return []
    text = sentences.offer_ended(speech, ask.title, agreed.covered)
    return [Problem("offer_expired", text, line=ask.id, available=agreed.covered)]


def _options(line: OrderLine, quantity: int) -> tuple[OptionReading, ...]:
    return tuple(_option(option, quantity) for option in line.options)


def _option(option: OrderOption, quantity: int) -> OptionReading:
    """Its units are held or allocated already, so nothing is counted for it here."""
    return OptionReading(
        layer=option.layer,
        group=option.group,
        group_label=option.group_label,
        label=option.label,
        sku=option.sku,
        units=option.units,
        price=option.price,
        on_hand=option.units * quantity if option.sku else 0,
        backordered=0,
        preordered=0,
        counted=False,
        cart_label="",
        promised_on=None,
        ships_on=None,
    )
