"""What a cart that was read becomes in an order: titles, labels, prices and splits as sold."""

from configurator.ledger.records import Cart, OrderLine, OrderOption
from layers.cart import CartReading, LineReading, OptionReading


def sold_lines(number: str, reading: CartReading, cart: Cart) -> tuple[OrderLine, ...]:
    """The lines of order `number`, in the cart's order."""
    origins = {line.id: line.origin for line in cart.lines}
    return tuple(
        _line(f"{number}-{place}", line, origins[line.id]) for place, line in enumerate(reading.lines, start=1)
    )


def _line(id: str, line: LineReading, origin: str | None) -> OrderLine:
    return OrderLine(
        id=id,
        configurator=line.configurator,
        version=line.version,
        title=line.title,
        selected=line.selected,
        quantity=line.quantity,
        unit_price=line.unit_price,
        options=tuple(_option(position, option) for position, option in enumerate(line.options)),
        origin=origin,
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
