"""Reading a layered file: the process that does it is started, watched, and ended where nobody waits for it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from configurator.stores.images.layered.errors import REFUSED, CorruptFile, LayeredRefused, ReadingStopped
from configurator.stores.images.layered.format import format_of
from configurator.stores.images.layered.result import Result, read_result
from configurator.stores.images.layered.source import FileRefused, Limits, Refusal

LIMITS = Limits()
CHILD = "configurator.stores.images.layered.child"
_QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}
"""Threads would only reserve memory for themselves."""


class Reading:
    """One file being read by a process of its own, with little memory and time; `run` blocks, `stop` ends it."""

    def __init__(self, file: Path, title: str, folder: Path, limits: Limits = LIMITS) -> None:
        self._file = file
        self._title = title
        self._folder = folder
        self._limits = limits
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._late = False

    def run(self, progress: Callable[[float], None]) -> Result:
        """What is in the file, with its pictures in the folder, which is empty; progress goes from 0 to 1.

        Raises LayeredRefused, and ReadingStopped once it was stopped.
        """
        process = self._started()
        overdue = threading.Timer(2 * self._limits.seconds, self._give_up)  # The machine may be busy otherwise.
        overdue.start()
        try:
            said = self._listened(process, progress)
        finally:
            overdue.cancel()
            self._end(process)
        if self._stopped:
            raise ReadingStopped
        if self._late or process.returncode == -signal.SIGXCPU:
            raise self._refusal(Refusal.TOO_COSTLY)
        if said is None or process.returncode:
            raise self._refusal(Refusal.CORRUPT)
        if "refused" in said:
            raise self._refusal(Refusal(said["refused"]), said.get("name", ""))
        return self._result()

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            if self._process:
                self._process.kill()

    def _started(self) -> "subprocess.Popen[bytes]":
        try:
            format = format_of(self._file)
        except FileRefused as refused:
            raise self._refusal(refused.reason) from refused
        limits = json.dumps(asdict(self._limits))
        told = [format.value, str(self._file), self._title, str(self._folder), limits]
        command = [sys.executable, "-I", "-W", "ignore", "-m", CHILD, *told]
        with self._lock:
            if self._stopped:
                raise ReadingStopped
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_QUIET},
            )
            return self._process

    def _listened(self, process: "subprocess.Popen[bytes]", progress: Callable[[float], None]) -> dict[str, str] | None:
        assert process.stdout
        for line in process.stdout:
            if line.startswith(b"{"):
                said: dict[str, str] = json.loads(line)
                return said
            progress(float(line))
        return None

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        """It has said its last word, or nobody listens to it any more."""
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stdout
        process.stdout.close()

    def _give_up(self) -> None:
        self._late = True
        if self._process:
            self._process.kill()

    def _result(self) -> Result:
        try:
            return read_result(self._folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CorruptFile(self._limits) from error

    def _refusal(self, reason: Refusal, name: str = "") -> LayeredRefused:
        return REFUSED[reason](self._limits, name[:100])
