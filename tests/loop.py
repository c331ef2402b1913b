"""An event loop of a test's own."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run(story: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """`asyncio.run` in a thread: in the main one Playwright keeps a loop running from the first browser test on."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(story())).result()
