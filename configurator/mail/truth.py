"""Whether what a mail was to tell is still so when it is about to be sent."""

from collections.abc import Callable, Mapping
from datetime import datetime

from configurator.languages import marked
from configurator.ledger.mails import Mail, MailKind, MailState
from configurator.mail.known import Known
from configurator.mail.telling import arrivals, delays, lines_of, moved, offers
from layers.order import Fulfilment, Order

OPPOSITE = {
    MailKind.ORDER_AVAILABLE: MailKind.ORDER_DELAYED,
    MailKind.ORDER_DELAYED: MailKind.ORDER_AVAILABLE,
}


def moot(mail: Mail, known: Known, now: datetime) -> str:
    """Why there is nothing to tell any more, empty where there is; as a sentence to be translated."""
    if mail.kind in ORDERS:
        return _of_order(mail, known, now)
    return OTHERS[mail.kind](mail, known)


def _of_order(mail: Mail, known: Known, now: datetime) -> str:
    order = known.order
    if order is None:
        return marked("The order is gone.")
    if not mail.address and not mail.kind.startswith("shop_"):
        return marked("The customer was erased.")
    if mail.address and order.customer.email.lower() != mail.address:
        return marked("The order is no longer this address's.")
    if order.became and mail.kind in OPEN_ONLY:
        return marked("The order has become another one.")
    if order.fulfilment is Fulfilment.CANCELLED and mail.kind in OPEN_ONLY:
        return marked("The order was cancelled.")
    return ORDERS[mail.kind](mail, order, known, now)


def _true(*_: object) -> str:
    return ""


def _available(mail: Mail, order: Order, known: Known, _: datetime) -> str:
    if not arrivals(mail, order):
        return marked("Nothing of it is waiting to be sent any more.")
    return _undone(mail, known)


def _offered(mail: Mail, order: Order, _: Known, now: datetime) -> str:
    return "" if offers(mail, order, now) else marked("The offer is no longer open.")


def _delayed(mail: Mail, order: Order, known: Known, _: datetime) -> str:
    if not delays(mail, order):
        return marked("It is no longer late in this way.")
    return "" if moved(mail) else _undone(mail, known)


def _paid(_: Mail, order: Order, *__: object) -> str:
    return marked("The order is not paid.") if order.paid is None else ""


def _late(_: Mail, order: Order, *__: object) -> str:
    if order.origin or any(option.late for line in order.lines for option in line.options):
        return ""
    return marked("Nothing of the order is late any more.")


def _undone(mail: Mail, known: Known) -> str:
    """Units that left and came again before their customer heard that they had left, or the other way round.

    Of the mails since the last one that was sent, each one dropped takes one of the opposite kind with it.
    """
    left = 0
    for other in known.history:
        if other.id >= mail.id or moved(other) or not lines_of(other) & lines_of(mail):
            continue
        if other.state is MailState.SENT and other.kind in OPPOSITE:
            left = 0
        elif other.state is MailState.DROPPED and other.kind in OPPOSITE:
            left += 1 if other.kind is OPPOSITE[mail.kind] else -1
    return marked("It was undone before the customer heard of it.") if left > 0 else ""


def _stock(mail: Mail, known: Known) -> str:
    most = mail.body.get("threshold") if mail.kind is MailKind.SHOP_STOCK_LOW else 0
    if known.item is None or known.item.available > (most if isinstance(most, int) else 0):
        return marked("There is enough again.")
    return ""


def _opening(_: Mail, known: Known) -> str:
    return "" if known.opens else marked("The link is used or over.")


def _unconfirmed(_: Mail, known: Known) -> str:
    if known.wait is None or known.wait.over or known.wait.confirmed_at:
        return marked("There is nothing to confirm any more.")
    return ""


def _waiting(_: Mail, known: Known) -> str:
    return marked("Nobody waits for it any more.") if known.wait is None or known.wait.ended_at else ""


OfOrder = Callable[[Mail, Order, Known, datetime], str]
ORDERS: Mapping[MailKind, OfOrder] = {
    MailKind.ORDER_PLACED: _true,
    MailKind.ORDER_AVAILABLE: _available,
    MailKind.ORDER_OFFER: _offered,
    MailKind.ORDER_PAID: _paid,
    MailKind.ORDER_SHIPPED: _true,
    MailKind.ORDER_DELAYED: _delayed,
    MailKind.ORDER_CANCELLED: _true,
    MailKind.SHOP_ORDER: _late,
    MailKind.SHOP_PAID: _paid,
}
OPEN_ONLY = tuple(kind for kind in ORDERS if kind not in (MailKind.ORDER_SHIPPED, MailKind.ORDER_CANCELLED))
"""Mails that a cancelled order, or one that became another, has no use for."""
OTHERS: Mapping[MailKind, Callable[[Mail, Known], str]] = {
    MailKind.SHOP_STOCK_LOW: _stock,
    MailKind.SHOP_STOCK_OUT: _stock,
    MailKind.LOGIN: _opening,
    MailKind.ADMIN_LINK: _opening,
    MailKind.WAIT_CONFIRM: _unconfirmed,
    MailKind.WAIT_BACK: _waiting,
}
