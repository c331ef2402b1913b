"""An order as a row of a list, and the labels and colours of its states in the admin area."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from configurator.languages import gettext_noop
from layers.orders.order import Fulfilment, LineState, Order, Payment
from layers.words.storefront import Storefront

FULFILMENT_HUES: Mapping[Fulfilment, str] = {
    Fulfilment.NEW: "waiting",
    Fulfilment.PRE_ORDERED: "preorder",
    Fulfilment.BACK_ORDERED: "backorder",
    Fulfilment.READY: "good",
    Fulfilment.SHIPPED: "in_stock",
    Fulfilment.DELIVERED: "quiet",
    Fulfilment.CANCELLED: "quiet",
}
PAYMENT_HUES: Mapping[Payment, str] = {
    Payment.UNPAID: "waiting",
    Payment.PAID: "good",
    Payment.REFUND_DUE: "wrong",
    Payment.REFUNDED: "quiet",
}
PAYMENT_WORDS: Mapping[Payment, str] = {
    Payment.UNPAID: gettext_noop("Unpaid"),
    Payment.PAID: gettext_noop("Paid"),
    Payment.REFUND_DUE: gettext_noop("Refund due"),
    Payment.REFUNDED: gettext_noop("Refunded"),
}
LINE_HUES: Mapping[LineState, str] = {
    LineState.WAITING: "backorder",
    LineState.PARTIAL: "low_stock",
    LineState.READY: "good",
    LineState.OFFERED: "preorder",
    LineState.SHIPPED: "in_stock",
    LineState.DELIVERED: "quiet",
    LineState.CANCELLED: "quiet",
}
LINE_WORDS: Mapping[LineState, str] = {
    LineState.WAITING: gettext_noop("Waits for stock"),
    LineState.PARTIAL: gettext_noop("Partly here"),
    LineState.READY: gettext_noop("All here"),
    LineState.OFFERED: gettext_noop("Offered to the customer"),
    LineState.SHIPPED: gettext_noop("Shipped"),
    LineState.DELIVERED: gettext_noop("Delivered"),
    LineState.CANCELLED: gettext_noop("Cancelled"),
}
NAMED = 2
"""How many late options a row names; the rest are only counted."""


@dataclass(frozen=True, slots=True)
class LatePart:
    units: int
    label: str


@dataclass(frozen=True, slots=True)
class OrderRow:
    """`late` names the first late options, `more` counts the others; `expected` is the last of their days, if known.

    `placed_on` is the day in the shop's time zone.
    """

    number: str
    placed_at: datetime
    placed_on: date
    name: str
    email: str
    late: tuple[LatePart, ...]
    more: int
    expected: date | None
    fulfilment: Fulfilment
    fulfilment_hue: str
    payment: Payment
    payment_words: str
    payment_hue: str
    total: str
    due: str


def order_row(order: Order, shop: Storefront, timezone: tzinfo) -> OrderRow:
    """`shop` speaks the user's language."""
    late, money = late_parts(order), in_currency(shop, order)
    return OrderRow(
        order.number,
        order.placed_at,
        order.placed_at.astimezone(timezone).date(),
        order.customer.name,
        order.customer.email,
        late[:NAMED],
        len(late) - len(late[:NAMED]),
        expected(order, shop.policy.today),
        order.fulfilment,
        FULFILMENT_HUES[order.fulfilment],
        order.payment,
        shop.speech.gettext(PAYMENT_WORDS[order.payment]),
        PAYMENT_HUES[order.payment],
        money.money(order.total),
        money.money(order.due) if order.due else "",
    )


def late_parts(order: Order) -> tuple[LatePart, ...]:
    """The late options of an order in menu order, the same ones of several lines together."""
    units: Counter[str] = Counter()
    for line in order.lines:
        for option in line.options:
            if option.late:
                units[option.label] += option.late
    return tuple(LatePart(count, label) for label, count in units.items())


def expected(order: Order, today: date) -> date | None:
    """When all late units are expected; None if any has no date or a past one."""
    days = [option.promised_on for line in order.lines for option in line.options if option.late]
    known = [day for day in days if day is not None and day >= today]
    return max(known) if known and len(known) == len(days) else None


def in_currency(shop: Storefront, order: Order) -> Storefront:
    """The storefront with the order's currency."""
    return replace(shop, currency=order.currency)
