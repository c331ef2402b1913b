"""A bounded load on one server, by wrk: how many answers a second, and what each cost the server's processor."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).parent / "load.lua"
TICKS = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 8
IDLE_WITHIN = 5


class LoadFailed(Exception):
    """The load did not measure what it should have: refusals, broken connections, or requests that ran out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it goes over the wire; `body` is JSON or a form, empty for none."""

    method: str
    path: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """One round: answers a second, and milliseconds of the server's and of the client's processor for each."""

    per_second: float
    server_ms: float
    client_ms: float


class Load:
    """The same requests in the same order, round after round, each round going on where the last one ended.

    `once` says that no request may be sent a second time.
    """

    def __init__(
        self,
        port: int,
        process: int,
        requests: Sequence[Asked],
        file: Path,
        *,
        connections: int = CONNECTIONS,
        once: bool = False,
    ) -> None:
        file.write_text("".join(f"{asked.method} {asked.path} {asked.body}\n" for asked in requests))
        self._file, self._count = file, len(requests)
        self._port, self._process = port, process
        self._connections, self._once = connections, once
        self._at = 0

    def __call__(self, seconds: int) -> Sample:
        self._wait_until_idle()
        before, own = cpu_seconds(self._process), os.times()
        answers, microseconds = self._wrk(seconds)
        spent, now = cpu_seconds(self._process) - before, os.times()
        client = now.children_user + now.children_system - own.children_user - own.children_system
        return Sample(answers / (microseconds / 1e6), spent / answers * 1000, client / answers * 1000)

    def _wait_until_idle(self) -> None:
        """What was under way when the last load ended is not counted to this one."""
        until, spent = time.monotonic() + IDLE_WITHIN, -1.0
        while time.monotonic() < until and spent != cpu_seconds(self._process):
            spent = cpu_seconds(self._process)
            time.sleep(0.1)

    def _wrk(self, seconds: int) -> tuple[int, int]:
        command = [
            "wrk", "--threads", "1", "--connections", str(self._connections), "--duration", f"{seconds}s",
            "--timeout", "20s", "--script", str(SCRIPT), f"http://127.0.0.1:{self._port}/",
            "--", str(self._file), str(self._at),
        ]  # fmt: skip
        out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
        line = next(line for line in out.splitlines() if line.startswith("done "))
        answers, microseconds, refused, broken, self._at = map(int, line.split()[1:])
        if refused or broken or not answers:
            raise LoadFailed(f"{refused} refusals and {broken} broken connections among {answers} answers\n{out}")
        if self._once and self._at > self._count:
            raise LoadFailed(f"{self._count} requests were not enough")
        return answers, microseconds


def cpu_seconds(process: int) -> float:
    """What a process has used of processors so far, its threads included."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
