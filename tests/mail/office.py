"""A whole shop whose mails are sent when a test says so, to a transport that keeps what it is given."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from configurator.accounts.tokens import Scope, create_token
from configurator.app import create_app
from configurator.mail.letter import Letter
from configurator.mail.sending import Sender
from configurator.mail.transport import LetterRefused, Unreachable
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.stores.ledger.books.mails import Mail, MailKind, MailState
from configurator.stores.ledger.protocol import Books
from tests.api.shop import CUSTOMER, Clock, Shop
from tests.loop import awaited

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOME = "https://shop.example"


@dataclass
class Bag:
    """A transport that keeps letters, or says what it was told to say."""

    letters: list[Letter] = field(default_factory=list)
    refusal: LetterRefused | None = None
    shut: bool = False

    async def open(self) -> None:
        if self.shut:
            raise Unreachable("nobody answers")

    async def carry(self, letter: Letter) -> None:
        if self.refusal:
            raise self.refusal
        self.letters.append(letter)

    async def forget(self, letter: Letter) -> None:
        self.letters.remove(letter)

    async def close(self) -> None:
        pass


@dataclass
class Office:
    services: Services
    shop: Shop
    clock: Clock
    bag: Bag = field(default_factory=Bag)

    def order(self, quantity: int = 3, **more: object) -> Any:
        """Watches with a tan strap and a salmon dial."""
        return self.shop.order("watch", ["tan", "salmon"], quantity, **more)

    def post(
        self,
        kind: MailKind,
        subject: str = "",
        body: Mapping[str, object] = {},
        *,
        to: str = CUSTOMER["email"],
        locale: str = "en",
    ) -> Mail:
        def work(books: Books) -> None:
            books.mails.post(kind, subject, body, self.clock.now, address=to, locale=locale)

        self.services.ledger.write(work).result()
        return self.mails()[-1]

    def send(self) -> list[EmailMessage]:
        """Send what is due; answers the letters that went out just now."""
        before = len(self.bag.letters)
        sender = Sender(self.services, self.bag)
        sender.pace = 0
        awaited(sender.send_due())
        return [parsed(letter) for letter in self.bag.letters[before:]]

    def letter(self, to: str = CUSTOMER["email"]) -> EmailMessage:
        """The one letter that somebody is sent now."""
        [found] = [letter for letter in self.send() if letter["To"] == to]
        return found

    def subjects(self, to: str = CUSTOMER["email"]) -> list[str]:
        """What somebody is sent now, in a word or two."""
        return [letter["Subject"].split(":")[0] for letter in self.send() if letter["To"] == to]

    def mails(self, *kinds: MailKind) -> list[Mail]:
        """Oldest first."""
        found = self.services.ledger.read(lambda books: books.mails.page(limit=10_000)).items
        return [mail for mail in reversed(found) if mail.kind in kinds or not kinds]

    def states(self, *kinds: MailKind) -> list[MailState]:
        return [mail.state for mail in self.mails(*kinds)]


@contextmanager
def opened_office(data: Path, **config: Any) -> Iterator[Office]:
    """An empty shop that sends nothing by itself."""
    clock = Clock(NOON)
    services = open_services(Config(data=data, **{"base_url": HOME, **config}), clock)
    token = create_token(services.ledger, "tests", Scope.ADMIN, NOON)
    client = TestClient(create_app(services), base_url=HOME)
    try:
        yield Office(services, Shop(client, token, clock), clock)
    finally:
        client.close()
        services.close()


def parsed(letter: Letter) -> EmailMessage:
    message = message_from_bytes(letter.content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def plain(letter: EmailMessage) -> str:
    return _part(letter, "plain")


def html(letter: EmailMessage) -> str:
    return _part(letter, "html")


def _part(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part
    return str(part.get_content())
