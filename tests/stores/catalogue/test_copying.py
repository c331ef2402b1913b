"""A copy of a catalogue that changes meanwhile can be opened, and has every configurator of one moment."""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from configurator.stores.catalogue.copying import copy_catalogue
from configurator.stores.catalogue.tiny import TinyCatalogue
from layers.document.model import Configurator

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
Act = Callable[[TinyCatalogue], object]


def document(title: str) -> Configurator:
    return Configurator.model_validate({"id": "watch", "title": title, "views": [{"id": "front"}], "layers": []})


def published(catalogue: TinyCatalogue, title: str) -> None:
    catalogue.create(document(title), NOW)
    catalogue.publish("watch", "*", NOW)


def delete(catalogue: TinyCatalogue) -> None:
    catalogue.delete("watch", "*")


def replace(catalogue: TinyCatalogue) -> None:
    delete(catalogue)
    published(catalogue, "Another")


def publish(catalogue: TinyCatalogue) -> None:
    catalogue.save(document("Later"), "*", NOW)
    catalogue.publish("watch", "*", NOW)


@pytest.mark.parametrize("act", [delete, replace, publish])
@pytest.mark.parametrize("files", [0, 1, 2, 3])
def test_a_change_between_any_two_files_leaves_a_whole_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Act, files: int
) -> None:
    copy, copied = shutil.copy2, 0

    def copy_after_a_change(file: Path, target: Path) -> object:
        nonlocal copied
        copied += 1
        if copied == files + 1:
            act(catalogue)
        return copy(file, target)

    with closing(TinyCatalogue(tmp_path / "catalogue")) as catalogue:
        published(catalogue, "Watch")
        catalogue.publish("watch", "*", NOW)
        monkeypatch.setattr("shutil.copy2", copy_after_a_change)
        copy_catalogue(catalogue.folder, tmp_path / "copy")
    with closing(TinyCatalogue(tmp_path / "copy")) as again:
        titles = {(product.title, product.version) for product in again.products()}
    assert copied > files
    assert titles <= {("Watch", 2), ("Another", 3), ("Later", 3)}
    assert act is delete or titles


def test_what_is_being_written_is_not_copied(tmp_path: Path) -> None:
    with closing(TinyCatalogue(tmp_path / "catalogue")) as catalogue:
        published(catalogue, "Watch")
        (tmp_path / "catalogue" / "configurators" / "watch" / ".draft.json.half.tmp").write_text("{")
        (tmp_path / "catalogue" / "configurators" / "lamp").mkdir()
        copy_catalogue(catalogue.folder, tmp_path / "copy")
    copied = sorted(str(path.relative_to(tmp_path / "copy")) for path in (tmp_path / "copy").rglob("*.*"))
    assert copied == ["configurators/watch/draft.json", "configurators/watch/published/1.json", "retired.json"]
