"""Labels of mails on pages: their kinds and states, and links to their subjects."""

from collections.abc import Mapping

from configurator.languages import gettext_noop
from configurator.stores.ledger.books.mails import Mail, MailKind, MailState
from configurator.web.addresses import Addresses

KINDS: Mapping[MailKind, str] = {
    MailKind.ORDER_PLACED: gettext_noop("Order placed"),
    MailKind.ORDER_AVAILABLE: gettext_noop("Stock has come"),
    MailKind.ORDER_OFFER: gettext_noop("Can be bought now"),
    MailKind.ORDER_PAID: gettext_noop("Paid"),
    MailKind.ORDER_SHIPPED: gettext_noop("Shipped"),
    MailKind.ORDER_DELAYED: gettext_noop("Comes later than promised"),
    MailKind.ORDER_CANCELLED: gettext_noop("Cancelled"),
    MailKind.SHOP_ORDER: gettext_noop("New order"),
    MailKind.SHOP_PAID: gettext_noop("Order paid"),
    MailKind.SHOP_STOCK_LOW: gettext_noop("Stock is low"),
    MailKind.SHOP_STOCK_OUT: gettext_noop("Out of stock"),
    MailKind.LOGIN: gettext_noop("Link to log in"),
    MailKind.WAIT_CONFIRM: gettext_noop("Please confirm"),
    MailKind.WAIT_BACK: gettext_noop("It is back"),
    MailKind.ADMIN_LINK: gettext_noop("Link into the admin area"),
}
STATES: Mapping[MailState, str] = {
    MailState.WAITING: gettext_noop("Waiting"),
    MailState.SENDING: gettext_noop("Being sent"),
    MailState.SENT: gettext_noop("Sent"),
    MailState.DROPPED: gettext_noop("Dropped"),
    MailState.FAILED: gettext_noop("Failed"),
}
HUES: Mapping[MailState, str] = {
    MailState.WAITING: "waiting",
    MailState.SENDING: "waiting",
    MailState.SENT: "good",
    MailState.DROPPED: "quiet",
    MailState.FAILED: "wrong",
}
ORDERS = ("order_", "shop_order", "shop_paid")
STOCK = ("shop_stock_",)


def subject_page(address: Addresses, mail: Mail) -> str:
    """The address of what a mail is about; empty where that has no page."""
    if mail.kind.startswith(ORDERS):
        return address("admin.order", number=mail.subject)
    if mail.kind.startswith(STOCK):
        return address("admin.stock.item", sku=mail.subject)
    return ""
