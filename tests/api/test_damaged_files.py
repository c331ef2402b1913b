"""Files of the catalogue that are damaged beneath a running server: 503, no change, and the file in the log."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from configurator.stores.ledger.open import open_ledger
from tests.api.shop import Json, Shop
from tests.losing_folders import LosingFolders

CATALOGUE = Path("catalogue")
DRAFT = CATALOGUE / "configurators" / "watch" / "draft.json"
FIRST = DRAFT.parent / "published" / "1.json"
SETTINGS = CATALOGUE / "settings.json"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 9)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


DAMAGES = pytest.mark.parametrize("damage", [empty, cut, garbage, folder, loop])


@pytest.fixture
def watch(shop: Shop) -> Json:
    """A published product."""
    shop.design({"g": {"a": None}}, id="watch")
    return dict(shop.ok("GET", "/configurators/watch"))


def refused(shop: Shop, file: Path, method: str, path: str, body: object = None) -> None:
    with capture_logs() as logged:
        answer = shop.call(method, path, body, headers={"If-Match": "*"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30"), answer.text
    assert answer.json()["detail"].startswith("The shop cannot read one of its files just now.")
    assert [line["path"] for line in logged if line["event"] == "file damaged"] == [str(file)]


@DAMAGES
def test_settings_over_a_damaged_file_are_refused(shop: Shop, data: Path, damage: Callable[[Path], None]) -> None:
    before = shop.settings(shop={"name": "Before"})
    damage(data / SETTINGS)
    refused(shop, data / SETTINGS, "PUT", "/settings", {**before, "shop": {**before["shop"], "name": "After"}})
    assert shop.ok("GET", "/settings") == before


@DAMAGES
def test_a_draft_over_a_damaged_file_is_neither_saved_nor_published(
    shop: Shop, watch: Json, data: Path, damage: Callable[[Path], None]
) -> None:
    damage(data / DRAFT)
    refused(shop, data / DRAFT, "PUT", "/configurators/watch", {**watch, "title": "After"})
    refused(shop, data / DRAFT, "POST", "/configurators/watch/publish")
    assert shop.ok("GET", "/configurators/watch") == watch
    assert shop.evaluate("watch")["version"] == 1


@pytest.mark.parametrize("gone", [FIRST, FIRST.parent, DRAFT.parent])
def test_nothing_is_saved_beside_versions_that_are_gone(shop: Shop, watch: Json, data: Path, gone: Path) -> None:
    (data / gone).rename(data / "away")
    (data / gone).mkdir()
    refused(shop, data / FIRST, "PUT", "/configurators/watch", {**watch, "title": "After"})
    refused(shop, data / FIRST, "POST", "/configurators/watch/publish")
    refused(shop, data / FIRST, "DELETE", "/configurators/watch")
    assert shop.ok("GET", "/configurators/watch") == watch


@pytest.mark.parametrize("damage", [empty, cut, garbage, folder, loop, Path.unlink])
def test_a_picture_of_an_earlier_version_that_is_damaged_is_503(
    shop: Shop, watch: Json, data: Path, damage: Callable[[Path], None]
) -> None:
    watch["layers"][0]["layers"][0]["default"] = True
    token = shop.evaluate("watch", ["a"])["token"]
    watch["layers"][0]["layers"][0]["id"] = "b"
    shop.ok("PUT", "/configurators/watch", watch, headers={"If-Match": "*"})
    shop.ok("POST", "/configurators/watch/publish")
    damage(data / FIRST)
    with capture_logs() as logged:
        answer = shop.client.get(f"/render/watch/{token}.webp?width=150")
        page = shop.client.get("/c/watch", params={"cfg": token})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert page.status_code == 200
    assert [line["path"] for line in logged if line["event"] == "file damaged"] == [str(data / FIRST)] * 2


def test_a_picture_of_a_version_that_never_was_is_404(shop: Shop, watch: Json) -> None:
    token = shop.evaluate("watch", ["a"])["token"]
    shop.ok("DELETE", "/configurators/watch", headers={"If-Match": "*"})
    shop.ok("POST", "/configurators", watch)
    shop.ok("POST", "/configurators/watch/publish")
    assert shop.client.get(f"/render/watch/{token}.webp?width=150").status_code == 404


def test_a_change_that_the_disk_does_not_confirm_is_told_as_made(
    shop: Shop, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shop.settings()
    after = {**before, "shop": {**before["shop"], "name": "After"}}
    with monkeypatch.context() as failing, capture_logs() as logged:
        failing.setattr("os.fsync", LosingFolders())
        answer = shop.call("PUT", "/settings", after, headers={"If-Match": "*"})
    assert (answer.status_code, "retry-after" in answer.headers) == (503, False)
    assert answer.json()["detail"].startswith("The change is made, but the shop's disk did not confirm it")
    assert [line["path"] for line in logged if line["event"] == "file not durable"] == [str(data / SETTINGS)]
    assert shop.ok("GET", "/settings") == after


@pytest.mark.usefixtures("watch")
def test_a_version_that_the_disk_does_not_confirm_is_published_and_noted(
    shop: Shop, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr("os.fsync", LosingFolders(spared=1))
        answer = shop.call("POST", "/configurators/watch/publish")
    assert answer.status_code == 503
    assert shop.evaluate("watch")["version"] == 2
    with closing(open_ledger(data / "ledger.sqlite3")) as ledger:
        events = ledger.read(lambda books: books.events.since())
    assert [event.body["version"] for event in events if event.kind == "configurator.published"] == [1, 2]
