"""Killed at any moment, a restarted server knows every order it confirmed, and its counters add up."""

import random
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from httpx2 import Client, HTTPError

from tests.api.shop import API, CUSTOMER, Clock, Shop
from tests.server.process import Server

MOMENTS = 50
SHOPPERS = 4


class Shopper(threading.Thread):
    """Buys one piece after another until the server is gone; remembers every order that was confirmed."""

    def __init__(self, client: Client, name: str) -> None:
        super().__init__()
        self.client, self.configurator = client, name
        self.confirmed: list[str] = []

    def run(self) -> None:
        with self.client as client:
            try:
                while True:
                    self.confirmed.append(self._buy(client))
            except HTTPError:
                return

    def _buy(self, client: Client) -> str:
        cart = client.post("/carts").json()["id"]
        line = {"configurator": self.configurator, "selected": ["a"], "quantity": 2}
        client.post(f"/carts/{cart}/lines", json=line)
        client.post(f"/carts/{cart}/hold")
        answer = client.post(f"/carts/{cart}/checkout", json={"customer": CUSTOMER})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["secret"])


def test_no_confirmed_order_is_lost_when_the_server_is_killed_at_50_moments(data: Path) -> None:
    server = Server(data.parent, program=None)
    server.start()
    name = _stocked(server)
    confirmed: list[str] = []
    for moment in range(MOMENTS):
        confirmed += _killed_while_selling(server, name, random.randint(0, 60), random.uniform(0, 0.02))
        server.start()
        if moment % 10 == 9:
            assert server.run("verify").returncode == 0
    with server.client(API) as client:
        missing = [secret for secret in confirmed if client.get(f"/orders/{secret}").status_code != 200]
    verified = server.run("verify")
    server.stop()
    assert len(confirmed) > MOMENTS
    assert missing == []
    assert verified.returncode == 0, verified.stdout


def _stocked(server: Server) -> str:
    with server.client() as client:
        shop = Shop(client, server.token(), Clock(datetime.now(UTC)))
        shop.settings(stock={"backorder": True})
        shop.stock("S", 100)
        return shop.design({"g": {"a": "S"}})


def _killed_while_selling(server: Server, name: str, calls: int, after: float) -> list[str]:
    """So many answers and seconds later, however busy the machine is: between two calls, and within one."""
    answers = threading.Semaphore(0)
    shoppers = [Shopper(server.client(API), name) for _ in range(SHOPPERS)]
    for shopper in shoppers:
        shopper.client.event_hooks["response"] = [lambda _: answers.release()]
        shopper.start()
    for _ in range(calls):
        assert answers.acquire(timeout=60)
    time.sleep(after)
    server.kill()
    for shopper in shoppers:
        shopper.join()
    return [secret for shopper in shoppers for secret in shopper.confirmed]
