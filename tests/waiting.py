"""Waiting for what another thread or process does."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 60.0


def until(found: Callable[[], T | None], seconds: float = PATIENCE) -> T:
    """What is found once it is there and not empty."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if it := found():
            return it
        time.sleep(0.005)
    raise AssertionError(f"not within {seconds} s")
