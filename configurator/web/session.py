"""A browser that somebody signed in with: the secret in its cookie, of which only the hash is kept."""

from starlette.requests import Request
from starlette.responses import Response

from configurator.accounts.sessions import LASTS, NOTED, SignedIn
from configurator.runtime.devices import LASTS as DEVICE_LASTS
from configurator.runtime.secret import digest
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import Session, SessionKind
from configurator.stores.ledger.protocol import Books

COOKIE = "pc_admin"
DEVICE = "pc_device"


async def signed_in(request: Request, services: Services) -> SignedIn | None:
    """The user signed in by the cookie; None for a missing or invalid one, and for a disabled user."""
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


def remember(response: Response, services: Services, secret: str) -> None:
    response.set_cookie(
        COOKIE, secret, max_age=int(LASTS.total_seconds()), path="/", httponly=True, samesite="lax",
        secure=services.config.secure,
    )  # fmt: skip


def device_of(request: Request, services: Services, email: str) -> str | None:
    """The id of a browser that signed in as this user before."""
    return services.devices.read(request.cookies.get(DEVICE, ""), email, services.now())


def remember_device(response: Response, services: Services, email: str) -> None:
    response.set_cookie(
        DEVICE, services.devices.sign(email, services.now()), max_age=int(DEVICE_LASTS.total_seconds()),
        path="/admin", httponly=True, samesite="strict", secure=services.config.secure,
    )  # fmt: skip


def forget(response: Response, services: Services) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=services.config.secure)
