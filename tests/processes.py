"""Processes seen from outside: whose they are, and whether they are still there."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def children(parent: int) -> list[int]:
    """Of any of its threads."""
    found: list[int] = []
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, task.read_text().split())
    return found


def is_warm(process: int) -> bool:
    """Whether it is one that forks a child for each picture, or such a child."""
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes().endswith(b"decoder.py\0warm\0")
    return False


def is_gone(process: int) -> bool:
    """Ended, whether or not somebody has asked how."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def vanishes(process: int, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not is_gone(process) and time.monotonic() < until:
        time.sleep(0.01)
    return is_gone(process)


def waited(look: Callable[[], list[int]]) -> int:
    until = time.monotonic() + 20
    while not (found := look()):
        assert time.monotonic() < until, "nothing came"
        time.sleep(0.005)
    return found[0]
