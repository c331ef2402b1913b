"""The page of a product over HTTP, against a Jinja page of the same size with no logic.

    .venv/bin/python -m benchmarks.page_http [PRODUCT …]

Fresh, every request is for another configuration; again, all are for the same one.
"""

import json
import random
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from httpx2 import Client

from benchmarks.bare import bare
from benchmarks.load import Asked, Load
from benchmarks.rounds import Row, compare
from configurator.demo.files import PRODUCTS
from tests.api.shop import API, Json
from tests.server.process import Server

CONFIGURATIONS = 240
SEED = 5
AIM = 0.5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), "demo")
        server.start()
        try:
            with Client(base_url=server.url, timeout=60) as client:
                for product in sys.argv[1:] or PRODUCTS[:1]:
                    measure(server, client, product, Path(folder))
        finally:
            server.stop()


def measure(server: Server, client: Client, product: str, home: Path) -> None:
    page = client.get(f"/c/{product}").raise_for_status().content
    (home / "page").write_bytes(page)
    print(f"/c/{product}: {len(page):,} bytes")
    same, others = [Asked("GET", f"/c/{product}")], configurations(client, product)
    with bare(home / "page", "text/html") as (port, process):
        assert server.process
        own = (server.port, server.process.pid)
        compare(
            [
                Row("bare Jinja page", Load(port, process, same, home / "bare")),
                Row("fresh", Load(*own, others, home / "fresh"), "bare Jinja page"),
                Row("again", Load(*own, same, home / "again"), "bare Jinja page", AIM),
            ]
        )


def configurations(client: Client, product: str) -> list[Asked]:
    """Addresses as shoppers share them, each of another configuration."""
    chance = random.Random(SEED)
    now = _evaluated(client, product, {})
    found = []
    for _ in range(CONFIGURATIONS // 10):
        others = [id for id, state in now["options"].items() if state["selectable"] and not state["selected"]]
        now = _evaluated(client, product, {"selected": now["selected"], "pick": chance.choice(others)})
        for quantity in range(1, 11):
            asked = {"selected": now["selected"], "quantity": quantity}
            token = now["token"] if quantity == 1 else _evaluated(client, product, asked)["token"]
            found.append(Asked("GET", f"/c/{product}?{urlencode({'cfg': token})}"))
    return found


def _evaluated(client: Client, product: str, asked: Json) -> Json:
    answer = client.post(f"{API}/configurators/{product}/evaluate", json=asked).raise_for_status()
    content: Json = json.loads(answer.content)
    return content


if __name__ == "__main__":
    main()
