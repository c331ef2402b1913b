"""Composing a letter from a mail of the ledger, or finding the reason not to send one."""

from dataclasses import dataclass, replace

from configurator.languages import gettext_noop
from configurator.mail.contents import LetterContext
from configurator.mail.letter import Envelope, Letter, letter
from configurator.mail.letter_data import LetterData, letter_data
from configurator.mail.rendering import written
from configurator.mail.sender import host_of, sender_of
from configurator.mail.truth import moot
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
    """The letter of a mail as things stand now; raises Unwritable."""
    scene = _scene(services, mail)
    to = recipients(services, mail, scene.data)
    if not to:
        return Moot(gettext_noop("The shop has no address for its own mails."))
    found = _moot(scene)
    return found or letter(_name(mail), _envelope(scene, to), written(scene))


def rendered(services: Services, mail: Mail) -> RenderedMail | Moot:
    """A mail as it would read now, for the admin area; its links are not shown."""
    scene = _scene(services, mail)
    found = _moot(scene)
    if found:
        return found
    body = {name: value for name, value in mail.body.items() if name not in LINKS}
    text = written(replace(scene, mail=replace(mail, body=body)))
    return RenderedMail(text.subject, text.text, text.html, recipients(services, mail, scene.data))


def recipients(services: Services, mail: Mail, about: LetterData) -> tuple[str, ...]:
    """The recipients of a mail; the shop's own go to the address in the settings, else to its owners."""
    if mail.address:
        return (mail.address,)
    shop = services.catalogue.settings().mail.shop
    return (shop,) if shop else about.owners


def _moot(scene: LetterContext) -> Moot | None:
    why = moot(scene.mail, scene.data, scene.now)
    if why:
        return Moot(why)
    wait = scene.data.wait if scene.mail.kind is MailKind.WAIT_BACK else None
    if wait and not is_back(shop_of(scene.services), wait, scene.services.ledger.snapshot.items, scene.now):
        return Moot(gettext_noop("It is gone again."), wait)
    return None


def _scene(services: Services, mail: Mail) -> LetterContext:
    now = services.now()
    settle_due(services.ledger, shop_of(services), now)
    about = services.ledger.read(letter_data, mail, now)
    return LetterContext(services, services.storefront(mail.locale or None), mail, about, now)


def _envelope(scene: LetterContext, to: tuple[str, ...]) -> Envelope:
    settings = scene.services.catalogue.settings()
    config = scene.services.config
    unsubscribe = scene.mail.body.get("unsubscribe")
    return Envelope(
        message_id=f"<{scene.mail.message_id}@{host_of(config)}>",
        at=scene.now,
        sender=sender_of(config, settings),
        sender_name=settings.shop.name,
        recipients=to,
        locale=scene.shop.locale.replace("_", "-"),
        unsubscribe=scene.address(unsubscribe) if unsubscribe else "",
    )


def _name(mail: Mail) -> str:
    """Its own file name, whenever it is written."""
    return f"{mail.at:%Y%m%dT%H%M%SZ}-{mail.kind}-{mail.id}"
