"""A test mail: sent at once, with the answer of the mail server."""

import asyncio
from email.utils import make_msgid

from markupsafe import escape
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import OWNER, PageRoute, page_route
from configurator.languages import translations
from configurator.mail.letter import Envelope, Letter, Text, Undeliverable, letter
from configurator.mail.sender import host_of, sender_of
from configurator.mail.sending import transport_of
from configurator.mail.transport import LetterRefused, Transport, Unreachable
from configurator.runtime.services import Services
from configurator.runtime.transactions import written
from configurator.stores.ledger.books.people import User

PATIENCE = 20.0
"""The timeout in seconds: how long a user waits for the page."""


async def send(call: AdminCall) -> Response:
    services, user, now = call.services, call.user, call.services.now()
    await written(services, lambda books: books.audit.note(user.label, "mail.tested", user.email, "", now))
    there = f"{call.address('admin.settings')}#mail"
    return done(call, there, await _outcome(services, user))


async def _outcome(services: Services, user: User) -> str:
    """The outcome as a sentence."""
    _ = translations(user.locale).gettext
    try:
        async with asyncio.timeout(PATIENCE):
            await _carried(transport_of(services.config), _letter(services, user))
    except TimeoutError:
        return _("The mail server did not answer in time.")
    except (Unreachable, LetterRefused, Undeliverable) as error:
        return _("The test mail was not sent: %(reason)s") % {"reason": _(str(error))}
    if services.config.smtp_url is None:
        return _("No mail server is configured: the test mail is a file in the folder “outbox”.")
    return _("The mail server took the test mail for %(email)s.") % {"email": user.email}


async def _carried(transport: Transport, content: Letter) -> None:
    try:
        await transport.open()
        await transport.carry(content)
    finally:
        await transport.close()


def _letter(services: Services, user: User) -> Letter:
    """Raises Undeliverable."""
    settings, now = services.catalogue.settings(), services.now()
    config = services.config
    _ = translations(user.locale).gettext
    said = _("Mails of %(shop)s arrive.") % {"shop": settings.shop.name}
    envelope = Envelope(
        make_msgid(domain=host_of(config)), now, sender_of(config, settings), settings.shop.name, (user.email,)
    )
    text = Text(_("A test mail"), f"{said}\n", f"<p>{escape(said)}</p>")
    return letter(f"{now:%Y%m%dT%H%M%SZ}-test", envelope, text)


routes: list[PageRoute] = [page_route("/settings/mail/test", send, OWNER, "admin.trial_mail", ["POST"])]
