"""Memory of the server with the demo shop: at rest, and at its highest under everything that shoppers and designers do.

    .venv/bin/python -m benchmarks.memory

Resident set sizes as the kernel counts them, shared pages of libraries included. Uploads are decoded in forks of a
process of their own; their memory is the highest seen while sampling.
"""

import itertools
import random
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from httpx2 import Client
from PIL import Image

from configurator.demo.files import PRODUCTS
from tests.api.shop import API, CUSTOMER, Json
from tests.processes import children
from tests.server.process import Server

MIB = 1024 * 1024
AT_REST, PEAK = 150, 250
SECONDS = 15
SHOPPERS = 6
SEED = 3
WIDTHS = (150, 300, 600, 1200)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), "demo")
        server.start()
        try:
            report("first start, demo shop just filled: at rest", server.memory(), AT_REST)
            report("first start, demo shop just filled: peak", server.peak_memory(), PEAK)
            server.stop()
            server.start()
            report("started again: at rest", server.memory(), AT_REST)
            token = server.run("token create").stdout.strip()
            with watched(server) as children:
                done = load(server, token)
            print(done)
            report("under load: peak", server.peak_memory(), PEAK)
            report("under load: highest seen of the processes it starts", children.highest, None)
            time.sleep(2)
            report("after the load", server.memory(), None)
        finally:
            server.stop()


def report(what: str, size: int, aim: int | None) -> None:
    ratio = f"{size / MIB / aim:6.2f}× of {aim} MiB" if aim else ""
    print(f"{what:<52}{size / MIB:8.0f} MiB{ratio}", flush=True)


def load(server: Server, token: str) -> str:
    """Shoppers who open pages, choose, draw pictures and buy, and one designer who uploads, for a bounded time."""
    until = time.monotonic() + SECONDS
    with ThreadPoolExecutor(SHOPPERS + 1) as pool:
        shoppers = [pool.submit(shop, server.url, number, until) for number in range(SHOPPERS)]
        uploads = pool.submit(upload, server.url, token, until)
        steps = sum(shopper.result() for shopper in shoppers)
    rounds = f"{SHOPPERS} shoppers took {steps} rounds in {SECONDS} s (choice, page, picture, cart, order)"
    return f"{rounds}; {uploads.result()} uploads of 12 megapixels"


def shop(url: str, number: int, until: float) -> int:
    """Turn after round_; answers how many."""
    chance = random.Random(SEED + number)
    with Client(base_url=url, timeout=60, headers={"Accept-Encoding": "br"}) as client:
        for round_ in itertools.count():
            if time.monotonic() > until:
                return round_
            _round(client, chance)
    raise AssertionError


def _round(client: Client, chance: random.Random) -> None:
    product = chance.choice(PRODUCTS)
    chosen = client.post(f"{API}/configurators/{product}/evaluate", json={}).json()
    for _ in range(3):
        options = [id for id, state in chosen["options"].items() if state["selectable"]]
        asked = {"selected": chosen["selected"], "pick": chance.choice(options)}
        chosen = client.post(f"{API}/configurators/{product}/evaluate", json=asked).json()
    token = chosen["token"]
    client.get(f"/c/{product}", params={"cfg": token}).raise_for_status()
    picture = client.get(f"/render/{product}/{token}.webp", params={"width": chance.choice(WIDTHS)})
    assert picture.status_code in (200, 503), "a picture comes, or the shop is busy drawing others"
    for drawing in chance.choice(list(chosen["stack"].values()))[:6]:
        client.get(drawing["src"]).raise_for_status()
    _buy(client, product, chosen)


def _buy(client: Client, product: str, chosen: Json) -> None:
    """What may be bought; somebody else may have been quicker."""
    cart = client.post(f"{API}/carts").json()["id"]
    line = {"configurator": product, "selected": chosen["selected"], "quantity": 1}
    if client.post(f"{API}/carts/{cart}/lines", json=line).status_code == 201:
        client.post(f"{API}/carts/{cart}/checkout", json={"customer": CUSTOMER})


def upload(url: str, token: str, until: float) -> int:
    """Large pictures, each a new one; answers how many were taken."""
    with Client(base_url=url, timeout=60, headers={"Authorization": f"Bearer {token}"}) as client:
        for number in itertools.count():
            if time.monotonic() > until:
                return number
            picture = _picture(number)
            client.post(f"{API}/assets", files={"file": ("a.png", picture, "image/png")}).raise_for_status()
    raise AssertionError


def _picture(number: int) -> bytes:
    """12 megapixels with transparency, some megabytes as PNG."""
    image = Image.effect_noise((1000, 750), 20 + number).resize((4000, 3000)).convert("RGBA")
    image.putalpha(Image.radial_gradient("L").resize(image.size))
    out = BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


@dataclass
class Watch:
    """The most that the processes started by another one have taken together."""

    parent: int
    highest: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        while not self.over.wait(0.02):
            self.highest = max(self.highest, sum(map(_resident, _descendants(self.parent))))


@contextmanager
def watched(server: Server) -> Iterator[Watch]:
    assert server.process
    watch = Watch(server.process.pid)
    looking = threading.Thread(target=watch.look)
    looking.start()
    try:
        yield watch
    finally:
        watch.over.set()
        looking.join()


def _descendants(parent: int) -> Sequence[int]:
    found = children(parent)
    return [*found, *(inner for child in found for inner in _descendants(child))]


def _resident(process: int) -> int:
    with suppress(OSError):
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
        return int(pages) * 4096
    return 0


if __name__ == "__main__":
    main()
