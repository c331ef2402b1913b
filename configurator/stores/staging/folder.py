"""Staged files as folders of a data folder, for one process at a time."""

import json
import os
import re
import secrets
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from configurator.stores.file import write, writing
from configurator.stores.staging.errors import EmptyFile, FileTooLarge, NoSuchImport, QuotaFull
from configurator.stores.staging.protocol import INTERRUPTED, LEASE, Acceptance, Fault, Incoming, Stage, Staged
from configurator.stores.staging.record import read, written

RECORD, FILE, PICTURES = "staged.json", "file", "pictures"
ID = re.compile(r"imp_[A-Za-z0-9_-]{16,64}", re.ASCII)
OFTEN = timedelta(seconds=5)
"""Progress is written down so often at most."""


class FolderIncoming:
    """An upload being written into a folder that has no record yet."""

    def __init__(self, staging: "FolderStaging", id: str, path: Path, limit: int) -> None:
        self.id = id
        self.size = 0
        self._staging = staging
        self._path = path
        self._limit = limit
        with writing(path):
            path.mkdir(parents=True)
            self._file: BinaryIO = (path / FILE).open("xb")

    def write(self, data: bytes) -> None:
        if self.size + len(data) > self._limit:
            raise FileTooLarge(self._limit)
        self._staging.reserve(self, len(data))
        self.size += len(data)
        with writing(self._path):
            self._file.write(data)

    def close(self) -> None:
        """Everything is on the disk."""
        with writing(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()

    def discard(self) -> None:
        self._file.close()
        self._staging.release(self)
        shutil.rmtree(self._path, ignore_errors=True)


class FolderStaging:
    """At most `capacity` bytes, of files up to `limit`; what was being read when the last process ended has failed."""

    def __init__(self, folder: Path, *, capacity: int, limit: int) -> None:
        self._folder = folder
        self._capacity = capacity
        self._limit = limit
        self._lock = threading.RLock()
        self._coming: dict[str, int] = {}
        self._kept: dict[str, Staged] = {}
        self._saved: dict[str, datetime] = {}
        for staged in list(self._found()):
            self._kept[staged.id] = staged
            if staged.stage is Stage.READING:
                self._save(_failed(staged, Fault(INTERRUPTED)))

    def incoming(self) -> FolderIncoming:
        with self._lock:
            self._require_room(0)
            id = f"imp_{secrets.token_urlsafe(18)}"
            incoming = FolderIncoming(self, id, self._folder / id, self._limit)
            self._coming[id] = 0
            return incoming

    def reserve(self, incoming: FolderIncoming, more: int) -> None:
        """Raises QuotaFull where that many bytes more do not fit."""
        with self._lock:
            self._require_room(more)
            self._coming[incoming.id] += more

    def release(self, incoming: FolderIncoming) -> None:
        with self._lock:
            self._coming.pop(incoming.id, None)

    def add(self, incoming: Incoming, name: str, by: str, at: datetime) -> Staged:
        assert isinstance(incoming, FolderIncoming)
        if not incoming.size:
            raise EmptyFile
        incoming.close()
        with self._lock:
            staged = Staged(incoming.id, name, by, at, incoming.size)
            self._save(staged)
            self.release(incoming)
            return staged

    def get(self, id: str, now: datetime) -> Staged:
        staged = self._kept.get(id)
        if staged is None or staged.expires_at <= now:
            raise NoSuchImport(id)
        return staged

    def claim(self, owner: str, now: datetime) -> Staged | None:
        with self._lock:
            waiting = [staged for staged in self._kept.values() if staged.stage is Stage.WAITING]
            if not waiting:
                return None
            first = min(waiting, key=lambda staged: staged.at)
            claimed = replace(first, stage=Stage.READING, owner=owner, lease=now + LEASE)
            self._save(claimed)
            return claimed

    def renew(self, id: str, owner: str, progress: float, now: datetime) -> bool:
        with self._lock:
            staged = self._owned(id, owner)
            if staged is None:
                return False
            renewed = replace(staged, progress=progress, lease=now + LEASE)
            if now - self._saved.get(id, staged.at) >= OFTEN:
                self._saved[id] = now
                self._save(renewed)
            else:
                self._kept[id] = renewed
            return True

    def finish(self, id: str, owner: str, fault: Fault | None) -> None:
        with self._lock:
            staged = self._owned(id, owner)
            if staged is None:
                return
            self._saved.pop(id, None)
            if fault:
                shutil.rmtree(self.pictures(id), ignore_errors=True)
                self.file(id).unlink(missing_ok=True)
                self._save(_failed(staged, fault))
            else:
                size = sum(path.stat().st_size for path in self._path(id).rglob("*") if path.is_file())
                ready = replace(staged, stage=Stage.READY, progress=1.0, owner=None, lease=None, bytes=size)
                self._save(ready)

    def accept(self, id: str, acceptance: Acceptance) -> None:
        with self._lock:
            staged = self._kept.get(id)
            if staged is None:
                raise NoSuchImport(id)
            self._save(replace(staged, accepted=(*staged.accepted, acceptance)))

    def remove(self, id: str) -> None:
        with self._lock:
            if self._kept.pop(id, None) is None:
                raise NoSuchImport(id)
            self._saved.pop(id, None)
            self._erase(self._path(id))

    def expire(self, now: datetime) -> list[str]:
        with self._lock:
            old = [staged.id for staged in self._kept.values() if staged.expires_at <= now]
            for id in old:
                self.remove(id)
            for staged in list(self._kept.values()):
                if staged.stage is Stage.READING and staged.lease and staged.lease < now:
                    self._save(_failed(staged, Fault(INTERRUPTED)))
            return old

    def file(self, id: str) -> Path:
        return self._path(id) / FILE

    def pictures(self, id: str) -> Path:
        return self._path(id) / PICTURES

    def _owned(self, id: str, owner: str) -> Staged | None:
        staged = self._kept.get(id)
        return staged if staged and staged.stage is Stage.READING and staged.owner == owner else None

    def _require_room(self, more: int) -> None:
        taken = sum(staged.bytes for staged in self._kept.values()) + sum(self._coming.values())
        if taken + more > self._capacity or (not more and taken >= self._capacity):
            raise QuotaFull(self._capacity)

    def _save(self, staged: Staged) -> None:
        write(self._path(staged.id) / RECORD, json.dumps(written(staged)).encode())
        self._kept[staged.id] = staged

    def _path(self, id: str) -> Path:
        return self._folder / id

    def _found(self) -> Iterator[Staged]:
        """Those with a whole record; what an upload that was interrupted left is removed."""
        with suppress(FileNotFoundError):
            for path in sorted(self._folder.iterdir()):
                if not ID.fullmatch(path.name) or path.is_symlink() or not path.is_dir():
                    continue
                try:
                    staged = read(json.loads((path / RECORD).read_bytes()))
                except (OSError, ValueError, KeyError, TypeError):
                    self._erase(path)
                else:
                    yield staged

    def _erase(self, path: Path) -> None:
        """The record first: what is left of a removal that was interrupted is no file any more."""
        (path / RECORD).unlink(missing_ok=True)
        shutil.rmtree(path, ignore_errors=True)


def _failed(staged: Staged, fault: Fault) -> Staged:
    return replace(staged, stage=Stage.FAILED, fault=fault, owner=None, lease=None, bytes=0)
