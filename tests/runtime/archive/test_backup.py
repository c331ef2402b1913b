"""A backup that is taken while designers work can be restored."""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from configurator.cli.backup import backup
from configurator.runtime.archive.backup import back_up
from configurator.runtime.archive.errors import ArchiveRefused
from configurator.runtime.archive.restoring import restore
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from layers.document.model import Configurator

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_configurator_that_is_deleted_while_it_is_copied_is_not_in_the_backup(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, copy = open_services(Config(data=data)), shutil.copy2

    def copy_and_delete(file: Path, target: Path) -> object:
        if file.name == "draft.json" and file.parent.name == "watch":
            copied = copy(file, target)
            shop.catalogue.delete("watch", "*")
            return copied
        return copy(file, target)

    for id in ("lamp", "watch"):
        document = {"id": id, "title": id, "views": [{"id": "front"}], "layers": []}
        shop.catalogue.create(Configurator.model_validate(document), NOW)
        shop.catalogue.publish(id, "*", NOW)
    monkeypatch.setattr("shutil.copy2", copy_and_delete)
    back_up(data, tmp_path / "shop.zip")
    shop.close()
    restore(tmp_path / "shop.zip", tmp_path / "restored", NOW)
    restored = open_services(Config(data=tmp_path / "restored"))
    assert [product.id for product in restored.catalogue.products()] == ["lamp"]
    restored.close()


@pytest.fixture
def designed(data: Path) -> Path:
    shop = open_services(Config(data=data))
    layer = {"kind": "image", "id": "dial", "label": "Dial", "images": {"front": {"asset": "a" * 32}}}
    document = {"id": "watch", "title": "Watch", "views": [{"id": "front"}], "layers": [layer]}
    shop.catalogue.create(Configurator.model_validate(document), NOW)
    shop.catalogue.publish("watch", "*", NOW)
    shop.close()
    return data


@pytest.mark.parametrize("gone", ["", "watch/draft.json", "watch/published", "watch/published/1.json"])
def test_what_could_not_be_restored_is_no_backup(designed: Path, tmp_path: Path, gone: str) -> None:
    there = designed / "catalogue/configurators" / gone
    there.rename(tmp_path / "elsewhere")
    with pytest.raises(ArchiveRefused, match="the catalogue is not sound: ") as refused:
        back_up(designed, tmp_path / "shop.zip")
    assert str(designed / "catalogue/configurators") in str(refused.value)
    assert list(tmp_path.glob("*.zip*")) == []


@pytest.mark.parametrize("in_its_place", [None, os.mkfifo, Path.mkdir])
def test_pictures_that_are_not_there_are_told(
    designed: Path, tmp_path: Path, in_its_place: Callable[[Path], None] | None
) -> None:
    if in_its_place:
        (designed / "assets").mkdir(exist_ok=True)
        in_its_place(designed / "assets" / f"{'a' * 32}.webp")
    assert back_up(designed, tmp_path / "shop.zip") == ["a" * 32]
    done = CliRunner().invoke(backup, ["--data", str(designed), str(tmp_path / "again.zip")])
    assert (done.exit_code, done.stderr) == (0, f"1 picture(s) that products name are not in {designed}: {'a' * 32}\n")
    assert done.stdout == f"Everything that is there is in {tmp_path / 'again.zip'}.\n"


def test_of_two_backups_at_once_the_second_is_refused(
    designed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def slower(source: Path, target: Path) -> None:
        target.write_text("the first")
        link(source, target)

    monkeypatch.setattr("os.link", slower)
    with pytest.raises(ArchiveRefused, match="exists already"):
        back_up(designed, tmp_path / "shop.zip")
    assert [path.name for path in tmp_path.glob("*shop.zip*")] == ["shop.zip"]
    assert (tmp_path / "shop.zip").read_text() == "the first"


def test_a_disk_without_links_takes_a_backup_too(
    designed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    back_up(designed, tmp_path / "shop.zip")
    assert (tmp_path / "shop.zip").stat().st_mode & 0o777 == 0o600
