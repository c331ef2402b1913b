"""Customers who want to know what the shop knows of them, or to be forgotten."""

import io
import json
from collections.abc import Iterator

import pytest
import structlog
from starlette.applications import Starlette

from configurator.runtime.services import Services
from tests.admin.desk import Desk
from tests.api.shop import CUSTOMER, Shop

ADA = CUSTOMER["email"]


@pytest.fixture
def order(shop: Shop) -> str:
    """The number of an order of a customer's."""
    return str(shop.order("watch", ["black", "tan"])["number"])


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged by a shop that is opened after it."""
    written = io.StringIO()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(written), cache_logger_on_first_use=False)
    yield written
    structlog.reset_defaults()


def test_a_customer_is_looked_up_by_their_address(order: str, owner: Desk) -> None:
    page = owner.posts("/admin/privacy", {"email": " ADA@example.com "}).text
    assert "data-found" in page
    assert f'href="/admin/orders/{order}"' in page
    assert "Nothing is known of this address" in owner.posts("/admin/privacy", {"email": "eve@example.com"}).text


def test_what_is_no_address_is_said(owner: Desk) -> None:
    answer = owner.posts("/admin/privacy", {"email": "nonsense"})
    assert (answer.status_code, 'id="email-error"' in answer.text) == (422, True)
    for path in ("export", "erase", "erase/ask"):
        assert owner.posts(f"/admin/privacy/{path}", {"email": ""}).status_code == 422


def test_everything_known_is_handed_over_as_a_file(shop: Shop, order: str, owner: Desk) -> None:
    answer = owner.posts("/admin/privacy/export", {"email": ADA})
    assert answer.headers["content-disposition"] == 'attachment; filename="customer.json"'
    assert answer.headers["cache-control"] == "no-store"
    document = json.loads(answer.text)
    assert [each["number"] for each in document["orders"]] == [order]
    assert shop.ok("GET", "/audit?limit=1")["items"][0]["what"] == "customer.exported"


def test_erasing_says_first_what_it_does(shop: Shop, order: str, owner: Desk) -> None:
    asked = owner.posts("/admin/privacy/erase/ask", {"email": ADA})
    assert "1 order is not finished" in asked.text
    assert "It cannot be undone" in asked.text
    assert shop.ok("GET", f"/orders/{order}")["customer"]["email"] == ADA


def test_an_erased_customer_is_nowhere_and_their_order_is_still_there(
    shop: Shop, app: Starlette, order: str, owner: Desk
) -> None:
    answer = owner.posts("/admin/privacy/erase", {"email": ADA})
    assert answer.status_code == 303
    assert "1 order stays without them." in owner.opens("/admin/privacy").text
    found = shop.ok("GET", f"/orders/{order}")
    assert (found["customer"]["name"], found["customer"]["email"], found["total"]) == ("", "", 10_000)
    assert "Nothing is known of this address" in owner.posts("/admin/privacy", {"email": ADA}).text
    services: Services = app.state.services
    for file in services.config.data.rglob("*"):
        assert not file.is_file() or ADA.encode() not in file.read_bytes(), file


def test_what_the_retention_settings_say_is_shown(shop: Shop, owner: Desk) -> None:
    shop.settings(privacy={"orders_days": 365})
    page = owner.opens("/admin/privacy").text
    assert "365 days" in page
    assert "90 days" in page
    assert 'href="/admin/settings#privacy"' in page


def test_logs_know_nobody(log: io.StringIO, shop: Shop, owner: Desk) -> None:
    """What people do with an address leaves no address in the log, at its most talkative."""
    shop.order("watch", ["black", "tan"])
    for path in ("/admin/privacy", "/admin/privacy/erase/ask", "/admin/privacy/export", "/admin/privacy/erase"):
        owner.posts(path, {"email": ADA})
    owner.posts("/admin/users", {"email": "new@example.com", "role": "keeper"})
    owner.posts("/admin/login", {"email": ADA, "password": "a wrong guess"})
    owner.opens(f"/admin/outbox?q={ADA}")
    owner.opens(f"/admin/audit?who={ADA}")
    shop.call("GET", f"/orders?q={ADA}")
    written = log.getvalue()
    assert written.count("/admin/privacy") == 4
    assert "example.com" not in written
    assert CUSTOMER["name"] not in written
