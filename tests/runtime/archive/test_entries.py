"""What a restore takes is looked at first: one sentence, and the data are as they were."""

import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from configurator.cli.main import main
from configurator.runtime.archive.backup import back_up
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from tests.losing_folders import LosingFolders

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
KEY, LEDGER = "secret.key", "ledger.sqlite3"
Entries = dict[str | zipfile.ZipInfo, bytes]


@pytest.fixture
def backup(data: Path, tmp_path: Path) -> Path:
    open_services(Config(data=data)).close()
    back_up(data, tmp_path / "shop.zip")
    return tmp_path / "shop.zip"


def altered(backup: Path, alter: Callable[[Entries], object]) -> Path:
    with zipfile.ZipFile(backup) as archive:
        entries: Entries = {name: archive.read(name) for name in archive.namelist()}
    alter(entries)
    file = backup.with_name("altered.zip")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("assets/link.webp")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def foreign() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE plants (name)")
        return connection.serialize()


def content(data: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def run(file: Path, data: Path) -> str:
    """What is said on standard error by a refused restore."""
    before = content(data)
    result = CliRunner().invoke(main, ["restore", "--data", str(data), str(file)])
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stderr.count("\n") == 1
    assert str(file) in result.stderr
    assert content(data) == before
    return result.stderr


@pytest.mark.parametrize(
    ("alter", "reason"),
    [
        (lambda entries: entries.update({LEDGER: b""}), "holds no ledger.sqlite3, or an empty one"),
        (lambda entries: entries.pop(LEDGER), "holds no ledger.sqlite3, or an empty one"),
        (lambda entries: entries.update({LEDGER: b"plants"}), "ledger.sqlite3 cannot be opened: it is no SQLite"),
        (lambda entries: entries.update({LEDGER: foreign()}), "its tables are those of another program"),
        (lambda entries: entries.update({LEDGER: entries[LEDGER][:9000]}), "malformed"),
        (lambda entries: entries.update({KEY: b""}), "secret.key cannot be read: it is empty"),
        (lambda entries: entries.update({KEY: b"\n"}), "secret.key cannot be read: it is empty"),
        (lambda entries: entries.update({KEY: entries[KEY][:63]}), "secret.key cannot be read: it has 63 characters"),
        (lambda entries: entries.pop(KEY), "it holds no secret.key; set CONFIGURATOR_SECRET_KEY"),
        (lambda entries: entries.update({"catalogue/settings.json": b"{"}), "catalogue/settings.json cannot be read"),
        (lambda entries: entries.update({"catalogue/../../evil": b""}), "leads out of the data folder"),
        (lambda entries: entries.update({"/etc/evil": b""}), "leads out of the data folder"),
        (lambda entries: entries.update({"assets\\..\\evil": b""}), "leads out of the data folder"),
        (lambda entries: entries.update({"renders/a.webp": b""}), "is not part of a shop"),
        (lambda entries: entries.update({"catalogue/.lock": b""}), "is not part of a shop"),
        (lambda entries: entries.update({"catalogue": b""}), "is not part of a shop"),
        (lambda entries: entries.update({link(): b"/etc/passwd"}), "is no file"),
    ],
)
def test_a_backup_that_is_none_is_refused(
    backup: Path, data: Path, alter: Callable[[Entries], object], reason: str
) -> None:
    assert reason in run(altered(backup, alter), data)


def test_encrypted_entries_are_refused(backup: Path, data: Path) -> None:
    """The flag is set in both heads of the first entry, as programs that encrypt do."""
    raw = bytearray(backup.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    backup.write_bytes(raw)
    assert "is encrypted" in run(backup, data)


def test_two_entries_of_one_name_are_refused(backup: Path, data: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(backup, "a") as archive:
        archive.writestr(KEY, "another")
    assert "'secret.key' is there 2 times" in run(backup, data)


def test_more_than_the_disk_holds_is_refused(backup: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = bytearray(backup.read_bytes())
    entry = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 4)
    raw[entry + 24 : entry + 28] = (0xFFFF_FFF0).to_bytes(4, "little")
    backup.write_bytes(raw)
    if shutil.disk_usage(data).free > 0xFFFF_FFF0:
        monkeypatch.setattr("configurator.runtime.archive.entries.SPARE", shutil.disk_usage(data).free)
    assert "are free on the disk" in run(backup, data)


def test_a_damaged_backup_is_refused(backup: Path, data: Path) -> None:
    raw = bytearray(backup.read_bytes())
    at = raw.index(b"ledger.sqlite3") + 200
    raw[at : at + 64] = bytes(64)
    backup.write_bytes(raw)
    assert "cannot be read" in run(backup, data)


def test_what_an_interrupted_write_would_roll_back_goes_with_its_ledger(backup: Path, data: Path) -> None:
    (data / f"{LEDGER}-journal").write_bytes(b"pages of before")
    result = CliRunner().invoke(main, ["restore", "--data", str(data), str(backup)])
    assert (result.exit_code, result.stderr) == (0, "")
    [kept] = data.glob(f"before-restore-*/{LEDGER}-journal")
    assert kept.read_bytes() == b"pages of before"


def test_a_link_of_the_old_shop_goes_with_it_though_it_leads_nowhere(backup: Path, data: Path) -> None:
    shutil.rmtree(data / "assets")
    (data / "assets").symlink_to("unmounted")
    result = CliRunner().invoke(main, ["restore", "--data", str(data), str(backup)])
    assert (result.exit_code, result.stderr) == (0, "")
    [kept] = data.glob("before-restore-*")
    assert (kept / "assets").is_symlink()
    assert not (data / "assets").is_symlink()


def test_a_journal_that_the_disk_does_not_confirm_leaves_the_old_shop(
    backup: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(data)
    with monkeypatch.context() as failing:
        failing.setattr("os.fsync", LosingFolders(data))
        result = CliRunner().invoke(main, ["restore", "--data", str(data), str(backup)])
    assert (result.exit_code, "Input/output error" in result.stderr) == (1, True)
    open_services(Config(data=data)).close()
    assert content(data).keys() == before.keys()
    assert list(data.glob("before-restore-*")) == []


def test_a_refused_restore_leaves_no_folder_behind(backup: Path, tmp_path: Path) -> None:
    file = altered(backup, lambda entries: entries.update({LEDGER: foreign()}))
    run(file, tmp_path / "new" / "shop")
    assert not (tmp_path / "new").exists()


def test_a_backup_without_a_key_is_for_a_shop_that_is_given_one(
    backup: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFIGURATOR_SECRET_KEY", "of the deployment " * 4)
    file = altered(backup, lambda entries: entries.pop(KEY))
    result = CliRunner().invoke(main, ["restore", "--data", str(data), str(file)])
    assert (result.exit_code, result.stderr) == (0, "")
