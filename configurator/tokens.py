"""API tokens: shown once, kept as a hash."""

import secrets
from datetime import datetime

from configurator.caller import Scope, token_hash
from configurator.ledger.protocol import Ledger


def create_token(ledger: Ledger, name: str, scope: Scope, at: datetime) -> str:
    """A new token (256 random bits); whoever has it may do what its scope allows."""
    token = f"pct_{secrets.token_urlsafe(32)}"
    ledger.write(lambda books: books.register.add_token(name, scope, token_hash(token), at)).result()
    return token
