"""Killed at any moment of editing, a restarted server has the draft with every edit it answered, and whole."""

import random
import threading
import time
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from httpx2 import Client, HTTPError

from layers.document.model import Configurator
from tests.api.shop import API, Clock, Json, Shop
from tests.server.process import Server

MOMENTS = 50
WINDOWS = 3
WATCH = f"{API}/configurators/watch"
EDITS = f"{WATCH}/edits"
READ_ONLY = {"version", "status", "updated_at", "rev"}


class Window(threading.Thread):
    """Counts up the price of a layer of its own until the server is gone; the last batch may be without an answer."""

    def __init__(self, client: Client, layer: str, price: int) -> None:
        super().__init__()
        self.client, self.layer = client, layer
        self.answered = self.price = price
        self.rev = 0
        self.batch: Json = {}

    def run(self) -> None:
        with self.client as client:
            try:
                while True:
                    self.step(client)
            except HTTPError:
                return

    def step(self, client: Client) -> None:
        self.price += 1
        op = {"op": "set", "id": self.layer, "field": "price", "value": self.price}
        self.batch = {"batch": str(uuid4()), "client": self.layer, "gesture": "", "base": self.rev, "ops": [op]}
        self.take(client.post(EDITS, json=self.batch))

    def take(self, answer: Any) -> None:
        assert answer.status_code == 200, answer.text
        assert answer.json()["applied"] == [0], answer.text
        self.rev, self.answered, self.batch = answer.json()["rev"], self.price, {}


class Publisher(threading.Thread):
    """Publishes all the time; batches that come between are no fault."""

    def __init__(self, client: Client) -> None:
        super().__init__()
        self.client, self.newest = client, 0

    def run(self) -> None:
        with self.client as client:
            try:
                while True:
                    answer = client.post(f"{WATCH}/publish")
                    assert answer.status_code in (201, 412), answer.text
                    self.newest = answer.json().get("version", self.newest)
            except HTTPError:
                return


def test_no_answered_edit_is_lost_when_the_server_is_killed_at_50_moments(server: Server) -> None:
    token = server.token()
    with server.client() as client:
        shop = Shop(client, token, Clock(datetime.now(UTC)))
        shop.design({"g": {f"o{number}": None for number in range(WINDOWS)}}, id="watch")
    prices, newest = [0] * WINDOWS, 1
    for _ in range(MOMENTS):
        windows, published = _killed_while_editing(server, token, prices)
        newest = max(newest, published)
        server.start()
        with _client(server, token) as client:
            _check(client, windows, newest)
        prices = [window.price for window in windows]
    server.stop()
    server.start()
    with _client(server, token) as client:
        assert _prices(client.get(WATCH).json()) == prices


def _client(server: Server, token: str) -> Client:
    client = server.client()
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def _killed_while_editing(server: Server, token: str, prices: list[int]) -> tuple[list[Window], int]:
    with _client(server, token) as asking:
        rev = asking.get(WATCH).json()["rev"]
    windows = [Window(_client(server, token), f"o{number}", price) for number, price in enumerate(prices)]
    publisher = Publisher(_client(server, token))
    for window in windows:
        window.rev = rev
    for thread in (*windows, publisher):
        thread.start()
    time.sleep(random.uniform(0, 0.4))
    server.kill()
    for thread in (*windows, publisher):
        thread.join(30)
        assert not thread.is_alive()
    return windows, publisher.newest


def _check(client: Client, windows: list[Window], newest: int) -> None:
    draft = client.get(WATCH).json()
    Configurator.model_validate({name: value for name, value in draft.items() if name not in READ_ONLY})
    assert draft["version"] >= newest
    for window, price in zip(windows, _prices(draft), strict=True):
        assert price in (window.answered, window.price)
        assert draft["rev"] >= window.rev
        if window.batch:  # without an answer: it was taken or not, and is taken once when it is sent again
            window.take(client.post(EDITS, json=window.batch))
    again = client.get(WATCH).json()
    assert _prices(again) == [window.price for window in windows]
    items = client.get(f"{EDITS}?after={max(again['rev'] - 90, 0)}").json()["items"]
    assert len({item["batch"] for item in items}) == len(items)
    assert [item["rev"] for item in items] == list(range(again["rev"] - len(items) + 1, again["rev"] + 1))


def _prices(draft: Json) -> list[int]:
    return [layer["price"] for layer in draft["layers"][0]["layers"]]
