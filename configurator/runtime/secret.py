"""Unguessable ids and secrets, and the digests that are stored of them."""

import hashlib
import secrets

BYTES = 18
"""144 random bits."""


def cart_id() -> str:
    return f"cart_{secrets.token_urlsafe(BYTES)}"


def order_secret(number: str) -> str:
    """Begins with the order's number, by which the ledger finds it."""
    return f"ord_{number}_{secrets.token_urlsafe(BYTES)}"


def line_id() -> str:
    """Unique in its cart; grants nothing."""
    return secrets.token_hex(6)


def wait_token() -> str:
    return f"wait_{secrets.token_urlsafe(BYTES)}"


def new_secret(prefix: str) -> str:
    """256 random bits behind a word that says what they are for."""
    return f"{prefix}_{secrets.token_urlsafe(32)}"


def digest(secret: str) -> str:
    """The stored digest of a secret that is only compared."""
    return hashlib.sha256(secret.encode()).hexdigest()
