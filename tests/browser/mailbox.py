"""The mails of the shop that a test serves: files, where no mail server is named."""

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path


def newest(data: Path, address: str, beginning: str, seconds: float = 20) -> str:
    """The path of the link that begins so in the newest mail to an address, once there is one."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for message in _letters(data, address):
            if link := _link(message, beginning):
                return link
        time.sleep(0.05)
    raise AssertionError(f"no mail to {address} with a link to {beginning} within {seconds} s")


def _letters(data: Path, address: str) -> list[EmailMessage]:
    files = sorted((data / "outbox").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    letters = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [letter for letter in letters if address in str(letter["To"])]


def _link(message: EmailMessage, beginning: str) -> str:
    body = message.get_body(("plain",))
    found = re.search(rf"https?://[^/\s]+({re.escape(beginning)}\S*)", body.get_content()) if body else None
    return found[1] if found else ""
