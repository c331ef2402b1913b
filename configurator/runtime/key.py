"""The signing key: made at first start, readable by its owner only."""

import secrets
from pathlib import Path

from configurator.runtime.data_folder import KEY
from configurator.stores.errors import Broken
from configurator.stores.file import PRIVATE, write

BYTES = 48
LEAST, GIVEN_LEAST = 64, 32
"""Characters of a key in a file, where one that is made here has exactly as many, and of one that is given."""
WAYS = "put the key back, restore a backup, or remove the file and set CONFIGURATOR_SECRET_KEY"


def signing_key(folder: Path) -> str:
    """The key of a data folder; made with mode 0600 where there is none; raises Broken."""
    path = folder / KEY
    if not path.exists():
        write(path, secrets.token_urlsafe(BYTES).encode(), mode=PRIVATE)
    return read_key(path)


def read_key(path: Path) -> str:
    """Raises Broken for a key that is empty or cut off, and for what cannot be read as text."""
    try:
        key = path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Broken(path, getattr(error, "strerror", None) or "it is no text") from error
    if reason := fault(key):
        raise Broken(path, f"{reason}: {WAYS}")
    return key


def fault(key: str, least: int = LEAST) -> str | None:
    """Why a text is no signing key; None for one that is."""
    if not key:
        return "it is empty"
    if len(key) < least:
        return f"it has {len(key)} characters, and a key has at least {least}"
    return None
