"""How a letter stands on the wire, whatever is written in it."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from configurator.mail.letter import Envelope, Letter, Text, Undeliverable, letter

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEXT = Text("Your order", "Plain\n", "<p>Rich</p>")


def to(*recipients: str, name: str = "Field & Co", text: Text = TEXT, unsubscribe: str = "") -> Letter:
    sender = "no-reply@shop.example"
    return letter("l", Envelope("<id@shop.example>", NOON, sender, name, recipients, "de", unsubscribe), text)


def headers(sent: Letter) -> dict[str, str]:
    return dict(message_from_bytes(sent.content, policy=policy.default).items())


def test_it_says_who_when_and_that_a_machine_wrote_it() -> None:
    found = headers(to("ann@example.com"))
    assert found["From"] == "Field & Co <no-reply@shop.example>"
    assert found["To"] == "ann@example.com"
    assert found["Date"] == "Mon, 02 Mar 2026 12:00:00 +0000"
    assert found["Message-ID"] == "<id@shop.example>"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Content-Language"] == "de"
    assert "List-Unsubscribe" not in found
    assert headers(to("a@b.example", unsubscribe="https://s/u"))["List-Unsubscribe"] == "<https://s/u>"


def test_it_says_the_same_twice_in_seven_bits() -> None:
    sent = to("ann@example.com", text=Text("Größe", "Grüße\n.\nFrom here\n" + "ä" * 2000, "<p>Grüße</p>"))
    message = message_from_bytes(sent.content, policy=policy.default)
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.iter_parts()  # type: ignore[attr-defined]
    assert plain.get_content().replace("\r\n", "\n") == "Grüße\n.\nFrom here\n" + "ä" * 2000 + "\n"
    assert html.get_content().strip() == "<p>Grüße</p>"
    assert message["Subject"] == "Größe"
    assert sent.content.isascii()
    assert max(len(line) for line in sent.content.split(b"\r\n")) <= 78


@pytest.mark.parametrize(
    "evil", ["\r\nBcc: eve@evil.example", "\nBcc: eve@evil.example", "\x00\x1b[31m", "\u2028Bcc: x"]
)
def test_no_text_becomes_a_header(evil: str) -> None:
    sent = to("ann@example.com", name=f"Shop{evil}", text=Text(f"Hello{evil}", "t", "h"))
    found = headers(sent)
    assert "Bcc" not in found
    assert set(found) == set(headers(to("ann@example.com")))
    assert found["Subject"].startswith("Hello ")
    assert not any(character in found["Subject"] for character in "\r\n\x00\x1b\u2028")


@pytest.mark.parametrize(
    "address",
    [
        "", "ann", "@example.com", "ann@", "a b@example.com", "ann@exa mple.com", "ann@example.com\r\nBcc: x@y",
        "a@b@c.example", "a,b@example.com", "<a@example.com>", '"a"@example.com', "a\0@b.example",
        f"a@{'ü' * 80}.example",
    ],
)  # fmt: skip
def test_an_address_that_nobody_could_deliver_to_is_refused(address: str) -> None:
    with pytest.raises(Undeliverable):
        to(address)


def test_domains_of_every_script_are_written_as_servers_know_them() -> None:
    sent = to("jo@müller.example")
    assert sent.recipients == ("jo@xn--mller-kva.example",)
    assert not sent.international


def test_a_name_before_the_at_of_another_script_needs_a_server_that_knows_it() -> None:
    sent = to("jö@müller.example")
    assert sent.recipients == ("jö@xn--mller-kva.example",)
    assert sent.international
    assert "To: jö@xn--mller-kva.example".encode() in sent.content


def test_the_shops_own_mails_go_to_all_its_owners() -> None:
    assert headers(to("ann@example.com", "bob@example.com"))["To"] == "ann@example.com, bob@example.com"
