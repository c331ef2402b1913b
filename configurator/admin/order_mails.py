"""What was mailed about an order, in words."""

from collections.abc import Mapping

from configurator.languages import marked
from configurator.ledger.mails import Mail, MailKind, MailState
from layers.speech import Speech

SUBJECTS: Mapping[MailKind, str] = {
    MailKind.ORDER_PLACED: marked("Order placed"),
    MailKind.ORDER_AVAILABLE: marked("Stock has come"),
    MailKind.ORDER_OFFER: marked("Can be bought now"),
    MailKind.ORDER_PAID: marked("Paid"),
    MailKind.ORDER_SHIPPED: marked("Shipped"),
    MailKind.ORDER_DELAYED: marked("Comes later than promised"),
    MailKind.ORDER_CANCELLED: marked("Cancelled"),
    MailKind.SHOP_ORDER: marked("New order with backordered items"),
    MailKind.SHOP_PAID: marked("Order paid"),
}
STATES: Mapping[MailState, str] = {
    MailState.WAITING: marked("“%(subject)s” to %(address)s waits to be sent"),
    MailState.SENDING: marked("“%(subject)s” to %(address)s is being sent"),
    MailState.SENT: marked("“%(subject)s” was mailed to %(address)s"),
    MailState.DROPPED: marked("“%(subject)s” to %(address)s was not sent, since it was no longer true"),
    MailState.FAILED: marked("“%(subject)s” to %(address)s could not be sent"),
}


def mail_sentence(mail: Mail, speech: Speech) -> str:
    """The shop's own have no address before they are sent."""
    subject = speech.gettext(SUBJECTS[mail.kind]) if mail.kind in SUBJECTS else mail.kind.value
    address = mail.address or speech.gettext("the shop")
    return speech.gettext(STATES[mail.state]) % {"subject": subject, "address": address}
