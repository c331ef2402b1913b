"""A restore that is killed at any moment leaves the old shop or the new one, whole, and nothing of the other."""

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from configurator.ordering import Correction, correct, set_terms
from configurator.runtime.archive.backup import back_up
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.errors import Broken
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import StockTerms
from settings import Settings
from tests.server.moments import killed_after, killed_at, steps_of

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MEMORY = "/dev/shm"
MOMENTS = 24
OLD, NEW = 3, 7
"""Units of the one item of each shop."""


@dataclass(frozen=True)
class State:
    """What tells the two shops apart, in each of their parts."""

    units: int
    name: str
    key: str
    pictures: frozenset[str]


@contextmanager
def services(data: Path) -> Iterator[Services]:
    opened = open_services(Config(data=data))
    try:
        yield opened
    finally:
        opened.close()


def fill(data: Path, units: int) -> State:
    with services(data) as shop:
        shop.ledger.write(_count, shop, units).result()
        named = Settings().model_copy(update={"shop": Settings().shop.model_copy(update={"name": f"Shop {units}"})})
        shop.catalogue.save_settings(named, "*")
    (data / "assets" / f"{units}.webp").write_bytes(b"picture")
    return state(data)


def _count(books: Books, shop: Services, units: int) -> None:
    set_terms(books, shop_of(shop), "S", StockTerms(tracked=True), NOW, who="tests")
    correct(books, shop_of(shop), "S", Correction(Kind.COUNT, units, ""), NOW, who="tests")


def state(data: Path) -> State:
    """After opening the shop and verifying it."""
    with services(data) as shop:
        assert shop.ledger.verify() == []
        units, name = shop.ledger.snapshot.items["S"].on_hand, shop.catalogue.settings().shop.name
    pictures = frozenset(path.name for path in (data / "assets").glob("?.webp"))
    return State(units, name, (data / "secret.key").read_text(), pictures)


@dataclass(frozen=True)
class Shops:
    data: Path
    backup: Path
    old: State
    new: State

    def copied(self, name: str) -> Path:
        return Path(shutil.copytree(self.data, self.data.parent / name))


@pytest.fixture
def shops(made: Path) -> Iterator[Shops]:
    """In memory where that can be: what a killed process wrote is there as well as on a disk, and sooner."""
    with TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as name:
        data, other = (Path(shutil.copytree(made, Path(name, each))) for each in ("data", "other"))
        new = fill(other, NEW)
        back_up(other, Path(name, "new.zip"))
        yield Shops(data, Path(name, "new.zip"), fill(data, OLD), new)


def command(shops: Shops, data: Path) -> list[str]:
    return ["restore", "--data", str(data), str(shops.backup)]


def moments(steps: int) -> list[int]:
    """Spread over all of them, first and last included."""
    return sorted({round(part * (steps - 1) / (MOMENTS - 1)) for part in range(MOMENTS)})


def require_clean(data: Path) -> None:
    assert not [path.name for path in data.glob(".restor*")]
    assert not (data / "restore.journal").exists()


def test_killed_at_any_step_the_shop_is_the_old_one_or_the_new_one(shops: Shops) -> None:
    steps = steps_of(command(shops, whole := shops.copied("whole")), whole)
    assert state(whole) == shops.new
    chosen = moments(steps)
    assert len(chosen) == MOMENTS
    found = []
    for step in chosen:
        data = shops.copied(f"killed-{step}")
        assert killed_at(step, command(shops, data), data)
        found.append(state(data))
        require_clean(data)
    turn = found.index(shops.new)
    assert found == [shops.old] * turn + [shops.new] * (MOMENTS - turn)
    assert 0 < turn < MOMENTS


def test_a_restore_that_is_finished_later_may_be_killed_again(shops: Shops) -> None:
    steps = steps_of(command(shops, whole := shops.copied("whole")), whole)
    begun = next(_begun(shops, steps))
    once = Path(shutil.copytree(begun, begun.with_name("once")))
    steps = steps_of(["verify", "--data", str(once)], once)
    found = set()
    for step in moments(steps):
        data = Path(shutil.copytree(begun, begun.with_name(f"again-{step}")))
        killed_at(step, ["verify", "--data", str(data)], data)
        found.add(state(data))
        require_clean(data)
    assert found == {shops.new}


def _begun(shops: Shops, steps: int) -> Iterator[Path]:
    """A folder whose restore was killed when half of it was moved."""
    for step in reversed(moments(steps)):
        data = shops.copied(f"begun-{step}")
        killed_at(step, command(shops, data), data)
        if (data / "restore.journal").exists() and not (data / "secret.key").exists():
            yield data


def test_what_only_has_the_name_of_a_restore_keeps_no_shop_closed(data: Path, tmp_path: Path) -> None:
    """Folders that a restore left go; a file, a link and what it leads to stay."""
    with services(data):
        pass
    (data / ".restoring-left" / "assets").mkdir(parents=True)
    (data / ".restoring-note").write_text("of somebody")
    (data / ".restore.journal.d").mkdir()
    (data / ".restore.journal.left.tmp").write_text("")
    (data / ".restore.journal.note").write_text("of somebody")
    (data / ".restore.journal.link.tmp").symlink_to(tmp_path / "elsewhere" / "kept")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept").write_text("")
    (data / ".restoring-link").symlink_to(tmp_path / "elsewhere")
    with services(data):
        pass
    assert {path.name for path in data.glob(".rest*")} == {
        *(".restoring-note", ".restoring-link"),
        *(".restore.journal.d", ".restore.journal.note", ".restore.journal.link.tmp"),
    }
    assert (tmp_path / "elsewhere" / "kept").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"fresh": "a"},
        {"fresh": 1},
        {"fresh": ".restoring-x/../../y"},
        {"kept": "../before-restore-x"},
        {"going": None},
        {"coming": ["../elsewhere"]},
        {"going": ["catalogue/../secret.key"]},
    ],
)
def test_a_journal_that_no_restore_wrote_is_told_and_not_carried_out(
    data: Path, tmp_path: Path, wrong: dict[str, object]
) -> None:
    with services(data):
        pass
    (tmp_path / "elsewhere").mkdir()
    journal = {"fresh": ".restoring-x", "kept": "before-restore-x", "going": [], "coming": [], **wrong}
    (data / "restore.journal").write_text(json.dumps(journal))
    with pytest.raises(Broken, match="cannot read one of its files") as broken:
        open_services(Config(data=data))
    assert broken.value.path == data / "restore.journal"
    assert (tmp_path / "elsewhere").is_dir()


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_no_journal(data: Path, make: Callable[[Path], None]) -> None:
    with services(data):
        pass
    make(data / "restore.journal")
    with pytest.raises(Broken, match="cannot read one of its files"):
        open_services(Config(data=data))


@pytest.mark.parametrize("linked", ["restore.journal", ".restoring-x", "before-restore-x"])
def test_a_journal_is_not_carried_out_through_a_link(data: Path, tmp_path: Path, linked: str) -> None:
    with services(data):
        pass
    begun = {".restoring-x": "secret.key", "before-restore-x": "catalogue/settings.json"}
    for name, held in begun.items():
        (data / name / held).parent.mkdir(parents=True)
        (data / name / held).write_text("")
    journal = {
        "fresh": ".restoring-x",
        "kept": "before-restore-x",
        "going": ["ledger.sqlite3"],
        "coming": ["secret.key"],
    }
    (data / "restore.journal").write_text(json.dumps(journal))
    (data / linked).rename(tmp_path / "elsewhere")
    (data / linked).symlink_to(tmp_path / "elsewhere")
    before = content(data)
    with pytest.raises(Broken, match="cannot read one of its files"):
        open_services(Config(data=data))
    assert content(data) == before


def content(data: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes() for name in data.iterdir() for path in (name, *name.rglob("*")) if path.is_file()
    }


def test_killed_at_random_moments_the_shop_is_whole(shops: Shops) -> None:
    for moment in range(8):
        data = shops.copied(f"random-{moment}")
        killed_after(random.uniform(0, 0.15), command(shops, data))
        assert state(data) in (shops.old, shops.new)
        require_clean(data)
