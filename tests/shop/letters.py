"""Mails as they arrive: where no mail server is named, each is a file in the folder `outbox`."""

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage

from configurator.runtime.services import Services
from configurator.stores.ledger.books.mails import Mail, MailKind, MailState
from tests.api.shop import Shop


def services_of(shop: Shop) -> Services:
    services: Services = shop.client.app.state.services  # type: ignore[attr-defined]
    return services


def mails(shop: Shop, kind: MailKind, address: str) -> list[Mail]:
    """What was posted to an address, oldest first, sent or not."""
    found = services_of(shop).ledger.read(lambda books: books.mails.to(address))
    return [mail for mail in found if mail.kind is kind]


def letter(shop: Shop, kind: MailKind, address: str) -> EmailMessage:
    """The newest one as it arrived."""
    until = time.monotonic() + 20
    while (mail := mails(shop, kind, address)[-1]).state is not MailState.SENT:
        assert time.monotonic() < until, f"the mail is still {mail.state}: {mail.error}"
        time.sleep(0.02)
    files = (services_of(shop).config.data / "outbox").glob("*.eml")
    found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return next(message for message in found if mail.message_id in message["Message-ID"])


def address_in(message: EmailMessage, beginning: str) -> str:
    """The first address of the shop in the mail's text whose path begins so, as a path."""
    body = message.get_body(("plain",))
    assert body
    found = re.search(rf"http://shop\.test({beginning}\S+)", body.get_content())
    assert found, body.get_content()
    return found[1]
