"""Staged files in a folder, as any store of them has to behave."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from configurator.stores.staging.errors import EmptyFile, FileTooLarge, NoSuchImport, QuotaFull
from configurator.stores.staging.folder import FolderStaging
from configurator.stores.staging.protocol import INTERRUPTED, LEASE, Acceptance, Fault, Stage, Staged

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ME, OTHER = "me", "other"


def opened(folder: Path, capacity: int = 1000, limit: int = 500) -> FolderStaging:
    return FolderStaging(folder / "staging", capacity=capacity, limit=limit)


def added(staging: FolderStaging, data: bytes = b"data", at: datetime = NOON) -> Staged:
    incoming = staging.incoming()
    incoming.write(data)
    return staging.add(incoming, "watch.psd", "ada", at)


@pytest.fixture
def staging(tmp_path: Path) -> FolderStaging:
    return opened(tmp_path)


def test_a_file_waits_with_its_name_and_bytes(staging: FolderStaging) -> None:
    staged = added(staging, b"hello")
    assert staging.get(staged.id, NOON) == staged
    assert (staged.stage, staged.bytes, staged.name, staged.by) == (Stage.WAITING, 5, "watch.psd", "ada")
    assert staging.file(staged.id).read_bytes() == b"hello"


def test_the_file_that_waits_longest_is_claimed_first_and_by_one_only(staging: FolderStaging) -> None:
    late, early = added(staging, at=NOON), added(staging, at=NOON - timedelta(minutes=5))
    first, second = staging.claim(ME, NOON), staging.claim(OTHER, NOON)
    assert first
    assert second
    assert (first.id, second.id) == (early.id, late.id)
    assert (first.owner, first.lease) == (ME, NOON + LEASE)
    assert staging.claim(ME, NOON) is None


def test_progress_and_the_end_are_the_owners_to_tell(staging: FolderStaging) -> None:
    id = added(staging).id
    staging.claim(ME, NOON)
    assert staging.renew(id, ME, 0.5, NOON)
    assert not staging.renew(id, OTHER, 0.9, NOON)
    staging.finish(id, OTHER, None)
    assert staging.get(id, NOON).stage is Stage.READING
    assert staging.get(id, NOON).progress == 0.5
    staging.finish(id, ME, None)
    assert staging.get(id, NOON).stage is Stage.READY
    assert not staging.renew(id, ME, 0.9, NOON)


def test_what_failed_says_why_and_takes_no_room(staging: FolderStaging) -> None:
    id = added(staging).id
    staging.claim(ME, NOON)
    staging.finish(id, ME, Fault("corrupt", "a.png"))
    failed = staging.get(id, NOON)
    assert (failed.stage, failed.fault, failed.bytes) == (Stage.FAILED, Fault("corrupt", "a.png"), 0)
    assert not staging.file(id).exists()


def test_a_reader_that_is_gone_loses_its_file(staging: FolderStaging) -> None:
    id = added(staging).id
    staging.claim(ME, NOON)
    staging.renew(id, ME, 0.2, NOON + LEASE)
    staging.expire(NOON + LEASE + LEASE)
    assert staging.get(id, NOON).stage is Stage.READING
    staging.expire(NOON + 3 * LEASE)
    assert staging.get(id, NOON).fault == Fault(INTERRUPTED)


def test_after_a_restart_what_was_being_read_has_failed_and_what_waited_waits(tmp_path: Path) -> None:
    staging = opened(tmp_path)
    reading, ready, waiting = added(staging), added(staging), added(staging, at=NOON + timedelta(minutes=1))
    staging.claim(ME, NOON)
    staging.claim(ME, NOON)
    staging.finish(ready.id, ME, None)
    staging.accept(ready.id, Acceptance("digest", "watch"))
    again = opened(tmp_path)
    assert again.get(reading.id, NOON).fault == Fault(INTERRUPTED)
    assert again.get(waiting.id, NOON) == waiting
    assert again.get(ready.id, NOON) == staging.get(ready.id, NOON)
    assert again.get(ready.id, NOON).accepted == (Acceptance("digest", "watch"),)


def test_an_upload_that_was_interrupted_is_gone_after_a_restart(tmp_path: Path) -> None:
    incoming = opened(tmp_path).incoming()
    incoming.write(b"half")
    incoming.close()
    assert len(list((tmp_path / "staging").iterdir())) == 1
    opened(tmp_path)
    assert not list((tmp_path / "staging").iterdir())


def test_folders_of_somebody_else_stay(tmp_path: Path) -> None:
    (tmp_path / "staging" / "mine").mkdir(parents=True)
    opened(tmp_path)
    assert (tmp_path / "staging" / "mine").is_dir()


def test_a_file_that_grows_too_large_is_refused(staging: FolderStaging) -> None:
    incoming = staging.incoming()
    incoming.write(bytes(500))
    with pytest.raises(FileTooLarge):
        incoming.write(b"1")
    incoming.discard()


def test_uploads_and_kept_files_share_the_room(staging: FolderStaging) -> None:
    kept, first, second = added(staging, bytes(400)), staging.incoming(), staging.incoming()
    first.write(bytes(400))
    with pytest.raises(QuotaFull):
        second.write(bytes(201))
    second.write(bytes(200))
    with pytest.raises(QuotaFull):
        staging.incoming()
    first.discard()
    third = staging.incoming()
    third.write(bytes(400))
    staging.remove(kept.id)
    third.discard()
    second.write(bytes(300))
    second.discard()


def test_nothing_is_no_file(staging: FolderStaging, tmp_path: Path) -> None:
    incoming = staging.incoming()
    with pytest.raises(EmptyFile):
        staging.add(incoming, "a", "ada", NOON)
    incoming.discard()
    assert not list((tmp_path / "staging").iterdir())


def test_what_nobody_accepted_goes_after_a_day(staging: FolderStaging) -> None:
    old, new = added(staging), added(staging, at=NOON + timedelta(hours=2))
    later = NOON + timedelta(hours=24)
    with pytest.raises(NoSuchImport):
        staging.get(old.id, later)
    assert staging.expire(later) == [old.id]
    assert not staging.file(old.id).parent.exists()
    assert staging.get(new.id, later) == new


@pytest.mark.parametrize("id", ["imp_unknown0000000000", "../../etc", "", "imp_"])
def test_what_is_not_there_is_said(staging: FolderStaging, id: str) -> None:
    for ask in (
        lambda: staging.get(id, NOON),
        lambda: staging.remove(id),
        lambda: staging.accept(id, Acceptance("", "")),
    ):
        with pytest.raises(NoSuchImport):
            ask()
