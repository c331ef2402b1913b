"""Known devices: a signed text shows that a browser has signed in as a user before."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from itsdangerous import BadSignature, Signer

LASTS = timedelta(days=180)
LONGEST = 200


class KnownDevices:
    """Signs and reads the texts; each holds a random id and a day, and is worth something for one user only."""

    def __init__(self, secret_key: str) -> None:
        self._key = secret_key

    def sign(self, email: str, now: datetime) -> str:
        return self._signer(email).sign(f"{secrets.token_hex(12)}-{int(now.timestamp())}").decode()

    def read(self, signed: str, email: str, now: datetime) -> str | None:
        """The device's id; None for a text of another user, an old one, or one that we did not sign."""
        if len(signed) > LONGEST:
            return None
        try:
            id, _, at = self._signer(email).unsign(signed).decode().partition("-")
        except BadSignature:
            return None
        return id if now.timestamp() - int(at) < LASTS.total_seconds() else None

    def _signer(self, email: str) -> Signer:
        return Signer(self._key, salt=f"device of {email}", digest_method=sha256)
