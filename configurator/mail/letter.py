"""A mail as it is sent: headers and parts as bytes, and its envelope."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from configurator.languages import gettext_noop

BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~.\-]{1,64}")
DOMAIN = re.compile(r"[A-Za-z0-9.\-]{1,253}|\[[0-9A-Fa-f:.]+\]")
LONGEST = 200


class Undeliverable(Exception):
    """An address that no mail server accepts."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("The address cannot be written in a letter."))


@dataclass(frozen=True, slots=True)
class Letter:
    """`name` is a file name for it; `international` says that an address needs SMTPUTF8."""

    name: str
    sender: str
    recipients: tuple[str, ...]
    content: bytes
    international: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """What a mail says: its subject, and the same content twice."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """Everything around the text; `unsubscribe` is an address or empty."""

    message_id: str
    at: datetime
    sender: str
    sender_name: str
    recipients: tuple[str, ...]
    locale: str = ""
    unsubscribe: str = ""


def letter(name: str, envelope: Envelope, text: Text) -> Letter:
    """Raises Undeliverable."""
    sender, recipients = ascii_domain(envelope.sender), tuple(map(ascii_domain, envelope.recipients))
    international = not all(address.isascii() for address in (sender, *recipients))
    message = EmailMessage(policy=SMTPUTF8 if international else SMTP)
    message["From"] = _address(envelope.sender_name, sender)
    message["To"] = tuple(_address("", recipient) for recipient in recipients)
    message["Subject"] = one_line(text.subject)
    message["Date"] = format_datetime(envelope.at)
    message["Message-ID"] = envelope.message_id
    message["Auto-Submitted"] = "auto-generated"
    if envelope.unsubscribe:
        message["List-Unsubscribe"] = f"<{envelope.unsubscribe}>"
    message.set_content(text.text, cte="quoted-printable")
    message.add_alternative(text.html, subtype="html", cte="quoted-printable")
    if envelope.locale:
        message["Content-Language"] = envelope.locale
    return Letter(name, sender, recipients, message.as_bytes(), international)


def one_line(text: str) -> str:
    """A text as a header may hold it: no line breaks, no control characters, not too long."""
    return BREAKS.sub(" ", text).strip()[:LONGEST]


def ascii_domain(address: str) -> str:
    """`jo@müller.example` with the domain as mail servers know it; raises Undeliverable."""
    local, _, domain = address.rpartition("@")
    try:
        known = domain if domain.isascii() else domain.encode("idna").decode()
    except UnicodeError as error:
        raise Undeliverable from error
    if not LOCAL.fullmatch(local) or not DOMAIN.fullmatch(known):
        raise Undeliverable
    return f"{local}@{known}"


def _address(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    try:
        return Address(one_line(name), username=local, domain=domain)
    except ValueError as error:
        raise Undeliverable from error
