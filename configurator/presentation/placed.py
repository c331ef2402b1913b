"""A placed order as its customer's page prints it, in the language it was placed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from configurator.presentation.shipments import shipments
from configurator.presentation.timeline import lots, state, steps
from configurator.presentation.views import Offer, OrderLine, OrderLink, OrderPage, Part, PaymentSummary, ProblemView
from configurator.products.drawing import render_path
from configurator.products.evaluating import line_token
from configurator.runtime.services import Services
from layers.orders.order import Fulfilment, Order, Payment
from layers.orders.placed import PlacedLine, PlacedOption, placed_lines
from layers.orders.progress import disclosed_fulfilment
from layers.words.storefront import Storefront

FRESH = timedelta(hours=12)
"""How long after it was placed an order's page says thank you."""


@dataclass(frozen=True, slots=True)
class OrderContext:
    """The shop in the order's language, the time, and the addresses of its customer's other orders."""

    services: Services
    shop: Storefront
    order: Order
    now: datetime
    addresses: Mapping[str, str]

    def link(self, number: str) -> OrderLink:
        return OrderLink(number, self.addresses.get(number, ""))


def order_page(context: OrderContext, problems: tuple[ProblemView, ...] = ()) -> OrderPage:
    shop, order = context.shop, context.order
    lines = placed_lines(order, shop)
    fulfilment = disclosed_fulfilment(order)
    return OrderPage(
        number=order.number,
        secret=order.secret,
        placed=shop.day_of(order.placed_at),
        fresh=_fresh(context),
        fulfilment=fulfilment,
        fulfilment_words=shop.words(f"fulfilment.{fulfilment}"),
        payment=payment_summary(shop, order),
        lines=tuple(_line(context, line) for line in lines),
        total=shop.money(order.total),
        shipments=shipments(shop, [lot for line in lines for lot in lots(line)]),
        origin=context.link(order.origin) if order.origin else None,
        purchases=tuple(context.link(number) for number in order.purchases),
        name=order.customer.name,
        email=order.customer.email,
        address=order.customer.address,
        phone=order.customer.phone,
        note=order.customer.note,
        problems=problems,
    )


def payment_summary(shop: Storefront, order: Order) -> PaymentSummary:
    waiting = any(order.offered(line) and line.late and line.kept for line in order.lines)
    return PaymentSummary(
        state=order.payment,
        due=shop.money(order.due) if order.due else "",
        paid=shop.money(order.paid) if order.paid else "",
        refund=shop.money(order.refund_due or order.refunded) if order.refund_due or order.refunded else "",
        later=waiting,
    )


def _fresh(context: OrderContext) -> bool:
    order = context.order
    young = context.now - order.placed_at < FRESH
    return young and bool(order.customer.name) and order.fulfilment is not Fulfilment.CANCELLED


def _line(context: OrderContext, placed: PlacedLine) -> OrderLine:
    services, shop, line = context.services, context.shop, placed.line
    pay_then = context.order.offered(line)
    lets = services.catalogue.settings().orders.shopper_cancel
    return OrderLine(
        id=line.id,
        title=line.title,
        picture=render_path(line.configurator, line_token(services, line), 300),
        parts=tuple(_part(shop, option) for option in placed.options),
        quantity=line.quantity,
        total=shop.money(line.total),
        state=state(placed),
        steps=tuple(steps(shop, placed, pay_then)),
        offer=_offer(context, placed),
        cancellable=placed.progress.waiting if lets else 0,
        refund=shop.money(line.unit_price) if line.paid and context.order.payment is not Payment.UNPAID else "",
    )


def _offer(context: OrderContext, placed: PlacedLine) -> Offer | None:
    offer, quantity = placed.line.offer, placed.progress.offered
    if offer is None or offer.expires_at is None or not quantity or offer.expires_at <= context.now:
        return None
    return Offer(
        quantity=quantity,
        total=context.shop.money(quantity * placed.line.unit_price),
        until=context.shop.moment(offer.expires_at),
        seconds=ceil((offer.expires_at - context.now).total_seconds()),
    )


def _part(shop: Storefront, placed: PlacedOption) -> Part:
    option = placed.option
    price = shop.money(option.price) if option.price else ""
    return Part(option.layer, option.group_label or "", option.label, price, placed.cart_label, placed.availability)
