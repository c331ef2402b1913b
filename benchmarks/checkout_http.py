"""Checkouts a second over HTTP, durable, next to a bare endpoint that answers with the same bytes.

    .venv/bin/python -m benchmarks.checkout_http

Every checkout turns a cart of its own, prepared before, into an order of three components that are counted.
"""

import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from httpx2 import Client
from pydantic_core import to_json

from benchmarks.bare import bare
from benchmarks.load import Asked, Load
from benchmarks.rounds import Row, compare
from configurator.ordering import ChosenConfiguration, add_line, open_cart
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.protocol import Books
from tests.api.shop import API, CUSTOMER, Clock, Shop
from tests.server.process import Server

PARTS = ("case", "dial", "strap")
CONNECTIONS = (8, 32)
ROUNDS = 4
CARTS = {8: 1200, 32: 1500}
"""Carts for each round of a second, by connections; the load fails rather than ask for one twice."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        server = Server(home)
        with running(server):
            selected = stocked(server)
        carts = {number: prepared(home, selected, CARTS[number] * (ROUNDS + 1)) for number in CONNECTIONS}
        with running(server):
            measure(server, carts, home)
            verified = server.run("verify")
        print(verified.stdout.strip() or verified.stderr.strip())


@contextmanager
def running(server: Server) -> Iterator[None]:
    server.start()
    try:
        yield
    finally:
        server.stop()


def stocked(server: Server) -> list[str]:
    """A product of three components with plenty of each."""
    token = server.run("token create").stdout.strip()
    with Client(base_url=server.url, timeout=60) as client:
        shop = Shop(client, token, Clock(datetime.now(UTC)))
        for part in PARTS:
            shop.stock(part.upper(), 1_000_000)
        shop.design({part: {f"{part}-a": part.upper()} for part in PARTS}, id="product")
        shop.order("product", selected := [f"{part}-a" for part in PARTS])
    return selected


def prepared(home: Path, selected: list[str], count: int) -> list[str]:
    """Carts with one line each, written while no server runs."""
    services = open_services(Config(data=home / "data"))
    try:
        waiting = [services.ledger.write(_cart, services, tuple(selected)) for _ in range(count)]
        return _all(waiting)
    finally:
        services.close()


def measure(server: Server, carts: dict[int, list[str]], home: Path) -> None:
    body = to_json({"customer": CUSTOMER}).decode()
    with Client(base_url=server.url, timeout=60) as client:
        first = client.post(f"{API}/carts/{carts[CONNECTIONS[0]].pop()}/checkout", content=body).raise_for_status()
    (home / "answer").write_bytes(first.content)
    print(
        f"an order of {len(json.loads(first.content)['lines'][0]['options'])} components: {len(first.content):,} bytes"
    )
    with bare(home / "answer", "application/json") as (port, process):
        assert server.process
        for number in CONNECTIONS:
            asked = [Asked("POST", f"{API}/carts/{cart}/checkout", body) for cart in carts[number]]
            plain = f"bare endpoint, {number} at once"
            compare(
                [
                    Row(plain, Load(port, process, asked, home / "bare", connections=number)),
                    Row(
                        f"checkout, {number} at once",
                        Load(server.port, server.process.pid, asked, home / "carts", connections=number, once=True),
                        plain,
                    ),
                ],
                ROUNDS,
            )


def _cart(books: Books, services: Services, selected: tuple[str, ...]) -> str:
    now = services.now()
    version = services.catalogue.product("product").version
    choice = ChosenConfiguration("product", version, "Product", selected, 1)
    return add_line(books, shop_of(services), open_cart(books, now).id, choice, now).cart.id


def _all(waiting: "list[Future[str]]") -> list[str]:
    return [each.result() for each in waiting]


if __name__ == "__main__":
    main()
