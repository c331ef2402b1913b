"""Work for a client that is gone ends."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.requests import ClientDisconnect, Request

from configurator.web.connections.presence import while_connected
from tests.loop import awaited


def asked(*messages: str, going: Callable[[], Awaitable[Any]]) -> Request:
    """A request whose client sends `messages`, and goes when `going` is over."""
    coming = list(messages)

    async def receive() -> dict[str, Any]:
        if coming:
            return {"type": coming.pop(0)}
        await going()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "headers": []}, receive)


def test_work_for_a_client_that_goes_is_cancelled() -> None:
    async def story() -> None:
        begun, ended = asyncio.Event(), asyncio.Event()

        async def work() -> None:
            begun.set()
            try:
                await asyncio.sleep(60)
            finally:
                ended.set()

        with pytest.raises(ClientDisconnect):
            await while_connected(asked("http.request", going=begun.wait), work())
        assert ended.is_set()

    awaited(story())


def test_who_stays_gets_the_answer() -> None:
    async def work() -> str:
        await asyncio.sleep(0)
        return "answered"

    async def story() -> None:
        staying = asked("http.request", going=asyncio.Event().wait)
        assert await while_connected(staying, work()) == "answered"

    awaited(story())


def test_a_failure_is_raised() -> None:
    async def work() -> None:
        raise LookupError

    async def story() -> None:
        with pytest.raises(LookupError):
            await while_connected(asked(going=asyncio.Event().wait), work())

    awaited(story())
