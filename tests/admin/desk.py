"""Somebody at work in the admin area, with a browser that runs no script."""

from collections.abc import Mapping
from dataclasses import dataclass

from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from configurator.accounts.sessions import open_session
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role
from configurator.stores.ledger.protocol import Books
from configurator.web.session import COOKIE

ADDRESS = "http://shop.test"
OWN = {"Origin": ADDRESS}
"""What every browser says of a form that a page of ours sent."""


@dataclass
class Desk:
    """A browser; `posts` sends forms as our own pages do."""

    client: TestClient
    email: str = ""

    def opens(self, path: str, **headers: str) -> Response:
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def posts(self, path: str, fields: Mapping[str, str | list[str]] | None = None, **headers: str) -> Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(path, data=dict(fields or {}), headers={**OWN, **named})

    @property
    def secret(self) -> str:
        return str(self.client.cookies[COOKIE])


def stranger(app: Starlette) -> Desk:
    client = TestClient(app, base_url=ADDRESS, follow_redirects=False)
    client.portal = getattr(app.state, "portal", None)
    return Desk(client)


def signed_in(app: Starlette, role: Role, email: str = "") -> Desk:
    """Somebody of that role, made where there is none yet, with a session of their own."""
    services: Services = app.state.services
    address = email or f"{role}@example.com"

    def work(books: Books) -> str:
        user = books.people.user(address) or books.people.add_user(address, "", role, "en", services.now())
        return open_session(books, services, user, "Mozilla/5.0 (X11; Linux) Firefox/150.0")

    desk = stranger(app)
    desk.client.cookies.set(COOKIE, services.ledger.write(work).result(), domain="shop.test")
    desk.email = address
    return desk
