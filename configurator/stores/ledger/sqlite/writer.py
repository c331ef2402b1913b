"""One thread that does all writing, so that those who wait at the same moment share one commit."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from time import perf_counter
from typing import Any

from configurator.stores.ledger.protocol import Books

AT_ONCE = 32
"""How many transactions share a commit at most."""
PATIENCE = 0.0005
"""Seconds to wait for as many as shared the last commit: who waited for that one is likely back at once."""

Work = Callable[[Books], Any]


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do in a transaction, and where its outcome goes."""

    work: Work
    future: "Future[Any]" = field(default_factory=Future)


class Writer:
    """`commit` does up to AT_ONCE jobs in one transaction and settles their futures."""

    def __init__(self, commit: Callable[[Sequence[Job]], None]) -> None:
        self._commit = commit
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._closing = threading.Lock()
        self._closed = False
        self._last = 1
        self._thread = threading.Thread(target=self._run, name="ledger", daemon=True)
        self._thread.start()

    def submit(self, work: Work) -> "Future[Any]":
        """Raises RuntimeError once closed, and from inside a transaction, which would wait for itself."""
        if threading.get_ident() == self._thread.ident:
            raise RuntimeError("a transaction cannot wait for another one")
        job = Job(work)
        with self._closing:
            if self._closed:
                raise RuntimeError("the ledger is closed")
            self._jobs.put(job)
        return job.future

    def close(self) -> None:
        """Finish what was submitted, then stop."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            jobs, last = self._waiting(first)
            running = [job for job in jobs if job.future.set_running_or_notify_cancel()]
            if running:
                self._commit(running)
            if last:
                return

    def _waiting(self, first: Job) -> tuple[list[Job], bool]:
        """The first job and those behind it; whether the end of the queue was among them."""
        jobs, last, until = [first], False, perf_counter() + PATIENCE
        while len(jobs) < AT_ONCE and not last:
            try:
                patience = until - perf_counter() if len(jobs) < self._last else 0
                job = self._jobs.get(patience > 0, max(patience, 0))
            except Empty:
                break
            if job is None:
                last = True
            else:
                jobs.append(job)
        self._last = len(jobs)
        return jobs, last
