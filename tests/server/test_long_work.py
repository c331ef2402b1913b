"""What takes long keeps nobody else waiting."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.api.shop import API, Shop
from tests.layers.pigeons import pigeons
from tests.layers.tables import TableProduct
from tests.server.process import Server

MOST_COMPUTED = 100
"""Milliseconds that the event loop's own thread may compute in one go."""
EXPLAINED = 12
ASKING = 60
"""More than there are threads."""


@pytest.mark.parametrize("document", [TableProduct(groups=150, rules=400, seed=1).document, pigeons(8)])
def test_the_server_answers_while_hard_questions_are_worked_out(
    server: Server, shop: Shop, document: dict[str, Any]
) -> None:
    shop.ok("POST", "/configurators", document)
    shop.ok("POST", f"/configurators/{document['id']}/publish")
    server.stop()
    server.forget_log()
    server.start()
    names = [option["id"] for group in document["layers"] for option in group["layers"]]

    def asked(number: int) -> int:
        explained = names[number * EXPLAINED : (number + 1) * EXPLAINED]
        with server.client(API) as client:
            return client.post(
                f"/configurators/{document['id']}/evaluate", json={"pinned": [], "explain": explained}
            ).status_code

    with ThreadPoolExecutor(4) as askers, server.client() as client:
        answers = [askers.submit(asked, number) for number in range(4)]
        checked = 0
        while not all(answer.done() for answer in answers):
            assert client.get("/healthz").status_code == 200
            checked += 1
        assert [answer.result() for answer in answers] == [200] * 4
    assert checked > 3
    server.stop()
    assert server.longest_pause() <= MOST_COMPUTED, server.log()


@pytest.mark.parametrize("what", ["/media/{image}@3.webp", "/render/{name}/{token}.webp?width=150"])
def test_shoppers_are_answered_while_many_wait_for_a_picture(
    server: Server, shop: Shop, tmp_path: Path, what: str
) -> None:
    name = shop.design({"g": {"a": {"default": True}}})
    token, cart = shop.evaluate(name)["token"], shop.cart()
    disk = HangingDisk(tmp_path / "hangs", tmp_path / "waited")
    server.stop()
    server.first = disk.attach
    server.start()
    (file,) = (server.data / "assets").glob("*.webp")
    with server.client() as client:
        assert client.get(f"/media/{file.name}").status_code == 200
        disk.hang()
        for scaled in (server.data / "assets" / "scaled").glob("*.webp"):
            scaled.unlink()
        address = what.format(image=file.stem, name=name, token=token)
        with ThreadPoolExecutor(ASKING) as askers:
            asked = [askers.submit(client.get, address) for _ in range(ASKING)]
            try:
                disk.wait_for_a_reader()
                answered = [client.get(f"/api/v1/carts/{cart}", timeout=5).status_code for _ in range(5)]
            finally:
                disk.go_on()
    assert answered == [200] * 5
    assert {each.result().status_code for each in asked} <= {200, 503}


def test_shoppers_are_answered_while_a_draft_is_looked_at_for_many(server: Server, shop: Shop) -> None:
    document = TableProduct(groups=40, rules=100, seed=1).document
    shop.ok("POST", "/configurators", document)
    cart, designer = shop.cart(), {"Authorization": f"Bearer {shop.token}"}
    server.forget_log()
    with server.client() as client, ThreadPoolExecutor(ASKING) as askers:
        path = f"{API}/configurators/{document['id']}/lint"
        asked = [askers.submit(client.get, path, headers=designer) for _ in range(ASKING)]
        while not all(each.done() for each in asked):
            assert client.get(f"{API}/carts/{cart}", timeout=5).status_code == 200
        answers = [each.result() for each in asked]
    assert {answer.status_code for answer in answers} == {200, 503}
    assert len({answer.content for answer in answers if answer.status_code == 200}) == 1
    assert {answer.headers.get("retry-after") for answer in answers if answer.status_code == 503} == {"5"}
    server.stop()
    assert server.longest_pause() <= MOST_COMPUTED, server.log()


@dataclass(frozen=True)
class HangingDisk:
    """From which the server that it is attached to gets no picture between `hang` and `go_on`."""

    hangs: Path
    waited: Path

    def attach(self) -> None:
        opened = Image.open

        def late(*given: Any, **named: Any) -> Image.Image:
            while self.hangs.exists():
                self.waited.touch()
                time.sleep(0.01)
            return opened(*given, **named)

        Image.open = late

    def hang(self) -> None:
        self.hangs.touch()

    def wait_for_a_reader(self) -> None:
        until = time.monotonic() + 5
        while not self.waited.exists():
            assert time.monotonic() < until, "nothing was read"
            time.sleep(0.01)

    def go_on(self) -> None:
        self.hangs.unlink()
