"""The most costly requests keep nobody waiting."""

import json

import pytest
from httpx2 import Response

from tests.api.shop import API, Shop
from tests.server.process import Server

SMALL = 64 * 1024
SIZE = 600_000
LONGEST = 100
"""Milliseconds of the processor that others wait."""
LARGE = {
    "lists": b"[" + b"[]," * (SIZE // 3) + b"[]]",
    "nested": b"[" + (b"[" * 50 + b"]" * 50 + b",") * (SIZE // 101) + b"1]",
    "numbers": b"[" + (b"9" * 4200 + b",") * (SIZE // 4201) + b"1]",
    "names": b"{" + b",".join(b'"%d":[]' % number for number in range(SIZE // 11)) + b"}",
    "layers": json.dumps({"id": "x", "title": "y", "layers": [{}] * (SIZE // 4)}).encode(),
}


@pytest.mark.parametrize("body", LARGE.values(), ids=list(LARGE))
def test_a_designers_document_keeps_nobody_waiting(server: Server, shop: Shop, body: bytes) -> None:
    answer = sent(shop, "/configurators", body, shop.token)
    assert answer.status_code in (400, 422), answer.text
    assert answer.json()["detail"]
    server.stop()
    assert server.longest_pause() <= LONGEST


def test_a_shoppers_body_keeps_nobody_waiting(server: Server, shop: Shop) -> None:
    name = shop.design({"g": {"a": None}})
    for body in (*LARGE.values(), json.dumps({"selected": [1] * SIZE}).encode()):
        for path in (f"/configurators/{name}/evaluate", "/carts"):
            answer = sent(shop, path, body[:SMALL])
            assert answer.status_code in (400, 422)
            assert sent(shop, path, body[: SMALL + 1]).status_code == 413
    assert shop.client.post("/login", data={"email": "x" * SMALL}).status_code == 413
    server.stop()
    assert server.longest_pause() <= LONGEST


@pytest.mark.parametrize("count", [20, 2_000])
def test_a_large_document_is_taken_as_a_small_one_is(shop: Shop, count: int) -> None:
    options = {f"o{number}": None for number in range(count)}
    name = shop.design({"g": options})
    assert shop.evaluate(name, ["o1"])["selected"] == ["o1"]


def test_the_pages_of_the_largest_product_keep_nobody_waiting(server: Server, shop: Shop) -> None:
    groups = {f"g{group}": {f"g{group}o{number}": None for number in range(480)} for group in range(10)}
    name = shop.design(groups)
    for path in (f"/c/{name}", "/", f"/c/{name}?with=g3o7"):
        page = shop.client.get(path)
        assert page.status_code == 200
    pressed = {"do": "update", "base": "", "pinned": "", "g3": "g3o7"}
    assert shop.client.post(f"/c/{name}/panel", data=pressed).status_code == 200
    assert shop.evaluate(name, ["g3o7"])["selected"] == ["g3o7"]
    server.stop()
    assert server.longest_pause() <= LONGEST


def sent(shop: Shop, path: str, body: bytes, token: str = "") -> Response:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    return shop.client.post(f"{API}{path}", content=body, headers=headers)
