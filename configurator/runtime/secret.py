"""Ids that nobody can guess: 144 random bits."""

import hashlib
import secrets

BYTES = 18


def cart_id() -> str:
    return f"cart_{secrets.token_urlsafe(BYTES)}"


def order_secret(number: str) -> str:
    """Begins with the order's number, by which the ledger finds it."""
    return f"ord_{number}_{secrets.token_urlsafe(BYTES)}"


def hold_id() -> str:
    return f"hold_{secrets.token_urlsafe(BYTES)}"


def line_id() -> str:
    """Unique in its cart; grants nothing."""
    return secrets.token_hex(6)


def wait_token() -> str:
    return f"wait_{secrets.token_urlsafe(BYTES)}"


def digest(secret: str) -> str:
    """What is kept of a secret that is only ever compared."""
    return hashlib.sha256(secret.encode()).hexdigest()
