"""The catalogue on TinyDB: durable, locked, and careful with what it cannot read."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from configurator.stores.catalogue.errors import (
    AlreadyExists,
    NoSuchConfigurator,
    NotPublished,
    Stale,
    Withdrawn,
)
from configurator.stores.catalogue.protocol import Catalogue, DraftStatus
from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.errors import Broken, Displaced
from layers.document.model import Configurator
from settings import Settings, Stock

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def watch(title: str = "Watch", **more: object) -> Configurator:
    document = {"id": "watch", "title": title, "views": [{"id": "front"}], "layers": [], **more}
    return Configurator.model_validate(document)


@pytest.fixture(params=["tinydb"])
def catalogue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalogue]:
    """Every store of the catalogue passes the same tests."""
    stores = {"tinydb": TinyCatalogue}
    store = stores[request.param](tmp_path / "catalogue")
    yield store
    store.close()


def reopened(catalogue: Catalogue) -> Catalogue:
    assert isinstance(catalogue, TinyCatalogue)
    catalogue.close()
    return TinyCatalogue(catalogue.folder)


def test_a_new_shop_has_the_default_settings(catalogue: Catalogue) -> None:
    assert catalogue.settings() == Settings()


def test_settings_survive_a_restart(catalogue: Catalogue) -> None:
    changed = Settings(stock=Stock(backorder=True))
    catalogue.save_settings(changed, catalogue.settings_etag())
    again = reopened(catalogue)
    assert again.settings() == changed
    again.close()


def test_settings_read_by_somebody_else_meanwhile_are_not_overwritten(catalogue: Catalogue) -> None:
    read = catalogue.settings_etag()
    catalogue.save_settings(Settings(stock=Stock(backorder=True)), read)
    with pytest.raises(Stale):
        catalogue.save_settings(Settings(), read)
    assert catalogue.settings().stock.backorder


def test_a_draft_is_not_for_sale_until_it_is_published(catalogue: Catalogue) -> None:
    draft = catalogue.create(watch(), NOW)
    with pytest.raises(NotPublished):
        catalogue.product("watch")
    assert catalogue.publish("watch", draft.etag, NOW) == 1
    assert catalogue.product("watch").version == 1


def test_shoppers_see_the_published_version_while_the_draft_changes(catalogue: Catalogue) -> None:
    draft = catalogue.create(watch("Old"), NOW)
    catalogue.publish("watch", draft.etag, NOW)
    changed = catalogue.save(watch("New"), draft.etag, NOW)
    assert changed.status is DraftStatus.CHANGED
    assert catalogue.product("watch").title == "Old"
    assert catalogue.publish("watch", changed.etag, NOW) == 2
    assert catalogue.product("watch").title == "New"
    assert catalogue.tree("watch", 1).configurator.title == "Old"


def test_everything_published_survives_a_restart(catalogue: Catalogue) -> None:
    draft = catalogue.create(watch("One"), NOW)
    catalogue.publish("watch", draft.etag, NOW)
    catalogue.save(watch("Two"), draft.etag, NOW)
    again = reopened(catalogue)
    assert (again.product("watch").title, again.draft("watch").document.title) == ("One", "Two")
    assert again.draft("watch").status is DraftStatus.CHANGED
    assert again.draft("watch").updated_at == NOW
    again.close()


def test_an_id_is_taken_once(catalogue: Catalogue) -> None:
    catalogue.create(watch(), NOW)
    with pytest.raises(AlreadyExists):
        catalogue.create(watch(), NOW)


def test_a_stale_draft_is_neither_saved_published_nor_deleted(catalogue: Catalogue) -> None:
    old = catalogue.create(watch("One"), NOW).etag
    catalogue.save(watch("Two"), old, NOW)
    with pytest.raises(Stale):
        catalogue.save(watch("Three"), old, NOW)
    with pytest.raises(Stale):
        catalogue.publish("watch", old, NOW)
    with pytest.raises(Stale):
        catalogue.delete("watch", old)
    assert catalogue.draft("watch").document.title == "Two"


def test_a_deleted_configurator_is_gone_for_good(catalogue: Catalogue) -> None:
    catalogue.publish("watch", catalogue.create(watch(), NOW).etag, NOW)
    catalogue.delete("watch", "*")
    again = reopened(catalogue)
    with pytest.raises(NoSuchConfigurator):
        again.product("watch")
    again.close()


def test_a_version_number_is_never_used_twice(catalogue: Catalogue) -> None:
    """Pictures of a version may be kept for ever, by address."""
    catalogue.publish("watch", catalogue.create(watch("Old"), NOW).etag, NOW)
    catalogue.delete("watch", "*")
    again = reopened(catalogue)
    assert again.publish("watch", again.create(watch("New"), NOW).etag, NOW) == 2
    again.close()


def test_a_version_whose_publishing_was_interrupted_is_not_published_and_its_number_not_used(
    catalogue: Catalogue,
) -> None:
    catalogue.create(watch("One"), NOW)
    catalogue.publish("watch", "*", NOW)
    draft = catalogue.folder / "configurators" / "watch" / "draft.json"  # type: ignore[attr-defined]
    before = draft.read_bytes()
    catalogue.publish("watch", "*", NOW)
    draft.write_bytes(before)
    again = reopened(catalogue)
    assert (again.draft("watch").version, again.product("watch").version) == (1, 1)
    assert again.publish("watch", "*", NOW) == 3
    assert again.tree("watch", 1).version == 1
    again = reopened(again)
    assert again.product("watch").version == 3
    again.close()


def test_a_draft_from_before_its_file_named_the_version_is_published_as_its_newest_file(catalogue: Catalogue) -> None:
    catalogue.create(watch("One"), NOW)
    catalogue.publish("watch", "*", NOW)
    catalogue.publish("watch", "*", NOW)
    draft = catalogue.folder / "configurators" / "watch" / "draft.json"  # type: ignore[attr-defined]
    draft.write_text(draft.read_text().replace('   "version": 2,\n', ""))
    again = reopened(catalogue)
    assert again.product("watch").version == 2
    again.close()


def test_a_withdrawn_configurator_says_so_after_a_restart_too(catalogue: Catalogue) -> None:
    catalogue.publish("watch", catalogue.create(watch(), NOW).etag, NOW)
    catalogue.withdraw("watch", "*", NOW)
    again = reopened(catalogue)
    with pytest.raises(Withdrawn):
        again.product("watch")
    assert again.products() == []
    again.close()


def test_the_stamp_changes_with_what_shoppers_see(catalogue: Catalogue) -> None:
    draft = catalogue.create(watch(), NOW)
    before = catalogue.stamp
    catalogue.publish("watch", draft.etag, NOW)
    published = catalogue.stamp
    catalogue.save_settings(Settings(), "*")
    assert before < published < catalogue.stamp


def test_nothing_is_written_into_a_folder_that_came_in_place_of_ours(tmp_path: Path) -> None:
    catalogue = TinyCatalogue(tmp_path / "catalogue")
    (tmp_path / "catalogue").rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(Displaced):
            catalogue.save_settings(Settings(), "*")
        shutil.copytree(tmp_path / "away", tmp_path / "catalogue", dirs_exist_ok=True)
    catalogue.close()
    assert not (tmp_path / "catalogue" / "settings.json").exists()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{"_default": {"1": {"shop"', "line 1, column"),
        (b"\xff\xfe", "byte 0"),
        (b"[]", "line 1"),
        (b'{"_default": {}}', "no record"),
        (b'{"_default": {"1": {"stock": {"backorder": "perhaps"}}}}', "/stock/backorder"),
        (b'{"_default": 7}', "not a record"),
    ],
)
def test_a_broken_file_is_reported_with_its_place_and_left_alone(tmp_path: Path, content: bytes, place: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    with pytest.raises(Broken) as caught:
        TinyCatalogue(tmp_path)
    assert str(path) in caught.value.place
    assert place in caught.value.place
    assert path.read_bytes() == content


def test_a_file_that_broke_while_we_ran_is_not_overwritten(tmp_path: Path) -> None:
    catalogue = TinyCatalogue(tmp_path)
    catalogue.save_settings(Settings(), "*")
    path = tmp_path / "settings.json"
    path.write_text("{")
    with pytest.raises(Broken):
        catalogue.save_settings(Settings(stock=Stock(backorder=True)), "*")
    catalogue.close()
    assert path.read_text() == "{"


def test_files_are_text_that_people_can_read(tmp_path: Path) -> None:
    catalogue = TinyCatalogue(tmp_path)
    catalogue.create(watch("Größe"), NOW)
    catalogue.close()
    text = (tmp_path / "configurators" / "watch" / "draft.json").read_text(encoding="utf-8")
    assert "Größe" in text
    assert json.loads(text)["_default"]["1"]["document"]["id"] == "watch"
