"""A real mail server on a port of its own, which takes letters, or does what a test tells it to."""

import asyncio
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

OK = "250 taken"
CERTIFICATE = Path(__file__).parent / "tls" / "certificate.pem"


@dataclass
class Inbox:
    """`answers` are given to the next contents, one each, and then OK; a callable is asked and may do anything.

    A letter counts as taken when its answer begins with 250, whether or not anybody hears it.
    """

    port: int
    taken: list[EmailMessage] = field(default_factory=list)
    answers: list[str | Callable[[], str]] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    senders: str = ""
    connections: int = 0
    begun: int = 0
    delay: float = 0
    delays: list[float] = field(default_factory=list)
    transports: list[Any] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}?starttls=off"

    def ids(self) -> list[str]:
        return [letter["Message-ID"] for letter in self.taken]

    def subjects(self) -> list[str]:
        return [letter["Subject"] for letter in self.taken]

    def wait(self, count: int, seconds: float = 60) -> None:
        """Until that many letters were taken."""
        until = time.monotonic() + seconds
        while len(self.taken) < count and time.monotonic() < until:
            time.sleep(0.01)
        assert len(self.taken) >= count, f"{len(self.taken)} letters came, not {count}"

    # what the server's library calls

    async def handle_EHLO(
        self, server: SMTP, session: Session, _envelope: Envelope, name: str, responses: list[str]
    ) -> list[str]:
        session.host_name = name
        self.connections += 1
        self.transports.append(server.transport)
        return responses

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.senders or "250 OK"

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        self.begun += 1
        await asyncio.sleep(self.delays.pop(0) if self.delays else self.delay)
        answer = self.answers.pop(0) if self.answers else OK
        said = answer if isinstance(answer, str) else answer()
        if said.startswith("250"):
            assert isinstance(envelope.content, bytes)
            message = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(message, EmailMessage)
            self.taken.append(message)
        return said


@contextmanager
def inbox(port: int = 0, **options: Any) -> Iterator[Inbox]:
    box = Inbox(port or free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port, **options)
    controller.start()
    try:
        yield box
    finally:
        _hang_up(controller, box)
        controller.stop()


def _hang_up(controller: Controller, box: Inbox) -> None:
    """On whoever is still there, so that nothing is left open behind the test."""

    async def close() -> None:
        for transport in box.transports:
            transport.close()
        await asyncio.sleep(0)

    asyncio.run_coroutine_threadsafe(close(), controller.loop).result(10)


def password(name: str, secret: str) -> dict[str, Any]:
    """Options of a mail server that wants to know who speaks, if anybody says."""

    def known(*asked: Any) -> AuthResult:
        login = asked[-1]
        right = isinstance(login, LoginPassword) and (login.login, login.password) == (name.encode(), secret.encode())
        return AuthResult(success=right, handled=right)

    return {"authenticator": known, "auth_require_tls": False}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def encrypted() -> dict[str, Any]:
    """Options of a mail server that offers STARTTLS with a certificate of its own making."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, CERTIFICATE.with_name("key.pem"))
    return {"tls_context": context}
