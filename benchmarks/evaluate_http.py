"""Evaluations a second over HTTP, against a bare endpoint that answers with the same bytes.

    .venv/bin/python -m benchmarks.evaluate_http

Uncached, every request has another selection or quantity than the ones before; cached, all are the same.
"""

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from httpx2 import Client
from pydantic_core import to_json

from benchmarks.bare import bare
from benchmarks.load import Asked, Load
from benchmarks.products import LARGE, SMALL, Design, publish, walk
from benchmarks.rounds import Row, compare
from tests.api.shop import API, Clock, Shop
from tests.server.process import Server

SELECTIONS = 200
QUANTITIES = 20
CACHED_AIM = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    design: Design
    uncached_aim: float


CASES = (Case(SMALL, 0.12), Case(LARGE, 0.03))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        server = Server(home)
        server.start()
        try:
            token = server.run("token create").stdout.strip()
            with Client(base_url=server.url, timeout=60) as client:
                shop = Shop(client, token, Clock(datetime.now(UTC)))
                for case in CASES:
                    measure(server, shop, case, home)
        finally:
            server.stop()


def measure(server: Server, shop: Shop, case: Case, home: Path) -> None:
    name = publish(shop, case.design)
    requests = questions(shop, name)
    answer = shop.call("POST", f"/configurators/{name}/evaluate", {}, admin=False).content
    (home / "answer").write_bytes(answer)
    print(f"{case.design.title}: {len(answer):,} bytes an answer")
    with bare(home / "answer", "application/json") as (port, process):
        assert server.process
        own = (server.port, server.process.pid)
        compare(
            [
                Row("bare endpoint", Load(port, process, requests, home / "bare")),
                Row("uncached", Load(*own, requests, home / "uncached"), "bare endpoint", case.uncached_aim),
                Row("cached", Load(*own, requests[:1], home / "cached"), "bare endpoint", CACHED_AIM),
            ]
        )


def questions(shop: Shop, name: str) -> list[Asked]:
    """More different ones than answers are kept, so that starting over finds none of them kept."""
    selections = walk(shop, name, SELECTIONS)
    return [
        Asked("POST", f"{API}/configurators/{name}/evaluate", _body(selected, quantity))
        for quantity in range(1, QUANTITIES + 1)
        for selected in selections
    ]


def _body(selected: list[str], quantity: int) -> str:
    return to_json({"selected": selected, "quantity": quantity}).decode()


if __name__ == "__main__":
    main()
