"""API tokens: shown once, kept as a hash."""

from datetime import datetime
from enum import StrEnum

from configurator.runtime.secret import digest, new_secret
from configurator.stores.ledger.books.tokens import Token
from configurator.stores.ledger.protocol import Books, Ledger


class Scope(StrEnum):
    """What a token may do; `admin` may do everything."""

    ADMIN = "admin"
    HOST = "host"


def new_token(books: Books, name: str, scope: Scope, at: datetime, who: str = "") -> str:
    """Create a token (256 random bits), which grants its scope to its bearer."""
    token = new_secret("pct")
    books.audit.note(who, "token.created", name, scope, at)
    books.tokens.add(name, scope, digest(token), at)
    return token


def revoke(books: Books, token: Token, at: datetime, who: str = "") -> bool:
    """Revoke a token; False if it was revoked already."""
    done = books.tokens.revoke(token.id, at)
    if done:
        books.audit.note(who, "token.revoked", token.name, token.scope, at)
    return done


def create_token(ledger: Ledger, name: str, scope: Scope, at: datetime, who: str = "") -> str:
    """A new token in a transaction of its own."""
    return ledger.write(new_token, name, scope, at, who).result()
