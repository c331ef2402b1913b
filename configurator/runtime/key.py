"""The signing key: made at first start, readable by its owner only."""

import re
import secrets
from pathlib import Path

from configurator.runtime.data_folder import KEY
from configurator.stores.errors import Broken
from configurator.stores.file import PRIVATE, write

BYTES = 48
LEAST, GIVEN_LEAST = 64, 32
"""Characters of a key in a file, where one that is made here has exactly as many, and of one that is given."""
WRITTEN = re.compile(r"[A-Za-z0-9_-]*")
"""The characters of a key in a file."""
WAYS = "put the key back, restore a backup, or remove the file and set CONFIGURATOR_SECRET_KEY"


def signing_key(folder: Path) -> str:
    """The key of a data folder; made with mode 0600 where there is none; raises Broken."""
    path = folder / KEY
    if not path.exists():
        write(path, secrets.token_urlsafe(BYTES).encode(), mode=PRIVATE)
    return read_key(path)


def read_key(path: Path) -> str:
    """Raises Broken for what is no key that was made here: empty, cut off, with zeros after a power cut, no text."""
    try:
        key = path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Broken(path, getattr(error, "strerror", None) or "it is no text") from error
    if reason := fault(key):
        raise Broken(path, f"{reason}: {WAYS}")
    return key


def fault(key: str) -> str | None:
    """Why a text is no key that was made here; None for one that is."""
    if not WRITTEN.fullmatch(key):
        return "it has characters that no key has"
    return _too_short(key, LEAST)


def given_fault(key: str) -> str | None:
    """Why a text is no signing key of a deployment, which may choose its characters; None for one that is."""
    if not key.isprintable():
        return "it has characters that cannot be printed"
    return _too_short(key, GIVEN_LEAST)


def _too_short(key: str, least: int) -> str | None:
    if not key:
        return "it is empty"
    if len(key) < least:
        return f"it has {len(key)} characters, and a key has at least {least}"
    return None
