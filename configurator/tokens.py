"""API tokens: shown once, kept as a hash."""

import secrets
from datetime import datetime

from configurator.caller import Scope, token_hash
from configurator.ledger.protocol import Books, Ledger


def new_token(books: Books, name: str, scope: Scope, at: datetime) -> str:
    """A new token (256 random bits); whoever has it may do what its scope allows."""
    token = f"pct_{secrets.token_urlsafe(32)}"
    books.register.add_token(name, scope, token_hash(token), at)
    return token


def create_token(ledger: Ledger, name: str, scope: Scope, at: datetime) -> str:
    """The same in a transaction of its own."""
    return ledger.write(new_token, name, scope, at).result()
