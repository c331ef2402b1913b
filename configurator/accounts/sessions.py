"""Sessions of users: how long they last, and how one is opened."""

from dataclasses import dataclass
from datetime import timedelta

from configurator.runtime.secret import digest, new_secret
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Session, SessionKind, User
from configurator.stores.ledger.protocol import Books

LASTS = timedelta(days=14)
"""How long a session is good for after it was last used."""
NOTED = timedelta(hours=1)
"""How often it is written down that a session is in use."""
AGENT = 300


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who works here, and the browser they do it with."""

    user: User
    session: Session


def open_session(books: Books, services: Services, user: User, agent: str) -> str:
    """A session of a user's, to be remembered by the browser that `agent` describes; answers its secret."""
    secret, now = new_secret("ses"), services.now()
    books.people.open_session(SessionKind.ADMIN, user.email, digest(secret), agent[:AGENT], now, now + LASTS)
    return secret
