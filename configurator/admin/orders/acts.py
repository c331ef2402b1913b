"""The actions that an order's state allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from configurator.admin.orders.row import in_currency
from configurator.languages import gettext_noop
from configurator.ordering import Shop, cancel, deliver, pay, refund, ship
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order
from layers.words.storefront import Storefront


class Act(StrEnum):
    """An action; the value is the last segment of its URL."""

    PAY = "pay"
    SHIP = "ship"
    DELIVER = "deliver"
    REFUND = "refund"
    CANCEL = "cancel"


LABELS: Mapping[Act, str] = {
    Act.PAY: gettext_noop("Mark as paid"),
    Act.SHIP: gettext_noop("Ship"),
    Act.DELIVER: gettext_noop("Mark as delivered"),
    Act.REFUND: gettext_noop("Mark as refunded"),
    Act.CANCEL: gettext_noop("Cancel"),
}
DONE: Mapping[Act, str] = {
    Act.PAY: gettext_noop("Order %(number)s is marked as paid."),
    Act.DELIVER: gettext_noop("Order %(number)s is marked as delivered."),
    Act.REFUND: gettext_noop("Order %(number)s is marked as refunded."),
}


BY_UNITS = (Act.SHIP, Act.CANCEL)


@dataclass(frozen=True, slots=True)
class ActLink:
    """`first` is what is most likely wanted next."""

    act: Act
    label: str
    href: str
    first: bool


def possible(order: Order) -> tuple[Act, ...]:
    """The possible actions, the likeliest first."""
    found = {
        Act.REFUND: bool(order.refund_due),
        Act.SHIP: any(line.complete for line in order.lines),
        Act.PAY: bool(order.payable),
        Act.DELIVER: any(line.shipped > line.delivered for line in order.lines),
        Act.CANCEL: any(line.open for line in order.lines),
    }
    unpaid_first = sorted(found, key=lambda act: act is not Act.PAY) if order.payable else list(found)
    return tuple(act for act in unpaid_first if found[act])


def act_on(
    books: Books,
    shop: Shop,
    act: Act,
    number: str,
    lines: Mapping[str, int],
    now: datetime,
    who: str,
    speaking: Storefront,
) -> str:
    """Do it, and say what was done as `speaking` does; `lines` are the pieces of what is done by units.

    Raises NoSuchOrder, OrderRemoved, NotThatMany, NothingTo.
    """
    if act is Act.SHIP:
        return _shipped(ship(books, shop, number, lines, now, who=who), sum(lines.values()), speaking)
    if act is Act.CANCEL:
        return _cancelled(cancel(books, shop, number, lines, now, who=who), sum(lines.values()), speaking)
    simply = {Act.PAY: pay, Act.DELIVER: deliver, Act.REFUND: refund}
    simply[act](books, shop, number, now, who=who)
    return speaking.speech.gettext(DONE[act]) % {"number": number}


def _shipped(order: Order, quantity: int, speaking: Storefront) -> str:
    said = speaking.speech.ngettext(
        "%(num)s piece of order %(number)s has shipped.", "%(num)s pieces of order %(number)s have shipped.", quantity
    )
    return said % {"num": quantity, "number": order.number}


def _cancelled(order: Order, quantity: int, speaking: Storefront) -> str:
    speech, counted = speaking.speech, {"num": quantity, "number": order.number}
    said = speech.ngettext(
        "%(num)s piece of order %(number)s is cancelled.", "%(num)s pieces of order %(number)s are cancelled.", quantity
    )
    if not order.refund_due:
        return said % counted
    refund = speech.gettext("%(amount)s is to be refunded.")
    amount = {"amount": in_currency(speaking, order).money(order.refund_due)}
    return f"{said % counted} {refund % amount}"
