"""What mails are called on pages: their kinds, where they stand, and where their subject is to be seen."""

from collections.abc import Mapping

from starlette.applications import Starlette

from configurator.languages import marked
from configurator.stores.ledger.books.mails import Mail, MailKind, MailState

KINDS: Mapping[MailKind, str] = {
    MailKind.ORDER_PLACED: marked("Order placed"),
    MailKind.ORDER_AVAILABLE: marked("Stock has come"),
    MailKind.ORDER_OFFER: marked("Can be bought now"),
    MailKind.ORDER_PAID: marked("Paid"),
    MailKind.ORDER_SHIPPED: marked("Shipped"),
    MailKind.ORDER_DELAYED: marked("Comes later than promised"),
    MailKind.ORDER_CANCELLED: marked("Cancelled"),
    MailKind.SHOP_ORDER: marked("New order"),
    MailKind.SHOP_PAID: marked("Order paid"),
    MailKind.SHOP_STOCK_LOW: marked("Stock is low"),
    MailKind.SHOP_STOCK_OUT: marked("Out of stock"),
    MailKind.LOGIN: marked("Link to log in"),
    MailKind.WAIT_CONFIRM: marked("Please confirm"),
    MailKind.WAIT_BACK: marked("It is back"),
    MailKind.ADMIN_LINK: marked("Link into the admin area"),
}
STATES: Mapping[MailState, str] = {
    MailState.WAITING: marked("Waiting"),
    MailState.SENDING: marked("Being sent"),
    MailState.SENT: marked("Sent"),
    MailState.DROPPED: marked("Dropped"),
    MailState.FAILED: marked("Failed"),
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


def subject_page(app: Starlette, mail: Mail) -> str:
    """The address of what a mail is about; empty where that has no page."""
    if mail.kind.startswith(ORDERS):
        return str(app.url_path_for("admin.order", number=mail.subject))
    if mail.kind.startswith(STOCK):
        return str(app.url_path_for("admin.stock.item", sku=mail.subject))
    return ""
