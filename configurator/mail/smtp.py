"""Letters over SMTP, several on one connection."""

import ssl

from aiosmtplib import (
    SMTP,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)
from aiosmtplib.errors import SMTPDataError, SMTPSenderRefused

from configurator.languages import gettext_noop
from configurator.mail.letter import Letter
from configurator.mail.transport import LetterRefused, Unreachable
from configurator.runtime.mail_server import Encryption, MailServer

COMMAND_SECONDS = 60
CONTENT_SECONDS = 600
"""How long a server may think about a letter before it answers (RFC 5321, 4.5.3.2.6): leaving earlier means twice."""
PER_CONNECTION = 100
START_TLS = {Encryption.TLS: False, Encryption.REQUIRED: True, Encryption.AUTO: None, Encryption.OFF: False}


class SmtpTransport:
    """`name` is what we call ourselves, `patience` how many seconds a server may think about a letter."""

    def __init__(self, server: MailServer, name: str, patience: float = CONTENT_SECONDS) -> None:
        self._server = server
        self._name = name
        self._patience = patience
        self._smtp: SMTP | None = None
        self._carried = 0

    async def open(self) -> None:
        if self._smtp and self._smtp.is_connected and self._carried < PER_CONNECTION:
            return
        await self.close()
        smtp = _client(self._server, self._name)
        try:
            await smtp.connect()
            if smtp.is_ehlo_or_helo_needed:
                await smtp.ehlo()
        except (SMTPException, OSError, ssl.SSLError, ValueError) as error:
            smtp.close()
            raise Unreachable(_said(error)) from error
        self._smtp, self._carried = smtp, 0

    async def carry(self, letter: Letter) -> None:
        assert self._smtp
        self._carried += 1
        try:
            await _carry(self._smtp, letter, self._patience)
        except (SMTPException, OSError, ValueError) as error:
            await self._recover(error)
            raise _refused(error) from error

    async def forget(self, letter: Letter) -> None:
        """It is with the mail server."""

    async def close(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is None:
            return
        try:
            if smtp.is_connected:
                await smtp.quit(timeout=5)
        except (SMTPException, OSError):
            pass
        finally:
            smtp.close()

    async def _recover(self, error: Exception) -> None:
        """Ready for the next letter, or closed: after a silence nobody knows what an answer would belong to."""
        assert self._smtp
        answered = isinstance(error, SMTPResponseException | ValueError | SMTPNotSupported)
        try:
            if answered and not (isinstance(error, SMTPResponseException) and error.code == 421):
                await self._smtp.rset()
                return
        except (SMTPException, OSError):
            pass
        self._smtp.close()


async def _carry(smtp: SMTP, letter: Letter, patience: float) -> None:
    options, encoding = _international(smtp) if letter.international else ((), "ascii")
    await smtp.mail(letter.sender, options=options, encoding=encoding)
    refusals = []
    for recipient in letter.recipients:
        try:
            await smtp.rcpt(recipient, encoding=encoding)
        except SMTPRecipientRefused as error:
            refusals.append(error)
    if len(refusals) == len(letter.recipients):
        raise min(refusals, key=lambda refusal: refusal.code)
    await smtp.data(letter.content, timeout=patience)


def _international(smtp: SMTP) -> tuple[tuple[str, ...], str]:
    if not smtp.supports_extension("SMTPUTF8"):
        raise SMTPNotSupported(gettext_noop("The mail server takes no addresses with such characters."))
    return ("SMTPUTF8",), "utf-8"


def _refused(error: Exception) -> LetterRefused:
    """A refusal of recipient or content for good is final; everything else may be different later.

    The sender is the same for all letters, so what a server says of it is about the shop's settings.
    """
    if isinstance(error, SMTPResponseException):
        final = isinstance(error, SMTPRecipientRefused | SMTPDataError) and 500 <= error.code < 600
        return LetterRefused(_said(error), code=error.code, final=final)
    return LetterRefused(_said(error), final=isinstance(error, SMTPNotSupported | ValueError))


def _said(error: Exception) -> str:
    if isinstance(error, SMTPResponseException):
        whose = "sender: " if isinstance(error, SMTPSenderRefused) else ""
        return f"{whose}{error.code} {error.message}"[:500]
    if isinstance(error, SMTPTimeoutError):
        return gettext_noop("The mail server did not answer in time.")
    if isinstance(error, SMTPServerDisconnected):
        return gettext_noop("The mail server hung up.")
    return str(error)[:500] or type(error).__name__


def _client(server: MailServer, name: str) -> SMTP:
    return SMTP(
        hostname=server.host,
        port=server.port,
        username=server.username,
        password=server.password,
        local_hostname=name,
        timeout=COMMAND_SECONDS,
        use_tls=server.encryption is Encryption.TLS,
        start_tls=START_TLS[server.encryption],
    )
