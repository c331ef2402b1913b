"""What every store of imports can do; several processes may share one, so who reads a file has a lease on it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

KEPT = timedelta(hours=24)
"""How long a file waits for somebody to accept it."""
LEASE = timedelta(minutes=2)
"""Who reads a file says at least so often that it still does."""

INTERRUPTED = "interrupted"
"""Why a file failed whose reader is gone, as with a server that stopped."""


class Stage(StrEnum):
    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file could not be read: a reason that the reader of files knows, and a name in the file."""

    reason: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What was asked for, as a digest, and the configurator that it made or changed."""

    digest: str
    configurator: str


@dataclass(frozen=True, slots=True)
class Staged:
    """One file; `owner` reads it until `lease` ends unless it renews that. `bytes` are what it takes of the disk."""

    id: str
    name: str
    by: str
    at: datetime
    bytes: int
    stage: Stage = Stage.WAITING
    progress: float = 0.0
    fault: Fault | None = None
    owner: str | None = None
    lease: datetime | None = None
    accepted: tuple[Acceptance, ...] = ()

    @property
    def expires_at(self) -> datetime:
        return self.at + KEPT


class Incoming(Protocol):
    """A file that is just being uploaded; it is gone unless it is added."""

    def write(self, data: bytes) -> None:
        """Raises FileTooLarge, QuotaFull, Unwritable."""

    def discard(self) -> None: ...


class Staging(Protocol):
    """Files by id; what is not found, or is older than KEPT, raises NoSuchImport."""

    def incoming(self) -> Incoming:
        """Raises QuotaFull, Unwritable."""

    def add(self, incoming: Incoming, name: str, by: str, at: datetime) -> Staged:
        """The whole file, waiting; raises EmptyFile."""

    def get(self, id: str, now: datetime) -> Staged: ...

    def claim(self, owner: str, now: datetime) -> Staged | None:
        """The file that waits longest, now the owner's to read; None where none waits."""

    def renew(self, id: str, owner: str, progress: float, now: datetime) -> bool:
        """Whether the file is still the owner's to read."""

    def finish(self, id: str, owner: str, fault: Fault | None) -> None:
        """The file is read, or could not be; nothing where it is not the owner's any more."""

    def accept(self, id: str, acceptance: Acceptance) -> None: ...

    def remove(self, id: str) -> None: ...

    def expire(self, now: datetime) -> list[str]:
        """Remove what is older than KEPT, and fail what nobody has a lease on any more; answers what was removed."""

    def file(self, id: str) -> Path: ...

    def pictures(self, id: str) -> Path:
        """The folder for what is read from the file."""
