"""The audit log in sentences: what somebody did, to what."""

from configurator.languages import marked
from layers.speech import Speech

AREAS = {
    "order": marked("Orders"),
    "stock": marked("Stock"),
    "configurator": marked("Configurators"),
    "settings": marked("Settings"),
    "user": marked("Users"),
    "token": marked("Tokens"),
    "customer": marked("Customers"),
    "mail": marked("Mails"),
}
"""What entries are about, by the first part of what was done."""
SENTENCES = {
    "order.paid": marked("Marked order %(subject)s paid"),
    "order.refunded": marked("Marked order %(subject)s refunded"),
    "order.ship": marked("Shipped of order %(subject)s"),
    "order.deliver": marked("Marked order %(subject)s delivered"),
    "order.cancel": marked("Cancelled of order %(subject)s"),
    "order.purchase": marked("Bought from order %(subject)s"),
    "order.become": marked("Order %(subject)s became another"),
    "stock.terms": marked("Changed the terms of %(subject)s"),
    "stock.receive": marked("Received %(subject)s"),
    "stock.adjust": marked("Adjusted %(subject)s"),
    "stock.count": marked("Counted %(subject)s"),
    "stock.restock_on": marked("Moved the date of %(subject)s"),
    "stock.preorder_release_on": marked("Moved the date of %(subject)s"),
    "stock.import": marked("Imported a file"),
    "configurator.created": marked("Created %(subject)s"),
    "configurator.saved": marked("Saved %(subject)s"),
    "configurator.published": marked("Published %(subject)s"),
    "configurator.deleted": marked("Deleted %(subject)s"),
    "configurator.withdrawn": marked("Withdrew %(subject)s"),
    "settings.changed": marked("Changed the settings"),
    "user.added": marked("Added %(subject)s as an owner"),
    "user.invited": marked("Invited %(subject)s"),
    "user.link_made": marked("Made a link for %(subject)s"),
    "user.arrived": marked("Came in by a link and chose a password: %(subject)s"),
    "user.signed_in": marked("Signed in"),
    "user.password_changed": marked("Changed their password"),
    "user.role_changed": marked("Changed the role of %(subject)s"),
    "user.disabled": marked("Disabled %(subject)s"),
    "user.enabled": marked("Enabled %(subject)s"),
    "user.signed_out": marked("Signed %(subject)s out everywhere"),
    "token.created": marked("Made the token %(subject)s"),
    "token.revoked": marked("Revoked the token %(subject)s"),
    "customer.exported": marked("Exported what is kept of a customer"),
    "customer.erased": marked("Erased a customer"),
    "customer.retired": marked("Anonymised customers of old orders, as the settings say"),
    "mail.resent": marked("Sent mail %(subject)s again"),
    "mail.tested": marked("Sent a test mail"),
}


def sentence(what: str, subject: str, speech: Speech) -> str:
    """What was done; of a kind that nobody foresaw, its name and what it was done to."""
    known = SENTENCES.get(what)
    return speech.gettext(known) % {"subject": subject} if known else f"{what} {subject}".strip()
