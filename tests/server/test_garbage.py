"""Garbage at every endpoint: a reason each time, nothing changed, no memory lost."""

import json
import random
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from httpx2 import Client, HTTPError

from tests.api.shop import Shop, png
from tests.server.process import Server

MANY = 10_000
MEGABYTE = 1024 * 1024
PATHS = [
    ("POST", "/configurators/{c}/evaluate"),
    ("POST", "/carts"),
    ("GET", "/carts/{cart}"),
    ("POST", "/carts/{cart}/lines"),
    ("PATCH", "/carts/{cart}/lines/{line}"),
    ("DELETE", "/carts/{cart}/lines/nonsense"),
    ("POST", "/carts/{foreign}/hold"),
    ("POST", "/carts/{foreign}/checkout"),
    ("POST", "/carts/{cart}/checkout"),
    ("GET", "/orders/{foreign}"),
    ("POST", "/orders/{order}/ship"),
    ("POST", "/orders/{order}/cancel"),
    ("PUT", "/settings"),
    ("POST", "/configurators"),
    ("PUT", "/configurators/{c}"),
    ("POST", "/configurators/nonsense/publish"),
    ("PUT", "/stock/S-1"),
    ("PATCH", "/stock/S-1"),
    ("POST", "/stock/S-1/movements"),
    ("POST", "/stock/nonsense/release"),
    ("POST", "/assets"),
    ("GET", "/stock?limit=-1"),
    ("GET", "/orders?fulfilment=maybe"),
    ("POST", "/openapi.json"),
    ("GET", "/nonsense"),
]


def values(dice: random.Random) -> Iterator[object]:
    """Wrong types, huge numbers, deep nesting, long and odd texts."""
    deep: object = "a"
    for _ in range(dice.randint(1, 90)):
        deep = [deep] if dice.random() < 0.5 else {"not": deep}
    odd = [None, True, -1, 2**63, 10**400, -(10**30), 1.5e308, "", "\x00", "é" * 5000, [], {}, deep, "ord_x", "a", "g"]
    while True:
        yield dice.choice(odd)


FIELDS = [
    "selected", "quantity", "token", "pinned", "cart", "line", "customer", "accept_backorder", "total", "locale",
    "lines", "kind", "reason", "tracked", "status", "backorder", "backorder_limit", "id", "title", "views", "layers",
    "rules", "presets", "stock", "shop", "labels", "configurator", "pick",
]  # fmt: skip


def bodies(dice: random.Random) -> Iterator[bytes]:
    """Half of them JSON objects with our fields and senseless values, the rest no JSON at all."""
    some = values(dice)
    while True:
        if dice.random() < 0.6:
            named = {field: next(some) for field in dice.sample(FIELDS, dice.randint(1, 5))}
            yield json.dumps({**named, "nonsense": 1}).encode()
        else:
            yield dice.choice([b"{", b"[" * 3000, b"\xff\xfe\x00", b'{"a":NaN}', b"null", b"[]", b"7", b'"x"'])


def test_ten_thousand_senseless_calls_change_nothing_and_cost_no_memory(server: Server, shop: Shop) -> None:
    shop.stock("S-1", 10)
    name = shop.design({"g": {"a": "S-1"}})
    cart = shop.cart((name, ["a"], 2))
    order = shop.order(name, ["a"], 3)
    known = {
        "c": name, "cart": cart, "line": shop.read_cart(cart)["lines"][0]["id"],
        "order": order["number"], "foreign": "ord_" + "A" * 40,
    }  # fmt: skip
    before = _everything(shop, cart, order["number"])
    _throw(shop, known, 2_000)
    memory = server.memory()
    _throw(shop, known, MANY)
    assert server.memory() - memory < 30 * MEGABYTE
    assert _everything(shop, cart, order["number"]) == before
    verified = server.run("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_bodies_of_50_megabytes_are_refused_whatever_they_claim(server: Server, shop: Shop) -> None:
    name = shop.design({"g": {"a": None}})
    huge = b"[" + b"1," * (25 * MEGABYTE) + b"1]"
    auth = {"Authorization": f"Bearer {shop.token}"}
    for path in (f"configurators/{name}/evaluate", "configurators", "assets", "carts"):
        refused = 415 if path == "assets" else 413
        announced = shop.client.post(f"/api/v1/{path}", content=huge, headers=auth)
        chunked = shop.client.post(f"/api/v1/{path}", content=iter([huge[:MEGABYTE]] * 50), headers=auth)
        assert (announced.status_code, chunked.status_code) == (413, refused), path
    page = shop.client.post(f"/c/{name}", content=huge)
    assert page.status_code == 413
    assert server.answers()


def test_broken_images_are_refused_one_by_one(server: Server, shop: Shop) -> None:
    whole, dice = png(), random.Random(5)
    headers = {"Authorization": f"Bearer {shop.token}"}
    for _ in range(20):
        broken = bytearray(whole[: dice.randint(0, len(whole))])
        for _ in range(5):
            if broken:
                broken[dice.randrange(len(broken))] = dice.randrange(256)
        answer = shop.client.post("/api/v1/assets", files={"file": ("a.png", bytes(broken))}, headers=headers)
        assert answer.status_code in (201, 413, 415, 422), answer.text
    assert server.answers()


def _throw(shop: Shop, known: dict[str, str], many: int) -> None:
    """Every call without an effect must be refused with a reason, in the documented shape."""
    dice = random.Random(many)
    auth = {"Authorization": f"Bearer {shop.token}"}
    for body in islice(bodies(dice), many):
        method, path = dice.choice(PATHS)
        kind = dice.choice(["application/json", "application/json", "text/plain", "multipart/form-data; boundary=x"])
        headers = {**auth, "Content-Type": kind, "If-Match": dice.choice(['"x"', "*"])}
        answer = shop.client.request(method, f"/api/v1{path.format(**known)}", content=body, headers=headers)
        if path in ("/carts/{cart}",):
            continue
        assert 400 <= answer.status_code < 500, (
            f"{method} {path} {body[:200]!r}: {answer.status_code} {answer.text[:300]}"
        )
        assert answer.json()["detail"]


def _everything(shop: Shop, cart: str, order: str) -> list[object]:
    paths = ("/settings", "/configurators", "/stock", "/orders", f"/orders/{order}", "/backorders")
    return [shop.ok("GET", path) for path in paths] + [shop.read_cart(cart)]


def test_a_client_that_vanishes_in_the_middle_does_no_harm(server: Server) -> None:
    for _ in range(20):
        with Client(base_url=server.url, timeout=0.001, verify=False) as client, suppress(HTTPError):
            client.post("/api/v1/carts", json={})
    assert server.answers()
