"""An order and its lines."""

from dataclasses import asdict
from datetime import datetime

from configurator.api.answers.cart import LineAnswer, OptionLine
from configurator.api.answers.refusal import Permission, permission
from configurator.api.answers.shape import Answer
from configurator.products.drawing import render_path
from configurator.products.evaluating import line_token
from configurator.runtime.services import Services
from layers.orders.order import Fulfilment, LineState, Order, Payment
from layers.orders.placed import PlacedLine, PlacedOption, placed_lines
from layers.stock.availability import Availability, worst
from settings import Settlement


class OrderLineAnswer(LineAnswer):
    state: LineState
    purchase: str | None
    shipped: int
    cancelled: int
    delivered: int


class CustomerAnswer(Answer):
    name: str
    email: str
    address: str
    phone: str
    note: str


class OrderAnswer(Answer):
    id: str
    number: str
    secret: str
    currency: str
    subtotal: int
    total: int
    due: int
    availability: Availability
    fulfilment: Fulfilment
    payment: Payment
    refund_due: int
    placed_at: datetime
    customer: CustomerAnswer
    settlement: Settlement
    origin: str | None
    purchases: list[str]
    hold: None = None
    lines: list[OrderLineAnswer]
    checkout: Permission


def order_answer(services: Services, order: Order) -> OrderAnswer:
    """The order as it stands now, in the language it was placed in."""
    lines = placed_lines(order, services.storefront(order.locale))
    return OrderAnswer(
        id=order.secret,
        number=order.number,
        secret=order.secret,
        currency=order.currency,
        subtotal=order.total,
        total=order.total,
        due=order.due,
        availability=worst([line.availability for line in lines]),
        fulfilment=order.fulfilment,
        payment=order.payment,
        refund_due=order.refund_due,
        placed_at=order.placed_at,
        customer=CustomerAnswer(**asdict(order.customer)),
        settlement=order.settlement,
        origin=order.origin,
        purchases=list(order.purchases),
        lines=[_order_line(services, order, line) for line in lines],
        checkout=permission(()),
    )


def _order_line(services: Services, order: Order, placed: PlacedLine) -> OrderLineAnswer:
    line = placed.line
    token = line_token(services, line)
    return OrderLineAnswer(
        id=line.id,
        configurator=line.configurator,
        version=line.version,
        title=line.title,
        quantity=line.quantity,
        unit_price=line.unit_price,
        total=line.total,
        availability=placed.availability,
        ships_on=placed.ships_on,
        message=placed.message,
        image=render_path(line.configurator, token, 300),
        token=token,
        options=[_order_option(option) for option in placed.options],
        state=line.state,
        purchase=f"/api/v1/orders/{order.secret}/lines/{line.id}/purchase" if line.state is LineState.OFFERED else None,
        shipped=line.shipped,
        cancelled=line.cancelled,
        delivered=line.delivered,
    )


def _order_option(placed: PlacedOption) -> OptionLine:
    option = placed.option
    return OptionLine(
        layer=option.layer,
        group=option.group_label,
        label=option.label,
        sku=option.sku,
        price=option.price,
        on_hand=option.present,
        backordered=option.backordered,
        preordered=option.preordered,
        cart_label=placed.cart_label,
        ships_on=placed.ships_on,
    )
