"""A real server, a real mail server and a real browser: a shop from outside, as people meet it."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.api.shop import Clock, Shop
from tests.browser.conftest import complaint
from tests.mail.inbox import Inbox, inbox
from tests.server.process import Server

KEEPER, PASSWORD = "nora@shop.example", "three lamps and a clock"
Opens = Callable[[str], Page]


@pytest.fixture
def box() -> Iterator[Inbox]:
    with inbox() as box:
        yield box


@pytest.fixture
def server(box: Inbox, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("CONFIGURATOR_SMTP_URL", box.url)
    server = Server(data.parent, program=None)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def shop(server: Server) -> Iterator[Shop]:
    """Two products, each of which waits for an item of its own, and one that is always there."""
    with server.client() as client:
        shop = Shop(client, server.token(), Clock(datetime.now(UTC)))
        for id, title, option, sku in (
            ("lamp", "Reading lamp", "brass", "SHADE"),
            ("clock", "Desk clock", "oak", "CASE"),
        ):
            layer = {"label": option.title(), "default": True, "sku": sku}
            shop.design({f"{id}-finish": {option: layer, f"{option}-plain": None}}, id=id, title=title)
            shop.stock(sku, 0)
        yield shop


@pytest.fixture
def opens(browser: Browser, server: Server) -> Iterator[Opens]:
    """A browser of somebody's own; nothing may go wrong on any of its pages."""
    contexts, wrong = [], list[str]()

    def open_page(path: str) -> Page:
        context = browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.extend(complaint(message)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def keeper(server: Server, opens: Opens) -> Page:
    """Somebody who works in the shop, signed in through the link that the command printed."""
    link = server.run("admin link", KEEPER).stdout.strip()
    page = opens(link)
    page.get_by_label("Name").fill("Nora")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Save and go in").click()
    page.wait_for_url(re.compile("/admin(?!/link)"))
    return page
