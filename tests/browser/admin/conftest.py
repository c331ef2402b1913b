"""People at work in the admin area, each in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page

from configurator.accounts.sessions import open_session
from configurator.accounts.tokens import Scope, create_token
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role
from configurator.stores.ledger.protocol import Books
from configurator.web.session import COOKIE
from tests.api.shop import Clock, Shop
from tests.browser.conftest import Opens, serving

AtWork = Callable[..., Page]


@pytest.fixture
def served(data: Path, clock: Clock) -> Iterator[tuple[str, Services]]:
    """The shop that sells the kit: its address and what it runs on."""
    with serving(data, clock) as served:
        yield served


@pytest.fixture
def shop(served: tuple[str, Services], clock: Clock) -> Iterator[Shop]:
    address, services = served
    token = create_token(services.ledger, "tests", Scope.ADMIN, clock())
    with httpx2.Client(base_url=address) as client:
        yield Shop(client, token, clock)


@pytest.fixture
def at_work(opens: Opens, served: tuple[str, Services]) -> AtWork:
    """`at_work("/admin/stock", role=Role.KEEPER)` opens a page as somebody of that role sees it."""
    address, services = served

    def open_page(path: str, role: Role = Role.KEEPER, locale: str = "en", **options: object) -> Page:
        def session(books: Books) -> str:
            email = f"{role}-{locale}@example.com"
            user = books.people.user(email) or books.people.add_user(email, "", role, locale, services.now())
            return open_session(books, services, user, "a browser")

        page = opens("/admin/login", **options)
        secret = services.ledger.write(session).result()
        page.context.add_cookies([{"name": COOKIE, "value": secret, "url": address}])
        page.goto(path)
        return page

    return open_page
