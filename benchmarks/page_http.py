"""The page of a product and its panel over HTTP, against a Jinja page of the same size with no logic.

    .venv/bin/python -m benchmarks.page_http [PRODUCT …]

`product-320` is one with many groups and rules, beside those of the demo shop.
Fresh, every request is for another configuration; again, all are for the same one.
A panel is what a press brings where there is a script: of a fresh configuration, or with the reason of one option.
"""

import json
import random
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from httpx2 import Client

from benchmarks.bare import bare
from benchmarks.load import Asked, Load
from benchmarks.products import LARGE, publish
from benchmarks.rounds import Row, compare
from configurator.demo.files import PRODUCTS
from tests.api.shop import API, Clock, Json, Shop
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
                    if product == LARGE.name:
                        publish(Shop(client, server.token(), Clock(datetime.now(UTC))), LARGE)
                    measure(server, client, product, Path(folder))
        finally:
            server.stop()


def measure(server: Server, client: Client, product: str, home: Path) -> None:
    page = client.get(f"/c/{product}").raise_for_status().content
    (home / "page").write_bytes(page)
    print(f"/c/{product}: {len(page):,} bytes")
    same, found = [Asked("GET", f"/c/{product}")], configurations(client, product)
    others = [Asked("GET", f"/c/{product}?{urlencode({'cfg': each.token})}") for each in found]
    panels = [pressed(product, each.token, "show") for each in found]
    reasons = [pressed(product, each.token, f"why:{option}") for each in found for option in each.refused[:1]]
    with bare(home / "page", "text/html") as (port, process):
        assert server.process
        own = (server.port, server.process.pid)
        compare(
            [
                Row("bare Jinja page", Load(port, process, same, home / "bare")),
                Row("fresh", Load(*own, others, home / "fresh"), "bare Jinja page"),
                Row("again", Load(*own, same, home / "again"), "bare Jinja page", AIM),
                Row("panel", Load(*own, panels, home / "panel"), "bare Jinja page"),
                *([Row("reason", Load(*own, reasons, home / "reason"), "bare Jinja page")] if reasons else []),
            ]
        )


@dataclass(frozen=True, slots=True)
class Configuration:
    """What somebody shares: its token, and the options that cannot be had beside it."""

    token: str
    refused: list[str]


def pressed(product: str, token: str, act: str) -> Asked:
    """A press as the page's script sends it."""
    return Asked("POST", f"/c/{product}/panel", urlencode({"base": token, "do": act}))


def configurations(client: Client, product: str) -> list[Configuration]:
    """Configurations as shoppers come to them, one pick after the other, each in ten quantities."""
    chance = random.Random(SEED)
    now = _evaluated(client, product, {})
    found = []
    for _ in range(CONFIGURATIONS // 10):
        others = [id for id, state in now["options"].items() if state["selectable"] and not state["selected"]]
        now = _evaluated(client, product, {"selected": now["selected"], "pick": chance.choice(others)})
        for quantity in range(1, 11):
            seen = _evaluated(client, product, {"selected": now["selected"], "quantity": quantity})
            refused = [id for id, state in seen["options"].items() if not state["selectable"]]
            found.append(Configuration(seen["token"], chance.sample(refused, len(refused))))
    return found


def _evaluated(client: Client, product: str, asked: Json) -> Json:
    answer = client.post(f"{API}/configurators/{product}/evaluate", json=asked).raise_for_status()
    content: Json = json.loads(answer.content)
    return content


if __name__ == "__main__":
    main()
