"""Edits of a large draft until they are acknowledged, beside appending the same bytes to a file and syncing it.

    .venv/bin/python -m benchmarks.editing [ROUNDS]

A real server and a draft of 60 groups, 1,000 options and 300 rules, of which 100 have `all` or `any`. One window sends
every kind of batch in turns; the yardstick appends a line as long as the journal's. Then four windows at once, reading
the draft, others' edits and the first edit after it; the same by the draft's own arithmetic without HTTP and disk.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from httpx2 import Client
from pydantic_core import to_json

from benchmarks.admin_pages import nanoseconds
from layers.document.model import Configurator
from layers.drafts.batch import Batch
from layers.drafts.draft import EditedDraft, Editor, line_of
from layers.drafts.revisions import Author
from tests.api.shop import API, Json
from tests.server.process import Server

GROUPS, OPTIONS, RULES, OF_SEVERAL = 60, 1_000, 300, 100
ROUNDS, REPEATED = 100, 20
AIM = 50
"""Milliseconds until an edit is acknowledged, of 95 in 100."""
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def document() -> Json:
    names = [f"g{number % GROUPS}-o{number // GROUPS}" for number in range(OPTIONS)]
    layers = [_group(group, [name for name in names if name.startswith(f"g{group}-")]) for group in range(GROUPS)]
    return {
        "id": "large", "title": "Large", "views": [{"id": "front"}, {"id": "back"}], "layers": layers,
        "rules": [_rule(number, names) for number in range(RULES)],
    }  # fmt: skip


def _group(group: int, names: list[str]) -> Json:
    return {
        "kind": "group", "id": f"g{group}", "label": f"Group {group}", "choose": "one", "required": True,
        "layers": [_option(name, index) for index, name in enumerate(names)],
    }  # fmt: skip


def _option(name: str, index: int) -> Json:
    placed = {"asset": "a" * 32, "x": 10, "y": 20, "z": index}
    return {
        "kind": "image", "id": name, "label": f"Option {name}", "price": 100 * index, "default": index == 0,
        "swatch": {"color": "#a66a3b"}, "images": {"front": placed, "back": placed},
        "stock": {"managed": True, "sku": f"SKU-{name}"},
    }  # fmt: skip


def _rule(number: int, names: list[str]) -> Json:
    one, *others = random.Random(number).sample(names, 4)
    several = number < OF_SEVERAL
    condition = {"all": [one, others[0]]} if several else one
    return {"id": f"r{number}", "if": condition, "then": {"any": others[1:]} if several else {"not": others[1]}}


@dataclass
class Window:
    """Sends one batch after the other, knowing what it sent itself."""

    client: Client
    name: str
    rev: int
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    number: int = 0

    def send(self, *ops: Json) -> None:
        self.number += 1
        batch = {"batch": str(uuid4()), "client": self.name, "gesture": str(self.number), "base": self.rev, "ops": ops}
        answer = self.client.post(f"{API}/configurators/large/edits", json=batch)
        assert answer.status_code == 200, answer.text
        assert len(answer.json()["applied"]) == len(ops), answer.text
        self.rev = answer.json()["rev"]

    def undo(self) -> None:
        body = {"client": self.name, "batch": str(uuid4())}
        answer = self.client.post(f"{API}/configurators/large/undo", json=body)
        assert answer.json()["applied"], answer.text
        self.rev = answer.json()["rev"]

    def option(self, group: int | None = None) -> str:
        number = self.chance.randrange(1, OPTIONS // GROUPS)
        return f"g{self.chance.randrange(GROUPS) if group is None else group}-o{number}"


def kinds(window: Window) -> dict[str, Callable[[], None]]:
    """What is measured; each leaves the draft as large as it was."""

    def price() -> None:
        window.send({"op": "set", "id": window.option(), "field": "price", "value": window.chance.randrange(9_999)})

    def nudge() -> None:
        window.send({"op": "place", "id": window.option(), "view": "front", "x": window.chance.randrange(999), "y": 1})

    def move() -> None:
        window.send({"op": "move", "ids": [window.option(3)], "parent": "g3", "before": "g3-o0"})

    def rename() -> None:
        window.send({"op": "rename", "id": "g5-o1", "to": "renamed"}, {"op": "rename", "id": "renamed", "to": "g5-o1"})

    def rule() -> None:
        put = {"id": "r7", "if": window.option(), "then": {"not": window.option()}}
        window.send({"op": "rule.put", "rule": put})

    def insert() -> None:
        window.send({"op": "insert", "parent": "g4", "layer": {"kind": "image", "id": "new", "label": "New"}})
        window.undo()

    def prices() -> None:
        names = {window.option() for _ in range(100)}
        value = window.chance.randrange(9_999)
        window.send(*({"op": "set", "id": name, "field": "price", "value": value} for name in names))

    return {
        "a price": price, "a picture moved": nudge, "a layer moved": move, "an id changed and back": rename,
        "a rule": rule, "a new option, and undo": insert, "some 95 prices at once": prices,
    }  # fmt: skip


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    arithmetic(rounds)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (server, token):
        with signed(server, token) as client:
            made = client.post(f"{API}/configurators", json=document())
            assert made.status_code == 201, made.text
            print(f"{len(to_json(document())):,} bytes; milliseconds, aim for 95 in 100: {AIM}")
            one_window(client, Path(folder), rounds)
            by_processor(server, client)
            reading(client, rounds)
        at_once(server, token, rounds)


def arithmetic(rounds: int) -> None:
    """One price, in memory only."""
    draft, editor = EditedDraft.of(Configurator.model_validate(document())), Editor(Author("me", "me"), "Me", NOW)
    spent = []
    for number in range(10 * rounds):
        op = {"op": "set", "id": f"g{number % GROUPS}-o1", "field": "price", "value": number}
        sent = to_json({"batch": str(uuid4()), "client": "me", "base": draft.rev, "ops": [op]})
        began = time.perf_counter()
        draft, taken = draft.edit(Batch.model_validate_json(sent), editor)
        line_of(taken)
        spent.append(time.perf_counter() - began)
    print(f"without HTTP and disk: {_row(spent)}")


def one_window(client: Client, folder: Path, rounds: int) -> None:
    window = Window(client, "one", client.get(f"{API}/configurators/large").json()["rev"])
    measured = kinds(window)
    spent: dict[str, list[float]] = {name: [] for name in ("a line appended and synced", *measured)}
    with (folder / "bare").open("ab", buffering=0) as bare:
        for _ in range(rounds):
            spent["a line appended and synced"].append(_clocked(lambda: _appended(bare.fileno())))
            for name, act in measured.items():
                spent[name].append(_clocked(act))
    for name, times in spent.items():
        print(f"  {name:<28}{_row(times)}")


def by_processor(server: Server, client: Client) -> None:
    """What each costs the server, which moves less than what a window waits for on a busy machine."""
    assert server.process
    assert server.process.pid
    window = Window(client, "cpu", client.get(f"{API}/configurators/large").json()["rev"])
    for name, act in kinds(window).items():
        began = nanoseconds(server.process.pid)
        for _ in range(REPEATED):
            act()
        print(f"  {name:<28}CPU {(nanoseconds(server.process.pid) - began) / REPEATED / 1e6:8.2f}")


def reading(client: Client, rounds: int) -> None:
    window = Window(client, "reader", client.get(f"{API}/configurators/large").json()["rev"])
    spent: dict[str, list[float]] = {"the draft, after an edit": [], "the last edit of others": []}
    for number in range(rounds // 5):
        window.send({"op": "set", "id": "g1-o1", "field": "price", "value": number})
        edits = partial(client.get, f"{API}/configurators/large/edits?after={window.rev - 1}")
        spent["the last edit of others"].append(_clocked(edits))
        spent["the draft, after an edit"].append(
            _clocked(lambda: client.get(f"{API}/configurators/large").raise_for_status())
        )
    for name, times in spent.items():
        print(f"  {name:<28}{_row(times)}")


def at_once(server: Server, token: str, rounds: int) -> None:
    """Four windows, each in groups of its own; one edit every 250 ms each, as an editor that waits for more sends."""

    def edit(number: int) -> list[float]:
        spent = []
        with signed(server, token) as client:
            window = Window(client, f"window-{number}", client.get(f"{API}/configurators/large").json()["rev"])
            for value in range(rounds):
                op = {"op": "set", "id": f"g{number}-o{value % 15}", "field": "label", "value": f"{value}"}
                spent.append(_clocked(partial(window.send, op)))
                time.sleep(max(0.25 - spent[-1], 0))
        return spent

    with ThreadPoolExecutor(4) as windows:
        times = [each for spent in windows.map(edit, range(4)) for each in spent]
    print(f"  {'four windows at once':<28}{_row(times)}")


@contextmanager
def served(home: Path) -> Iterator[tuple[Server, str]]:
    server = Server(home)
    server.start()
    try:
        yield server, server.run("token create").stdout.strip()
    finally:
        server.stop()


@contextmanager
def signed(server: Server, token: str) -> Iterator[Client]:
    with Client(base_url=server.url, timeout=60, headers={"Authorization": f"Bearer {token}"}) as client:
        yield client


def _appended(descriptor: int) -> None:
    os.write(descriptor, b"x" * 500 + b"\n")
    os.fsync(descriptor)


def _clocked(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _row(times: list[float]) -> str:
    ordered = sorted(each * 1000 for each in times)
    half, most = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    return f"p50 {half:8.2f}   p95 {most:8.2f}   ({len(ordered)})"


if __name__ == "__main__":
    main()
