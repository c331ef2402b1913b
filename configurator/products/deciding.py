"""Where evaluations run: small ones in place, others in a few threads, so that the event loop answers meanwhile."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

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

LONGEST = 30.0
"""Seconds of processor time after which an evaluation is given up, the last net: its steps end nearly all before."""

LONGEST_OF_DESIGNERS = 60.0
"""The same for what looks at a whole draft."""


class _NotInPlace(Exception):
    """An evaluation takes more steps than may be taken on the event loop."""


async def decided(services: Services, product: Product, work: Callable[[], Answer], client: str) -> Answer:
    """The answer of `work`, which evaluates `product` and may be begun twice; raises Undecided, TooManyAtOnce.

    What the first try found out is kept with the product, so that a second one goes on from there.
    One `client`, by its network, can only have some of the places, and waits in turn with the others.
    """
    if product.size <= SMALL_PRODUCT:
        try:
            with watched(_AtMost(IN_PLACE)):
                return work()
        except _NotInPlace:
            pass
    async with _place(services.questions, client):
        return await _beside(work, LONGEST)


async def designed(services: Services, work: Callable[[], Answer]) -> Answer:
    """The answer of `work` that a designer waits for, one at a time and in no shopper's place.

    Raises Undecided, TooManyAtOnce.
    """
    async with _place(services.designing):
        return await _beside(work, LONGEST_OF_DESIGNERS)


@asynccontextmanager
async def _place(admission: Admission, client: str = "") -> AsyncIterator[None]:
    """Raises TooManyAtOnce."""
    try:
        async with admission.place(client):
            yield
    except TooOften as crowded:
        raise TooManyAtOnce from crowded


async def _beside(work: Callable[[], Answer], longest: float) -> Answer:
    """In a thread, which ends at its next search when nobody waits for it any more, since the server stops or else."""
    ended = Event()
    try:
        return await run_in_threadpool(partial(_in_time, work, longest, ended))
    finally:
        ended.set()


def _in_time(work: Callable[[], Answer], longest: float, ended: Event) -> Answer:
    with watched(_Until(time.thread_time() + longest, ended)):
        return work()


@dataclass
class _AtMost:
    """Ends an evaluation that takes more steps."""

    left: int

    def __call__(self, steps: int, /) -> None:
        self.left -= steps
        if self.left < 0:
            raise _NotInPlace


@dataclass(frozen=True)
class _Until:
    """Ends work once its thread has computed for so long, or `ended`; no search may take more steps than `left`."""

    moment: float
    ended: Event
    left: int = SELECTABLE

    def __call__(self, _: int, /) -> None:
        if self.ended.is_set() or time.thread_time() > self.moment:
            raise Undecided
