"""Whatever somebody does, and whatever goes wrong meanwhile, the log names nobody and holds no key."""

import asyncio
import gc
import io
import json
import logging
import re
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
import uvicorn
from httpx2 import Client
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from configurator.accounts.sessions import open_session
from configurator.accounts.tokens import Scope, create_token
from configurator.app import create_app
from configurator.runtime.config import Config
from configurator.runtime.log import discreet_traceback, kind, start_logging
from configurator.runtime.opening import open_services
from configurator.runtime.secret import digest, new_secret
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import LinkPurpose, Role, SessionKind
from configurator.stores.ledger.protocol import Books
from configurator.web.session import COOKIE
from tests.api.shop import Clock, Shop
from tests.shop.test_pages import hidden

ODD = {
    "name": "Quillon Oddfellow", "email": "quillon@oddfellow.example", "address": "77 Wyvern Row\n10999 Gryphonia",
    "phone": "+49 171 5550199", "note": "Leave it with Hesperia next door",
}  # fmt: skip
KEEPER = "perpetua@keepers.example"
WORDS = ("Quillon", "oddfellow", "Wyvern", "Gryphonia", "5550199", "Hesperia", "perpetua")


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """The log at its most talkative."""
    monkeypatch.setattr(logging.root, "handlers", [])
    level, written = logging.root.level, io.StringIO()
    start_logging("debug", written)
    yield written
    logging.root.setLevel(level)
    structlog.reset_defaults()


async def failing(request: Request) -> Response:
    """As a bug would: an error that quotes what it was given, caused by another one."""
    form = (await request.body()).decode()
    try:
        raise KeyError(form)
    except KeyError as error:
        raise ValueError(f"nothing is known of {form}") from error


async def forgotten(request: Request) -> Response:
    """A task that nobody waits for fails."""
    form = (await request.body()).decode()

    async def fails() -> None:
        raise RuntimeError(form)

    asyncio.create_task(fails())  # noqa: RUF006
    await asyncio.sleep(0.01)
    gc.collect()
    return Response()


@contextmanager
def served(data: Path) -> Iterator[tuple[Shop, Services]]:
    """A shop behind a real server, with two pages that go wrong."""
    clock = Clock(datetime.now(UTC))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    services = open_services(Config(data=data, base_url=address), clock)
    token = create_token(services.ledger, "tests", Scope.ADMIN, clock.now)
    app = create_app(services)
    app.routes[:0] = [Route("/fails", failing, methods=["POST"]), Route("/forgets", forgotten, methods=["POST"])]
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        with Client(base_url=address, headers={"Origin": address, "Connection": "close"}) as client:
            yield Shop(client, token, clock), services
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def shopping(shop: Shop) -> list[str]:
    """Somebody orders on the pages and over the API, not without mistakes; the keys that opened their things."""
    shop.design({"dial": {"black": {"default": True}, "salmon": "SALMON"}}, id="watch")
    shop.stock("SALMON", 0)
    pages = shop.client
    base = hidden(pages.get("/c/watch").text, "base")
    pages.post("/c/watch", data={"base": base, "do": "add"})
    pages.post("/cart/hold")
    form = pages.get("/checkout").text
    fields = {name: hidden(form, name) for name in ("total", "accept_backorder", "key")}
    assert pages.post("/checkout", data={**fields, **ODD, "email": "quillon.oddfellow"}).status_code == 422
    placed = pages.post("/checkout", data={**fields, **ODD}).headers["location"]
    assert ODD["name"] in pages.get(placed).text
    pages.get("/checkout", params=ODD)
    order = shop.ok(
        "POST", f"/carts/{(cart := shop.cart(('watch', ['black'], 1)))}/checkout", {"customer": ODD}, admin=False
    )
    shop.call("POST", f"/carts/{cart}/checkout", {"customer": {**ODD, "email": ODD["email"] * 90}}, admin=False)
    shop.call("POST", f"/carts/{cart}/checkout", {**ODD}, admin=False)
    pages.get(f"/orders/{order['secret']}")
    pages.post(f"/orders/{order['secret']}/lines/1001-1/cancel", data={"units": "1"})
    pages.post("/waits", data={"email": ODD["email"], "configurator": "watch", "layer": "salmon"})
    shop.act(order["number"], "pay")
    shop.act(order["number"], "ship")
    return [cart, str(order["secret"]), placed.rpartition("/")[2]]


def logging_in(shop: Shop, services: Services) -> list[str]:
    pages, now = shop.client, shop.clock.now
    pages.post("/login", data={"email": ODD["email"]})
    token = new_secret("login")
    until = now.replace(year=now.year + 1)
    services.ledger.write(
        lambda books: books.people.add_link(LinkPurpose.CUSTOMER, ODD["email"], digest(token), now, until)
    ).result()
    pages.get(f"/login/{token}")
    assert pages.post(f"/login/{token}").status_code == 303
    assert ODD["email"] in pages.get("/account").text
    return [token, *pages.cookies.values()]


def working(shop: Shop, services: Services) -> list[str]:
    """Somebody looks after the order in the admin area."""
    pages = shop.client
    pages.post("/admin/login", data={"email": KEEPER, "password": "Hesperia"}, params={"next": f"/admin/{KEEPER}"})

    def hire(books: Books) -> str:
        user = books.people.add_user(KEEPER, "Perpetua", Role.OWNER, "en", services.now())
        return open_session(books, services, user, "Firefox")

    session = services.ledger.write(hire).result()
    pages.cookies.set(COOKIE, session)
    for path in ("/admin/orders", "/admin/outbox", "/admin/audit", "/admin/users", "/admin/stock"):
        pages.get(path, params={"q": ODD["email"]})
    pages.post("/admin/orders/1001/notes", data={"text": f"{ODD['name']} called"})
    for path in ("/admin/privacy", "/admin/privacy/export", "/admin/privacy/erase/ask"):
        assert ODD["email"] in pages.post(path, data={"email": ODD["email"]}).text
    pages.get(f"/admin/users/{KEEPER}")
    return [session]


def going_wrong(shop: Shop, services: Services) -> None:
    pages = shop.client
    assert pages.post("/fails", data=ODD).status_code == 500
    pages.post("/forgets", data=ODD)
    shop.call("POST", "/carts/x/checkout", {"customer": ODD}, headers={"Idempotency-Key": ODD["email"] * 20})
    broken, form = b"email=\xff" + ODD["email"].encode(), {"content-type": "application/x-www-form-urlencoded"}
    assert pages.post("/checkout", content=broken, headers=form).status_code == 422
    now = services.now()

    def twice(books: Books) -> None:
        for _ in range(2):
            books.people.open_session(SessionKind.CUSTOMER, ODD["email"], "same", ODD["name"], now, now)

    with pytest.raises(sqlite3.IntegrityError) as raised:
        services.ledger.write(twice).result()
    structlog.get_logger("test").error("failed", exc_info=raised.value, reason=kind(raised.value))


def test_a_log_at_its_most_talkative_names_nobody(tmp_path: Path, lines: io.StringIO) -> None:
    with served(tmp_path / "data") as (shop, services):
        keys = shopping(shop) + logging_in(shop, services) + working(shop, services)
        going_wrong(shop, services)
    log = lines.getvalue()
    events = [json.loads(line) for line in log.splitlines()]
    paths = {event.get("path") for event in events}
    assert {"/checkout", "/orders/ord_…", "/login/login_…", "/admin/orders", "/fails"} <= paths
    assert [word for word in WORDS if word.lower() in log.lower()] == []
    assert [key for key in keys if key in log] == []
    [crash] = [event for event in events if event["event"].startswith("Exception in ASGI application")]
    assert re.search(r"test_log\.py.*in failing.*KeyError\nand then\n.*ValueError$", crash["exception"], re.DOTALL)
    assert any(event["logger"] == "asyncio" for event in events if "logger" in event)
    assert "UNIQUE constraint failed: sessions.digest" in log


def test_an_error_that_causes_itself_is_logged_once() -> None:
    error = ValueError(ODD["email"])
    error.__cause__ = error
    assert discreet_traceback((ValueError, error, None)) == "ValueError"


def test_every_error_of_a_group_is_logged() -> None:
    group = ExceptionGroup(ODD["name"], [OSError(28, "No space left on device", "/home/quillon"), KeyError("Quillon")])
    text = discreet_traceback((ExceptionGroup, group, None))
    assert text.splitlines() == ["ExceptionGroup", "OSError: No space left on device", "KeyError"]
