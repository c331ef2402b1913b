"""A shop with a year of orders behind it: its books balance, and every page of the admin area opens."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from benchmarks.admin_pages import pages, publish
from benchmarks.busy_year import fill
from configurator.app import create_app
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.stores.ledger.books.people import Role
from tests.admin.desk import ADDRESS, Desk, signed_in
from tests.api.shop import Clock

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    data = tmp_path_factory.mktemp("busy")
    fill(data / "ledger.sqlite3", NOON, 1000, 240)
    services = open_services(Config(data=data, base_url=ADDRESS), Clock(NOON))
    publish(services)
    app = create_app(services)
    with TestClient(app, base_url=ADDRESS):
        yield signed_in(app, Role.OWNER)


def test_the_books_of_a_busy_year_balance(tmp_path: Path) -> None:
    fill(tmp_path / "ledger.sqlite3", NOON, 1000, 240)
    services = open_services(Config(data=tmp_path), Clock(NOON))
    assert services.ledger.verify() == []
    services.close()


def test_every_page_opens(owner: Desk) -> None:
    services = owner.client.app.state.services  # type: ignore[attr-defined]
    asked = [page.path for page in services.ledger.read(pages)]
    answers = {path: owner.opens(path).status_code for path in asked}
    elsewhere = {path: status for path, status in answers.items() if status != 200}
    assert set(elsewhere.values()) <= {303, 404}, elsewhere
    assert len(elsewhere) < 6, elsewhere
