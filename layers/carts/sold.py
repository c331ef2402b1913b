"""Order lines from an evaluated cart: titles, labels, prices and splits as sold."""

from collections.abc import Collection
from dataclasses import replace

from layers.carts.cart import CartReading, LineReading, OptionReading
from layers.orders.line_id import line_id
from layers.orders.line_split import apart
from layers.orders.order import OrderLine, OrderOption
from settings import Settlement


def sold_lines(
    number: str, reading: CartReading, bought: Collection[str], settlement: Settlement
) -> tuple[OrderLine, ...]:
    """The lines of order `number` in cart order, without those `bought` from an earlier order (line ids).

    Under `when_available`, configurations that ship complete and those that wait are separate lines.
    """
    sold = [_line(line) for line in reading.lines if line.id not in bought]
    if settlement is Settlement.WHEN_AVAILABLE:
        sold = [part for line in sold for part in apart(line)]
    return tuple(replace(line, id=line_id(number, place)) for place, line in enumerate(sold, start=1))


def _line(line: LineReading) -> OrderLine:
    return OrderLine(
        id=line.id,
        configurator=line.configurator,
        version=line.version,
        title=line.title,
        selected=line.selected,
        quantity=line.quantity,
        unit_price=line.unit_price,
        options=tuple(_option(position, option) for position, option in enumerate(line.options)),
    )


def _option(position: int, option: OptionReading) -> OrderOption:
    return OrderOption(
        position=position,
        layer=option.layer,
        group=option.group,
        group_label=option.group_label,
        label=option.label,
        sku=option.sku,
        units=option.units,
        price=option.price,
        allocated=option.on_hand if option.counted else 0,
        uncounted=0 if option.counted else option.on_hand,
        backordered=option.backordered,
        preordered=option.preordered,
        promised_on=option.promised_on,
        silent=option.silent,
    )
