"""Audit entries as sentences."""

from configurator.languages import gettext_noop
from layers.speech import Speech

AREAS = {
    "order": gettext_noop("Orders"),
    "stock": gettext_noop("Stock"),
    "configurator": gettext_noop("Configurators"),
    "settings": gettext_noop("Settings"),
    "user": gettext_noop("Users"),
    "token": gettext_noop("Tokens"),
    "customer": gettext_noop("Customers"),
    "mail": gettext_noop("Mails"),
}
"""What entries are about, by the first part of what was done."""
SENTENCES = {
    "order.paid": gettext_noop("Marked order %(subject)s paid"),
    "order.refunded": gettext_noop("Marked order %(subject)s refunded"),
    "order.ship": gettext_noop("Shipped of order %(subject)s"),
    "order.deliver": gettext_noop("Marked order %(subject)s delivered"),
    "order.cancel": gettext_noop("Cancelled of order %(subject)s"),
    "order.purchase": gettext_noop("Bought from order %(subject)s"),
    "order.become": gettext_noop("Order %(subject)s became another"),
    "stock.terms": gettext_noop("Changed the terms of %(subject)s"),
    "stock.receive": gettext_noop("Received %(subject)s"),
    "stock.adjust": gettext_noop("Adjusted %(subject)s"),
    "stock.count": gettext_noop("Counted %(subject)s"),
    "stock.restock_on": gettext_noop("Moved the date of %(subject)s"),
    "stock.preorder_release_on": gettext_noop("Moved the date of %(subject)s"),
    "stock.import": gettext_noop("Imported a file"),
    "configurator.created": gettext_noop("Created %(subject)s"),
    "configurator.saved": gettext_noop("Saved %(subject)s"),
    "configurator.published": gettext_noop("Published %(subject)s"),
    "import.uploaded": gettext_noop("Uploaded the layered file %(subject)s"),
    "import.deleted": gettext_noop("Let go of the layered file %(subject)s"),
    "configurator.edited": gettext_noop("Edited %(subject)s"),
    "configurator.restored": gettext_noop("Brought back an earlier version of %(subject)s"),
    "configurator.duplicated": gettext_noop("Copied as %(subject)s"),
    "configurator.imported": gettext_noop("Imported %(subject)s"),
    "configurator.deleted": gettext_noop("Deleted %(subject)s"),
    "configurator.withdrawn": gettext_noop("Withdrew %(subject)s"),
    "settings.changed": gettext_noop("Changed the settings"),
    "user.added": gettext_noop("Added %(subject)s as an owner"),
    "user.invited": gettext_noop("Invited %(subject)s"),
    "user.link_made": gettext_noop("Made a link for %(subject)s"),
    "user.arrived": gettext_noop("Came in by a link and chose a password: %(subject)s"),
    "user.signed_in": gettext_noop("Signed in"),
    "user.password_changed": gettext_noop("Changed their password"),
    "user.role_changed": gettext_noop("Changed the role of %(subject)s"),
    "user.disabled": gettext_noop("Disabled %(subject)s"),
    "user.enabled": gettext_noop("Enabled %(subject)s"),
    "user.signed_out": gettext_noop("Signed %(subject)s out everywhere"),
    "token.created": gettext_noop("Made the token %(subject)s"),
    "token.revoked": gettext_noop("Revoked the token %(subject)s"),
    "customer.exported": gettext_noop("Exported what is kept of a customer"),
    "customer.erased": gettext_noop("Erased a customer"),
    "customer.retired": gettext_noop("Anonymised customers of old orders, as the settings say"),
    "mail.resent": gettext_noop("Sent mail %(subject)s again"),
    "mail.tested": gettext_noop("Sent a test mail"),
}


def sentence(what: str, subject: str, speech: Speech) -> str:
    """The entry as a sentence; for an unknown kind, its name and subject."""
    known = SENTENCES.get(what)
    return speech.gettext(known) % {"subject": subject} if known else f"{what} {subject}".strip()
