"""A cart and its lines."""

from datetime import date, datetime

from configurator.api.answers.refusal import Permission, permission
from configurator.api.answers.shape import Answer
from configurator.ordering import CartView
from configurator.products.drawing import render_path
from configurator.products.evaluating import line_token
from configurator.runtime.services import Services
from layers.carts.cart import CartReading, LineReading
from layers.problem import Problem
from layers.stock.availability import Availability


class HoldAnswer(Answer):
    expires_at: datetime


class OptionLine(Answer):
    layer: str
    group: str | None
    label: str
    sku: str | None
    price: int
    on_hand: int
    backordered: int
    preordered: int
    cart_label: str
    ships_on: date | None


class LineAnswer(Answer):
    id: str
    configurator: str
    version: int
    title: str
    quantity: int
    unit_price: int
    total: int
    availability: Availability
    ships_on: date | None
    message: str
    image: str | None
    token: str | None
    options: list[OptionLine]


class OrderReference(Answer):
    number: str
    secret: str


class CartAnswer(Answer):
    id: str
    currency: str
    subtotal: int
    availability: Availability
    hold: HoldAnswer | None
    lines: list[LineAnswer]
    checkout: Permission
    order: OrderReference | None = None


def cart_answer(services: Services, view: CartView) -> CartAnswer:
    reading: CartReading = view.reading
    order = view.cart.order
    return CartAnswer(
        id=view.cart.id,
        currency=reading.currency,
        subtotal=reading.subtotal,
        availability=reading.availability,
        hold=HoldAnswer(expires_at=view.hold.expires_at) if view.hold else None,
        lines=[_line(services, line) for line in reading.lines],
        checkout=permission(_problems(view)),
        order=OrderReference(number=order.number, secret=order.secret) if order else None,
    )


def _problems(view: CartView) -> tuple[Problem, ...]:
    """A cart that became an order has one problem: its stock is the order's now."""
    if view.cart.order is None:
        return view.reading.problems
    return (Problem("cart_closed", f"This cart became order {view.cart.order.number}."),)


def _line(services: Services, line: LineReading) -> LineAnswer:
    token = line_token(services, line)
    return LineAnswer(
        id=line.id,
        configurator=line.configurator,
        version=line.version,
        title=line.title,
        quantity=line.quantity,
        unit_price=line.unit_price,
        total=line.total,
        availability=line.availability,
        ships_on=line.ships_on,
        message=line.message,
        image=render_path(line.configurator, token, 300) if line.version else None,
        token=token,
        options=[
            OptionLine(
                layer=option.layer,
                group=option.group_label,
                label=option.label,
                sku=option.sku,
                price=option.price,
                on_hand=option.on_hand,
                backordered=option.backordered,
                preordered=option.preordered,
                cart_label=option.cart_label,
                ships_on=option.ships_on,
            )
            for option in line.options
        ],
    )
