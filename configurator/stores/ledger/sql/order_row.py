"""An order, its lines and their options as rows, and back."""

import json
from collections.abc import Iterable
from typing import Any

from configurator.stores.ledger.sql.cursor import Found, Values
from configurator.stores.ledger.sql.encoding import (
    day,
    day_text,
    json_text,
    micros,
    micros_or_none,
    moment,
    moment_or_none,
    selection,
    selection_text,
)
from layers.orders.line_id import line_id, place_of_line
from layers.orders.order import Customer, Order, OrderLine, OrderOption
from layers.stock.offer import Offer
from settings import Settlement


def order_values(order: Order) -> Values:
    customer = order.customer
    return (
        int(order.number),
        order.secret,
        order.cart,
        customer_text(customer),
        search_text(customer),
        order.settlement.value,
        order.currency,
        order.locale,
        micros(order.placed_at),
        *changing_values(order),
        customer.email.lower(),
        *found_by(order),
    )


def customer_text(customer: Customer) -> str:
    return json_text([customer.name, customer.email, customer.address, customer.phone, customer.note])


def search_text(customer: Customer) -> str:
    return f"{customer.name} {customer.email}".lower()


def found_by(order: Order) -> Values:
    """The columns that lists and clocks go by and that events move, beside the order's own."""
    return (None if order.became is None else int(order.became), micros_or_none(order.lapsing_since))


def changing_values(order: Order) -> Values:
    """The columns of an order that events move."""
    return (
        order.paid,
        micros_or_none(order.paid_at),
        order.refunded,
        micros_or_none(order.refunded_at),
        micros_or_none(order.due_since if order.due else None),
        order.reference,
        None if order.origin is None else int(order.origin),
        json_text(order.purchases),
        order.fulfilment.value,
        order.payment.value,
    )


def line_values(number: str, line: OrderLine) -> Values:
    return (
        int(number),
        place_of_line(line.id),
        line.configurator,
        line.version,
        line.title,
        selection_text(line.selected),
        line.quantity,
        line.unit_price,
        line.shipped,
        line.cancelled,
        line.delivered,
        line.origin,
        int(line.paid),
    )


def option_values(order: Order, line: OrderLine, option: OrderOption) -> Values:
    return (
        int(order.number),
        place_of_line(line.id),
        option.position,
        option.layer,
        option.group,
        option.group_label,
        option.label,
        option.sku,
        option.units,
        option.price,
        option.allocated,
        option.uncounted,
        option.backordered,
        option.preordered,
        day_text(option.promised_on),
        int(option.silent),
        micros(order.placed_at),
    )


def order_of(row: Found, lines: Iterable[OrderLine]) -> Order:
    (number, secret, cart, customer, _, settlement, currency, locale, placed_at) = row[:9]
    paid, paid_at, refunded, refunded_at, due_since, reference, origin, purchases = row[9:17]
    became = row[20]
    return Order(
        number=str(number),
        secret=secret,
        cart=cart,
        customer=Customer(*json.loads(customer)),
        settlement=Settlement(settlement),
        currency=currency,
        locale=locale,
        placed_at=moment(placed_at),
        lines=tuple(lines),
        paid=paid,
        paid_at=moment_or_none(paid_at),
        refunded=refunded,
        refunded_at=moment_or_none(refunded_at),
        due_since=moment_or_none(due_since),
        reference=reference,
        origin=None if origin is None else str(origin),
        purchases=tuple(json.loads(purchases)),
        became=None if became is None else str(became),
    )


def line_of(row: Found, options: Iterable[OrderOption], offer: Offer | None = None) -> OrderLine:
    number, line, configurator, version, title, selected, quantity, price = row[:8]
    shipped, cancelled, delivered, origin, paid = row[8:]
    return OrderLine(
        id=line_id(number, line),
        configurator=configurator,
        version=version,
        title=title,
        selected=selection(selected),
        quantity=quantity,
        unit_price=price,
        options=tuple(options),
        shipped=shipped,
        cancelled=cancelled,
        delivered=delivered,
        origin=origin,
        paid=bool(paid),
        offer=offer,
    )


def option_of(row: Found) -> OrderOption:
    sold: tuple[Any, ...] = (*row[2:14], day(row[14]), bool(row[15]))
    return OrderOption(*sold)
