"""The order of things while mails are sent, and what becomes of one that is not taken."""

import asyncio
import json
import logging
import stat
import time
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from io import StringIO
from pathlib import Path

import pytest
import structlog
from starlette.testclient import TestClient

from configurator.app import create_app
from configurator.mail.composing import Moot, rendered
from configurator.mail.folder import FolderTransport, erase_from_folder, purge_folder
from configurator.mail.letter import Letter
from configurator.mail.sending import Sender, transport_of
from configurator.mail.smtp import SmtpTransport
from configurator.mail.transport import LetterRefused
from configurator.runtime.log import start_logging
from configurator.stores.ledger.books.mails import Mail, MailKind, MailState
from tests.api.shop import CUSTOMER
from tests.loop import awaited
from tests.mail.office import Bag, Office, opened_office

PLACED = MailKind.ORDER_PLACED


@pytest.fixture
def office(office: Office) -> Office:
    """With so many straps that an order is one mail."""
    office.shop.stock("STRAP", 40)
    return office


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the server would write to its log."""
    root, written = logging.getLogger(), StringIO()
    handlers, level = root.handlers[:], root.level
    start_logging("info", written)
    yield written
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


def placed(office: Office) -> Mail:
    [mail] = office.mails(PLACED)
    return mail


def test_a_mail_is_recorded_on_the_disk_before_and_after_the_transport_is_used(office: Office) -> None:
    seen: list[MailState] = []

    class Watching(Bag):
        async def carry(self, letter: Letter) -> None:
            seen.append(placed(office).state)
            await super().carry(letter)

    office.bag = Watching()
    office.order(1)
    seen.append(placed(office).state)
    office.send()
    assert [*seen, placed(office).state] == [MailState.WAITING, MailState.SENDING, MailState.SENT]


def test_what_was_sent_is_not_sent_again(office: Office) -> None:
    office.order(1)
    assert len(office.send()) == 1
    office.clock.pass_(days=5)
    assert office.send() == []


def test_what_is_refused_for_now_goes_later_under_the_same_id(office: Office) -> None:
    office.order(1)
    office.bag.refusal = LetterRefused("450 busy", code=450)
    office.send()
    mail = placed(office)
    assert (mail.state, mail.error, mail.next_at) == (
        MailState.WAITING,
        "450 busy",
        office.clock.now + timedelta(minutes=1),
    )
    office.bag.refusal = None
    assert office.send() == []
    office.clock.pass_(minutes=1)
    assert office.letter()["Message-ID"] == f"<{mail.message_id}@shop.example>"
    assert placed(office).error == ""


def test_what_is_refused_for_good_fails_at_once_and_can_be_sent_again_by_hand(office: Office) -> None:
    office.order(1)
    office.bag.refusal = LetterRefused("550 no such user", code=550, final=True)
    office.send()
    mail = placed(office)
    assert (mail.state, mail.error, mail.next_at) == (MailState.FAILED, "550 no such user", None)
    office.bag.refusal = None
    office.clock.pass_(days=9)
    assert office.send() == []
    office.services.ledger.write(lambda books: books.mails.save(mail.resent(office.clock.now))).result()
    assert office.letter()["To"] == CUSTOMER["email"]


def test_an_address_that_nobody_can_deliver_to_fails_at_once(office: Office) -> None:
    office.post(MailKind.SHOP_STOCK_LOW, "STRAP", {"threshold": 50}, to="a b@example.com")
    assert office.send() == []
    assert office.states() == [MailState.FAILED]


def test_while_nobody_takes_mails_each_keeps_its_place_and_says_why(office: Office) -> None:
    office.order(1)
    office.bag.shut = True
    for _ in range(30):
        office.clock.pass_(days=1)
        office.send()
    mail = placed(office)
    assert (mail.state, mail.error, mail.attempts) == (MailState.WAITING, "nobody answers", 0)
    office.bag.shut = False
    assert len(office.send()) == 1


def test_a_mail_that_cannot_be_written_does_not_keep_others_from_being_sent(office: Office) -> None:
    number = office.order(1)["number"]
    office.post(MailKind.ORDER_AVAILABLE, number, {"filled": [{"line": f"{number}-1", "sku": "STRAP", "units": "x"}]})
    office.post(MailKind.ORDER_PAID, number)
    office.shop.act(number, "pay")
    assert len(office.send()) > 1
    assert office.states(MailKind.ORDER_AVAILABLE) == [MailState.WAITING]
    assert MailState.SENT in office.states(MailKind.ORDER_PAID)


def test_nobody_is_named_in_the_log(office: Office, log: StringIO) -> None:
    office.order()
    office.send()
    office.order()
    office.bag.refusal = LetterRefused("550 <ada@example.com> unknown", code=550, final=True)
    office.send()
    office.bag.shut = True
    office.order()
    office.send()
    filled = [{"line": "1001-1", "sku": "STRAP", "units": "ada@example.com"}]
    office.post(MailKind.ORDER_AVAILABLE, "1001", {"filled": filled})
    office.bag.shut = False
    office.send()
    written = log.getvalue()
    events = {json.loads(line)["event"] for line in written.splitlines()}
    assert events >= {"a mail was not taken", "the mail server cannot be reached", "a mail could not be written"}
    assert [secret for secret in ("@", "Ada", "ord_1") if secret in written] == []


def test_a_mail_server_is_spoken_to_where_one_is_configured(tmp_path: Path) -> None:
    with opened_office(tmp_path / "data", smtp_url="smtp://127.0.0.1:2525") as office:
        assert isinstance(transport_of(office.services.config), SmtpTransport)
    with opened_office(tmp_path / "other") as office:
        assert isinstance(transport_of(office.services.config), FolderTransport)


def test_without_a_mail_server_the_running_shop_writes_files_for_its_owner_only(office: Office) -> None:
    folder = office.services.config.data / "outbox"
    with TestClient(create_app(office.services), base_url="https://shop.example"):
        order = office.order(1)
        until = time.monotonic() + 20
        while not list(folder.glob("*.eml")) and time.monotonic() < until:
            time.sleep(0.02)
    [path] = list(folder.iterdir())
    assert path.name == f"20260302T120000Z-order_placed-{placed(office).id}.eml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["To"] == CUSTOMER["email"]
    assert order["number"] in message["Subject"]


def test_a_letter_written_twice_is_one_file(tmp_path: Path) -> None:
    transport = FolderTransport(tmp_path / "outbox")

    async def write(content: bytes) -> None:
        await transport.open()
        await transport.carry(Letter("a-letter", "a@b.example", ("c@d.example",), content))

    awaited(write(b"To: c@d.example\r\n\r\nfirst"))
    awaited(write(b"To: c@d.example\r\n\r\nsecond"))
    assert [path.read_bytes()[-6:] for path in (tmp_path / "outbox").iterdir()] == [b"second"]


def test_files_are_forgotten_by_age_and_by_address(tmp_path: Path) -> None:
    for name, to in (("1", "jo@müller.example"), ("2", "ann@example.com, bob@example.com"), ("3", "eve@example.com")):
        (tmp_path / f"{name}.eml").write_bytes(f"To: {to.replace('müller', 'xn--mller-kva')}\r\n\r\nx".encode())
    assert erase_from_folder(tmp_path, "Jo@Müller.example") == 1
    assert erase_from_folder(tmp_path, "bob@example.com") == 1
    assert erase_from_folder(tmp_path, "ob@example.com") == 0
    assert purge_folder(tmp_path, time.time() - 60) == 0
    assert purge_folder(tmp_path, time.time() + 60) == 1


def test_a_sender_stops_at_once_when_nothing_is_being_sent(office: Office) -> None:
    async def run() -> None:
        sender = Sender(office.services, Bag(), missed=5)
        task = asyncio.create_task(sender.run())
        await asyncio.sleep(0.2)
        sender.stop.set()
        await asyncio.wait_for(task, 5)

    awaited(run())


@pytest.mark.parametrize("kind", [MailKind.LOGIN, MailKind.ADMIN_LINK])
def test_a_link_that_was_sent_can_be_shown_to_nobody(office: Office, kind: MailKind) -> None:
    mail = office.post(kind, "", {"link": "/login/x"})
    office.send()
    kept = office.mails()[-1]
    assert kept.id == mail.id
    assert kept.body == {}
    assert rendered(office.services, kept) == Moot("The link is used or over.")
