"""Where evaluations run: small ones in place, others in a few threads, so that the event loop answers meanwhile."""

import asyncio
import sys
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from math import inf
from threading import Event
from typing import Any, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from configurator.products.errors import TooManyAtOnce, Undecided
from configurator.runtime.admission import Admission
from configurator.runtime.limiting import TooOften
from configurator.runtime.services import Services
from layers.evaluation.product import Product
from layers.solver.effort import watched
from layers.solver.region import SELECTABLE

Answer = TypeVar("Answer")

SMALL_PRODUCT = 2_000
"""The size of a product up to which evaluations are tried in place."""

IN_PLACE = 100_000
"""Steps of the solver that may be taken in place; some 10 ms."""

DRAWN_IN_PLACE = 300
"""The options up to which a page that shows them is made in place, in some 30 ms."""

LONGEST = 30.0
"""Seconds of processor time after which an evaluation is given up, the last net: its steps end nearly all before."""

LONGEST_OF_DESIGNERS = 60.0
"""The same for what looks at a whole draft."""

STRETCH = 0.001
"""Seconds that it computes before it pauses, as long again."""


class _NotInPlace(Exception):
    """An evaluation takes more steps than may be taken on the event loop."""


Leaving = Callable[[], Coroutine[Any, Any, None]]
"""Is over when the client goes; how long its work goes on depends on it."""


async def decided(
    services: Services, product: Product, work: Callable[[], Answer], client: str, leaving: Leaving | None = None
) -> Answer:
    """The answer of `work`, which evaluates `product` and may be begun twice.

    What the first try found out is kept with the product, so that a second one goes on from there.
    One `client`, by its network, can only have some of the places, and waits in turn with the others.
    Raises Undecided, TooManyAtOnce, and ClientDisconnect where the client goes first.
    """
    if product.size <= SMALL_PRODUCT:
        try:
            with watched(_AtMost(IN_PLACE)):
                return work()
        except _NotInPlace:
            pass
    placed = _placed(services.questions, client, work, LONGEST)
    return await _while_there(placed, leaving)


async def drawn(
    services: Services, options: int, work: Callable[[], Answer], client: str, leaving: Leaving | None = None
) -> Answer:
    """What `work` makes of so many options, a page that shows them say; raises as `decided` does."""
    if options <= DRAWN_IN_PLACE:
        return work()
    return await _while_there(_placed(services.questions, client, work, LONGEST), leaving)


async def designed(services: Services, work: Callable[[], Answer], leaving: Leaving | None = None) -> Answer:
    """The answer of `work` that a designer waits for, one at a time, in no shopper's place, and giving way to shoppers.

    Without `leaving` it is worked out whether the client stays or goes.
    Raises Undecided, TooManyAtOnce, and ClientDisconnect where the client goes first.
    """
    placed = _placed(services.designing, "", work, LONGEST_OF_DESIGNERS, STRETCH)
    return await _while_there(placed, leaving)


async def _while_there(work: Coroutine[Any, Any, Answer], leaving: Leaving | None) -> Answer:
    """What `work` comes to; where the client goes first it is cancelled, and ClientDisconnect raised."""
    if leaving is None:
        return await work
    working, going = asyncio.create_task(work), asyncio.create_task(leaving())
    try:
        await asyncio.wait([working, going], return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        working.cancel()
        going.cancel()
        await asyncio.wait([working, going])


async def _placed(
    admission: Admission, client: str, work: Callable[[], Answer], longest: float, stretch: float = inf
) -> Answer:
    """Raises TooManyAtOnce."""
    try:
        async with admission.place(client):
            return await _beside(work, longest, stretch)
    except TooOften as crowded:
        raise TooManyAtOnce from crowded


async def _beside(work: Callable[[], Answer], longest: float, stretch: float) -> Answer:
    """In a thread, which ends at its next search when nobody waits for it any more, since the server stops or else."""
    ended = Event()
    try:
        with _OFTEN:
            return await run_in_threadpool(partial(_in_time, work, longest, stretch, ended))
    finally:
        ended.set()


def _in_time(work: Callable[[], Answer], longest: float, stretch: float, ended: Event) -> Answer:
    with watched(_Until(time.thread_time() + longest, ended, stretch)):
        return work()


class _SwitchingOften:
    """While threads compute they let the event loop go on every millisecond; Python's own five would be felt.

    Always so, it would cost all that writes a tenth. Entered and left on the event loop.
    """

    SECONDS = 0.001

    def __init__(self) -> None:
        self._inside = 0
        self._usual = 0.0

    def __enter__(self) -> None:
        if not self._inside:
            self._usual = sys.getswitchinterval()
            sys.setswitchinterval(self.SECONDS)
        self._inside += 1

    def __exit__(self, *_: object) -> None:
        self._inside -= 1
        if not self._inside:
            sys.setswitchinterval(self._usual)


_OFTEN = _SwitchingOften()


@dataclass
class _AtMost:
    """Ends an evaluation that takes more steps."""

    left: int

    def __call__(self, steps: int, /) -> None:
        self.left -= steps
        if self.left < 0:
            raise _NotInPlace


@dataclass
class _Until:
    """Ends work once its thread has computed for so long, or `ended`; no search may take more steps than `left`.

    After every `stretch` of computing it pauses as long, and others have the interpreter for themselves.
    """

    moment: float
    ended: Event
    stretch: float = inf
    left: int = SELECTABLE
    paused: float = field(default_factory=time.thread_time)

    def __call__(self, _: int, /) -> None:
        now = time.thread_time()
        if self.ended.is_set() or now > self.moment:
            raise Undecided
        if now - self.paused > self.stretch:
            time.sleep(self.stretch)
            self.paused = now
