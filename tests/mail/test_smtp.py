"""Letters over a real SMTP connection: what is taken, what is refused and what that means."""

from collections.abc import Iterator

import pytest

from configurator.mail.letter import Envelope, Letter, Text, letter
from configurator.mail.smtp import PER_CONNECTION, SmtpTransport
from configurator.mail.transport import LetterRefused, Unreachable
from configurator.runtime.mail_server import mail_server
from tests.loop import awaited
from tests.mail.inbox import CERTIFICATE, Inbox, encrypted, inbox, password
from tests.mail.test_letter import NOON

ANN, BOB = "ann@example.com", "bob@example.com"


@pytest.fixture
def box() -> Iterator[Inbox]:
    with inbox() as box:
        yield box


def to(*recipients: str, id: int = 1) -> Letter:
    envelope = Envelope(f"<{id}@shop.example>", NOON, "no-reply@shop.example", "Shop", recipients)
    return letter("l", envelope, Text("Hello", ".\nA line\n", "<p>A line</p>"))


def carry(box: Inbox, *letters: Letter, url: str = "", patience: float = 5) -> list[LetterRefused | None]:
    """What became of each letter, one after the other on one transport."""

    async def run() -> list[LetterRefused | None]:
        transport = SmtpTransport(mail_server(url or box.url), "shop.example", patience)
        outcomes: list[LetterRefused | None] = []
        for each in letters:
            await transport.open()
            try:
                await transport.carry(each)
                outcomes.append(None)
            except LetterRefused as refusal:
                outcomes.append(refusal)
        await transport.close()
        return outcomes

    return awaited(run())


def test_several_letters_go_over_one_connection(box: Inbox) -> None:
    assert carry(box, *(to(ANN, id=number) for number in range(5))) == [None] * 5
    assert box.ids() == [f"<{number}@shop.example>" for number in range(5)]
    assert box.connections == 1


def test_a_connection_is_not_used_for_ever(box: Inbox) -> None:
    carry(box, *(to(ANN) for _ in range(PER_CONNECTION + 1)))
    assert (len(box.taken), box.connections) == (PER_CONNECTION + 1, 2)


def test_a_line_with_a_dot_arrives_as_it_was(box: Inbox) -> None:
    carry(box, to(ANN))
    part = box.taken[0].get_body(("plain",))
    assert part
    assert str(part.get_content()).splitlines() == [".", "A line"]


@pytest.mark.parametrize(("said", "final"), [("550 no such user", True), ("450 mailbox busy", False)])
def test_a_recipient_refused_for_good_is_not_tried_again(box: Inbox, said: str, final: bool) -> None:
    box.refuse[ANN] = said
    refusal, other = carry(box, to(ANN), to(BOB))
    assert refusal is not None
    assert (refusal.final, refusal.code, str(refusal)) == (final, int(said[:3]), said)
    assert other is None


def test_one_good_recipient_is_enough(box: Inbox) -> None:
    box.refuse[ANN] = "550 no such user"
    assert carry(box, to(ANN, BOB)) == [None]
    assert len(box.taken) == 1


@pytest.mark.parametrize(("said", "final"), [("554 looks like spam", True), ("451 try later", False)])
def test_a_content_refused_for_good_is_not_tried_again(box: Inbox, said: str, final: bool) -> None:
    box.answers = [said]
    refusal, other = carry(box, to(ANN), to(ANN))
    assert refusal is not None
    assert (refusal.final, refusal.code) == (final, int(said[:3]))
    assert other is None
    assert len(box.taken) == 1


def test_a_sender_refused_is_the_settings_fault_and_tried_again(box: Inbox) -> None:
    box.senders = "550 not from you"
    [refusal] = carry(box, to(ANN))
    assert refusal is not None
    assert (refusal.final, str(refusal)) == (False, "sender: 550 not from you")


def test_a_server_that_never_answers_is_left_and_the_next_letter_begins_anew(box: Inbox) -> None:
    box.delays = [20]
    slow, next_one = carry(box, to(ANN, id=1), to(ANN, id=2), patience=0.3)
    assert slow is not None
    assert not slow.final
    assert next_one is None
    assert (box.ids(), box.connections) == (["<2@shop.example>"], 2)


def test_a_server_that_shuts_down_is_asked_again_on_a_new_connection(box: Inbox) -> None:
    box.answers = ["421 closing"]
    first, second = carry(box, to(ANN), to(ANN))
    assert first is not None
    assert (first.final, second) == (False, None)
    assert box.connections == 2


def test_an_address_of_another_script_needs_a_server_that_takes_it(box: Inbox) -> None:
    assert carry(box, to("jö@müller.example")) == [None]
    assert box.taken[0]["To"] == "jö@xn--mller-kva.example"
    with inbox(enable_SMTPUTF8=False) as plain:
        [refusal] = carry(plain, to("jö@müller.example"))
    assert refusal is not None
    assert refusal.final


def test_nobody_there_is_no_letters_fault() -> None:
    with inbox() as gone:
        pass
    with pytest.raises(Unreachable):
        carry(gone, to(ANN))


def test_a_password_opens_and_a_wrong_one_is_no_letters_fault() -> None:
    with inbox(**password("ann", "s@cret")) as box:
        right, wrong = (f"smtp://ann:{secret}@127.0.0.1:{box.port}?starttls=off" for secret in ("s%40cret", "other"))
        assert carry(box, to(ANN), url=right) == [None]
        with pytest.raises(Unreachable) as refusal:
            carry(box, to(ANN), url=wrong)
        assert "other" not in str(refusal.value)
        with pytest.raises(Unreachable):
            carry(box, to(ANN), url=f"smtp://ann:s%40cret@127.0.0.1:{box.port}")
    assert len(box.taken) == 1


def test_a_certificate_that_is_trusted_opens_an_encrypted_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with inbox(**encrypted(), require_starttls=True) as box:
        for how in ("required", "auto"):
            assert carry(box, to(ANN), url=f"smtp://127.0.0.1:{box.port}?starttls={how}") == [None]
    assert len(box.taken) == 2


@pytest.mark.parametrize("how", ["required", "auto"])
def test_a_certificate_that_nobody_vouches_for_gets_no_letters(how: str) -> None:
    with inbox(**encrypted()) as box, pytest.raises(Unreachable):
        carry(box, to(ANN), url=f"smtp://127.0.0.1:{box.port}?starttls={how}")
    assert box.taken == []
