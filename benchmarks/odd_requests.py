"""What the server keeps in memory of requests that nobody sends twice: random questions, locales, tokens, addresses.

    .venv/bin/python -m benchmarks.odd_requests [REQUESTS]

Prints resident memory before and after, the longest wait for `/healthz` meanwhile, and answers by status.
"""

import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from babel.localedata import locale_identifiers
from httpx2 import Client

from configurator.demo.files import PRODUCTS
from tests.api.shop import API
from tests.server.process import Server

MIB = 1024 * 1024
REQUESTS, MOST = 10_000, 30 * MIB
CLIENTS = 4
WARM, SEED = 200, 1
LARGE, SMALL = 4_000_000, 64 * 1024
"""What designers' documents may have, and shoppers' bodies, in bytes."""
EVALUATE = f"{API}/configurators/{{}}/evaluate"


@dataclass
class Odd:
    """What came of it: bytes grown by, the longest wait for `/healthz` in seconds, answers by status."""

    before: int = 0
    after: int = 0
    longest: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def grown(self) -> int:
        return self.after - self.before

    @property
    def failures(self) -> int:
        """5xx but for 503, which says to come again."""
        return sum(times for status, times in self.statuses.items() if status >= 500 and status != 503)


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), "demo")
        server.start()
        server.stop()
        server.start()
        try:
            began = time.monotonic()
            odd = odd_requests(server, requests)
            print(f"{requests} odd requests in {time.monotonic() - began:.0f} s")
            print(f"resident before {odd.before / MIB:.0f} MiB, after {odd.after / MIB:.0f} MiB", end=", ")
            print(
                f"grown by {odd.grown / MIB:.1f} MiB of {MOST / MIB:.0f} MiB; peak {server.peak_memory() / MIB:.0f} MiB"
            )
            print(f"longest wait for /healthz {odd.longest * 1000:.0f} ms; failures {odd.failures}")
            print("answers by status:", dict(sorted(odd.statuses.items())))
        finally:
            server.stop()
        print(f"the loop computed {server.longest_pause()} ms at most in one pause")


def odd_requests(server: Server, requests: int, products: tuple[str, ...] = tuple(PRODUCTS), warm: int = WARM) -> Odd:
    """Send them, after `warm` others by which everything is loaded that requests need."""
    odd = Odd()
    kinds = [*KINDS, partial(_document, server.token())]
    _send(server, warm, products, kinds, random.Random(SEED + 1), Odd())
    odd.before = server.memory()
    with _watched(server, odd):
        _send(server, requests, products, kinds, random.Random(SEED), odd)
    time.sleep(0.5)
    odd.after = server.memory()
    return odd


def _send(
    server: Server,
    requests: int,
    products: tuple[str, ...],
    kinds: list["Kind"],
    chance: random.Random,
    odd: Odd,
) -> None:
    seeds = [chance.random() for _ in range(CLIENTS)]

    def one(seed: float) -> list[int]:
        own = random.Random(seed)
        with server.client() as client:
            return [own.choice(kinds)(client, own, own.choice(products)) for _ in range(requests // CLIENTS)]

    with ThreadPoolExecutor(CLIENTS) as pool:
        for statuses in pool.map(one, seeds):
            odd.statuses.update(statuses)


@contextmanager
def _watched(server: Server, odd: Odd) -> Iterator[None]:
    over = threading.Event()

    def look() -> None:
        with server.client() as client:
            while not over.wait(0.02):
                began = time.monotonic()
                client.get("/healthz")
                odd.longest = max(odd.longest, time.monotonic() - began)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield
    finally:
        over.set()
        looking.join()


def _text(chance: random.Random, length: int = 24) -> str:
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789_-", k=length))


def _headers(chance: random.Random) -> dict[str, str]:
    """Another client, as a proxy on the same machine would say, with cookies of nobody."""
    address = ".".join(str(chance.randint(1, 250)) for _ in range(4))
    cookies = f"pc_lang={_text(chance, 6)}; pc_cart=cart_{_text(chance)}; pc_account=acc_{_text(chance, 40)}"
    return {"X-Forwarded-For": address, "Cookie": cookies, "Content-Type": "application/json"}


def _question(client: Client, chance: random.Random, product: str) -> int:
    """The defaults, asked in words of up to 40 KB that nobody uses again."""
    body = json.dumps({"quantity": chance.randint(1, 9_999)}) + " " * chance.choice([0, 10, 1_000, 40_000])
    return client.post(EVALUATE.format(product), content=body, headers=_headers(chance)).status_code


def _locale(client: Client, chance: random.Random, product: str) -> int:
    known = chance.choice(locale_identifiers()) if chance.random() < 0.7 else _text(chance, 12)
    spelled = "".join(chance.choice([letter.lower(), letter.upper()]) for letter in known)[:35]
    body = json.dumps({"locale": spelled, "quantity": chance.randint(1, 99)})
    return client.post(EVALUATE.format(product), content=body, headers=_headers(chance)).status_code


def _large(client: Client, chance: random.Random, product: str) -> int:
    """One in five is about as large as is taken, or larger."""
    size = SMALL + chance.choice([-1_000, 1_000]) if chance.random() < 0.2 else 20_000
    return client.post(
        EVALUATE.format(product), content=_body(chance, "selected", size), headers=_headers(chance)
    ).status_code


def _document(token: str, client: Client, chance: random.Random, _product: str) -> int:
    """A designer's; one in twenty is about as large as is taken, or larger."""
    size = LARGE + chance.choice([-100_000, 100_000]) if chance.random() < 0.05 else 20_000
    headers = _headers(chance) | {"Authorization": f"Bearer {token}"}
    return client.post(f"{API}/configurators", content=_body(chance, "layers", size), headers=headers).status_code


def _body(chance: random.Random, name: str, size: int) -> bytes:
    """White space, text, or a great many values in a field of that name."""
    match chance.randint(0, 3):
        case 0:
            return b"{}" + b" " * (size - 2)
        case 1:
            return json.dumps({"title": _text(chance, 100) * (size // 100)}).encode()
        case 2:
            return b'{"%b": [' % name.encode() + b"0," * (size // 2 - 8) + b"0]}"
        case _:
            return json.dumps({name: [_text(chance, 8) for _ in range(size // 12)]}).encode()


def _cart(client: Client, chance: random.Random, _product: str) -> int:
    headers = _headers(chance) | {"Idempotency-Key": _text(chance, 200)}
    path = chance.choice(["", f"/cart_{_text(chance)}/lines", f"/{_text(chance, 300)}/checkout"])
    return client.post(f"{API}/carts{path}", content="{}", headers=headers).status_code


def _page(client: Client, chance: random.Random, product: str) -> int:
    path = chance.choice([
        f"/c/{product}?cfg={_text(chance, 200)}", f"/c/{product}?preset={_text(chance)}", f"/{_text(chance, 3_000)}",
        f"/orders/ord_{chance.randint(1, 10**9)}_{_text(chance)}", f"/login/login_{_text(chance, 43)}",
        f"/render/{product}/{_text(chance, 100)}.webp?width=600", f"/media/{_text(chance, 32)}.webp",
        f"/static/{_text(chance)}/{_text(chance)}.css", f"/waits/wait_{_text(chance)}", f"/c/{_text(chance, 500)}",
    ])  # fmt: skip
    return client.get(path, headers=_headers(chance)).status_code


def _token(client: Client, chance: random.Random, _product: str) -> int:
    headers = _headers(chance) | {"Authorization": f"Bearer {_text(chance, 500)}"}
    return client.get(f"{API}/stock?cursor={_text(chance, 300)}", headers=headers).status_code


def _address(client: Client, chance: random.Random, _product: str) -> int:
    headers = _headers(chance) | {"Content-Type": "application/x-www-form-urlencoded"}
    return client.post(
        "/login", data={"email": f"{_text(chance, 60)}@{_text(chance, 30)}.com"}, headers=headers
    ).status_code


Kind = Callable[[Client, random.Random, str], int]
KINDS: list[Kind] = [
    _question, _question, _locale, _large, _cart, _page, _page, _token, _address,
]  # fmt: skip


if __name__ == "__main__":
    main()
