"""A cart that was read, and an order, in the contract's JSON."""

from dataclasses import asdict

from configurator.api.answers import (
    CartAnswer,
    CustomerAnswer,
    HoldAnswer,
    LineAnswer,
    OptionLine,
    OrderAnswer,
    OrderLineAnswer,
    OrderReference,
    Permission,
    ProblemAnswer,
)
from configurator.ordering import CartView
from configurator.products.drawing import render_path
from configurator.products.evaluating import line_token
from configurator.runtime.services import Services
from configurator.web.refusal import problem_fields
from layers.carts.cart import CartReading, LineReading
from layers.orders.order import LineState, Order
from layers.orders.placed import PlacedLine, PlacedOption, placed_lines
from layers.problem import Problem
from layers.stock.availability import worst


def permission(problems: tuple[Problem, ...]) -> Permission:
    return Permission(
        allowed=not problems,
        problems=[ProblemAnswer(**problem_fields(problem)) for problem in problems],  # type: ignore[arg-type]
    )


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
