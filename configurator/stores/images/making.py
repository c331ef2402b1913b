"""Pictures in the making: each is made once, a few at a time, and who waits for one keeps nobody else waiting."""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from configurator.stores.images.errors import Busy

T = TypeVar("T")

AT_ONCE = 2
"""Pictures that are made at the same time, where `place` lets in as many."""
PATIENCE = 10.0
"""Seconds that somebody waits for a picture, those before it included."""

Place = Callable[[str], AbstractAsyncContextManager[None]]
"""A place to work in for a client, once it is their turn."""


@dataclass(eq=False)
class _Turn:
    """One client's for a picture: the task that makes it if it comes first, and how many of theirs wait."""

    task: "asyncio.Task[None]"
    waiting: int = 0


@dataclass(eq=False)
class _Making:
    """One picture, the turns of those who want it, and whether one of them came."""

    make: Callable[[], object]
    done: "asyncio.Future[Any]"
    begun: bool = False
    turns: dict[str, _Turn] = field(default_factory=dict)


class Making:
    """Works in `AT_ONCE` threads of its own, since the ordinary ones are for what is answered soon.

    `place` says whose turn it is, and waiting for it takes no thread. Of several clients who want one picture the
    first whose turn comes makes it for all.
    What nobody waits for any more is not begun. For one event loop.
    """

    def __init__(self, place: Place, patience: float = PATIENCE) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, "making")
        self._place = place
        self._patience = patience
        self._making: dict[Hashable, _Making] = {}

    async def made(self, key: Hashable, make: Callable[[], T], client: str) -> T:
        """What `make` answers, for all who ask under this `key` meanwhile.

        Raises Busy where it is not there after `patience` seconds, and whatever `make` or taking a place raises.
        """
        making = self._making.get(key) or self._noted(key, make)
        try:
            async with asyncio.timeout(self._patience):
                await self._waited(key, making, client)
        except TimeoutError:
            raise Busy(len(self._making)) from None
        result: T = making.done.result()
        return result

    def close(self) -> None:
        """What was begun is finished, which takes less than a second for most pictures."""
        self._threads.shutdown(cancel_futures=True)

    def _noted(self, key: Hashable, make: Callable[[], object]) -> _Making:
        making = self._making[key] = _Making(make, asyncio.get_running_loop().create_future())
        return making

    async def _waited(self, key: Hashable, making: _Making, client: str) -> None:
        """Until it is done, in a turn of the client's unless it was begun in another's."""
        if not making.begun:
            await self._in_turn(key, making, client)
        await asyncio.wait([making.done])

    async def _in_turn(self, key: Hashable, making: _Making, client: str) -> None:
        """Until the client's turn is over, or the picture is done without it."""
        turn = making.turns.get(client)
        if turn is None:
            turn = making.turns[client] = _Turn(asyncio.create_task(self._taken(key, making, client)))
        turn.waiting += 1
        try:
            await asyncio.wait([making.done, turn.task], return_when=asyncio.FIRST_COMPLETED)
            if turn.task.done() and not turn.task.cancelled():
                turn.task.result()
        finally:
            turn.waiting -= 1
            if not turn.waiting and not making.begun:
                self._give_up(key, making, client)

    async def _taken(self, key: Hashable, making: _Making, client: str) -> None:
        """Hold the place until the picture is made, even if nobody waits for it any more: its thread goes on."""
        async with self._place(client):
            if making.begun:
                return
            making.begun = True
            for name, turn in making.turns.items():
                if name != client:
                    turn.task.cancel()
            await self._worked(key, making)

    async def _worked(self, key: Hashable, making: _Making) -> None:
        work = asyncio.get_running_loop().run_in_executor(self._threads, making.make)
        await asyncio.wait([work])
        del self._making[key]
        if work.cancelled():
            making.done.cancel()
        elif error := work.exception():
            making.done.set_exception(error)
            making.done.exception()  # Perhaps nobody waits for it any more: then nobody else looks at it.
        else:
            making.done.set_result(work.result())

    def _give_up(self, key: Hashable, making: _Making, client: str) -> None:
        making.turns.pop(client).task.cancel()
        if not making.turns:
            del self._making[key]
