"""What the order's page says of its mails."""

from datetime import UTC, datetime

import pytest

from configurator.admin.orders.history import mail_sentence
from configurator.languages import translations
from configurator.stores.ledger.books.mails import Mail, MailKind, MailState

NO_ADDRESS = "The shop has no address for its own mails."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“New order” to the shop was not sent: The shop has no address for its own mails."),
        (
            "de",
            "„Neue Bestellung“ an den Shop wurde nicht gesendet: Der Shop hat keine Adresse für seine eigenen E-Mails.",
        ),
    ],
)
def test_a_mail_that_was_dropped_says_why(language: str, sentence: str) -> None:
    at = datetime(2026, 11, 30, tzinfo=UTC)
    mail = Mail(1, at, MailKind.SHOP_ORDER, "1024", {}, "", "en", "m", MailState.DROPPED, error=NO_ADDRESS)
    assert mail_sentence(mail, translations(language)) == sentence
