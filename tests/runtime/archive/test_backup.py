"""A backup that is taken while designers work can be restored."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from configurator.runtime.archive.backup import back_up
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
