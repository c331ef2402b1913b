"""The signing key: made at first start, readable by its owner only."""

import secrets
from pathlib import Path

from configurator.stores.file import PRIVATE, write


def signing_key(folder: Path) -> str:
    """The key of a data folder; made with mode 0600 where there is none."""
    path = folder / "secret.key"
    if not path.exists():
        write(path, secrets.token_urlsafe(48).encode(), mode=PRIVATE)
    return path.read_text().strip()
