"""Pictures in the making: each is made once, a few at a time, and who waits for one keeps nobody else waiting."""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from configurator.stores.images.errors import Busy

T = TypeVar("T")

AT_ONCE = 2
PATIENCE = 10.0
"""Seconds that somebody waits for a picture, those before it included."""


@dataclass
class _Making:
    """One picture: its work in a thread, the same as the event loop sees it, and how many wait for it."""

    work: "Future[Any]"
    done: "asyncio.Future[Any]"
    waiting: int = 0


class Making:
    """Works in `at_once` threads of its own: the ordinary ones are for what is answered soon.

    Waiting takes no thread. What nobody waits for any more is not begun. For one event loop.
    """

    def __init__(self, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._threads = ThreadPoolExecutor(at_once, "making")
        self._patience = patience
        self._making: dict[Hashable, _Making] = {}

    async def made(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` answers, for all who ask under this `key` meanwhile.

        Raises Busy where it is not there after `patience` seconds, and whatever `make` raises.
        """
        making = self._making.get(key) or self._begin(key, make)
        making.waiting += 1
        try:
            done, _ = await asyncio.wait([making.done], timeout=self._patience)
        finally:
            making.waiting -= 1
            if not making.waiting and making.work.cancel():
                self._forget(key, making)
        if not done:
            raise Busy(len(self._making))
        result: T = making.done.result()
        return result

    def close(self) -> None:
        """What was begun is finished, which takes less than a second for most pictures."""
        self._threads.shutdown(cancel_futures=True)

    def _begin(self, key: Hashable, make: Callable[[], object]) -> _Making:
        work = self._threads.submit(make)
        making = self._making[key] = _Making(work, asyncio.wrap_future(work))
        making.done.add_done_callback(partial(self._end, key, making))
        return making

    def _end(self, key: Hashable, making: _Making, done: "asyncio.Future[Any]") -> None:
        self._forget(key, making)
        if not done.cancelled():
            done.exception()  # Perhaps nobody waits for it any more: then nobody else looks at it.

    def _forget(self, key: Hashable, making: _Making) -> None:
        if self._making.get(key) is making:
            del self._making[key]
