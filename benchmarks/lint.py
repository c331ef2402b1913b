"""A lint of a large draft, and what shoppers wait for an evaluation meanwhile, beside one without.

    .venv/bin/python -m benchmarks.lint

First the processor time of a lint without HTTP, beside reading and writing its document as JSON.
Then evaluations over HTTP one after the other, in turns with and without a designer who changes a draft, has it linted,
changes it again, and so on; each evaluation and each lint is one that was never asked for.
"""

import itertools
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

from httpx2 import Client

from benchmarks.checkout_http import running
from layers.document.model import Configurator
from layers.lint.gallery import Extent, Gallery
from layers.lint.lint import lint
from tests.api.shop import API
from tests.layers.shopping import item, shop, stock
from tests.layers.tables import TableProduct
from tests.server.process import Server

GROUPS, OPTIONS, RULES, COMPOUND = 60, 1_000, 300, 100
AIM, SLOWER = 1.0, 2.0
"""Seconds for a lint, and how many times as long shoppers may wait meanwhile (95 of 100)."""
TIMES, TURNS, ASKED = 5, 8, 25


def main() -> None:
    tables = TableProduct(groups=150, rules=400, seed=1)
    for title, document, aim in (
        (f"{GROUPS} groups, {OPTIONS:,} options, {RULES} rules, {COMPOUND} of all and any", designed(), AIM),
        ("150 groups, 400 rules out of tables", tables.document, None),
    ):
        print(f"{title}: {spent(document)}" + (f", aim {aim:g} s" if aim else ""))
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        with running(server):
            waited(server)


def designed() -> dict[str, Any]:
    """Every third option is counted, and shared with the neighbouring group; the first of each group are the defaults.

    They keep every rule, so that something can always be bought.
    """
    chance = random.Random(11)
    sizes = [OPTIONS // GROUPS + (group < OPTIONS % GROUPS) for group in range(GROUPS)]
    return {
        "id": "large",
        "title": "Large",
        "views": [{"id": "front", "width": 600, "height": 600}],
        "layers": [_group(group, size) for group, size in enumerate(sizes)],
        "rules": [{"id": f"r{number}", **_rule(number, sizes, chance)} for number in range(RULES)],
    }


def _group(group: int, size: int) -> dict[str, Any]:
    layers = [
        {
            "kind": "image", "id": f"g{group}-o{place}", "label": f"Option {place}", "price": 100 * place,
            "default": not place, "swatch": {"color": "#999999"},
            "stock": {"managed": place % 3 == 1, "sku": f"S{group // 2}-{place}"},
        }
        for place in range(size)
    ]  # fmt: skip
    group_of = {"kind": "group", "id": f"g{group}", "label": f"Group {group}", "choose": "one", "required": True}
    return {**group_of, "layers": layers}


def _rule(number: int, sizes: Sequence[int], chance: random.Random) -> dict[str, Any]:
    first, second, third = chance.sample(range(GROUPS), 3)

    def one(group: int) -> str:
        return f"g{group}-o{chance.randrange(1, sizes[group])}"

    needed = {"any": [f"g{third}-o0", one(third), one(third)]}
    if number >= COMPOUND:
        return {"if": one(first), "then": needed if number % 2 else {"not": one(third)}}
    if number % 2:
        return {"if": {"all": [one(first), one(second)]}, "then": needed}
    some = {"any": [one(first), {"all": [one(second), {"not": one(third)}]}]}
    return {"if": some, "then": {"not": {"all": [one(second), one(third)]}}}


def spent(document: dict[str, Any]) -> str:
    """Medians of processor times."""
    draft = Configurator.model_validate(document)
    skus = {layer["stock"]["sku"] for group in document["layers"] for layer in group["layers"] if "stock" in layer}
    chance = random.Random(3)
    items = stock(*(item(sku, on_hand=chance.choice([0, 3, 50])) for sku in sorted(skus)))
    gallery = Gallery({}, {"front": Extent(600, 600)})
    own, yardstick = list[float](), list[float]()
    for _ in range(TIMES):
        began = time.process_time()
        json.loads(json.dumps(document))
        between = time.process_time()
        lint(draft, 1, items, shop(), gallery)
        yardstick.append(between - began)
        own.append(time.process_time() - between)
    lint_of, json_of = statistics.median(own), statistics.median(yardstick)
    return f"{lint_of:.2f} s of the processor, {lint_of / json_of:.0f} × its JSON"


def waited(server: Server) -> None:
    headers = {"Authorization": f"Bearer {server.token()}"}
    with Client(base_url=f"{server.url}{API}", timeout=60, verify=False, headers=headers) as client:
        client.post("/configurators", json=designed()).raise_for_status()
        client.post("/configurators/large/publish").raise_for_status()
        selections, quiet, busy, lints = chosen(), list[float](), list[float](), list[float]()
        for turn in range(TURNS + 1):
            alone = asked(client, selections)
            with linting(client, turn) as took:
                beside = asked(client, selections)
            if turn:
                quiet += alone
                busy += beside
                lints += took
    report(quiet, busy, lints)


def chosen() -> Iterator[list[str]]:
    """The defaults with another option in three groups, always different ones."""
    chance = random.Random(5)
    while True:
        changed = dict.fromkeys(range(GROUPS), 0)
        for group in chance.sample(range(GROUPS), 3):
            changed[group] = chance.randrange(1, OPTIONS // GROUPS)
        yield [f"g{group}-o{place}" for group, place in changed.items()]


def asked(client: Client, selections: Iterator[list[str]]) -> list[float]:
    """Milliseconds that each evaluation took."""
    return [
        _milliseconds(client, "/configurators/large/evaluate", {"selected": selected, "explain": "none"})
        for selected in itertools.islice(selections, ASKED)
    ]


@contextmanager
def linting(client: Client, turn: int) -> Iterator[list[float]]:
    """A designer at work meanwhile; the milliseconds that each lint took are in the list at the end."""
    done, took = Event(), list[float]()

    def work() -> None:
        for number in itertools.count():
            if done.is_set():
                return
            price = {"op": "set", "id": "g0-o1", "field": "price", "value": 1_000 * turn + number}
            base = client.get("/configurators/large").json()["rev"]
            edit = {"batch": str(uuid4()), "client": "bench", "gesture": str(number), "base": base, "ops": [price]}
            client.post("/configurators/large/edits", json=edit).raise_for_status()
            took.append(_milliseconds(client, "/configurators/large/lint"))

    with ThreadPoolExecutor(1) as designer:
        working = designer.submit(work)
        try:
            yield took
        finally:
            done.set()
            working.result()


def _milliseconds(client: Client, path: str, body: Any = None) -> float:
    began = time.perf_counter()
    (client.get(path) if body is None else client.post(path, json=body)).raise_for_status()
    return (time.perf_counter() - began) * 1000


def report(quiet: Sequence[float], busy: Sequence[float], lints: Sequence[float]) -> None:
    print(f"a lint over HTTP meanwhile: {_half(lints):.0f} ms (p95 {_most(lints):.0f}), {len(lints)} of them")
    for name, waits in (("without lint", quiet), ("beside lints", busy)):
        print(f"an evaluation {name}: {_half(waits):.1f} ms (p95 {_most(waits):.1f})")
    print(f"p95 beside lints: {_most(busy) / _most(quiet):.2f} × that without, aim {SLOWER:g} ×")


def _half(waits: Sequence[float]) -> float:
    return statistics.median(waits)


def _most(waits: Sequence[float]) -> float:
    return statistics.quantiles(waits, n=20)[-1]


if __name__ == "__main__":
    main()
