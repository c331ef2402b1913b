"""Composing a letter from a mail of the ledger, or finding the reason not to send one."""

from dataclasses import dataclass, replace

from configurator.languages import gettext_noop
from configurator.mail.contents import LetterContext
from configurator.mail.letter import Envelope, Letter, letter
from configurator.mail.letter_data import LetterData, letter_data
from configurator.mail.relevance import moot
from configurator.mail.rendering import written
from configurator.mail.sender import host_of, sender_of
from configurator.ordering import settle_due
from configurator.ordering.news.waits import is_back
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.mails import LINKS, Mail, MailKind
from configurator.stores.ledger.books.waits import Wait


@dataclass(frozen=True, slots=True)
class Moot:
    """There is no letter to send; `why` is a sentence to be translated.

    `waiting` is the wait that it was to notify of stock that is gone again: it stays open.
    """

    why: str
    waiting: Wait | None = None


@dataclass(frozen=True, slots=True)
class RenderedMail:
    """A mail as somebody else may see it: its links are sealed."""

    subject: str
    text: str
    html: str
    to: tuple[str, ...]


def composed(services: Services, mail: Mail) -> Letter | Moot:
    """The letter of a mail as things stand now; raises Undeliverable."""
    context = _context(services, mail)
    to = recipients(services, mail, context.data)
    if not to:
        return Moot(gettext_noop("The shop has no address for its own mails."))
    found = _moot(context)
    return found or letter(_name(mail), _envelope(context, to), written(context))


def rendered(services: Services, mail: Mail) -> RenderedMail | Moot:
    """A mail as it would read now, for the admin area; its links are not shown."""
    context = _context(services, mail)
    found = _moot(context)
    if found:
        return found
    body = {name: value for name, value in mail.body.items() if name not in LINKS}
    text = written(replace(context, mail=replace(mail, body=body)))
    return RenderedMail(text.subject, text.text, text.html, recipients(services, mail, context.data))


def recipients(services: Services, mail: Mail, about: LetterData) -> tuple[str, ...]:
    """The recipients of a mail; the shop's own go to the address in the settings, else to its owners."""
    if mail.address:
        return (mail.address,)
    shop = services.catalogue.settings().mail.shop
    return (shop,) if shop else about.owners


def _moot(context: LetterContext) -> Moot | None:
    why = moot(context.mail, context.data, context.now)
    if why:
        return Moot(why)
    wait = context.data.wait if context.mail.kind is MailKind.WAIT_BACK else None
    if wait and not is_back(shop_of(context.services), wait, context.services.ledger.snapshot.items, context.now):
        return Moot(gettext_noop("It is gone again."), wait)
    return None


def _context(services: Services, mail: Mail) -> LetterContext:
    now = services.now()
    settle_due(services.ledger, shop_of(services), now)
    about = services.ledger.read(letter_data, mail, now)
    return LetterContext(services, services.storefront(mail.locale or None), mail, about, now)


def _envelope(context: LetterContext, to: tuple[str, ...]) -> Envelope:
    settings = context.services.catalogue.settings()
    config = context.services.config
    unsubscribe = context.mail.body.get("unsubscribe")
    return Envelope(
        message_id=f"<{context.mail.message_id}@{host_of(config)}>",
        at=context.now,
        sender=sender_of(config, settings),
        sender_name=settings.shop.name,
        recipients=to,
        locale=context.shop.locale.replace("_", "-"),
        unsubscribe=context.address(unsubscribe) if unsubscribe else "",
    )


def _name(mail: Mail) -> str:
    """Its own file name, whenever it is written."""
    return f"{mail.at:%Y%m%dT%H%M%SZ}-{mail.kind}-{mail.id}"
