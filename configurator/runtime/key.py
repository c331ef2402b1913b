"""The signing key: made at first start, readable by its owner only."""

import os
import secrets
from pathlib import Path

from configurator.stores.catalogue.storage import sync_folder


def signing_key(folder: Path) -> str:
    """The key of a data folder; made with mode 0600 where there is none."""
    path = folder / "secret.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".secret.key.{os.getpid()}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(path)
        sync_folder(folder)
    return path.read_text().strip()
