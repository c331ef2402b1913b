"""A change of the catalogue that is killed, or that the disk refuses, has happened or has not."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.errors import Broken, NotDurable, Unwritable
from layers.document.model import Configurator
from layers.drafts.draft import Editor
from layers.drafts.revisions import Author
from settings import Settings, Stock
from tests.layers.drafts.desk import batch
from tests.losing_folders import LosingFolders
from tests.server.disk import Disk, mounted
from tests.server.moments import killed_doing

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
EDITOR = Editor(Author("ann", "ann"), "Ann", NOW)
ROOMS = range(0, 30_000, 4096)
"""Bytes that are left on a disk: documents of these tests take three of its pages."""


def document(id: str, title: str) -> Configurator:
    description = {"description": "x" * 9000}
    return Configurator.model_validate(
        {"id": id, "title": title, "views": [{"id": "front"}], "layers": [], **description}
    )


def create(catalogue: TinyCatalogue) -> None:
    catalogue.create(document("mug", "New"), NOW)


def save(catalogue: TinyCatalogue) -> None:
    catalogue.save(document("watch", "New"), "*", NOW)


def edit_first(catalogue: TinyCatalogue) -> None:
    """What nobody has edited since it was created has no journal yet."""
    catalogue.save(document("cup", "New"), "*", NOW)


def edit(catalogue: TinyCatalogue) -> None:
    title = {"op": "doc", "field": "title", "value": "New"}
    catalogue.edit("watch", batch("ann", catalogue.draft("watch").rev, (title,)), EDITOR)


def undo(catalogue: TinyCatalogue) -> None:
    """Of the edit that a watch begins with."""
    catalogue.undo("watch", uuid4(), EDITOR)


def restore(catalogue: TinyCatalogue) -> None:
    catalogue.restore("watch", 1, uuid4(), EDITOR)


def publish(catalogue: TinyCatalogue) -> None:
    catalogue.publish("watch", "*", NOW)


def delete(catalogue: TinyCatalogue) -> None:
    catalogue.delete("watch", "*")


def withdraw(catalogue: TinyCatalogue) -> None:
    catalogue.withdraw("watch", "*", NOW)


def set_up(catalogue: TinyCatalogue) -> None:
    catalogue.save_settings(Settings(stock=Stock(backorder=True)), "*")


Act = Callable[[TinyCatalogue], None]
ACTS = pytest.mark.parametrize(
    "act", [create, save, edit_first, edit, undo, restore, publish, delete, withdraw, set_up]
)


def state(catalogue: TinyCatalogue) -> object:
    """What shoppers and designers see."""
    published = [(product.id, product.version, product.title) for product in catalogue.products()]
    drafts = [(draft.document.id, draft.document.title, draft.version, draft.status) for draft in catalogue.drafts()]
    return drafts, published, catalogue.settings()


def begun(folder: Path) -> Path:
    """A catalogue with a watch of which version 1 is published, and another draft since, and a new cup."""
    with closing(TinyCatalogue(folder)) as catalogue:
        catalogue.create(document("cup", "Old"), NOW)
        catalogue.create(document("watch", "Old"), NOW)
        catalogue.publish("watch", "*", NOW)
        later = {"op": "doc", "field": "title", "value": "Later"}
        catalogue.edit("watch", batch("ann", 0, (later,)), EDITOR)
    return folder


def read(folder: Path) -> object:
    with closing(TinyCatalogue(folder)) as catalogue:
        return state(catalogue)


def done(folder: Path, act: Act) -> None:
    with closing(TinyCatalogue(folder)) as catalogue:
        act(catalogue)


def nothing(_: TinyCatalogue) -> None:
    """The work of a start alone."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many steps a start takes."""
    folder = begun(tmp_path_factory.mktemp("start") / "catalogue")
    killed_doing(None, partial(done, folder, nothing), folder, counted := folder.with_name("steps"))
    return int(counted.read_text())


@ACTS
def test_killed_at_any_step_it_has_happened_or_has_not(tmp_path: Path, start: int, act: Act) -> None:
    old = read(begun(tmp_path / "old"))
    done(tmp_path / "old", act)
    new, step = read(tmp_path / "old"), start
    found = []
    while killed_doing(step, partial(done, folder := begun(tmp_path / str(step)), act), folder):
        found.append(read(folder))
        step += 1
        assert not [*folder.rglob(".*.tmp"), *(folder / "configurators").glob(".*")]
    assert found == [old] * found.count(old) + [new] * found.count(new)
    assert old in found


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with mounted(tmp_path / "disk", "1m") as disk:
        yield disk


@ACTS
def test_a_change_that_a_full_disk_refuses_has_not_happened_after_a_restart_either(disk: Disk, act: Act) -> None:
    outcomes = []
    for room in ROOMS:
        folder = begun(disk.path / str(room))
        with closing(TinyCatalogue(folder)) as catalogue:
            disk.leave(room)
            outcomes.append(_done(catalogue, act))
            seen = state(catalogue)
        disk.free()
        assert read(folder) == seen, room
    assert outcomes == sorted(outcomes)
    assert outcomes[-1]


def _done(catalogue: TinyCatalogue, act: Act) -> bool:
    before = state(catalogue)
    try:
        act(catalogue)
    except Unwritable:
        assert state(catalogue) == before
        return False
    return True


@ACTS
def test_what_is_told_of_a_change_whose_folder_cannot_be_made_durable_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Act
) -> None:
    """Made, but a power cut may undo it; or not made: and a restart shows the same."""
    told = []
    for spared in range(5):
        folder = begun(tmp_path / str(spared))
        with closing(TinyCatalogue(folder)) as catalogue, monkeypatch.context() as failing:
            before = state(catalogue)
            failing.setattr("os.fsync", LosingFolders(spared=spared))
            try:
                act(catalogue)
                told.append("done")
            except NotDurable:
                told.append("made")
            except Unwritable:
                told.append("not made")
            seen = state(catalogue)
        assert (seen == before) == (told[-1] == "not made")
        assert read(folder) == seen, spared
    assert told == sorted(told, key=["not made", "made", "done"].index)
    assert (told.count("made"), told[-1]) == (0 if act in (save, edit_first, edit, undo, restore) else 1, "done")


def test_what_others_keep_beside_configurators_is_left_alone(tmp_path: Path) -> None:
    """Only what a deletion or an unfinished file of ours is called goes at the next start."""
    folder = tmp_path / "catalogue" / "configurators"
    with closing(TinyCatalogue(tmp_path / "catalogue")) as catalogue:
        create(catalogue)
    theirs = [".git/config", ".git/.lock.tmp", ".DS_Store", ".mug.old/draft.json", "mug/.x.tmp/kept"]
    ours = [f".mug.{'0' * 32}/draft.json", "mug/.draft.json.half.tmp"]
    (folder / f".link.{'0' * 32}").symlink_to(folder / ".git")
    (folder / "mug" / ".link.tmp").symlink_to(folder / "mug" / "draft.json")
    for name in (*theirs, *ours):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    with closing(TinyCatalogue(tmp_path / "catalogue")) as catalogue:
        assert catalogue.draft("mug").document.title == "New"
    assert (folder / f".link.{'0' * 32}").is_symlink()
    assert (folder / "mug" / ".link.tmp").is_symlink()
    assert [name for name in theirs if not (folder / name).exists()] == []
    assert [name for name in ours if (folder / name).exists()] == []


def test_a_pipe_in_place_of_a_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    settings = tmp_path / "catalogue" / "settings.json"
    with closing(TinyCatalogue(tmp_path / "catalogue")) as catalogue:
        catalogue.save_settings(Settings(), "*")
        settings.unlink()
        os.mkfifo(settings)
        with pytest.raises(Broken, match="cannot read one of its files") as broken:
            catalogue.save_settings(Settings(), "*")
        assert broken.value.place == f"{settings} cannot be read: it is no ordinary file"
