"""Pictures that come to a real server, and the process that reads them."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest
from httpx2 import HTTPError

from tests.api.shop import Shop, png
from tests.processes import children, is_gone, is_warm, vanishes
from tests.server.conftest import server, shop
from tests.server.process import Server

__all__ = ("server", "shop")


def decoders(server: Server) -> list[int]:
    assert server.process
    assert server.process.pid
    return [child for child in children(server.process.pid) if is_warm(child)]


def test_the_process_is_started_by_the_first_picture_and_serves_the_others(server: Server, shop: Shop) -> None:
    assert decoders(server) == []
    with ThreadPoolExecutor(6) as pool:
        ids = list(pool.map(lambda width: shop.asset(width=width), range(20, 40)))
    assert len({*ids}) == 20
    assert len(decoders(server)) == 1
    before = server.descriptors()
    for width in range(40, 60):
        shop.asset(width=width)
    assert server.descriptors() < before + 10
    assert len(decoders(server)) == 1


def test_it_holds_nothing_of_the_servers(server: Server, shop: Shop) -> None:
    """Neither the ledger nor the port: one socket to be asked on, and nowhere to write."""
    shop.asset(width=20)
    (decoder,) = decoders(server)
    opened = [os.readlink(entry).split(":")[0] for entry in Path(f"/proc/{decoder}/fd").iterdir()]
    assert sorted(opened) == ["/dev/null", "/dev/null", "socket"]


@pytest.mark.parametrize("ending", [Server.stop, Server.kill])
def test_it_ends_with_the_server(server: Server, shop: Shop, ending: Callable[[Server], None]) -> None:
    shop.asset(width=20)
    (decoder,) = decoders(server)
    ending(server)
    assert vanishes(decoder)


def test_one_that_is_killed_is_started_again_and_nobody_notices(server: Server, shop: Shop) -> None:
    with ThreadPoolExecutor(6) as pool:
        coming = [pool.submit(shop.asset, width=width) for width in range(20, 120)]
        for _ in range(10):
            time.sleep(0.05)
            for decoder in decoders(server):
                os.kill(decoder, 9)
        ids = {each.result() for each in coming}
    assert len(ids) == 100
    for id in ids:
        assert shop.client.get(f"/media/{id}.webp").status_code == 200


def test_a_refused_picture_leaves_the_process_as_it_is(server: Server, shop: Shop) -> None:
    shop.asset(width=20)
    (decoder,) = decoders(server)
    headers = {"Authorization": f"Bearer {shop.token}"}
    files = {"file": ("a.png", png()[:100], "image/png")}
    answer = shop.client.post("/api/v1/assets", files=files, headers=headers)
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "The file ends too early; it was probably cut off on its way.",
    )
    assert decoders(server) == [decoder]
    assert not is_gone(decoder)


def test_a_picture_that_was_acknowledged_outlives_the_server_and_of_others_nothing_is_left(
    server: Server, shop: Shop
) -> None:
    """Killed at several moments of many uploads."""
    pictures = iter(range(20, 20_000))
    acknowledged: set[str] = set()
    for seconds in (0.3, 0.5, 0.9):
        with ThreadPoolExecutor(6) as pool:
            over = Event()

            def send(over: Event = over) -> list[str]:
                sent: list[str] = []
                with suppress(HTTPError):
                    while not over.is_set():
                        sent.append(shop.asset(width=next(pictures)))
                return sent

            sending = [pool.submit(send) for _ in range(6)]
            time.sleep(seconds)
            server.kill()
            over.set()
            acknowledged |= {id for each in sending for id in each.result()}
        server.start()
        stored = {path.name for path in (server.data / "assets").iterdir() if path.is_file()}
        assert {f"{id}.webp" for id in acknowledged} <= stored
        assert not any(name.startswith(".") for name in stored)
    assert len(acknowledged) > 5
    for id in acknowledged:
        assert shop.client.get(f"/media/{id}.webp").status_code == 200
