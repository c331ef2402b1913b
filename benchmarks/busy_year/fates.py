"""The lives of order lines: cancelled, filled, offered, shipped."""

from dataclasses import replace

from benchmarks.busy_year.year import DAY, HOUR, Year
from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from configurator.stores.ledger.sql.encoding import json_text, micros
from configurator.stores.ledger.sql.schema import hold_units, holds, offers
from layers.orders.line_id import place_of_line
from layers.orders.order import Order, OrderLine
from layers.stock.offer import OfferState


def taken_back(year: Year, order: Order, line: OrderLine) -> OrderLine:
    at = order.placed_at + HOUR
    for option in line.options:
        if option.sku:
            delta = Delta(0, -option.allocated, 0, -option.backordered, -option.preordered)
            year.move(at, Kind.CANCEL, Cause.ORDER_CANCELLED, option.sku, delta, line.quantity, order.number, line.id)
    options = tuple(replace(option, allocated=0, backordered=0, preordered=0) for option in line.options)
    return replace(line, options=options, cancelled=line.quantity)


def filled(year: Year, order: Order, line: OrderLine) -> OrderLine:
    """Late units are there once their item has come."""
    options = {}
    for option in line.options:
        come = year.delivered(option.sku, order.placed_at) if option.sku and option.backordered else None
        if come and option.sku:
            units = option.backordered
            year.move(come, Kind.RECEIVE, Cause.BY_HAND, option.sku, Delta(units), units)
            delta = Delta(0, units, 0, -units)
            year.move(come, Kind.FILL, Cause.STOCK_RECEIVED, option.sku, delta, units, order.number, line.id)
            options[option.position] = replace(option, allocated=units, backordered=0)
    return line.with_options(options)


def offered(year: Year, order: Order, line: OrderLine) -> OrderLine:
    """Of the lines of the last weeks that wait to be bought, some are offered right now."""
    option = next(option for option in line.options if option.late)
    if not option.backordered or year.now - order.placed_at > 60 * DAY or year.chance.random() < 0.5 or not option.sku:
        return line
    made = year.now - year.chance.random() * 40 * HOUR
    if made < order.placed_at:
        return line
    ends, units, number = made + 48 * HOUR, option.backordered, year.number(offers)
    hold, receipt = f"hold_{year.chance.getrandbits(120):x}", Delta(units)
    year.move(made, Kind.RECEIVE, Cause.BY_HAND, option.sku, receipt, units)
    year.move(made, Kind.HOLD, Cause.HOLD_TAKEN, option.sku, Delta(0, 0, units), units, hold=hold)
    year.add(holds, hold, "offer", line.id, micros(made), micros(ends), None)
    year.add(hold_units, hold, option.sku, units, 0, 0)
    year.add(
        offers, number, int(order.number), place_of_line(line.id), OfferState.OPEN.value, line.quantity,
        json_text({option.sku: units}), "{}", json_text({option.sku: 0}), micros(made), micros(ends), None, None,
    )  # fmt: skip
    return line


def sent(year: Year, order: Order, line: OrderLine) -> OrderLine:
    """A whole line leaves some days after it is there, and arrives some days later."""
    days = 1 + year.chance.random() * 3
    come = [year.delivered(option.sku, order.placed_at) for option in line.options if option.sku in year.scarce]
    ready = max([order.placed_at, *(at for at in come if at)])
    leaves = ready + days * DAY
    if line.late or leaves > year.now or not line.paid:
        return line
    for option in line.options:
        if option.sku:
            delta = Delta(-option.allocated, -option.allocated)
            year.move(leaves, Kind.SHIP, Cause.ORDER_SHIPPED, option.sku, delta, line.quantity, order.number, line.id)
    arrived = line.quantity if leaves + 3 * DAY < year.now else 0
    options = tuple(replace(option, allocated=0) for option in line.options)
    return replace(line, options=options, shipped=line.quantity, delivered=arrived)
