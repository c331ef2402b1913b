"""What was mailed about an order, in words."""

from collections.abc import Mapping

from configurator.admin.mails.mail_words import KINDS
from configurator.languages import marked
from configurator.stores.ledger.books.mails import Mail, MailState
from layers.speech import Speech

STATES: Mapping[MailState, str] = {
    MailState.WAITING: marked("“%(subject)s” to %(address)s waits to be sent"),
    MailState.SENDING: marked("“%(subject)s” to %(address)s is being sent"),
    MailState.SENT: marked("“%(subject)s” was mailed to %(address)s"),
    MailState.DROPPED: marked("“%(subject)s” to %(address)s was not sent, since it was no longer true"),
    MailState.FAILED: marked("“%(subject)s” to %(address)s could not be sent"),
}


def mail_sentence(mail: Mail, speech: Speech) -> str:
    """The shop's own have no address before they are sent."""
    said = {"subject": speech.gettext(KINDS[mail.kind]), "address": mail.address or speech.gettext("the shop")}
    return speech.gettext(STATES[mail.state]) % said
