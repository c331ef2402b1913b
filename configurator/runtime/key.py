"""The signing key: made at first start, readable by its owner only."""

import secrets
from pathlib import Path

from configurator.runtime.data_folder import KEY
from configurator.stores.catalogue.errors import Broken
from configurator.stores.file import PRIVATE, write


def signing_key(folder: Path) -> str:
    """The key of a data folder; made with mode 0600 where there is none; raises Broken for an empty one."""
    path = folder / KEY
    if not path.exists():
        write(path, secrets.token_urlsafe(48).encode(), mode=PRIVATE)
    return read_key(path)


def read_key(path: Path) -> str:
    """Raises Broken for an empty key, and for what cannot be read as text."""
    try:
        key = path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Broken(path, getattr(error, "strerror", None) or "it is no text") from error
    if not key:
        ways = "put the key back, restore a backup, or remove the file and set CONFIGURATOR_SECRET_KEY"
        raise Broken(path, f"it is empty: {ways}")
    return key
