"""A disk that is full, read-only or gone beneath a real server: 503 until it is in order, and nothing is lost."""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from httpx2 import Response

from configurator.cli.main import main
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from tests.api.shop import CUSTOMER, Clock, Shop
from tests.server.disk import Disk, mounted
from tests.server.process import Server, free_port
from tests.waiting import until

LEDGER = "ledger.sqlite3"
BASE = re.compile(r'name="base" value="([^"]*)"')


@pytest.fixture
def disk(made: Path, tmp_path: Path) -> Iterator[Disk]:
    with mounted(tmp_path / "disk") as disk:
        shutil.copytree(made, disk.path / "data")
        yield disk


@pytest.fixture
def running(disk: Disk) -> Iterator[Server]:
    server = Server(disk.path, program=None)
    server.start()
    yield server
    server.stop()


@contextmanager
def opened(server: Server) -> Iterator[Shop]:
    with server.client() as client:
        shop = Shop(client, server.token(), Clock(datetime.now(UTC)))
        shop.stock("S", 100)
        shop.design({"g": {"a": "S"}}, id="watch")
        yield shop


def test_a_full_disk_is_reported_and_writing_goes_on_by_itself(disk: Disk, running: Server) -> None:
    with opened(running) as shop:
        client = shop.client
        placed = [shop.order("watch", ["a"], 1)["number"]]
        cart = shop.ok("POST", "/carts", {}, admin=False)["id"]
        disk.fill()
        for _ in range(200):
            refused = shop.call("POST", "/carts", {}, admin=False)
            if refused.status_code != 201:
                break
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
        assert refused.json()["detail"].startswith("The shop cannot write to its disk just now.")
        for _ in range(20):  # what a mail left half-written may have gone meanwhile, and room with it
            settings = shop.call("GET", "/settings")
            disk.fill()
            saved = shop.call("PUT", "/settings", settings.json(), headers={"If-Match": settings.headers["etag"]})
            if saved.status_code != 200:
                break
        assert saved.status_code == 503
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
        fields = {"base": BASE.findall(client.get("/c/watch").text)[0], "g.g": "a", "do": "add"}
        page = client.post("/c/watch", data=fields, headers={"Sec-Fetch-Site": "same-origin"})
        assert (page.status_code, "cannot write to its disk" in page.text) == (503, True)
        assert client.get("/").status_code == 200
        for _ in range(40):  # the log may have room left
            made = running.run("token create")
            if made.returncode:
                break
        assert (made.returncode, made.stderr.count("\n")) == (1, 1), made.stderr
        assert "the disk is full" in made.stderr
        disk.free()
        assert client.get("/readyz").status_code == 200
        assert shop.ok("GET", f"/carts/{cart}", admin=False)["lines"] == []
        placed.append(shop.order("watch", ["a"], 1)["number"])
    running.kill()
    running.start()
    with running.client() as client:
        again = Shop(client, shop.token, shop.clock)
        assert [again.ok("GET", f"/orders/{number}")["number"] for number in placed] == placed
    assert running.run("verify").returncode == 0


@pytest.mark.parametrize("broken", [Disk.lock, Disk.fill])
def test_a_start_on_a_disk_that_takes_nothing_says_so(
    disk: Disk, tmp_path: Path, broken: Callable[[Disk], None]
) -> None:
    (tmp_path / "data").symlink_to(disk.path / "data")
    server = Server(tmp_path, program=None)
    server.start()
    with opened(server):
        server.stop()
    broken(disk)
    refused = server.run("serve", "--port", str(free_port()))
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1), refused.stderr
    assert "cannot be written" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_backup_for_which_there_is_no_room_says_so_and_leaves_nothing(data: Path, tmp_path: Path) -> None:
    open_services(Config(data=data)).close()
    with mounted(tmp_path / "small", "64k") as small:
        small.fill()
        result = CliRunner().invoke(main, ["backup", "--data", str(data), str(small.path / "made.zip")])
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1), result.stderr
        assert "made.zip cannot be written: No space left on device" in result.stderr
        assert [path.name for path in small.path.iterdir()] == ["filler"]


def test_a_data_folder_that_was_renamed_gets_no_successor(server: Server) -> None:
    with opened(server) as shop:
        token = shop.evaluate("watch", ["a"])["token"]
        away = server.home / "away"
        server.data.rename(away)
        shop.client.get(f"/render/watch/{token}.webp?width=150")
        shop.client.post("/login", data={"email": "ada@example.com"})
        assert not server.data.exists()
        away.rename(server.data)
    with server.client() as client:
        assert client.post("/api/v1/carts", json={}).status_code == 201


@pytest.mark.parametrize("loss", ["ledger", "log", "index", "data", "replaced"])
def test_a_ledger_that_goes_away_takes_no_more_orders(server: Server, loss: str) -> None:
    with opened(server) as shop:
        cart = shop.ok("POST", "/carts", {}, admin=False)["id"]
        shop.ok(
            "POST", f"/carts/{cart}/lines", {"configurator": "watch", "selected": ["a"], "quantity": 1}, admin=False
        )
        away = server.home / "away"
        match loss:
            case "ledger":
                (server.data / LEDGER).unlink()
            case "log":
                (server.data / f"{LEDGER}-wal").rename(away)
            case "index":
                (server.data / f"{LEDGER}-shm").unlink()
                assert "-shm is gone: wait until" in server.run("token create").stderr
                assert not (server.data / f"{LEDGER}-shm").exists()
            case "data":
                server.data.rename(away)
            case "replaced":
                shutil.copyfile(server.data / LEDGER, away)
                away.replace(server.data / LEDGER)
        for _ in range(3):
            refused = shop.call("POST", f"/carts/{cart}/checkout", {"customer": CUSTOMER}, admin=False)
            assert (refused.status_code, "retry-after" in refused.headers) == (503, True)
        assert shop.client.get("/readyz").status_code == 503
        if loss == "data":
            settings = shop.call("GET", "/settings")
            saved = shop.call("PUT", "/settings", settings.json(), headers={"If-Match": settings.headers["etag"]})
            assert saved.status_code == 503
            assert not server.data.exists()
            away.rename(server.data)
            assert shop.call("POST", f"/carts/{cart}/checkout", {"customer": CUSTOMER}, admin=False).status_code == 201
        assert server.log().count("file gone") == 1, server.log()


@pytest.mark.parametrize("end", [0.0, 0.5], ids=["emptied", "cut in half"])
@pytest.mark.parametrize("name", ["ledger.sqlite3", "ledger.sqlite3-wal"])
def test_a_ledger_that_is_cut_takes_no_more_orders(server: Server, name: str, end: float) -> None:
    with opened(server) as shop:
        shop.order("watch", ["a"], 1)
        file = server.data / name
        until(lambda: is_at_rest(server.data / f"{LEDGER}-wal"))
        os.truncate(file, int(file.stat().st_size * end))
        confirmed = [order_of_one(shop) for _ in range(3)]
        assert confirmed == [503] * 3
        assert shop.client.get("/readyz").status_code == 503
        assert shop.call("GET", "/orders").status_code in (200, 503)
        assert server.log().count("file damaged") >= 1, server.log()


def is_at_rest(file: Path) -> bool:
    """What an order still has written after its answer, its mail above all, is there."""
    before = file.stat()
    time.sleep(0.5)
    after = file.stat()
    return (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)


def order_of_one(shop: Shop) -> int:
    """What answers somebody who orders one, at the first step that is refused."""
    made = shop.call("POST", "/carts", {}, admin=False)
    if made.status_code != 201:
        return made.status_code
    cart, line = made.json()["id"], {"configurator": "watch", "selected": ["a"], "quantity": 1}
    if (added := shop.call("POST", f"/carts/{cart}/lines", line, admin=False)).status_code != 201:
        return added.status_code
    return shop.call("POST", f"/carts/{cart}/checkout", {"customer": CUSTOMER}, admin=False).status_code


def test_reading_recovers_by_itself_from_a_log_that_was_away(server: Server) -> None:
    with opened(server) as shop:
        shop.order("watch", ["a"], 1)
        log, away = server.data / f"{LEDGER}-wal", server.home / "away"
        log.rename(away)
        meanwhile = at_once(lambda: shop.call("GET", "/orders"))
        assert {status for status, _ in meanwhile} <= {200, 503}
        assert all(retry for status, retry in meanwhile if status == 503)
        assert shop.client.get("/readyz").status_code == 503
        away.replace(log)
        assert set(at_once(lambda: shop.call("GET", "/orders"))) == {(200, None)}
        assert set(at_once(lambda: shop.client.get("/"))) == {(200, None)}
        assert shop.client.get("/readyz").status_code == 200
        shop.order("watch", ["a"], 1)


def at_once(ask: Callable[[], Response]) -> list[tuple[int, str | None]]:
    """Status and Retry-After of thirty answers that were asked for at the same moment."""
    with ThreadPoolExecutor(30) as threads:
        answers = [asked.result() for asked in [threads.submit(ask) for _ in range(30)]]
    return [(answer.status_code, answer.headers.get("retry-after")) for answer in answers]
