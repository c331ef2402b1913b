"""A shop of which a file is broken or missing does not start: one sentence with the path, and nothing is written."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from configurator.cli.main import main
from configurator.runtime.config import Config
from configurator.runtime.data_folder import CATALOGUE, KEY, LEDGER
from configurator.runtime.existing import require_whole
from configurator.runtime.key import read_key
from configurator.runtime.opening import open_services
from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.errors import Broken
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Books
from configurator.stores.lock import FolderLock
from layers.document.model import Configurator
from settings import Settings
from tests.server.process import Server

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SERVE = "serve --port 0"
COMMANDS = (SERVE, "verify", "token create", "admin link ann@example.com", "backup")


@pytest.fixture
def old(data: Path) -> Path:
    """A shop that has a user's item, settings and a configurator in three versions."""
    shop = open_services(Config(data=data))
    shop.ledger.write(_open_item).result()
    shop.catalogue.save_settings(Settings(), "*")
    document = Configurator.model_validate({"id": "watch", "title": "W", "views": [{"id": "front"}], "layers": []})
    shop.catalogue.create(document, NOW)
    for _ in range(3):
        shop.catalogue.publish("watch", "*", NOW)
    shop.close()
    return data


def _open_item(books: Books) -> None:
    books.stock.open(["S"])


def content(data: Path) -> dict[str, bytes | None]:
    return {
        str(path): path.read_bytes() if path.is_file() else None
        for path in data.rglob("*")
        if not path.name.startswith(".lock")
    }


def refused(data: Path, command: str) -> str:
    """What the command says; it changes nothing."""
    before = content(data)
    archive = data.with_name("made.zip")
    words = [*command.split(), *([str(archive)] if command == "backup" else [])]
    result = CliRunner().invoke(main, [*words, "--data", str(data)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.stderr.count("\n") == 1
    assert content(data) == before
    assert not archive.exists()
    return result.stderr


def put(path: str, text: str) -> Callable[[Path], object]:
    return lambda data: (data / path).write_text(text)


def folder(path: str) -> Callable[[Path], object]:
    def replace(data: Path) -> None:
        (data / path).unlink(missing_ok=True)
        (data / path).mkdir()

    return replace


def file(path: str) -> Callable[[Path], object]:
    def replace(data: Path) -> None:
        shutil.rmtree(data / path)
        (data / path).write_text("")

    return replace


def gone(path: str) -> Callable[[Path], object]:
    return lambda data: (data / path).unlink() if (data / path).is_file() else shutil.rmtree(data / path)


def pipe(path: str) -> Callable[[Path], object]:
    """Nobody writes into it: reading it would never end."""

    def replace(data: Path) -> None:
        (data / path).unlink(missing_ok=True)
        os.mkfifo(data / path)

    return replace


def foreign(data: Path) -> None:
    (data / LEDGER).unlink()
    with closing(sqlite3.connect(data / LEDGER)) as connection:
        connection.execute("CREATE TABLE plants (name)")


def garbled(data: Path) -> None:
    """Pages in the middle; the first one, by which a database is known, is as it was."""
    with (data / LEDGER).open("r+b") as ledger:
        ledger.seek(5 * 4096)
        ledger.write(bytes(range(1, 256)) * 48)


WATCH = "catalogue/configurators/watch"


@pytest.mark.parametrize(
    ("damage", "path", "reason"),
    [
        (put("catalogue/settings.json", "[" * 200_000), "catalogue/settings.json", "nested too deeply"),
        (put("catalogue/settings.json", '{"a": ' + "9" * 9_999 + "}"), "catalogue/settings.json", "digits"),
        (put("catalogue/settings.json", " " * 64_000_001), "catalogue/settings.json", "larger than"),
        (put("catalogue/retired.json", '{"_default": {"1": {"lamp": "x"}}}'), "catalogue/retired.json", "at /lamp"),
        (folder("catalogue/settings.json"), "catalogue/settings.json", "Is a directory"),
        (folder(f"{WATCH}/draft.json"), f"{WATCH}/draft.json", "Is a directory"),
        (folder(f"{WATCH}/published/2.json"), f"{WATCH}/published/2.json", "no published version"),
        (put(f"{WATCH}/published/2a.json", "{}"), f"{WATCH}/published/2a.json", "no published version"),
        (file(f"{WATCH}/published"), f"{WATCH}/published", "Not a directory"),
        (file(WATCH), WATCH, "a folder belongs there"),
        (file("catalogue/configurators"), "catalogue/configurators", "Not a directory"),
        (gone("catalogue/configurators"), "catalogue/configurators", "it is missing"),
        (gone(f"{WATCH}/draft.json"), f"{WATCH}/draft.json", "it is missing"),
        (gone(f"{WATCH}/published/1.json"), f"{WATCH}/published/1.json", "it is missing"),
        (gone(f"{WATCH}/published/2.json"), f"{WATCH}/published/2.json", "it is missing"),
        (gone(f"{WATCH}/published/3.json"), f"{WATCH}/published/3.json", "it is missing"),
        (gone(f"{WATCH}/published"), f"{WATCH}/published/1.json", "it is missing"),
    ],
)
def test_a_broken_file_is_reported_with_its_path(
    old: Path, damage: Callable[[Path], object], path: str, reason: str
) -> None:
    damage(old)
    said = refused(old, SERVE)
    assert str(old / path) in said
    assert reason in said


@pytest.mark.parametrize(
    ("damage", "path", "reason"),
    [
        (put(LEDGER, ""), LEDGER, "is empty, but the rest of a shop is there"),
        (gone(LEDGER), LEDGER, "is missing, but the rest of a shop is there"),
        (put(LEDGER, "plants"), LEDGER, "it is no SQLite database"),
        (foreign, LEDGER, "tables are those of another program"),
        (folder(LEDGER), LEDGER, "Is a directory"),
        (folder(f"{LEDGER}-wal"), f"{LEDGER}-wal", "it is a folder"),
        (folder(f"{LEDGER}-shm"), f"{LEDGER}-shm", "it is a folder"),
        (folder(f"{LEDGER}-journal"), f"{LEDGER}-journal", "it is a folder"),
        (put(KEY, "abc\n"), KEY, "it has 3 characters, and a key has at least 64"),
        (gone(KEY), KEY, "set CONFIGURATOR_SECRET_KEY"),
        (put(KEY, ""), KEY, "it is empty: put the key back"),
        (put(KEY, "\n"), KEY, "it is empty: put the key back"),
        (put(KEY, "\0" * 64), KEY, "it has characters that no key has: put the key back"),
        (lambda data: put(KEY, (data / KEY).read_text() + "\0" * 64)(data), KEY, "it has characters that no key has"),
        (put(KEY, "k" * 64 + "\n" + "k" * 64), KEY, "it has characters that no key has"),
        (put(KEY, "ключ" * 16), KEY, "it has characters that no key has"),
        (folder(KEY), KEY, "Is a directory"),
        (file("assets"), "assets", "Not a directory"),
        (pipe(KEY), KEY, "it is no ordinary file"),
        (pipe(LEDGER), LEDGER, "it is no ordinary file"),
        (pipe(f"{WATCH}/draft.json"), f"{WATCH}/draft.json", "it is no ordinary file"),
        (gone("catalogue"), "catalogue", "is missing, but the rest of a shop is there"),
    ],
)
def test_a_shop_that_lacks_a_part_is_refused_by_every_command(
    old: Path, damage: Callable[[Path], object], path: str, reason: str
) -> None:
    damage(old)
    for command in COMMANDS:
        said = refused(old, command)
        assert str(old / path) in said, command
        assert reason in said, command
    assert not (old / "catalogue").exists() or path != "catalogue"


def test_an_empty_key_is_refused_beside_one_from_the_environment(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIGURATOR_SECRET_KEY", "k" * 64)
    (old / KEY).write_text("")
    for command in COMMANDS[1:]:
        assert "it is empty" in refused(old, command), command
    with pytest.raises(Broken) as caught:
        open_services(Config(data=old))
    assert "it is empty" in caught.value.place


def test_a_shop_without_products_is_whole(old: Path) -> None:
    shutil.rmtree(old / "catalogue")
    (old / "catalogue").mkdir()
    assert CliRunner().invoke(main, ["verify", "--data", str(old)]).exit_code == 0


@pytest.mark.parametrize(
    ("key", "reason"), [("abc", "it has 3 characters"), ("k" * 64 + "\1", "it has characters that cannot be printed")]
)
def test_a_key_of_the_deployment_that_is_none_is_refused(
    old: Path, monkeypatch: pytest.MonkeyPatch, key: str, reason: str
) -> None:
    monkeypatch.setenv("CONFIGURATOR_SECRET_KEY", key)
    for command in COMMANDS:
        assert f"CONFIGURATOR_SECRET_KEY: Value error, {reason}" in refused(old, command), command


def test_a_key_with_a_line_end_is_the_key(old: Path) -> None:
    key = (old / KEY).read_text()
    (old / KEY).write_text(f"{key}\n")
    assert read_key(old / KEY) == key


@pytest.mark.parametrize("command", ["serve --port 0", "verify", "token list"])
def test_a_ledger_that_is_damaged_in_the_middle_is_named_with_its_path(old: Path, command: str) -> None:
    garbled(old)
    result = CliRunner().invoke(main, [*command.split(), "--data", str(old)])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.stderr == f"Error: {old / LEDGER} cannot be opened: database disk image is malformed\n"


def test_a_file_in_place_of_the_data_folder(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_text("")
    for command in COMMANDS:
        assert refused(path, command) == f"Error: {path}: Not a directory\n", command


def test_a_new_shop_may_begin_with_a_link_for_its_owner(tmp_path: Path) -> None:
    server = Server(tmp_path, program=None)
    made = server.run("admin link", "ann@example.com")
    assert made.returncode == 0, made.stderr
    server.start()
    server.stop()
    assert "Traceback" not in server.log()


@pytest.mark.parametrize("moment", [0.05, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3])
def test_a_first_start_that_was_interrupted_is_begun_again(tmp_path: Path, moment: float) -> None:
    server = Server(tmp_path, program=None)
    server.begin()
    time.sleep(moment)
    server.kill()
    server.start()
    server.stop()
    assert "missing" not in server.log()


@pytest.mark.parametrize("made", [(), ("retired",), ("retired", "ledger")])
def test_a_shop_without_its_key_that_was_never_used_is_new(tmp_path: Path, made: tuple[str, ...]) -> None:
    data = tmp_path / "data"
    if "retired" in made:
        TinyCatalogue(data / CATALOGUE).close()
    if "ledger" in made:
        open_ledger(data / LEDGER).close()
    assert not require_whole(data, key_given=False)


def test_a_token_waits_until_the_server_that_makes_the_shop_has_made_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    server = FolderLock(data)
    refused = CliRunner().invoke(main, ["token", "create", "--data", str(data)])
    said = f"Error: a server is just starting on {data}: wait until it says where the shop is\n"
    assert (refused.exit_code, refused.stderr) == (1, said)
    assert not (data / KEY).exists()
    server.release()
    assert CliRunner().invoke(main, ["token", "create", "--data", str(data)]).exit_code == 0
    assert (data / KEY).exists()
