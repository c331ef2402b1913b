"""Whether a mail is still true when it is about to be sent."""

from collections.abc import Callable, Mapping
from datetime import datetime

from configurator.languages import gettext_noop
from configurator.mail.letter_data import LetterData
from configurator.mail.notification import arrivals, delays, offers
from configurator.mail.scarcity import scarce
from configurator.stores.ledger.books.mails import Mail, MailKind
from layers.orders.order import Fulfilment, Order


def moot(mail: Mail, data: LetterData, now: datetime) -> str:
    """Why the mail is moot, as a sentence to be translated; empty if it is not."""
    if mail.kind in ORDERS:
        return _of_order(mail, data, now)
    return OTHERS[mail.kind](mail, data)


def _of_order(mail: Mail, data: LetterData, now: datetime) -> str:
    order = data.order
    if order is None:
        return gettext_noop("The order is gone.")
    if not mail.address and not mail.kind.startswith("shop_"):
        return gettext_noop("The customer was erased.")
    if mail.address and order.customer.email.lower() != mail.address:
        return gettext_noop("The order is no longer this address's.")
    if order.became and mail.kind in OPEN_ONLY:
        return gettext_noop("The order has become another one.")
    if order.fulfilment is Fulfilment.CANCELLED and mail.kind in OPEN_ONLY:
        return gettext_noop("The order was cancelled.")
    return ORDERS[mail.kind](mail, order, data, now)


def _true(*_: object) -> str:
    return ""


def _available(mail: Mail, order: Order, *_: object) -> str:
    return "" if arrivals(mail, order) else gettext_noop("Nothing of it is waiting to be sent any more.")


def _offered(mail: Mail, order: Order, _: LetterData, now: datetime) -> str:
    return "" if offers(mail, order, now) else gettext_noop("The offer is no longer open.")


def _delayed(mail: Mail, order: Order, *_: object) -> str:
    return "" if delays(mail, order) else gettext_noop("It is no longer late in this way.")


def _paid(_: Mail, order: Order, *__: object) -> str:
    return gettext_noop("The order is not paid.") if order.paid is None else ""


def _late(_: Mail, order: Order, *__: object) -> str:
    if order.origin or any(option.late for line in order.lines for option in line.options):
        return ""
    return gettext_noop("Nothing of the order is late any more.")


def _stock(mail: Mail, data: LetterData) -> str:
    return "" if scarce(mail, data.items) else gettext_noop("There is enough again.")


def _opening(_: Mail, data: LetterData) -> str:
    return "" if data.opens else gettext_noop("The link is used or over.")


def _unconfirmed(_: Mail, data: LetterData) -> str:
    if data.wait is None or data.wait.over or data.wait.confirmed_at:
        return gettext_noop("There is nothing to confirm any more.")
    return ""


def _waiting(_: Mail, data: LetterData) -> str:
    return gettext_noop("Nobody waits for it any more.") if data.wait is None or data.wait.ended_at else ""


OfOrder = Callable[[Mail, Order, LetterData, datetime], str]
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
OTHERS: Mapping[MailKind, Callable[[Mail, LetterData], str]] = {
    MailKind.SHOP_STOCK_LOW: _stock,
    MailKind.SHOP_STOCK_OUT: _stock,
    MailKind.LOGIN: _opening,
    MailKind.ADMIN_LINK: _opening,
    MailKind.WAIT_CONFIRM: _unconfirmed,
    MailKind.WAIT_BACK: _waiting,
}
