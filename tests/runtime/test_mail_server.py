"""What the mail server's URL may say."""

import pytest
from pydantic import ValidationError

from configurator.runtime.config import Config
from configurator.runtime.mail_server import Encryption, MailServer, NoServer, mail_server


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 587, Encryption.AUTO)),
        ("smtp://mail.example:25?starttls=off", MailServer("mail.example", 25, Encryption.OFF)),
        ("smtp://[::1]:2525/", MailServer("::1", 2525, Encryption.AUTO)),
        ("smtps://mail.example", MailServer("mail.example", 465, Encryption.TLS)),
        ("smtp://ann:s%40cret@mail.example", MailServer("mail.example", 587, Encryption.REQUIRED, "ann", "s@cret")),
        ("smtps://ann:x@mail.example:1465", MailServer("mail.example", 1465, Encryption.TLS, "ann", "x")),
        ("smtp://ann:x@mail.example?starttls=off", MailServer("mail.example", 587, Encryption.OFF, "ann", "x")),
    ],
)
def test_a_password_is_only_sent_encrypted_unless_the_url_insists(url: str, server: MailServer) -> None:
    assert mail_server(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "", "mail.example", "http://mail.example", "smtp://", "smtp://mail.example/inbox", "smtp://mail.example:many",
        "smtp://mail.example?starttls=tls", "smtp://mail.example?starttls=", "smtp://mail.example?tls=yes",
        "smtps://mail.example?starttls=required", "smtp://mail.example?starttls=off&starttls=auto", "smtp://[::1",
    ],
)  # fmt: skip
def test_anything_else_is_no_mail_server(url: str) -> None:
    with pytest.raises(NoServer):
        mail_server(url)


def test_the_password_is_in_no_text_of_ours() -> None:
    config = Config(smtp_url="smtp://ann:hunter2@mail.example")  # type: ignore[arg-type]
    assert "hunter2" not in f"{config!r} {config} {mail_server('smtp://ann:hunter2@mail.example')!r}"
    with pytest.raises(ValidationError) as refusal:
        Config(smtp_url="smtp://ann:hunter2@mail.example?tls=1")  # type: ignore[arg-type]
    assert "hunter2" not in str(refusal.value)
