"""The event loop waits for nothing: neither for the ledger nor for whoever writes to it."""

import asyncio
import re
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from configurator.stores.ledger.protocol import Books
from configurator.stores.ledger.sqlite.ledger import SqliteLedger
from tests.admin.conftest import app, cheap, clock, owner, shop, signs_in, watches
from tests.admin.desk import Desk
from tests.api.shop import CUSTOMER, Shop
from tests.loop import awaited

__all__ = ["app", "cheap", "clock", "owner", "shop", "signs_in", "watches"]
PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")
CHOSEN = ["salmon", "tan"]


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the calls that kept an event loop waiting."""
    found: list[str] = []

    def watch(kind: type, name: str) -> None:
        real: Callable[..., Any] = getattr(kind, name)

        def called(self: Any, *args: Any, **kwargs: Any) -> Any:
            at_once = isinstance(self, Future) and self.done()
            in_the_app = threading.current_thread() is not threading.main_thread()
            if in_the_app and asyncio._get_running_loop() is not None and not at_once:
                found.append(f"{kind.__name__}.{name}")
            return real(self, *args, **kwargs)

        monkeypatch.setattr(kind, name, called)

    watch(SqliteLedger, "read")
    watch(SqliteLedger, "verify")
    watch(Future, "result")
    return found


def test_a_watched_call_is_noticed(shop: Shop, waits: list[str]) -> None:
    async def wait() -> None:
        ledger.read(lambda books: books.stock.item("SALMON"))
        ledger.write(nothing).result()

    ledger = shop.client.app.state.services.ledger  # type: ignore[attr-defined]
    awaited(wait())
    assert waits == ["SqliteLedger.read", "Future.result"]


def test_no_page_and_no_call_blocks_the_event_loop_while_something_is_due(
    shop: Shop, owner: Desk, app: Starlette, waits: list[str]
) -> None:
    shop.stock("SALMON", 3)
    order = shop.order("watch", CHOSEN, 1)
    known = {
        "configurator": "watch", "id": "watch", "version": "1", "sku": "SALMON", "number": order["number"],
        "order": order["number"], "secret": order["secret"],
    }  # fmt: skip
    blocking = {}
    for path in (route.path for route in app.routes if isinstance(route, Route) and "GET" in (route.methods or ())):
        something_is_due(shop)
        waits.clear()
        address = PARAMETER.sub(lambda found: known.get(found[1], "x"), path)
        owner.client.get(address, headers={"Authorization": f"Bearer {shop.token}"})
        if waits:
            blocking[path] = list(waits)
    assert blocking == {}


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/c/watch", {"g.dial": "salmon", "do": "update"}),
        ("/c/watch", {"g.dial": "salmon", "do": "add"}),
        ("/c/watch/panel", {"g.dial": "salmon"}),
        ("/cart/hold", {}),
        ("/checkout", CUSTOMER),
        ("/wait", {"configurator": "watch", "layer": "salmon", "email": "ada@example.com"}),
        ("/login", {"email": "ada@example.com"}),
    ],
)
def test_no_form_blocks_the_event_loop_while_something_is_due(
    shop: Shop, owner: Desk, waits: list[str], path: str, fields: dict[str, str]
) -> None:
    shop.stock("SALMON", 0)
    owner.posts("/c/watch", {"g.dial": "black", "g.strap": "tan", "do": "add"})
    something_is_due(shop, "black")
    waits.clear()
    answer = owner.posts(path, fields)
    assert answer.status_code < 500
    assert waits == []


@pytest.mark.parametrize("body", [{"selected": CHOSEN}, {"selected": CHOSEN, "cart": True}])
def test_no_evaluation_blocks_the_event_loop_while_something_is_due(
    shop: Shop, waits: list[str], body: dict[str, Any]
) -> None:
    if "cart" in body:
        body = {**body, "cart": shop.cart(("watch", CHOSEN, 1))}
    something_is_due(shop)
    waits.clear()
    shop.ok("POST", "/configurators/watch/evaluate", body, admin=False)
    assert waits == []


def something_is_due(shop: Shop, dial: str = "salmon") -> None:
    """A hold that is over, and of which nobody has heard yet."""
    cart = shop.cart(("watch", [dial, "tan"], 1))
    shop.ok("POST", f"/carts/{cart}/hold", admin=False)
    shop.clock.now += timedelta(minutes=31)


def nothing(books: Books) -> None:
    """A transaction without a change."""
