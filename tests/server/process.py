"""A real server process on real data, started, killed and asked from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from httpx2 import Client, HTTPError

COMMAND = Path(sys.executable).parent / "configurator"


class Server:
    """`configurator serve` (or another command) on a free port of 127.0.0.1, its log beside its data."""

    def __init__(self, home: Path, command: str = "serve", program: Path = COMMAND) -> None:
        self.home = home
        self.data = home / "data"
        self.command = command
        self.program = program
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, timeout: float = 120) -> None:
        home, command = self.home, [str(self.program), self.command, "--data", str(self.data), "--port", str(self.port)]
        with open(home / "server.log", "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment, cwd=home)
        until = time.monotonic() + timeout
        while time.monotonic() < until and self.process.poll() is None:
            if self.answers():
                return
            time.sleep(0.02)
        raise AssertionError(f"the server did not start: {self.log()[-2000:]}")

    def answers(self) -> bool:
        try:
            with Client(base_url=self.url, timeout=5, verify=False) as client:  # reading certificates takes longer
                return client.get("/healthz").status_code == 200
        except HTTPError:
            return False

    def kill(self) -> None:
        """As a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Another command on the same data."""
        name, *rest = arguments
        command = [str(self.program), *name.split(), "--data", str(self.data), *rest]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=self.home, env=self.environment)

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "CONFIGURATOR_BASE_URL": self.url, "CONFIGURATOR_LOG_LEVEL": "warning"}

    def memory(self) -> int:
        """Resident bytes now."""
        assert self.process
        return self._memory("VmRSS")

    def peak_memory(self) -> int:
        return self._memory("VmHWM")

    def log(self) -> str:
        return (self.home / "server.log").read_text(errors="replace")

    def _memory(self, name: str) -> int:
        assert self.process
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith(name))
        return int(line.split()[1]) * 1024

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        self.process.wait(30)
        self.process = None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
