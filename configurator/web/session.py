"""A browser that somebody signed in with: the secret in its cookie, of which only the hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import Session, SessionKind, User
from configurator.stores.ledger.protocol import Books

COOKIE = "pc_admin"
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


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret(prefix: str) -> str:
    """256 random bits behind a word that says what they are for."""
    return f"{prefix}_{secrets.token_urlsafe(32)}"


async def signed_in(request: Request, services: Services) -> SignedIn | None:
    """Who the cookie says is here; None for a stranger, and for a user who was disabled."""
    secret = request.cookies.get(COOKIE)
    if not secret:
        return None
    now = services.now()

    def found(books: Books) -> SignedIn | None:
        session = books.people.session(digest(secret), now)
        if session is None or session.kind is not SessionKind.ADMIN:
            return None
        user = books.people.user(session.email)
        return SignedIn(user, session) if user and user.disabled_at is None else None

    return await looked_up(services, found)


async def prolonged(services: Services, session: Session) -> bool:
    """Whether it was a while since the session was last seen; then it lasts longer now."""
    now = services.now()
    if now - session.seen_at < NOTED:
        return False
    await written(services, lambda books: books.people.prolong(session, now, now + LASTS))
    return True


def open_session(books: Books, services: Services, user: User, agent: str) -> str:
    """A session of a user's, to be remembered by the browser that `agent` describes; answers its secret."""
    secret, now = new_secret("ses"), services.now()
    books.people.open_session(SessionKind.ADMIN, user.email, digest(secret), agent[:AGENT], now, now + LASTS)
    return secret


def remember(response: Response, services: Services, secret: str) -> None:
    response.set_cookie(
        COOKIE, secret, max_age=int(LASTS.total_seconds()), path="/", httponly=True, samesite="lax",
        secure=services.config.secure,
    )  # fmt: skip


def forget(response: Response, services: Services) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=services.config.secure)
