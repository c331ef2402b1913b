"""Layered files being read, two at a time, while others wait their turn."""

import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import structlog

from configurator.runtime.log import kind
from configurator.stores.errors import StorageError
from configurator.stores.images.layered.errors import LayeredRefused, ReadingStopped
from configurator.stores.images.layered.reading import LIMITS, Reading
from configurator.stores.images.layered.source import Limits, Refusal
from configurator.stores.staging.protocol import Fault, Incoming, Staged, Staging

log = structlog.get_logger("import")
AT_ONCE = 2


class LayeredFiles:
    """Reads what is staged in threads of its own, each of which waits for a process; begins with what waits already."""

    def __init__(self, staging: Staging, clock: Callable[[], datetime], limits: Limits = LIMITS) -> None:
        self.staging = staging
        self._clock = clock
        self._limits = limits
        self._owner = secrets.token_hex(8)
        self._threads = ThreadPoolExecutor(AT_ONCE, "layered")
        self._lock = threading.Lock()
        self._reading: dict[str, Reading] = {}
        self._accepting: dict[str, threading.Lock] = {}
        self._closed = False
        self._wake(AT_ONCE)

    def add(self, incoming: Incoming, name: str, by: str) -> Staged:
        """A whole file, to be read once it is its turn; raises EmptyFile."""
        staged = self.staging.add(incoming, name, by, self._clock())
        self._wake(1)
        return staged

    def get(self, id: str) -> Staged:
        """Raises NoSuchImport."""
        return self.staging.get(id, self._clock())

    def remove(self, id: str) -> None:
        """Let go of a file, also while it is read; raises NoSuchImport."""
        self._stop(id)
        self.staging.remove(id)
        with self._lock:
            self._accepting.pop(id, None)

    def expire(self) -> None:
        """Let go of what nobody accepted for a day."""
        for id in self.staging.expire(self._clock()):
            self._stop(id)

    @contextmanager
    def accepting(self, id: str) -> Iterator[Staged]:
        """One acceptance of a file at a time; raises NoSuchImport."""
        self.get(id)
        with self._lock:
            lock = self._accepting.setdefault(id, threading.Lock())
        with lock:
            yield self.get(id)

    def close(self) -> None:
        """What is being read ends here; after the next start it has failed, and what waits is read then."""
        with self._lock:
            self._closed = True
            readings = list(self._reading.values())
        for reading in readings:
            reading.stop()
        self._threads.shutdown(cancel_futures=True)

    def _wake(self, threads: int) -> None:
        for _ in range(threads):
            self._threads.submit(self._work)

    def _work(self) -> None:
        """Read files until none waits."""
        try:
            while not self._closed and (staged := self.staging.claim(self._owner, self._clock())):
                self._read(staged)
        except StorageError as error:
            log.error("not read", reason=error.place)

    def _read(self, staged: Staged) -> None:
        try:
            fault = self._fault_of(staged)
        except ReadingStopped:
            return
        self.staging.finish(staged.id, self._owner, fault)
        log.info("read", id=staged.id, fault=fault.reason if fault else None)

    def _fault_of(self, staged: Staged) -> Fault | None:
        """What kept the file from being read, None where nothing did; raises ReadingStopped."""
        folder = self.staging.pictures(staged.id)
        reading = Reading(self.staging.file(staged.id), Path(staged.name).stem, folder, self._limits)
        with self._lock:
            self._reading[staged.id] = reading
        try:
            if self._closed:
                raise ReadingStopped
            _emptied(folder)
            reading.run(lambda progress: self._report(staged.id, progress, reading))
        except LayeredRefused as refused:
            return Fault(refused.code, refused.name)
        except ReadingStopped:
            raise
        except Exception as error:
            log.error("not read", reason=kind(error), exc_info=error)
            return Fault(Refusal.CORRUPT)
        finally:
            with self._lock:
                del self._reading[staged.id]
        return None

    def _report(self, id: str, progress: float, reading: Reading) -> None:
        """Somebody may have let go of it."""
        if not self.staging.renew(id, self._owner, progress, self._clock()):
            reading.stop()

    def _stop(self, id: str) -> None:
        with self._lock:
            reading = self._reading.get(id)
        if reading:
            reading.stop()


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
