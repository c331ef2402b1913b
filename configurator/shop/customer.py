"""A browser whose user proved that the mail of an address is theirs."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from configurator.accounts.sessions import AGENT
from configurator.runtime.secret import digest, new_secret
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.people import Session, SessionKind
from configurator.stores.ledger.protocol import Books

COOKIE = "pc_account"
LASTS = timedelta(days=30)
LONGEST = 200


async def customer_of(request: Request) -> Session | None:
    """The open session that the browser's cookie is of."""
    services: Services = request.app.state.services
    secret, now = request.cookies.get(COOKIE, ""), services.now()
    if not secret or len(secret) > LONGEST:
        return None
    session = await looked_up(services, lambda books: books.people.session(digest(secret), now))
    return session if session and session.kind is SessionKind.CUSTOMER else None


def open_session(books: Books, services: Services, email: str, agent: str) -> str:
    """A session of a customer's, to be remembered by the browser that `agent` describes; answers its secret."""
    secret, now = new_secret("acc"), services.now()
    books.people.open_session(SessionKind.CUSTOMER, email, digest(secret), agent[:AGENT], now, now + LASTS)
    return secret


def remember(response: Response, services: Services, secret: str) -> None:
    response.set_cookie(
        COOKIE, secret, max_age=int(LASTS.total_seconds()), path="/", httponly=True, samesite="lax",
        secure=services.config.secure,
    )  # fmt: skip


def forget(response: Response, services: Services) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=services.config.secure)
