"""200 pictures of 800 × 800 over HTTP by six connections, beside a server that starts a process for each.

    .venv/bin/python -m benchmarks.uploads

Both servers take the same pictures, in turns of ten, each one new to them: half of them layers with grain, half smooth.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from httpx2 import Client, Limits
from PIL import Image, ImageDraw, ImageFilter

from benchmarks.checkout_http import running
from configurator.app import create_app
from configurator.cli.listening import listen_at
from configurator.runtime.config import Config
from configurator.runtime.data_folder import ASSETS
from configurator.runtime.log import start_logging
from configurator.runtime.opening import open_services
from configurator.stores.images.store import ImageStore
from configurator.web.connections.crowd import Crowd, most_connections
from configurator.web.connections.server import BoundedServer
from tests.api.shop import API
from tests.server.process import Server

PICTURES, TURN, CONNECTIONS, SIDE = 200, 10, 6, 800
AIM = 15
"""Seconds for all pictures, on two processors."""
START = 60


def main() -> None:
    if len(sys.argv) > 1:
        serve_afresh(Path(sys.argv[1]), int(sys.argv[2]))
        return
    pictures = [picture(number) for number in range(PICTURES)]
    print(f"{PICTURES} pictures of {SIDE} × {SIDE}, {sum(map(len, pictures)) / PICTURES / 1000:,.0f} KB each")
    with tempfile.TemporaryDirectory() as folder:
        one, other = (Server(Path(tempfile.mkdtemp(dir=folder))) for _ in range(2))
        with running(one), running_afresh(other):
            measured = [(sent(one, turn), sent(other, turn)) for turn in turns(pictures)]
        kept = [sum(1 for _ in (server.data / ASSETS).glob("*.webp")) for server in (one, other)]
    assert kept == [PICTURES, PICTURES], "every picture is there, under its own name"
    report(measured)


def turns(pictures: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (pictures[start : start + TURN] for start in range(0, len(pictures), TURN))


def sent(server: Server, pictures: Sequence[bytes]) -> float:
    """Seconds until all are stored."""
    headers = {"Authorization": f"Bearer {server.token()}"}
    limits = Limits(max_connections=CONNECTIONS)
    with (
        Client(base_url=server.url, timeout=60, verify=False, headers=headers, limits=limits) as client,
        ThreadPoolExecutor(CONNECTIONS) as pool,
    ):

        def send(content: bytes) -> None:
            client.post(f"{API}/assets", files={"file": ("layer.png", content, "image/png")}).raise_for_status()

        began = time.perf_counter()
        list(pool.map(send, pictures))
        return time.perf_counter() - began


def report(measured: Sequence[tuple[float, float]]) -> None:
    ours, others = (sum(seconds) for seconds in zip(*measured, strict=True))
    ratios = [afresh / warm for warm, afresh in measured]
    print(f"a process for each: {others:.1f} s")
    print(
        f"as the shop does it: {ours:.1f} s, aim {AIM} s; {statistics.median(ratios):.2f}× as quick"
        f" ({min(ratios):.2f}–{max(ratios):.2f})"
    )


@contextmanager
def running_afresh(server: Server) -> Iterator[None]:
    """In place of `server`, on its data and its port."""
    command = [sys.executable, "-m", "benchmarks.uploads", str(server.data), str(server.port)]
    process = subprocess.Popen(command)
    try:
        until = time.monotonic() + START
        while not server.answers():
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(START)


def serve_afresh(data: Path, port: int) -> None:
    start_logging("warning")
    services = open_services(Config(data=data))
    app = create_app(replace(services, images=ImageStore(data / ASSETS)))
    BoundedServer(app, Crowd(most_connections()), frozenset()).run(listen_at("127.0.0.1", port))


def picture(number: int) -> bytes:
    """A disc with smooth edges and many colours, with grain where the number is odd."""
    size = (SIDE, SIDE)
    ramps = Image.merge("RGB", (Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L")))
    noise = Image.merge("RGB", (Image.effect_noise(size, 30),) * 3)
    colours = Image.blend(ramps.resize(size), noise, 0.15)
    layer = colours if number % 2 else colours.filter(ImageFilter.GaussianBlur(3))
    shape = Image.new("L", (4 * SIDE, 4 * SIDE))
    ImageDraw.Draw(shape).ellipse((240, 240, 4 * SIDE - 240, 4 * SIDE - 240 - number), fill=255)
    layer.putalpha(shape.reduce(4))
    out = BytesIO()
    layer.save(out, "PNG", compress_level=3)
    return out.getvalue()


if __name__ == "__main__":
    main()
