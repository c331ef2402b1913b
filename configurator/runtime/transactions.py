"""Waiting for the ledger without keeping anybody else waiting."""

import asyncio
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool

from configurator.runtime.services import Services
from configurator.stores.ledger.protocol import Books

T = TypeVar("T")
P = ParamSpec("P")


async def written(services: Services, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work(books, …)` answers, once it is durable; a caller who leaves does not undo it."""
    return await asyncio.shield(asyncio.wrap_future(services.ledger.write(work, *args, **kwargs)))


async def looked_up(
    services: Services, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What `work(books, …)` answers from the books as of now."""

    return await run_in_threadpool(lambda: services.ledger.read(work, *args, **kwargs))
