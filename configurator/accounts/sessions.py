"""Sessions of users: how long they last, and how one is opened."""

from dataclasses import dataclass
from datetime import timedelta

from configurator.runtime.secret import digest, new_secret
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Session, SessionKind, User
from configurator.stores.ledger.protocol import Books

LASTS = timedelta(days=14)
"""How long a session is valid after its last use."""
NOTED = timedelta(hours=1)
"""How often a session's last use is recorded."""
AGENT = 300


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A signed-in user and the session of their browser."""

    user: User
    session: Session


def open_session(books: Books, services: Services, user: User, agent: str) -> str:
    """Open a session for a user's browser, described by `agent`, and return its secret."""
    secret, now = new_secret("ses"), services.now()
    books.people.open_session(SessionKind.ADMIN, user.email, digest(secret), agent[:AGENT], now, now + LASTS)
    return secret
