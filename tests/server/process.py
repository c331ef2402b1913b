"""A real server process on real data, started, killed and asked from outside."""

import faulthandler
import json
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

from httpx2 import Client, HTTPError

from configurator.accounts.tokens import Scope, create_token
from configurator.cli import main
from configurator.stores.ledger.open import open_ledger

COMMAND = Path(sys.executable).parent / "configurator"
FORKS = get_context("forkserver")
"""Processes forked from one that has read all our code and templates."""
FORKS.set_forkserver_preload(["configurator.cli.serving", "tests.server.process", "tests.compiled_templates"])


class Server:
    """`configurator serve` (or another command) on a free port of 127.0.0.1, its log beside its data.

    It is started beside its data, which it is given by a relative path, as users do.

    Without a `program` it is the code that is here, in a fork: nothing has to be read first. `files` is how many
    it may have open, `first` what its process does before anything else, to change how it goes on.
    """

    def __init__(
        self, home: Path, command: str = "serve", program: Path | None = COMMAND, files: int | None = None
    ) -> None:
        self.home = home
        self.data = home / "data"
        self.command = command
        self.program = program
        self.files = files
        self.first: Callable[[], None] | None = None
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: ForkServerProcess | None = None

    def begin(self) -> None:
        command = [self.command, "--data", self.data.name, "--port", str(self.port)]
        log = self.home / "server.log"
        log.touch()
        self.process = self._fork(command, log, log)

    def start(self, timeout: float = 120) -> None:
        self.begin()
        assert self.process
        until = time.monotonic() + timeout
        while time.monotonic() < until and self.process.is_alive():
            if self.answers():
                return
            time.sleep(0.02)
        if self.process.is_alive():
            assert self.process.pid
            os.kill(self.process.pid, signal.SIGUSR1)
            time.sleep(0.5)
        raise AssertionError(f"the server did not start: {self.log()[-9000:]}")

    def answers(self) -> bool:
        try:
            with self.client() as client:
                return client.get("/healthz").status_code == 200
        except HTTPError:
            return False

    def client(self, path: str = "") -> Client:
        """Somebody else's connection; it reads no certificates, which takes longer than most of what is asked."""
        return Client(base_url=f"{self.url}{path}", timeout=60, verify=False)

    def token(self) -> str:
        """What `token create` prints."""
        with closing(open_ledger(self.data / "ledger.sqlite3")) as ledger:
            return create_token(ledger, "tests", Scope.ADMIN, datetime.now(UTC))

    def kill(self) -> None:
        """As a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def run(self, *arguments: str) -> "CompletedProcess[str]":
        """Another command on the same data."""
        name, *rest = arguments
        command = [*name.split(), "--data", str(self.data), *rest]
        with TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            process = self._fork(command, out, err)
            process.join(60)
            assert process.exitcode is not None
            return CompletedProcess(command, process.exitcode, out.read_text(), err.read_text())

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "CONFIGURATOR_BASE_URL": self.url, "CONFIGURATOR_LOG_LEVEL": "warning"}

    def memory(self) -> int:
        """Resident bytes now."""
        assert self.process
        return self._memory("VmRSS")

    def peak_memory(self) -> int:
        return self._memory("VmHWM")

    def descriptors(self) -> int:
        """How many files and connections it has open."""
        assert self.process
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def log(self) -> str:
        return (self.home / "server.log").read_text(errors="replace")

    def forget_log(self) -> None:
        (self.home / "server.log").write_text("")

    def longest_pause(self) -> int:
        """The most milliseconds that its event loop computed in one pause, as logged until it stopped."""
        lines = [line for line in self.log().splitlines() if '"event loop paused"' in line]
        return max((int(json.loads(line)["cpu_ms"]) for line in lines), default=0)

    def _memory(self, name: str) -> int:
        assert self.process
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith(name))
        return int(line.split()[1]) * 1024

    def _fork(self, command: Sequence[str], out: Path, err: Path) -> ForkServerProcess:
        process = FORKS.Process(
            target=_be, args=(self.program, command, self.home, self.environment, out, err, self.files, self.first)
        )
        process.start()
        return process

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        assert self.process.pid
        os.kill(self.process.pid, how)
        self.process.join(30)
        assert not self.process.is_alive()
        self.process.close()
        self.process = None


def _be(
    program: Path | None,
    command: Sequence[str],
    home: Path,
    environment: Mapping[str, str],
    out: Path,
    err: Path,
    files: int | None,
    first: Callable[[], None] | None,
) -> None:
    """The command of an installed program, or of the code that is here."""
    if files:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT), number)
    os.chdir(home)
    if program:
        os.execve(program, [str(program), *command], environment)
    os.environ.clear()
    os.environ.update(environment)
    if first:
        first()
    faulthandler.register(signal.SIGUSR1)  # Says where every thread is.
    main(command)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
