"""Work that is killed at a chosen step: one step is one change of a folder, or one file opened in it."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from configurator.cli import main
from tests.server.process import FORKS

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "sqlite3.connect", "tempfile.mkdtemp"}
"""Python's audit events for them."""


def steps_of(command: Sequence[str], folder: Path) -> int:
    """How many steps a command takes that is not killed."""
    counted = folder.with_name("steps")
    killed_doing(None, partial(_run, command), folder, counted)
    return int(counted.read_text())


def killed_at(step: int, command: Sequence[str], folder: Path) -> bool:
    """Whether the command was killed, before that step, rather than done with fewer."""
    return killed_doing(step, partial(_run, command), folder)


def killed_doing(step: int | None, work: Callable[[], object], folder: Path, counted: Path | None = None) -> bool:
    """The same for a function of a module, which another process can find by its name."""
    return _ended(_walk, (step, work, folder, counted))


def killed_after(seconds: float, command: Sequence[str]) -> bool:
    """Whether the command was killed, so long after it began, rather than done earlier."""
    return _ended(_race, (seconds, command))


def _ended(target: object, arguments: tuple[object, ...]) -> bool:
    process = FORKS.Process(target=target, args=arguments)  # type: ignore[arg-type]
    process.start()
    process.join(60)
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def _walk(step: int | None, work: Callable[[], object], folder: Path, counted: Path | None) -> None:
    taken = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal taken
        if event in STEPS and str(folder) in str(arguments):
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)
            taken += 1

    sys.addaudithook(count)
    work()
    if counted:
        counted.write_text(str(taken))


def _race(seconds: float, command: Sequence[str]) -> None:
    def kill() -> None:
        time.sleep(seconds)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=kill, daemon=True).start()
    _run(command)


def _run(command: Sequence[str]) -> None:
    """Silently, in a process that does nothing else."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    main(command, standalone_mode=False)
