"""The mails of the shop that a test serves: files, where no mail server is named."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from tests.waiting import until


def newest(data: Path, address: str, beginning: str) -> str:
    """The path of the link that begins so in the newest mail to an address, once there is one."""
    return until(lambda: next(filter(None, (_link(each, beginning) for each in _letters(data, address))), None))


def _letters(data: Path, address: str) -> list[EmailMessage]:
    files = sorted((data / "outbox").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    letters = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [letter for letter in letters if address in str(letter["To"])]


def _link(message: EmailMessage, beginning: str) -> str:
    body = message.get_body(("plain",))
    found = re.search(rf"https?://[^/\s]+({re.escape(beginning)}\S*)", body.get_content()) if body else None
    return found[1] if found else ""
