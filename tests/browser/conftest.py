"""A real server, a real browser, and a page that tolerates no error on the console."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from configurator.accounts.tokens import Scope, create_token
from configurator.app import create_app
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from tests.api.shop import Clock, Shop
from tests.browser.kit import kit

EXPECTED = (*(f"status of {status}" for status in (401, 409, 410, 412, 422, 503)), "ERR_INTERNET_DISCONNECTED")
"""The browser's remark on a refusal, where a refused form is the same page again, and where there is no network."""
NOWHERE = "/nowhere"
"""An address that is not there, for whoever wants to see what is said then."""
Opens = Callable[..., Page]


@contextmanager
def serving(data: Path, clock: Clock, port: int = 0) -> Iterator[tuple[str, Any]]:
    """The whole application on a port of its own; answers its address and its services."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    services = open_services(Config(data=data, base_url=address), clock)
    config = uvicorn.Config(
        create_app(services), log_config=None, log_level="error", ws="none", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield address, services
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime.now(UTC))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with the kit in it, made once and copied for every test."""
    data = tmp_path_factory.mktemp("made") / "data"
    clock = Clock(datetime.now(UTC))
    with serving(data, clock) as (address, services):
        token = create_token(services.ledger, "maker", Scope.ADMIN, clock())
        with httpx2.Client(base_url=address) as client:
            kit(Shop(client, token, clock))
    return data


@pytest.fixture
def shop(data: Path, clock: Clock) -> Iterator[Shop]:
    """A shop that sells the kit, with an admin token, spoken to over HTTP."""
    with serving(data, clock) as (address, services):
        token = create_token(services.ledger, "tests", Scope.ADMIN, clock())
        with httpx2.Client(base_url=address) as client:
            yield Shop(client, token, clock)


@pytest.fixture
def opens(browser: Browser, shop: Shop) -> Iterator[Opens]:
    """Opens a page of the shop in a browser of its own; afterwards nothing may have gone wrong on any of them."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(path: str, *, width: int = 1280, height: int = 860, **options: Any) -> Page:
        context = browser.new_context(
            base_url=str(shop.client.base_url), viewport={"width": width, "height": height}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.extend(complaint(message)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")  # what a test held back may still be on its way
        context.close()
    assert wrong == []


def complaint(message: ConsoleMessage) -> list[str]:
    """What the console says that should not have happened."""
    expected = any(status in message.text for status in EXPECTED) or message.location["url"].endswith(NOWHERE)
    return [message.text] if message.type == "error" and not expected else []
