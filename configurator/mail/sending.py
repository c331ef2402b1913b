"""Sending due mails, one after another, while the application runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import structlog
from starlette.concurrency import run_in_threadpool

from configurator.mail.claim import failed, take, take_back
from configurator.mail.composing import Moot, composed
from configurator.mail.folder import FolderTransport
from configurator.mail.letter import Undeliverable
from configurator.mail.sender import host_of
from configurator.mail.smtp import SmtpTransport
from configurator.mail.transport import LetterRefused, Transport, Unreachable
from configurator.ordering.news.waits import wait_on
from configurator.runtime.config import Config
from configurator.runtime.log import Recurring, kind
from configurator.runtime.mail_server import mail_server
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.mails import Mail
from configurator.stores.ledger.books.waits import Wait
from configurator.stores.ledger.protocol import Books

log = structlog.get_logger("mail")
EVERY = 0.2
PAUSES = (5, 10, 20, 40, 60)
"""Seconds to wait after a mail server was unreachable once, twice, …"""
PACE = 0.02
"""Seconds between two mails, so that rendering them does not slow down requests."""
GRACE = 5.0
"""Seconds that a mail in transfer gets to finish when the server stops."""


def transport_of(config: Config) -> Transport:
    """The configured mail server, or the folder `outbox` where there is none."""
    if config.smtp_url is None:
        return FolderTransport(config.data / "outbox")
    server = mail_server(config.smtp_url.get_secret_value())
    return SmtpTransport(server, host_of(config))


@asynccontextmanager
async def sending(services: Services) -> AsyncIterator[None]:
    """Mails are sent while this is open; the one that is being sent as it closes gets a moment to end."""
    sender = Sender(services, transport_of(services.config))
    task = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        sender.stop.set()
        await asyncio.wait({task}, timeout=GRACE)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@dataclass
class Sender:
    """Commits that a mail is being sent, speaks to the transport, commits that it was sent: in this order."""

    services: Services
    transport: Transport
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    missed: int = 0
    pace: float = PACE

    async def run(self) -> None:
        failure = Recurring(log, "mails not sent")
        await self._start()
        while not self.stop.is_set():
            try:
                await self.send_due()
            except Exception as error:
                failure.failed(error)
            else:
                failure.well()
            await self._wait(PAUSES[min(self.missed, len(PAUSES)) - 1] if self.missed else EVERY)

    async def send_due(self) -> int:
        """Send everything that is due; answers how many mails were taken up."""
        taken = 0
        try:
            while not self.stop.is_set() and await self._ready():
                mail = await written(self.services, take, self.services.now())
                if mail is None:
                    break
                await self._send(mail)
                taken += 1
                await asyncio.sleep(self.pace)
        finally:
            await self.transport.close()
        return taken

    async def _start(self) -> None:
        try:
            again = await written(self.services, take_back, self.services.now())
        except Exception as error:
            log.error("mails in hand not taken back", exc_info=error)
        else:
            if again:
                log.warning("mails that were being sent when the server stopped go again", mails=again)

    async def _ready(self) -> bool:
        """Whether a mail is due and somebody is there to take it; else nothing is touched but its remark."""
        now = self.services.now()
        next_at = await looked_up(self.services, lambda books: books.mails.next_at())
        if next_at is None or next_at > now:
            return False
        try:
            await self.transport.open()
        except Unreachable as error:
            remark = str(error)
            await written(self.services, lambda books: books.mails.say(now, remark))
            if not self.missed:
                log.error("the mail server cannot be reached", reason=kind(error.__cause__ or error))
            self.missed += 1
            return False
        self.missed = 0
        return True

    async def _send(self, mail: Mail) -> None:
        try:
            letter = await run_in_threadpool(composed, self.services, mail)
            if isinstance(letter, Moot):
                await self._record(mail.dropped(self.services.now(), letter.why), letter.waiting)
                return
            await self.transport.carry(letter)
        except LetterRefused as refusal:
            await self._refused(mail, refusal)
        except Undeliverable as error:
            await self._refused(mail, LetterRefused(str(error), final=True))
        except Exception as error:
            log.error("a mail could not be written", mail=mail.id, kind=mail.kind, exc_info=error)
            await self._record(failed(mail, self.services.now(), type(error).__name__))
        else:
            if not await self._record(mail.sent(self.services.now())):
                await self.transport.forget(letter)

    async def _refused(self, mail: Mail, refusal: LetterRefused) -> None:
        log.warning("a mail was not taken", mail=mail.id, kind=mail.kind, code=refusal.code, final=refusal.final)
        now, error = self.services.now(), str(refusal)
        await self._record(mail.failed(now, error) if refusal.final else failed(mail, now, error))

    async def _record(self, mail: Mail, waiting: Wait | None = None) -> bool:
        """Retry until it is recorded, else the mail would be sent again. False if it was erased."""
        failure = Recurring(log, "what became of a mail is not noted yet")
        while True:
            try:
                return await written(self.services, _record_outcome, mail, waiting)
            except Exception as error:
                failure.failed(error, mail=mail.id)
                await asyncio.sleep(EVERY)

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self.stop.wait(), seconds)


def _record_outcome(books: Books, mail: Mail, waiting: Wait | None) -> bool:
    """Whether it is still there."""
    books.mails.save(mail)
    if waiting:
        wait_on(books, waiting)
    return books.mails.get(mail.id) is not None
