"""An event loop of a test's own: in the main thread Playwright keeps one running from the first browser test on."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")

GOODBYE = 0.02
"""Seconds in which a connection that was closed takes leave of its loop."""


def awaited(work: Coroutine[Any, Any, T]) -> T:
    """What it comes to, in an event loop and a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _to_the_end(work)).result()


async def _to_the_end(work: Coroutine[Any, Any, T]) -> T:
    try:
        return await work
    finally:
        await asyncio.sleep(GOODBYE)
